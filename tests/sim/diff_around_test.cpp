// Around a divergence: the core, the tick, its spikes and deliveries, of both runs.
#include "sim/diff_around.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/recorder/deliveries.h"
#include "sim/recorder/spikes.h"
#include "sim/recorder/ticks.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

using Lines = std::vector<std::string>;

class DiffAround : public testing::Test {
protected:
    /// A run folder with those rows.
    std::filesystem::path run(const std::string& name, const std::string& spikes,
                              const std::string& deliveries, const std::string& ticks = "") {
        const auto folder = folder_ / name;
        std::filesystem::create_directories(folder);
        write_file(folder / "spikes.aer", std::string(kSpikesHead) + "\n" + spikes);
        write_file(folder / "ticks.csv", std::string(kTicksHead) + "\n" + ticks);
        if (deliveries != "no")
            write_file(folder / "deliveries.aer", std::string(kDeliveriesHead) + "\n" + deliveries);
        return folder;
    }
    static Divergence at(std::int64_t tick, std::int64_t core) {
        Divergence divergence;
        divergence.tick = tick;
        divergence.core = core;
        return divergence;
    }

    TempFolder folder_;
};

TEST_F(DiffAround, is_what_the_core_heard_and_said_in_this_tick_and_the_one_before) {
    const auto a = run("a", "1 3 0 1\n2 9 0 1\n3 20 0 1\n3 21 1 4\n4 30 0 1\n", "2 8 0 5 1 7\n3 19 0 6 1 7\n",
                       "2,8,17,1,1,0,0,0\n3,18,29,2,1,0,0,0\n");
    const auto b = run("b", "1 3 0 1\n2 9 0 1\n3 22 0 2\n4 30 0 1\n", "2 8 0 5 1 7\n3 19 0 - 1 7\n",
                       "2,8,17,1,1,0,0,0\n3,18,30,1,1,0,0,0\n");
    EXPECT_EQ(around_core(at(3, 0), a, b, false),
              (Lines{"of the chip, ticks 2 and 3: tick first_cycle last_cycle spikes deliveries",
                     "both    2 8 17 1 1", "A       3 18 29 2 1", "B       3 18 30 1 1",
                     "spikes of core 0, ticks 2 and 3: tick cycle neuron", "both    2 9 1", "A       3 20 1",
                     "B       3 22 2", "delivered to core 0, ticks 2 and 3: tick cycle axon source neuron",
                     "both    2 8 5 1 7", "B       3 19 - 1 7", "A       3 19 6 1 7"}));
}

TEST_F(DiffAround, has_no_cycles_where_there_are_none) {
    const auto a = run("a", "3 - 0 1\n", "3 - 0 6 1 7\n");
    const auto b = run("b", "3 22 0 1\n", "3 19 0 6 1 7\n");
    EXPECT_EQ(around_core(at(3, 0), a, b, true),
              (Lines{"spikes of core 0, ticks 2 and 3: tick neuron", "both    3 1",
                     "delivered to core 0, ticks 2 and 3: tick axon source neuron", "both    3 6 1 7"}));
}

TEST_F(DiffAround, says_how_to_learn_what_was_delivered) {
    const auto a = run("a", "3 4 0 1\n", "no");
    EXPECT_EQ(around_core(at(3, 1), a, a, true),
              (Lines{"spikes of core 1, ticks 2 and 3: tick neuron", "        none",
                     "what was delivered is not known: run both with --record deliveries"}));
}

TEST_F(DiffAround, shows_the_spikes_of_the_source_of_a_delivery) {
    const auto a = run("a", "3 4 7 1\n", "3 9 0 6 7 1\n");
    const auto b = run("b", "3 4 7 1\n", "");
    Divergence divergence = at(3, 0);
    divergence.source = 7;
    const Lines lines = around_core(divergence, a, b, false);
    EXPECT_NE(std::find(lines.begin(), lines.end(), "spikes of core 7, ticks 2 and 3: tick cycle neuron"),
              lines.end());
    EXPECT_EQ(lines.back(), "A       3 9 6 7 1");
    write_file(a / "chip.toml", kSmallChip);  // of two cores: 7 is a host
    const Lines of_host = around_core(divergence, a, b, false);
    EXPECT_EQ(std::find(of_host.begin(), of_host.end(), "spikes of core 7, ticks 2 and 3: tick cycle neuron"),
              of_host.end());
}

TEST_F(DiffAround, counts_the_rows_that_would_be_too_many) {
    std::string spikes;
    for (int i = 0; i < 20; ++i) spikes += "3 " + std::to_string(i) + " 0 1\n";
    const auto a = run("a", spikes, "");
    const Lines lines = around_core(at(3, 0), a, a, false);
    EXPECT_NE(std::find(lines.begin(), lines.end(), "        and 4 more"), lines.end());
}

TEST_F(DiffAround, begins_with_what_the_core_is) {
    const auto a = run("a", "", "");
    write_file(a / "chip.toml", kSmallChip +
                                    "[[core]]\nids = 1\nneuron.theta = 7\nlearning.rule = \"literal\"\n"
                                    "learning.kmax = 3\n");
    EXPECT_EQ(around_core(at(3, 1), a, a, true)[0],
              "core 1: 4 neurons, 8 axons, theta 7, ph_len 16; rule literal, kmax 3");
    const auto b = run("b", "", "");
    write_file(b / "chip.toml", kSmallChip);
    const Lines both = around_core(at(3, 1), a, b, true);
    EXPECT_EQ(both[0], "A       core 1: 4 neurons, 8 axons, theta 7, ph_len 16; rule literal, kmax 3");
    EXPECT_EQ(both[1], "B       core 1: 4 neurons, 8 axons, ph_len 16; rule none");
    Divergence of_state;
    of_state.core = 0;
    EXPECT_EQ(around_core(of_state, a, a, true), Lines{"core 0: 4 neurons, 8 axons, ph_len 16; rule none"});
    EXPECT_EQ(around_core({}, a, a, true), Lines{}) << "no core, no surroundings";
}

}  // namespace
}  // namespace tendril
