// tendril run with the functional engine, through the executable: what it writes, and what a refusal leaves
// behind.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

const std::string kQuickstart = "run configs/chips/quickstart.toml --engine functional ";

nlohmann::json json_of(const std::filesystem::path& path) { return nlohmann::json::parse(file_text(path)); }

/// The small chip of this test: one core of 16 neurons, each driven by its own line.
std::string small_chip(const TempFolder& folder) {
    write_file(
        folder / "c.toml",
        "# Does it run?\nformat = \"tendril-chip 1\"\n[run]\nengine = \"functional\"\nticks = 10\n"
        "[size]\nneurons = 16\naxons = 16\n[topology]\nfamily = \"flat\"\ncores = 1\n"
        "[neuron]\nph_len = 0\ninh_mode = 0\noneshot = 0\ntheta = 1\n"
        "[[host]]\nname = \"in\"\nlines = 16\n[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"0:15\"\n"
        "[[synapses]]\ncore = 0\naxons = 3\nneurons = 5\nfill = \"constant\"\nk = 1\n");
    return (folder / "c.toml").string();
}

const std::string kHead = "# tendril-aer 1 time_unit=tick columns=tick,host,line\n";

TEST(RunCommand, writes_a_run_folder_and_says_so) {
    const TempFolder folder;
    const Outcome run = tendril(kQuickstart + "--ticks 320 --out " + (folder / "r").string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.err, "");  // silent in a pipe
    EXPECT_EQ(run.out.rfind("quickstart (functional): 320 ticks, ", 0), 0U) << run.out;
    for (const char* name : {"spikes.aer", "synapses.csv", "thresholds.csv", "ticks.csv", "final.state",
                             "stats.json", "manifest.json"}) {
        EXPECT_TRUE(std::filesystem::exists(folder / "r" / name)) << name;
    }
    EXPECT_EQ(json_of(folder / "r" / "stats.json")["ticks"], 320);
    EXPECT_EQ(folder.names(), (std::set<std::string>{"r"}));
}

TEST(RunCommand, the_same_run_twice_is_the_same_folder_but_for_wall_time) {
    const TempFolder folder;
    for (const char* name : {"a", "b"}) tendril(kQuickstart + "--ticks 96 --out " + (folder / name).string());
    for (const char* name : {"spikes.aer", "synapses.csv", "ticks.csv", "final.state", "stats.json"}) {
        EXPECT_EQ(file_text(folder / "a" / name), file_text(folder / "b" / name)) << name;
    }
    auto a = json_of(folder / "a" / "manifest.json"), b = json_of(folder / "b" / "manifest.json");
    a.erase("wall");
    b.erase("wall");
    EXPECT_EQ(a, b);
}

TEST(RunCommand, skipping_changes_nothing_and_threads_neither) {
    const TempFolder folder;
    tendril(kQuickstart + "--ticks 96 --out " + (folder / "a").string());
    tendril(kQuickstart + "--ticks 96 --no-skip --threads 2 --out " + (folder / "b").string());
    for (const char* name : {"spikes.aer", "final.state", "stats.json"}) {
        EXPECT_EQ(file_text(folder / "a" / name), file_text(folder / "b" / name)) << name;
    }
}

TEST(RunCommand, two_halves_through_a_state_are_the_whole) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    ASSERT_EQ(tendril(kQuickstart + "--ticks 640 --out " + dir("whole")).exit_code, 0);
    ASSERT_EQ(tendril(kQuickstart + "--ticks 300 --out " + dir("first")).exit_code, 0);
    const Outcome second =
        tendril(kQuickstart + "--ticks 340 --state " + dir("first") + "/final.state --out " + dir("second"));
    ASSERT_EQ(second.exit_code, 0) << second.err;
    EXPECT_EQ(file_text(folder / "second" / "final.state"), file_text(folder / "whole" / "final.state"));
    const auto rows = [&](const char* name) {
        const std::string text = file_text(folder / name / "spikes.aer");
        return text.substr(text.find('\n') + 1);
    };
    EXPECT_EQ(rows("first") + rows("second"), rows("whole"));
}

