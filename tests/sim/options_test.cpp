// The command line: what it takes, and how it refuses with the nearest word.
#include "sim/options.h"

#include <gtest/gtest.h>

#include "sim/error.h"
#include "tests/support/refusal.h"

namespace tendril {
namespace {

Options parse(std::vector<const char*> words) {
    words.insert(words.begin(), "tendril");
    return parse_options(static_cast<int>(words.size()), words.data());
}

RunOptions parse_run(std::vector<const char*> words) {
    words.insert(words.begin(), "run");
    return std::get<RunOptions>(parse(std::move(words)));
}

std::string refused(const std::vector<const char*>& words) {
    return refusal([&] { parse(words); });
}

std::string help(std::vector<const char*> words) {
    words.push_back("--help");
    return std::get<Answer>(parse(std::move(words))).text;
}

TEST(Options, a_run_has_its_defaults) {
    const RunOptions o = parse_run({"c.toml"});
    EXPECT_EQ(o.chip.file, "c.toml");
    EXPECT_TRUE(o.chip.overrides.empty());
    EXPECT_TRUE(o.engine.empty() && o.stimulus.empty() && o.out.empty() && o.state.empty() &&
                o.record.empty());
    EXPECT_FALSE(o.ticks || o.cycles || o.json);
    EXPECT_EQ(o.wave, "off");
    EXPECT_TRUE(o.skip);
}

TEST(Options, a_run_takes_all_of_them_in_any_order) {
    const RunOptions o = parse_run({"--engine",
                                    "cosim",
                                    "--ticks",
                                    "10",
                                    "c.toml",
                                    "--cycles=99",
                                    "--stimulus",
                                    "s.aer",
                                    "--out",
                                    "d",
                                    "--state",
                                    "f",
                                    "--wave",
                                    "all",
                                    "--wave-window",
                                    "5:9",
                                    "--wave-scope",
                                    "core*",
                                    "--record",
                                    "deliveries,synapses",
                                    "--no-skip",
                                    "--threads",
                                    "2",
                                    "--json"});
    EXPECT_EQ(o.chip.file, "c.toml");
    EXPECT_EQ(o.engine, "cosim");
    EXPECT_EQ(o.ticks, 10);
    EXPECT_EQ(o.cycles, 99);
    EXPECT_EQ(o.stimulus, "s.aer");
    EXPECT_EQ(o.out, "d");
    EXPECT_EQ(o.state, "f");
    EXPECT_EQ(o.wave, "all");
    EXPECT_EQ(o.wave_window, (std::pair<std::int64_t, std::int64_t>{5, 9}));
    EXPECT_EQ(o.wave_scope, "core*");
    EXPECT_TRUE(o.records("deliveries") && o.records("synapses"));
    EXPECT_TRUE(!o.skip && !o.paranoid);
    EXPECT_TRUE(o.json);
}

TEST(Options, paranoid_is_asked_for) { EXPECT_TRUE(parse_run({"c.toml", "--paranoid"}).paranoid); }

TEST(Options, overrides_are_kept_in_order_and_the_seed_is_the_last_of_them) {
    EXPECT_EQ(parse_run({"--seed", "7", "--set", "a.b=1", "c.toml", "--set", "a.b=[1, 2]"}).chip.overrides,
              (std::vector<std::string>{"a.b=1", "a.b=[1, 2]", "seed=7"}));
    EXPECT_EQ(parse_run({"c.toml", "--seed", "18446744073709551615"}).chip.overrides,
              std::vector<std::string>{"seed=-1"});
    EXPECT_EQ(refused({"run", "c.toml", "--seed=18446744073709551616"}),
              "2 --seed: \"18446744073709551616\" is no seed; 0..18446744073709551615");
    EXPECT_EQ(refused({"run", "c.toml", "--seed=-1"}),
              "2 --seed: \"-1\" is no seed; 0..18446744073709551615");
    EXPECT_EQ(refused({"run", "c.toml", "--seed=7x"}),
              "2 --seed: \"7x\" is no seed; 0..18446744073709551615");
}

TEST(Options, the_other_commands_have_theirs) {
    const auto diff = std::get<DiffCommand>(parse({"diff", "a", "b", "--ticks-only"}));
    EXPECT_TRUE(diff.a == "a" && diff.b == "b" && diff.ticks_only && !diff.json);
    const auto experiment =
        std::get<ExperimentOptions>(parse({"experiment", "e.toml", "--set", "a=1", "--out", "o"}));
    EXPECT_TRUE(experiment.file == "e.toml" && experiment.out == "o" && experiment.overrides.size() == 1);
    EXPECT_TRUE(std::get<TopologyOptions>(parse({"topology", "c.toml", "--json"})).json);
    EXPECT_EQ(std::get<ConfigOptions>(parse({"config", "check", "c.toml"})).action,
              ConfigOptions::Action::check);
    EXPECT_EQ(std::get<ConfigOptions>(parse({"config", "dump", "c.toml"})).chip.file, "c.toml");
    EXPECT_EQ(std::get<ConfigOptions>(parse({"config", "schema"})).action, ConfigOptions::Action::schema);
}

TEST(Options, an_unknown_option_names_the_nearest) {
    const std::string text = refused({"run", "c.toml", "--tick", "5"});
    EXPECT_EQ(text.rfind("2 tendril run: unknown option \"--tick\"; ", 0), 0U) << text;
    EXPECT_NE(text.find("did you mean \"--ticks\"?"), std::string::npos) << text;
    EXPECT_NE(refused({"diff", "a", "b", "--tick-only"}).find("did you mean \"--ticks-only\"?"),
              std::string::npos);
    EXPECT_NE(refused({"config", "dump", "c.toml", "--sett=1"}).find("did you mean \"--set\"?"),
              std::string::npos);
}

TEST(Options, an_unknown_command_names_the_nearest) {
    EXPECT_EQ(refused({"rnu"}),
              "2 tendril: unknown command \"rnu\"; run, experiment, diff, why, waves, avalanches, gallery, "
              "topology, regress, bisect, explain-latency, report, sweep, config; did you mean \"run\"?");
    EXPECT_EQ(refused({"config", "dmp"}),
              "2 tendril config: unknown command \"dmp\"; check, dump, schema; did you mean \"dump\"?");
    EXPECT_EQ(refused({}),
              "2 tendril: no command is given; run, experiment, diff, why, waves, avalanches, gallery, "
              "topology, regress, bisect, explain-latency, report, sweep, config");
    EXPECT_EQ(refused({"config"}), "2 tendril config: no command is given; check, dump, schema");
}

TEST(Options, an_unknown_value_names_the_nearest) {
    EXPECT_EQ(refused({"run", "c.toml", "--engine", "fuctional"}),
              "2 tendril run --engine: \"fuctional\" is not known; functional, tlm, cosim, rtl; did you mean "
              "\"functional\"?");
    EXPECT_EQ(refused({"run", "c.toml", "--wave", "al", "--out", "d"}),
              "2 tendril run --wave: \"al\" is not known; off, fail, all; did you mean \"all\"?");
    EXPECT_EQ(
        refused({"run", "c.toml", "--record", "synapse"}),
        "2 tendril run --record: \"synapse\" is not known; deliveries, hops, synapses, timeline; did you "
        "mean \"synapses\"?");
    EXPECT_EQ(refused({"run", "c.toml", "--wave-window", "9:5"}),
              "2 tendril run --wave-window: \"9:5\" is no window; FROM:TO in cycles or tFROM:tTO in ticks, "
              "both ends included");
}

TEST(Options, what_is_missing_or_no_number_is_a_usage_error) {
    EXPECT_EQ(refused({"run"}).rfind("2 tendril run: chip", 0), 0U) << refused({"run"});
    for (const std::vector<const char*>& words :
         std::vector<std::vector<const char*>>{{"run", "c.toml", "--ticks"},
                                               {"run", "c.toml", "--ticks", "x"},
                                               {"run", "c.toml", "--ticks", "-1"},
                                               {"run", "c.toml", "--cycles", "0"},
                                               {"diff", "a"},
                                               {"diff", "a", "b", "c"},
                                               {"run", "c.toml", "d.toml"},
                                               {"run", "c.toml", "--wave", "all"}}) {
        EXPECT_EQ(refused(words).rfind("2 tendril ", 0), 0U) << refused(words);
    }
}

TEST(Options, a_number_that_cannot_be_is_refused_in_our_words) {
    EXPECT_EQ(refused({"run", "c.toml", "--ticks", "-5"}),
              "2 tendril run --ticks: \"-5\" cannot be; a whole number, at least 0");
    EXPECT_EQ(refused({"run", "c.toml", "--clock", "nan"}),
              "2 tendril run --clock: \"nan\" cannot be; a number above 0");
    EXPECT_EQ(refused({"run", "c.toml", "--wave-max-mb", "inf"}),
              "2 tendril run --wave-max-mb: \"inf\" cannot be; a number above 0");
    EXPECT_EQ(refused({"why", "r", "core=0", "--depth", "17"}),
              "2 tendril why --depth: \"17\" cannot be; a whole number in 1..16");
    EXPECT_EQ(refused({"regress", "l.toml", "--jobs", "0"}),
              "2 tendril regress --jobs: \"0\" cannot be; a whole number in 1..1024");
}

TEST(Options, what_would_change_nothing_is_refused) {
    const std::string nothing = ": there is nothing that it would change; with ";
    const std::string waves = "--wave fail, --wave all or --wave-trigger";
    EXPECT_EQ(refused({"run", "c.toml", "--out", "d", "--wave-window", "1:2"}),
              "2 tendril run --wave-window" + nothing + "--wave fail, --wave all or --record timeline");
    EXPECT_EQ(
        refused({"run", "c.toml", "--out", "d", "--record", "timeline", "--wave-window", "t1:t2"}),
        "2 tendril run --wave-window" + nothing + "--wave fail or all; a timeline takes cycles, FROM:TO");
    EXPECT_EQ(refused({"run", "c.toml", "--wave-scope", "core*"}),
              "2 tendril run --wave-scope" + nothing + waves);
    EXPECT_EQ(refused({"run", "c.toml", "--wave-max-mb", "3"}),
              "2 tendril run --wave-max-mb" + nothing + waves);
    EXPECT_EQ(refused({"run", "c.toml", "--wave-vcd"}), "2 tendril run --wave-vcd" + nothing + waves);
    EXPECT_EQ(refused({"run", "c.toml", "--out", "d", "--wave", "all", "--wave-around", "3:4"}),
              "2 tendril run --wave-around" + nothing + "--wave-trigger");
    EXPECT_EQ(refused({"run", "c.toml", "--record", "synapses"}),
              "2 tendril run --record: a record needs a run folder to lie in; --out DIR");
    parse_run({"c.toml", "--out", "d", "--record", "timeline", "--wave-window", "1:2"});
    parse_run(
        {"c.toml", "--out", "d", "--wave-trigger", "late", "--wave-around", "3:4", "--wave-scope", "core*"});
}

TEST(Options, every_command_has_help_with_an_example) {
    EXPECT_NE(help({}).find("experiment"), std::string::npos);
    for (const std::vector<const char*>& words :
         std::vector<std::vector<const char*>>{{"run"},
                                               {"experiment"},
                                               {"diff"},
                                               {"topology"},
                                               {"config"},
                                               {"config", "check"},
                                               {"config", "dump"},
                                               {"config", "schema"}}) {
        std::string command = "tendril";
        for (const char* word : words) (command += " ") += word;
        const std::string text = help(words);
        EXPECT_NE(text.find("Usage: " + command), std::string::npos) << text;
        EXPECT_NE(text.find("Example:\n  tendril " + std::string(words[0])), std::string::npos) << text;
    }
}

}  // namespace
}  // namespace tendril
