// tendril why, through the executable.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

/// A run of 60 ticks of the 16 cores, in the functional engine.
class WhyCommand : public ::testing::Test {
protected:
    static std::string run(const std::string& name, const std::string& more = "",
                           const std::string& chip = "configs/chips/smallworld-16.toml", int ticks = 60) {
        const std::string dir = (folder() / name).string();
        const Outcome outcome = tendril("run " + chip + " --engine functional --ticks " +
                                        std::to_string(ticks) + " --out " + dir + more);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return dir;
    }
    static const TempFolder& folder() {
        static const TempFolder made;
        return made;
    }
    static const std::string& whole() {
        static const std::string dir = run("whole");
        return dir;
    }
    /// The last spike of a run, as arguments.
    static std::string last_spike(const std::string& dir) {
        std::ifstream file(dir + "/spikes.aer");
        std::string line, cycle, text;
        std::getline(file, line);
        for (std::string tick, core, neuron; file >> tick >> cycle >> core >> neuron;)
            text = fmt::format(" core={} neuron={} tick={}", core, neuron, tick);
        return text;
    }
    static Json why(const std::string& dir, const std::string& what) {
        const Outcome outcome = tendril("why --json " + dir + what);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return Json::parse(outcome.out);
    }
};

TEST_F(WhyCommand, the_table_of_a_spike_ends_with_it_and_every_delivery_met_a_synapse) {
    const Json answer = why(whole(), last_spike(whole()));
    EXPECT_EQ(answer["spiked"], true);
    EXPECT_EQ(answer["ticks"].back()["tick"], answer["tick"]);
    EXPECT_EQ(answer["ticks"].back()["spiked"], true);
    ASSERT_FALSE(answer["deliveries"].empty());
    for (const Json& delivery : answer["deliveries"]) {
        EXPECT_GT(delivery["k"], 0);
        EXPECT_LT(delivery["sent"], delivery["tick"]);
        EXPECT_NE(delivery["hubs"], "");
    }
}

TEST_F(WhyCommand, the_deliveries_of_a_tick_add_up_to_its_excitation_and_inhibition) {
    const Json answer = why(whole(), last_spike(whole()));
    for (const Json& row : answer["ticks"]) {
        int excitation = 0, inhibition = 0;
        for (const Json& delivery : answer["deliveries"]) {
            if (delivery["tick"] != row["tick"]) continue;
            (delivery["excitatory"].get<bool>() ? excitation : inhibition) += delivery["k"].get<int>();
        }
        EXPECT_EQ(row["excitation"], excitation) << row;
        EXPECT_EQ(row["inhibition"], inhibition) << row;
    }
}

TEST_F(WhyCommand, the_tick_after_a_spike_is_refractory) {
    std::string what = last_spike(run("short", "", "configs/chips/smallworld-16.toml", 59));
    const Json spike = why(whole(), what);
    what = what.substr(0, what.rfind('=') + 1) + std::to_string(spike["tick"].get<int>() + 1);
    const Json answer = why(whole(), what);
    EXPECT_EQ(answer["spiked"], false);
    EXPECT_NE(answer["reasons"].dump().find("refractory until tick"), std::string::npos) << answer;
}

TEST_F(WhyCommand, depth_2_explains_the_spikes_behind_it_and_each_of_them_is_one) {
    const Json answer = why(whole(), last_spike(whole()) + " --depth 2");
    std::size_t from_cores = 0;
    for (const Json& delivery : answer["deliveries"])
        from_cores += delivery["source"].get<std::string>().starts_with("core") ? 1 : 0;
    EXPECT_EQ(answer["causes"].empty(), from_cores == 0);
    for (const Json& cause : answer["causes"]) EXPECT_EQ(cause["spiked"], true) << cause;
}

TEST_F(WhyCommand, a_run_that_began_with_a_state_is_replayed_from_it) {
    const std::string second = run("second", " --state " + whole() + "/final.state");
    const Json answer = why(second, last_spike(second));
    EXPECT_EQ(answer["spiked"], true);
    EXPECT_GE(answer["tick"], 60);
    EXPECT_EQ(refused_by_program("why " + second + " core=0 neuron=0 tick=59"),
              "2 tendril why: there is no tick 59; 60 to 119\n");
}

TEST_F(WhyCommand, a_folder_whose_spikes_are_not_of_its_chip_exits_1) {
    const std::string other = run("other");
    std::filesystem::copy_file(run("seed2", " --seed 2") + "/spikes.aer", other + "/spikes.aer",
                               std::filesystem::copy_options::overwrite_existing);
    const std::string text = refused_by_program("why " + other + " core=0 neuron=0 tick=59");
    EXPECT_EQ(text.rfind("1 ", 0), 0U) << text;
    EXPECT_NE(text.find("not a run of its chip.toml"), std::string::npos) << text;
}