TEST(RunCommand, a_stimulus_file_drives_the_lines_it_names_in_the_tick_it_names) {
    const TempFolder folder;
    const std::string chip = small_chip(folder);
    write_file(folder / "s.aer", kHead + "0 in 3\n4 in 3\n4 in 2\n");
    const Outcome run = tendril("run " + chip + " --stimulus " + (folder / "s.aer").string() +
                                " --record deliveries,synapses --out " + (folder / "r").string());
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(file_text(folder / "r" / "spikes.aer"),
              "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron\n0 - 0 5\n4 - 0 5\n");
    EXPECT_EQ(file_text(folder / "r" / "deliveries.aer"),
              "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,axon,source,neuron\n"
              "-1 - 0 3 1 3\n3 - 0 2 1 2\n3 - 0 3 1 3\n");
    EXPECT_EQ(file_text(folder / "r" / "synapses.csv"), "core,axon,neuron,k\n0,3,5,1\n");
}

TEST(RunCommand, statistics_as_json_are_those_of_the_folder) {
    const TempFolder folder;
    const Outcome run = tendril(kQuickstart + "--ticks 32 --json --out " + (folder / "r").string());
    EXPECT_EQ(run.out, file_text(folder / "r" / "stats.json"));
}

TEST(RunCommand, options_win_over_set_and_set_over_the_file) {
    const TempFolder folder;
    const std::string chip = small_chip(folder);
    EXPECT_EQ(tendril("run " + chip).out.rfind("c (functional): 10 ticks", 0), 0U);
    EXPECT_EQ(tendril("run " + chip + " --set run.ticks=7").out.rfind("c (functional): 7 ticks", 0), 0U);
    EXPECT_EQ(tendril("run " + chip + " --set run.ticks=7 --ticks 3").out.rfind("c (functional): 3 ticks", 0),
              0U);
}

TEST(RunCommand, ticks_that_the_chip_cannot_count_are_refused_by_every_engine) {
    for (const char* engine : {"functional", "cosim"}) {
        const std::string text = refused_by_program(
            fmt::format("run configs/chips/quickstart.toml --ticks 4294967306 --engine {}", engine));
        EXPECT_NE(text.find("the last tick is at most 2147483646"), std::string::npos) << text;
        EXPECT_EQ(text.substr(0, 2), "2 ");
    }
}

TEST(RunCommand, waves_of_failures_lie_beside_a_folder_given_with_a_slash) {
    const TempFolder folder;
    const std::string out = (folder / "r").string() + "/";
    EXPECT_EQ(tendril("run configs/chips/quickstart.toml --ticks 3 --wave fail --out " + out).exit_code, 0);
    EXPECT_EQ(folder.names(), std::set<std::string>{"r"});
}

TEST(RunCommand, the_folder_one_is_in_is_not_replaced) {
    const TempFolder folder;
    const std::string run =
        fmt::format("cd {} && {} run {}/configs/chips/quickstart.toml --ticks 3 --out . 2>/dev/null",
                    folder.path().string(), TENDRIL_PROGRAM, TENDRIL_SOURCE_DIR);
    EXPECT_EQ(WEXITSTATUS(std::system(run.c_str())), 2);
    EXPECT_TRUE(folder.names().empty());
}

TEST(RunCommand, what_an_engine_cannot_do_is_refused) {
    EXPECT_EQ(refused_by_program(kQuickstart + "--cycles 100"),
              "2 tendril run --cycles: engine functional has no cycles; --ticks N\n");
    EXPECT_EQ(
        refused_by_program(kQuickstart + "--set run.cycles=100"),
        "2 --set run.cycles=100: engine functional has no cycles; ticks; or --engine tlm, cosim, rtl\n");
    EXPECT_EQ(refused_by_program(kQuickstart + "--wave all --out /tmp/x")
                  .rfind("2 tendril run --wave: engine functional", 0),
              0U);
    EXPECT_EQ(refused_by_program("run configs/chips/tree-64.toml --engine rtl")
                  .rfind("2 tendril run --engine: no RTL chip was built for 64 cores", 0),
              0U);
    const TempFolder folder;
    write_file(
        folder / "c.toml",
        "format = \"tendril-chip 1\"\n[run]\nengine = \"functional\"\n[size]\nneurons = 16\naxons = 16\n");
    EXPECT_EQ(refused_by_program("run " + (folder / "c.toml").string()),
              "2 " + (folder / "c.toml").string() + ":2:1: [run] has no ticks; ticks here, or --ticks N\n");
}

