#include "sim/bisect/options.h"

#include <CLI/CLI.hpp>

#include "sim/error.h"
#include "sim/option_numbers.h"
#include "sim/regress/options.h"

namespace tendril {

namespace {

const std::string kBisect = "tendril bisect";

/// "200:100".
std::pair<std::int64_t, std::int64_t> pair_from(const std::string& text) {
    long long before = 0, after = 0;
    int end = 0;
    const int read = std::sscanf(text.c_str(), "%lld:%lld%n", &before, &after, &end);
    if (read == 2 && end == static_cast<int>(text.size()) && before >= 0 && after >= 0)
        return {before, after};
    throw error_at({kBisect + " --around"}, "\"" + text + "\" is no pair of cycles",
                   "BEFORE:AFTER, as in 200:100");
}

}  // namespace

void add_bisect_options(CLI::App& command, BisectOptions& o) {
    command.add_option("--rtl", o.rtl, "two trees of Verilog: folders with rtl.f, or git revisions")
        ->type_name("OLD NEW")
        ->required();
    command.add_option("file", o.file, "a chip file, or a regression list")
        ->type_name("CHIP.toml|LIST.toml")
        ->required();
    command.add_option("--test", o.test, "of a list: the test of this name; left out: its first")
        ->type_name("NAME");
    command
        .add_option_function<std::string>(
            "--seed", [&o](const std::string& text) { o.seed = seed_from(kBisect, text); },
            "as a report printed it")
        ->type_name("N");
    command.add_option("--set", o.overrides, "change a key of the file, as in neuron.theta=40; repeatable")
        ->type_name("a.b=c")
        ->allow_extra_args(false);
    command.add_option("--engine", o.engine, "of a chip: cosim, rtl")->type_name("NAME");
    add_number(
        command, kBisect, "--ticks", {1}, [&o](auto n) { o.ticks = n; }, "of a chip: length of the run");
    add_number(
        command, kBisect, "--cycles", {1}, [&o](auto n) { o.cycles = n; }, "so many are looked at");
    command
        .add_option_function<std::string>(
            "--around", [&o](const std::string& text) { o.around = pair_from(text); },
            "cycles of the waveform before and after the first difference; 200:100 left out")
        ->type_name("BEFORE:AFTER");
    add_number(
        command, kBisect, "--jobs", {1, 1024}, [&o](auto n) { o.jobs = static_cast<int>(n); },
        "of a build; left out: one a processor");
    command.add_option("--out", o.out, "the waveform of both and the report")->type_name("DIR");
    command.add_flag("--json", o.json, "print the report as JSON");
}

void add_signal_options(CLI::App& command, SignalOptions& o) {
    command.add_flag("--signals", o.asked,
                     "run both once more and compare what is inside cores and hubs, cycle by cycle; with one "
                     "folder: its RTL against the models");
    command.add_option("--scope", o.scope, "of --signals: blocks to look into, as --wave-scope")
        ->type_name("PATTERN");
    command.add_option("--rtl", o.rtl, "of --signals: the RTL is a changed copy of rtl/")->type_name("DIR");
    add_number(
        command, "tendril diff", "--cycles", {1}, [&o](auto n) { o.cycles = n; },
        "of --signals: so many are looked at");
}

}  // namespace tendril
