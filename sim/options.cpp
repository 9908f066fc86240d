// The command line: every command, its options and an example of its use.
#include "sim/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "sim/error.h"
#include "sim/option_numbers.h"
#include "sim/options_diff.h"
#include "sim/options_waves.h"
#include "sim/version.h"

namespace tendril {

namespace {

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& about,
                      const std::string& example) {
    CLI::App* command = app.add_subcommand(name, about);
    command->footer("Example:\n  " + example);
    command->allow_extras();  // what is left over is refused by refuse_extras, with the nearest name
    return command;
}

void add_chip(CLI::App* command, ChipChoice& chip) {
    command->add_option("chip", chip.file, "the chip file")->type_name("CHIP.toml")->required();
    command->add_option("--set", chip.overrides, "change a key of it, as in neuron.theta=40; repeatable")
        ->type_name("a.b=c")
        ->allow_extra_args(false);
    command
        ->add_option_function<std::string>(
            "--seed",
            [&chip](const std::string& text) {
                // Seeds have 64 bits; TOML's integers are signed.
                std::uint64_t seed = 0;
                const char* const last = text.data() + text.size();
                const auto [end, failed] = std::from_chars(text.data(), last, seed);
                if (failed != std::errc() || end != last || text.empty()) {
                    throw error_at({"--seed"}, fmt::format("\"{}\" is no seed", text),
                                   fmt::format("0..{}", UINT64_MAX));
                }
                chip.overrides.push_back(fmt::format("seed={}", static_cast<std::int64_t>(seed)));
            },
            "of every random stream")
        ->type_name("N");
}

void add_run(CLI::App& app, RunOptions& o) {
    CLI::App* run = add_command(app, "run", "simulate a chip",
                                "tendril run configs/chips/quickstart.toml --engine functional --ticks 320 "
                                "--out /tmp/run");
    add_chip(run, o.chip);
    run->add_option("--engine", o.engine, "functional, tlm, cosim, rtl")->type_name("NAME");
    add_number(
        *run, "tendril run", "--ticks", {}, [&o](auto n) { o.ticks = n; }, "length of the run");
    add_number(
        *run, "tendril run", "--cycles", {1}, [&o](auto n) { o.cycles = n; },
        "end at that cycle at the latest; of a chip with [traffic]: it sends until then, and the run "
        "goes on until all has arrived");
    run->add_option("--stimulus", o.stimulus, "a file that replaces every [[stimulus]]")->type_name("FILE");
    run->add_option("--out", o.out, "write the run folder here")->type_name("DIR");
    run->add_option("--state", o.state, "start from a final.state")->type_name("FILE");
    add_wave_options(*run, o);
    run->add_option("--record", o.record, "also deliveries, hops (for explain-latency), synapses, timeline")
        ->type_name("WHAT,...")
        ->delimiter(',')
        ->allow_extra_args(false);
    run->add_flag_callback(
        "--no-skip", [&o] { o.skip = false; }, "evaluate sleeping blocks too; changes no result");
    run->add_flag("--paranoid", o.paranoid,
                  "evaluate sleeping blocks and hold each to what it was; changes no result");
    add_number(
        *run, "tendril run", "--threads", {1, 1024}, [&o](auto n) { o.threads = static_cast<int>(n); },
        "at most so many, used where it pays; changes no result");
    add_measure(
        *run, "tendril run", "--clock", "MHZ", [&o](double mhz) { o.clock_mhz = mhz; },
        "the chip's clock, for the real-time factor");
    run->add_flag("--json", o.json, "print the statistics as JSON");
}

void add_experiment(CLI::App& app, ExperimentOptions& o) {
    CLI::App* command =
        add_command(app, "experiment", "train, label, test, compare engines",
                    "tendril experiment configs/experiments/quickstart.toml --out /tmp/digits");
    command->add_option("file", o.file, "the experiment file")->type_name("FILE")->required();
    command->add_option("--set", o.overrides, "change a key of it, as in digits.train_episodes=2000")
        ->type_name("a.b=c")
        ->allow_extra_args(false);
    command->add_option("--out", o.out, "write results and run folders here")->type_name("DIR");
    command->add_flag("--json", o.json, "print the result as JSON");
}

void add_why(CLI::App& app, WhyOptions& o) {
    CLI::App* command = add_command(app, "why", "why a neuron spiked in a tick, or why not",
                                    "tendril why runs/cosim core=3 neuron=17 tick=412 --depth 2");
    command->add_option("folder", o.folder, "a run folder")->type_name("DIR")->required();
    command->add_option("what", o.what, "core=N neuron=N tick=N")->type_name("WHAT")->expected(1, 3);
    add_number(
        *command, "tendril why", "--depth", {1, 16}, [&o](auto n) { o.depth = static_cast<int>(n); },
        "so many spikes deep");
    command->add_flag("--json", o.json, "print the answer as JSON");
}

void add_topology(CLI::App& app, TopologyOptions& o) {
    CLI::App* command = add_command(app, "topology", "metrics of the fabric and its deadlock check",
                                    "tendril topology configs/chips/smallworld-16.toml --json");
    add_chip(command, o.chip);
    command->add_option("--write", o.write, "also write the topology file")->type_name("FILE");
    command->add_option("--svg", o.svg, "also draw the floorplan")->type_name("FILE");
    command->add_option("--route", o.route, "also the routes of a source: core=0, host=in")
        ->type_name("SOURCE");
    command->add_flag("--json", o.json, "print them as JSON");
}

void add_config(CLI::App& app, ConfigOptions& o) {
    CLI::App* config = add_command(app, "config", "check, dump or describe chip files",
                                   "tendril config dump configs/chips/quickstart.toml");
    config->require_subcommand(0, 1);
    const auto action = [&](const std::string& name, ConfigOptions::Action value, const std::string& about,
                            const std::string& example) {
        CLI::App* command = add_command(*config, name, about, example);
        command->parse_complete_callback([&o, value] { o.action = value; });
        return command;
    };
    add_chip(action("check", ConfigOptions::Action::check, "is this chip file good?",
                    "tendril config check configs/chips/quickstart.toml"),
             o.chip);
    add_chip(action("dump", ConfigOptions::Action::dump, "every key of it, defaults included",
                    "tendril config dump configs/chips/quickstart.toml --set neuron.theta=40"),
             o.chip);
    action("schema", ConfigOptions::Action::schema, "the chip file's format as JSON schema",
           "tendril config schema > tendril-chip.schema.json");
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

Error unknown_word(const CLI::App& app, const std::string& title, const std::string& word) {
    const std::string option = word.substr(0, word.find('='));
    if (option.substr(0, 1) == "-") {
        std::vector<std::string> options;
        for (const CLI::Option* known : app.get_options()) {
            for (const std::string& name : known->get_lnames()) options.push_back("--" + name);
        }
        return error_at({title}, fmt::format("unknown option \"{}\"", option), joined(options),
                        nearest(option, options));
    }
    const std::vector<std::string> names = command_names(app);
    if (names.empty()) return error_at({title}, fmt::format("\"{}\" is one word too many", word));
    return error_at({title}, fmt::format("unknown command \"{}\"", word), joined(names),
                    nearest(word, names));
}

/// The command chosen, down to the last; what it does not know is refused.
const CLI::App& chosen(const CLI::App& app, const std::string& title) {
    const std::vector<std::string> extras = app.remaining();
    if (!extras.empty()) throw unknown_word(app, title, extras[0]);
    const auto commands = app.get_subcommands();
    if (!commands.empty()) return chosen(*commands[0], title + " " + commands[0]->get_name());
    const std::vector<std::string> names = command_names(app);
    if (!names.empty()) throw error_at({title}, "no command is given", joined(names));
    return app;
}

/// The deepest command that was named on the command line: whose help is meant, whose error it is.
const CLI::App& named(const CLI::App& app, int argc, const char* const* argv) {
    const CLI::App* at = &app;
    for (int i = 1; i < argc; ++i) {
        for (const CLI::App* command : at->get_subcommands([](const CLI::App*) { return true; })) {
            if (command->get_name() == argv[i]) {
                at = command;
                break;
            }
        }
    }
    return *at;
}

std::string title_of(const CLI::App& app) {
    const CLI::App* parent = app.get_parent();
    return (parent == nullptr ? "" : title_of(*parent) + " ") + app.get_name();
}

void require_word(const std::string& option, const std::string& word, const std::vector<std::string>& words) {
    if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return;
    throw error_at({"tendril run " + option}, fmt::format("\"{}\" is not known", word), joined(words),
                   nearest(word, words));
}

void check_run(const RunOptions& o) {
    require_word("--engine", o.engine, {"functional", "tlm", "cosim", "rtl"});
    require_word("--wave", o.wave, {"off", "fail", "all"});
    for (const std::string& what : o.record)
        require_word("--record", what, {"deliveries", "hops", "synapses", "timeline"});
    if (!o.record.empty() && o.out.empty())
        throw error_at({"tendril run --record"}, "a record needs a run folder to lie in", "--out DIR");
    check_wave_options(o);
}

Error refusal(const std::string& title, const CLI::ParseError& error) {
    return error_at({title}, error.what(), title + " --help lists what there is");
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
    CLI::App app{"Cycle-accurate simulator of a neuromorphic chip", "tendril"};
    app.footer("Start here:\n  tendril run configs/chips/quickstart.toml --engine functional");
    app.allow_extras();
    app.require_subcommand(0, 1);
    app.set_version_flag("--version", fmt::format("tendril {} ({})", version(), commit()));
    RunOptions run;
    ExperimentOptions experiment;
    DiffCommand diff;
    WhyOptions why;
    WavesOptions waves;
    AvalanchesOptions avalanches;
    GalleryOptions gallery;
    TopologyOptions topology;
    ConfigOptions config;
    RegressOptions regress;
    ReportOptions report;
    ExplainLatencyOptions explain_latency;
    SweepOptions sweep;
    BisectOptions bisect;
    add_run(app, run);
    add_experiment(app, experiment);
    add_diff_options(*add_command(app, "diff", "compare two runs; exit 1 at the first divergence",
                                  "tendril diff runs/functional runs/cosim --ticks-only"),
                     diff);
    add_why(app, why);
    add_waves(app, waves);
    add_avalanches(app, avalanches);
    add_gallery(app, gallery);
    add_topology(app, topology);
    add_regress_options(*add_command(app, "regress", "is the chip still the chip?",
                                     "tendril regress configs/regressions/chip.toml --tag smoke"),
                        regress);
    add_bisect_options(
        *add_command(app, "bisect", "where do two trees of RTL part?",
                     "tendril bisect --rtl HEAD my-rtl configs/chips/quickstart.toml --ticks 40"),
        bisect);
    add_explain_latency(app, explain_latency);
    add_report_options(*add_command(app, "report", "the page of a run or a sweep",
                                    "tendril report runs/cosim --neuron 3.17"),
                       report);
    add_sweep_options(*add_command(app, "sweep", "what does which fabric buy?",
                                   "tendril sweep configs/sweeps/shortcuts-64.toml --out /tmp/sweep"),
                      sweep);
    add_config(app, config);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const CLI::App& command = named(app, argc, argv);
        return Answer{command.help(command.get_parent() == nullptr ? "" : title_of(*command.get_parent()))};
    } catch (const CLI::CallForVersion& version) {
        return Answer{std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        throw refusal(title_of(named(app, argc, argv)), error);
    }
    const std::string command = title_of(chosen(app, "tendril"));
    if (command == "tendril run") return check_run(run), run;
    if (command == "tendril experiment") return experiment;
    if (command == "tendril diff") return check_diff_options(diff), diff;
    if (command == "tendril bisect") return bisect;
    if (command == "tendril why") return why;
    if (command == "tendril waves") return waves;
    if (command == "tendril avalanches") return avalanches;
    if (command == "tendril gallery") return gallery;
    if (command == "tendril topology") return topology;
    if (command == "tendril regress") return regress;
    if (command == "tendril report") return report;
    if (command == "tendril explain-latency") return explain_latency;
    if (command == "tendril sweep") return sweep;
    return config;
}

}  // namespace tendril