TEST(RunCommand, the_co_simulation_says_what_the_functional_engine_says_and_needs_no_sleep) {
    const TempFolder folder;
    const auto dir = [&](const char* name) { return (folder / name).string(); };
    const std::string run = "run configs/chips/smallworld-16.toml --ticks 60 --record deliveries --out ";
    for (const std::string& one :
         {dir("cosim"), dir("awake") + " --no-skip", dir("plain") + " --engine functional"}) {
        const Outcome outcome = tendril(run + one);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
    }
    const Outcome ticks = tendril("diff --ticks-only " + dir("cosim") + " " + dir("plain"));
    EXPECT_EQ(ticks.exit_code, 0) << ticks.out;
    const Outcome cycles = tendril("diff " + dir("cosim") + " " + dir("awake"));
    EXPECT_EQ(cycles.exit_code, 0) << cycles.out;
    EXPECT_EQ(file_text(folder / "cosim" / "stats.json"), file_text(folder / "awake" / "stats.json"));
}

TEST(RunCommand, models_alone_write_the_bytes_of_the_co_simulation) {
    const TempFolder folder;
    const std::string small_world = "run configs/chips/smallworld-16.toml --ticks 60 --record deliveries ";
    const std::vector<std::string> chips{"run configs/chips/quickstart.toml --ticks 320 --record deliveries ",
                                         small_world,
                                         small_world + "--set tick.mode=fixed --set tick.cycles=90 ",
                                         small_world + "--set cosim.cores=model "};
    for (const std::string& chip : chips) {
        for (const char* engine : {"tlm", "cosim"}) {
            const Outcome outcome =
                tendril(chip + "--engine " + engine + " --out " + (folder / engine).string());
            ASSERT_EQ(outcome.exit_code, 0) << chip << outcome.err;
        }
        const Outcome diff = tendril("diff " + (folder / "tlm").string() + " " + (folder / "cosim").string());
        EXPECT_EQ(diff.exit_code, 0) << chip << diff.out;
        for (const char* file : {"spikes.aer", "deliveries.aer", "ticks.csv", "stats.json"}) {
            EXPECT_GT(file_text(folder / "tlm" / file).size(), 100U) << chip << file;
            EXPECT_EQ(file_text(folder / "tlm" / file), file_text(folder / "cosim" / file)) << chip << file;
        }
    }
}

TEST(RunCommand, models_need_no_rtl_of_their_size) {
    const std::string odd = "run configs/chips/smallworld-16.toml --ticks 20 --set size.lanes=8 ";
    EXPECT_EQ(tendril(odd + "--engine tlm").exit_code, 0);
    EXPECT_EQ(tendril(odd + "--engine cosim --set cosim.cores=model").exit_code, 0);
    EXPECT_EQ(tendril(odd + "--engine cosim").exit_code, 2);
}

TEST(RunCommand, waves_lie_in_the_run_folder_with_their_save_file) {
    const TempFolder folder;
    const std::string run = "run configs/chips/quickstart.toml --ticks 20 --wave-window 0:300 ";
    const Outcome all = tendril(run + "--wave all --out " + (folder / "all").string());
    ASSERT_EQ(all.exit_code, 0) << all.err;
    EXPECT_GT(std::filesystem::file_size(folder / "all" / "waves.fst"), 1000U);
    EXPECT_NE(file_text(folder / "all" / "waves.gtkw").find("waves.fst"), std::string::npos);
    const Outcome fail = tendril(run + "--wave fail --out " + (folder / "fail").string());
    EXPECT_EQ(fail.exit_code, 0) << fail.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "fail" / "waves.fst"));
    EXPECT_EQ(folder.names(), (std::set<std::string>{"all", "fail"}));
    const std::string none =
        refused_by_program(run + "--wave all --wave-scope nothing --out " + (folder / "none").string());
    EXPECT_EQ(none.rfind("2 --wave-scope nothing: ", 0), 0U) << none;
    EXPECT_EQ(folder.names(), (std::set<std::string>{"all", "fail"}));
}

