// Waves: what is shown, when, and how the result is opened.
#include "sim/options_waves.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "sim/error.h"
#include "sim/option_numbers.h"
#include "sim/options_checkpoints.h"
#include "sim/wave_trigger.h"

namespace tendril {

namespace {

bool number(const std::string& text, std::int64_t& value) {
    return CLI::detail::lexical_cast(text, value) && value >= 0;
}

/// FROM:TO in cycles, or tFROM:tTO in ticks, both ends included.
void read_window(const std::string& text, RunOptions& o) {
    const auto colon = text.find(':');
    std::string from = text.substr(0, colon);
    std::string to = colon == std::string::npos ? "" : text.substr(colon + 1);
    const bool ticks = from.starts_with('t') && to.starts_with('t');
    if (ticks) {
        from.erase(0, 1);
        to.erase(0, 1);
    }
    std::pair<std::int64_t, std::int64_t> window;
    if (!number(from, window.first) || !number(to, window.second) || window.first > window.second) {
        throw error_at({"tendril run --wave-window"}, fmt::format("\"{}\" is no window", text),
                       "FROM:TO in cycles or tFROM:tTO in ticks, both ends included");
    }
    if (ticks)
        o.wave_ticks = window;
    else
        o.wave_window = window;
}

/// BEFORE:AFTER in cycles.
void read_around(const std::string& text, RunOptions& o) {
    const auto colon = text.find(':');
    if (colon == std::string::npos || !number(text.substr(0, colon), o.wave_around.first) ||
        !number(text.substr(colon + 1), o.wave_around.second)) {
        throw error_at({"tendril run --wave-around"}, fmt::format("\"{}\" is no stretch", text),
                       "BEFORE:AFTER in cycles");
    }
}

/// What would change nothing is refused: who says it means something else.
void refuse_unused(const RunOptions& o, bool waves) {
    const RunOptions none;
    const bool window = o.wave_ticks || o.wave_window != none.wave_window;
    const auto refuse = [](bool unused, const std::string& option, const char* needs) {
        if (unused)
            throw error_at({"tendril run " + option}, "there is nothing that it would change",
                           fmt::format("with {}", needs));
    };
    const char* const of_waves = "--wave fail, --wave all or --wave-trigger";
    refuse(window && !waves && !o.records("timeline"), "--wave-window",
           "--wave fail, --wave all or --record timeline");
    refuse(o.wave_ticks && !waves, "--wave-window", "--wave fail or all; a timeline takes cycles, FROM:TO");
    refuse(o.wave_scope != none.wave_scope && !waves, "--wave-scope", of_waves);
    refuse(o.wave_max_mb && !waves, "--wave-max-mb", of_waves);
    refuse(o.wave_vcd && !waves, "--wave-vcd", of_waves);
    refuse(o.wave_around != none.wave_around && o.wave_trigger.empty(), "--wave-around", "--wave-trigger");
}

}  // namespace

void add_wave_options(CLI::App& run, RunOptions& o) {
    run.add_option("--wave", o.wave, "off, fail (only of a run that fails), all")->type_name("WHEN");
    run.add_option_function<std::string>(
           "--wave-window", [&o](const std::string& text) { read_window(text, o); },
           "shown, in cycles as in 100:400 or in ticks as in t10:t12")
        ->type_name("FROM:TO");
    run.add_option("--wave-scope", o.wave_scope, "what is shown, as in core*,flights or core=3,neuron=17")
        ->type_name("WHAT,...");
    run.add_option(
           "--wave-trigger", o.wave_trigger,
           "run without waves, then again with them around the first \"spike core=2 neuron=17\", late, "
           "overrun, \"fifo_full hub=L1.3\" or \"divergence run=DIR\"")
        ->type_name("EVENT");
    run.add_option_function<std::string>(
           "--wave-around", [&o](const std::string& text) { read_around(text, o); },
           "cycles shown before and after the trigger")
        ->type_name("BEFORE:AFTER")
        ->default_str("1000:1000");
    add_measure(
        run, "tendril run", "--wave-max-mb", "MB", [&o](double mb) { o.wave_max_mb = mb; },
        "the file ends there, with a warning");
    run.add_flag("--wave-vcd", o.wave_vcd, "also waves.vcd, for viewers that know nothing else");
    add_checkpoint_options(run, o);  // what waves are replayed from
}

void check_wave_options(const RunOptions& o) {
    check_checkpoint_options(o);
    const bool waves = o.wave != "off" || !o.wave_trigger.empty();
    refuse_unused(o, waves);
    if (waves && o.out.empty())
        throw error_at({"tendril run --wave"}, "a waveform needs a run folder to lie in", "--out DIR");
    if (o.wave_trigger.empty()) return;
    const WaveTrigger read(o.wave_trigger);
    if (o.wave == "fail")
        throw error_at({"tendril run --wave-trigger"}, "a trigger has waves of its own", "--wave off, all");
    if (o.wave_ticks || o.wave_window != RunOptions().wave_window)
        throw error_at({"tendril run --wave-window"}, "a trigger has a window of its own", "--wave-around");
}

void add_waves(CLI::App& app, WavesOptions& o) {
    CLI::App* command = app.add_subcommand("waves", "open GTKWave on the waves of a run");
    command->footer(
        "Example:\n  tendril waves runs/cosim --at tick=412,core=3 --layout configs/waves/neuron.txt");
    command->allow_extras();
    command->add_option("folder", o.folder, "a run folder with waves")->type_name("DIR")->required();
    command->add_option("--at", o.at, "look there: tick=N or cycle=N, core=N, neuron=N, hub=L1.0")
        ->type_name("tick=N,core=N");
    command->add_option("--layout", o.layout, "rows in place of the run's own")->type_name("FILE");
    command->add_flag("--print", o.print, "print the command, start nothing");
}

}  // namespace tendril
