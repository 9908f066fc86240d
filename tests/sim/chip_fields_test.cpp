// The descriptor table has what formats.md lists, with its defaults.
#include "sim/chip_fields.h"

#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

TEST(ChipFields, the_tables_are_those_of_the_format_in_its_order) {
    EXPECT_EQ(names_of(chip_fields()),
              (std::vector<std::string>{"format", "name", "seed", "run", "size", "topology", "tick", "cosim",
                                        "neuron", "learning", "core", "host", "axons", "synapses", "state",
                                        "stimulus", "traffic"}));
}

TEST(ChipFields, what_is_left_out_has_the_default_of_the_format) {
    const ChipSpec spec = ChipFile(kSmallChip).load();
    EXPECT_EQ(spec.seed, 1);
    EXPECT_EQ(spec.run.engine, "cosim");
    EXPECT_FALSE(spec.run.ticks || spec.run.cycles);
    EXPECT_EQ(spec.run.threads, 1);
    EXPECT_EQ(ChipFile(kSmallChip).load({"size.neurons=16"}).size.sources, 32);
    EXPECT_EQ(spec.size.delay_max, 7);
    EXPECT_EQ(spec.topology.fifo_depth, std::vector<int>{2});
    EXPECT_EQ(spec.topology.link_cycles, std::vector<int>{1});
    EXPECT_EQ(spec.topology.routing, "mask");
    EXPECT_EQ(spec.tick.mode, "barrier");
    EXPECT_EQ(spec.cosim.cores, "rtl");
    EXPECT_EQ(spec.neuron.params.theta, 100);
    EXPECT_EQ(spec.neuron.params.inh_mode, 1);
    EXPECT_EQ(spec.learning.rule, "none");
    EXPECT_EQ(spec.learning.params.grow_sh, 6);
    EXPECT_EQ(TopologySpec{}.family, "tree");
    EXPECT_EQ(AxonsSpec{}.type, "exc");
    EXPECT_EQ(AxonsSpec{}.delay.low, 1);
}

TEST(ChipFields, every_parameter_of_the_specification_is_a_key_with_its_range) {
    const ChipFile file(kSmallChip);
    for (const auto& info : kNeuronParams) {
        const std::string key = "neuron." + std::string(info.name);
        const std::string refused = file.refused({key + "=" + std::to_string(info.high + 1)});
        EXPECT_NE(
            refused.find("out of range; " + std::to_string(info.low) + ".." + std::to_string(info.high)),
            std::string::npos)
            << refused;
    }
    for (const auto& info : kLearningParams) {
        const std::string key = "learning." + std::string(info.name);
        const std::string refused = file.refused({key + "=" + std::to_string(info.low - 1)});
        EXPECT_NE(refused.find("out of range"), std::string::npos) << refused;
    }
}

TEST(ChipFields, words_that_mean_nothing_are_refused_with_those_that_do) {
    const ChipFile file(kSmallChip);
    EXPECT_NE(file.refused({"topology.family=torus"}).find("family = \"torus\" is not known; tree, flat"),
              std::string::npos);
    EXPECT_NE(
        file.refused({"topology.routing=xy"}).find("routing = \"xy\" is not known; mask, flood, unicast"),
        std::string::npos);
}

}  // namespace
}  // namespace tendril