TEST(RunCommand, the_users_own_cycle_limit_is_no_failure_and_leaves_no_final_state) {
    const TempFolder folder;
    const Outcome run =
        tendril("run configs/chips/smallworld-16.toml --cycles 500 --out " + (folder / "r").string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_NE(run.out.find("the cycle limit came"), std::string::npos) << run.out;
    EXPECT_FALSE(std::filesystem::exists(folder / "r" / "final.state"));
    EXPECT_EQ(json_of(folder / "r" / "manifest.json")["cycles"], 500);
}

TEST(RunCommand, ctrl_c_ends_a_run_with_its_files_and_130) {
    const TempFolder folder;
    for (const char* engine : {"functional", "cosim"}) {
        const std::string out = (folder / engine).string();
        // The shell's wait gives the exit code of the run; the hidden folder appears when the run has begun.
        const std::string script = fmt::format(
            "cd {} && {{ {} run configs/chips/smallworld-16.toml --ticks 1000000000 --engine {} --out {} "
            ">/dev/null & pid=$!; until ls -d {}/.{}* >/dev/null 2>&1; do sleep 0.02; done; sleep 0.1; "
            "kill -INT $pid; wait $pid; }}",
            TENDRIL_SOURCE_DIR, TENDRIL_PROGRAM, engine, out, folder.path().string(), engine);
        EXPECT_EQ(WEXITSTATUS(std::system(("bash -c '" + script + "'").c_str())), 130) << engine;
        EXPECT_TRUE(std::filesystem::exists(folder / engine / "spikes.aer"));
        EXPECT_EQ(json_of(folder / engine / "manifest.json")["finished"], false);
        EXPECT_FALSE(std::filesystem::exists(folder / engine / "final.state"));
    }
}

/// A refused run: its exit code, where it says it is, and nothing left behind.
struct Refused {
    const char* why;
    std::string arguments;
    std::string starts;
};

TEST(RunCommand, a_refused_run_leaves_nothing_behind) {
    const TempFolder folder;
    const std::string chip = small_chip(folder);
    const auto path = [&](const char* name) { return (folder / name).string(); };
    write_file(folder / "absent.aer", kHead + "0 in 16\n");
    write_file(folder / "cut.aer", kHead + "0 in 1");
    ASSERT_EQ(tendril("run " + chip + " --out " + path("good")).exit_code, 0);
    const std::string state = file_text(folder / "good" / "final.state");
    write_file(folder / "cut.state", state.substr(0, state.size() / 2));
    write_file(folder / "file", "");
    write_file(folder / "syntax.toml", "[size\n");
    const std::set<std::string> before = folder.names();

    const Refused cases[] = {
        {"wrong type", chip + " --set neuron.theta=high", "2 --set neuron.theta=high: "},
        {"unknown key", chip + " --set neuron.teta=1", "2 --set neuron.teta=1: "},
        {"unknown table", chip + " --set neurons.theta=1", "2 --set neurons.theta=1: "},
        {"out of range", chip + " --set neuron.theta=70000", "2 --set neuron.theta=70000: "},
        {"impossible size", chip + " --set size.axons=24", "2 --set size.axons=24: "},
        {"illegal combination", chip + " --set neuron.inh_mode=1", "2 --set neuron.inh_mode=1: "},
        {"size that was not built", chip + " --engine cosim --set size.lanes=8",
         "2 " + chip + ":6:1: no RTL core"},
        {"syntax", path("syntax.toml"), "2 " + path("syntax.toml") + ":1:6: "},
        {"absent line", chip + " --stimulus " + path("absent.aer"), "2 " + path("absent.aer") + ":2:6: "},
        {"truncated stimulus", chip + " --stimulus " + path("cut.aer"), "2 " + path("cut.aer") + ":2:7: "},
        {"no stimulus", chip + " --stimulus " + path("none.aer"), "4 " + path("none.aer") + ": "},
        {"truncated state", chip + " --state " + path("cut.state"), "2 " + path("cut.state") + ":"},
        {"no chip", path("none.toml"), "4 " + path("none.toml") + ": "},
        {"folder below a file", chip + " --out " + path("file") + "/r", "4 "},
        {"unwritable folder", chip + " --out /proc/r", "4 "},
        {"folder with other things in it", chip + " --out " + folder.path().string(), "2 "},
    };
    for (const Refused& one : cases) {
        const bool has_out = one.arguments.find("--out") != std::string::npos;
        const std::string out = has_out ? "" : " --out " + path("deep") + "/r";
        const std::string text = refused_by_program("run " + one.arguments + out);
        EXPECT_EQ(text.rfind(one.starts, 0), 0U) << one.why << ": " << text;
        EXPECT_EQ(folder.names(), before) << one.why;
    }
}

}  // namespace
}  // namespace tendril
