// From [traffic] to masks: who listens comes from the draws, or in a replay from the recorded chip.
#include <gtest/gtest.h>

#include "sim/traffic_listeners.h"
#include "sim/traffic_plan.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const std::string kHead = "format = \"tendril-chip 1\"\n[topology]\nlevels = 2\n[traffic]\n";

TEST(TrafficPlan, listeners_are_those_of_the_stream_and_the_run_goes_on_drawing_behind_them) {
    const ChipFile file(kHead + "kind = \"uniform\"\nload = 0.5\nfan_out = 3\nwarmup = 7\ndrain = 9\n");
    const ChipPlan plan = file.plan({"seed=4"});
    RandomStream stream("traffic", 4);
    const auto drawn = draw_listeners(file.load({"seed=4"}), stream);
    ASSERT_EQ(plan.listeners.size(), 16U);
    for (std::size_t core = 0; core < 16; ++core) {
        ASSERT_EQ(plan.listeners[core].size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(plan.listeners[core][i].index, drawn[core][i]);
    }
    ASSERT_TRUE(plan.traffic);
    RandomStream left = plan.traffic->stream;
    EXPECT_EQ(left.next(), stream.next());
    EXPECT_EQ(plan.traffic->chance, std::uint64_t{1} << 31);
    EXPECT_EQ(plan.traffic->warmup, 7);
    EXPECT_EQ(plan.traffic->drain, 9);
}

TEST(TrafficPlan, masks_carry_every_core_to_its_listeners) {
    const ChipPlan plan = ChipFile(kHead + "kind = \"local\"\nload = 0.1\nfan_out = 5\n").plan();
    Masks masks;
    for (const HubSetup& hub : plan.hubs) masks.push_back(hub.masks);
    EXPECT_EQ(check_routes(plan.topology, plan.listeners, masks), "");
    EXPECT_EQ(plan.initial.cores.size(), 16U);
}

TEST(TrafficPlan, a_replay_added_to_the_recorded_chip_keeps_who_listened_and_leaves_its_hosts_out) {
    const std::string recorded = kSmallChip +
                                 "[[axons]]\ncore = 1\nsource = 0\nneurons = \"0:3\"\naxons = \"0:3\"\n"
                                 "[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"0:3\"\naxons = \"0:3\"\n"
                                 "[run]\nticks = 9\n";
    const ChipFile file(recorded);
    const std::string spikes = (file.folder() / "spikes.aer").string();
    write_file(spikes, "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron\n0 3 0 2\n");
    const ChipPlan plan = file.plan({"traffic.kind=replay", "traffic.file=" + spikes});
    ASSERT_EQ(plan.listeners.size(), 2U);
    ASSERT_EQ(plan.listeners[0].size(), 1U);
    EXPECT_EQ(plan.listeners[0][0].index, 1);
    EXPECT_TRUE(plan.listeners[1].empty());
    EXPECT_TRUE(plan.hosts.empty());
    EXPECT_EQ(plan.topology.hosts, 0);
    ASSERT_EQ(plan.traffic->recorded.size(), 1U);
    EXPECT_EQ(plan.traffic->recorded_end(), Cycle(4));
    EXPECT_NE(refusal([&] {
                  file.plan({"traffic.kind=replay", "traffic.file=" + spikes, "traffic.warmup=4"});
              }).find("warmup leaves nothing to measure; below the 4 cycles of the file"),
              std::string::npos);
    const ChipPlan other = file.plan({"traffic.kind=replay", "traffic.file=" + spikes, "traffic.fan_out=1"});
    EXPECT_EQ(other.listeners[1].size(), 1U) << "a fan-out of its own draws who listens";
}

}  // namespace
}  // namespace tendril