TEST_F(WhyCommand, what_is_absent_is_refused_with_what_there_is) {
    EXPECT_EQ(refused_by_program("why " + whole() + " core=16 neuron=0 tick=1"),
              "2 tendril why: there is no core 16; 0 to 15\n");
    EXPECT_EQ(refused_by_program("why " + whole() + " core=0 neuron=64 tick=1"),
              "2 tendril why: there is no neuron 64; 0 to 63\n");
    EXPECT_EQ(refused_by_program("why " + whole() + " core=0 neuron=0 tick=60"),
              "2 tendril why: there is no tick 60; 0 to 59\n");
    EXPECT_EQ(refused_by_program("why " + whole() + " core=0 neuron=0"),
              "2 tendril why: tick is missing; core=N neuron=N tick=N\n");
    EXPECT_EQ(refused_by_program("why " + whole() + " core=0 neurn=0 tick=1"),
              "2 tendril why: \"neurn=0\" is not known; core=N neuron=N tick=N; did you mean \"neuron\"?\n");
    EXPECT_EQ(refused_by_program("why configs core=0 neuron=0 tick=1").rfind("2 configs: is not a run", 0),
              0U);
}

/// One core of 16 neurons, two lines with k 2 each, phases of 10 ticks; line 0 speaks in tick 2, line 1
/// in 13.
std::string small_chip(const TempFolder& folder, const std::string& neuron) {
    std::ofstream(folder / "in.aer")
        << "# tendril-aer 1 time_unit=tick columns=tick,host,line\n2 in 0\n13 in 1\n";
    std::ofstream(folder / "chip.toml")
        << "format = \"tendril-chip 1\"\nname = \"small\"\n"
           "[size]\nneurons = 16\naxons = 16\nlanes = 16\n"
           "[topology]\nfamily = \"flat\"\ncores = 1\n"
           "[neuron]\nph_len = 10\n"
        << neuron
        << "\n[[host]]\nname = \"in\"\nlines = 2\n"
           "[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"0:1\"\n"
           "axons = \"0:1\"\n"
           "[[synapses]]\ncore = 0\naxons = \"0:1\"\nfill = \"uniform\"\n"
           "k = [2, 2]\n"
           "[[stimulus]]\nhost = \"in\"\nkind = \"file\"\nfile = \"in.aer\"\n";
    return (folder / "chip.toml").string();
}

TEST_F(WhyCommand, an_absent_spike_names_leak_threshold_and_the_axon_that_came_after_the_phase) {
    const TempFolder place;
    const std::string dir = run("leaky", "", small_chip(place, "theta = 100\nleak = 3\nen_dir = 0"), 30);
    const Json reasons = why(dir, " core=0 neuron=3 tick=5")["reasons"];
    EXPECT_EQ(reasons, Json({"threshold 100 against V 0", "slope 2 under leak 3: V cannot rise",
                             "axon 1 (k 2) arrived 4 ticks after the phase ended"}));
}

TEST_F(WhyCommand, an_absent_spike_names_the_tick_in_which_it_would_have_come) {
    const TempFolder place;
    const std::string dir = run("slow", "", small_chip(place, "theta = 20\nen_dir = 0"), 30);
    // The slope 2 counts from tick 3 on: V 6 in tick 5, 20 in tick 12, but the phase ends with tick 9.
    const Json reasons = why(dir, " core=0 neuron=3 tick=5")["reasons"];
    EXPECT_EQ(reasons[0], "threshold 20 against V 6");
    EXPECT_EQ(reasons[1], "slope 2 under leak 0: without more input it would fire in tick 12");
    EXPECT_EQ(reasons[2], "but the phase ends with tick 9");
}

TEST_F(WhyCommand, an_absent_spike_names_the_winner_that_inhibited_it) {
    const TempFolder place;
    const std::string dir =
        run("winner", "", small_chip(place, "theta = 4\nen_dir = 0\ninh_mode = 1\nwta_tie = 1"), 30);
    EXPECT_EQ(why(dir, " core=0 neuron=0 tick=4")["spiked"], true);
    EXPECT_EQ(why(dir, " core=0 neuron=3 tick=4")["reasons"][0],
              "V 4 reached the threshold 4, but the winner was n0");
    EXPECT_EQ(why(dir, " core=0 neuron=3 tick=6")["reasons"][0],
              "inhibited until the phase ends by the winner n0 in tick 4");
}

}  // namespace
}  // namespace tendril
