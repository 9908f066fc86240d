// What every core, host and hub of a chip is, once everything is expanded.
#include "sim/chip_plan.h"

#include <gtest/gtest.h>

#include "sim/random.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

TEST(ChipPlan, the_quickstart_chip_is_one_core_that_hears_every_pixel) {
    const ChipPlan plan =
        make_plan(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/quickstart.toml"));
    ASSERT_EQ(plan.cores.size(), 1U);
    ASSERT_EQ(plan.hosts.size(), 1U);
    EXPECT_EQ(plan.name, "quickstart");
    EXPECT_EQ(plan.built, (CoreSize{64, 128}));
    EXPECT_EQ(plan.lanes, 16);
    EXPECT_EQ(plan.hosts[0].name, "pixels");
    EXPECT_EQ(plan.hosts[0].lines, 128);
    const CoreSetup& core = plan.cores[0];
    EXPECT_EQ(core.neuron.theta, 3000);
    EXPECT_EQ(core.neuron.vs, 2);
    EXPECT_EQ(core.learning.homeo_up, 64);
    EXPECT_EQ(core.rule, RuleKind::completed);
    ASSERT_EQ(core.axon_table.size(), 128U);
    for (std::uint16_t i = 0; i < 128; ++i) {
        EXPECT_EQ(core.axon_table[i], (AxonEntry{plan.host_source(0), i, i, 1, false}));
        EXPECT_TRUE(core.excitatory[i]);
    }
    EXPECT_EQ(plan.listeners, (Listeners{{}, {End{End::Kind::core, 0, 0}}}));
    EXPECT_EQ(plan.hubs.size(), 1U);
    EXPECT_EQ(plan.initial.tick, Tick(-1));
    EXPECT_EQ(plan.initial.cores[0].learning.lfsr, splitmix32(1));
}

TEST(ChipPlan, every_core_has_its_own_random_numbers_unless_a_seed_is_given) {
    const ChipFile file(kSmallChip);
    const auto lfsr = [](const ChipPlan& plan, std::size_t core) {
        return plan.initial.cores[core].learning.lfsr;
    };
    EXPECT_EQ(lfsr(file.plan({"seed=7"}), 0), splitmix32(7));
    EXPECT_EQ(lfsr(file.plan({"seed=7"}), 1), splitmix32(8));
    EXPECT_EQ(lfsr(file.plan({"learning.lfsr_seed=0xdeadbeef"}), 1), 0xdeadbeefU);
    EXPECT_EQ(lfsr(file.plan({"learning.lfsr_seed=0"}), 1), 1U);  // 0 is the one state that never changes
}

TEST(ChipPlan, a_smaller_core_has_a_smaller_state) {
    const ChipPlan plan = ChipFile(kSmallChip + "[[core]]\nids = 1\nneurons = 3\naxons = 2\n").plan();
    EXPECT_EQ(plan.cores[1].size, (CoreSize{3, 2}));
    EXPECT_EQ(plan.initial.cores[1].neurons.size(), 3U);
    EXPECT_EQ(plan.initial.cores[1].k.size(), 6U);
    EXPECT_EQ(plan.cores[1].excitatory.size(), 2U);
    EXPECT_EQ(plan.built, (CoreSize{4, 8}));
}

}  // namespace
}  // namespace tendril
