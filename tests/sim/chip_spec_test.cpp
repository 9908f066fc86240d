// Defaults that depend on other keys, and what a core is after its overrides.
#include "sim/chip_spec.h"

#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

TEST(ChipSpec, cores_of_a_tree_are_radix_to_the_levels_unless_it_says_fewer) {
    const std::string tree =
        "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n[topology]\nlevels = 2\n";
    const ChipFile whole(tree);
    EXPECT_EQ(whole.load().cores(), 16);
    EXPECT_EQ(whole.load({"topology.radix=2"}).cores(), 4);
    EXPECT_EQ(whole.load({"topology.cores=5"}).cores(), 5);
    EXPECT_EQ(*whole.load().cosim.hubs, (std::vector<std::string>{"L1", "L2"}));
    EXPECT_TRUE(whole.load({"cosim.hubs=[]"}).cosim.hubs->empty());
}

TEST(ChipSpec, learn_end_follows_ph_len_where_nobody_said_otherwise) {
    const ChipFile file(kSmallChip + "[[core]]\nids = 1\nneuron.ph_len = 0\nneuron.inh_mode = 0\n");
    const ChipSpec spec = file.load();
    EXPECT_EQ(spec.core_choice(0).learning.learn_end, 1);
    EXPECT_EQ(spec.core_choice(1).learning.learn_end, 0);
    const ChipSpec free_running = file.load({"neuron.ph_len=0", "neuron.inh_mode=0"});
    EXPECT_EQ(free_running.core_choice(0).learning.learn_end, 0);
    EXPECT_EQ(file.load({"learning.learn_end=0"}).core_choice(0).learning.learn_end, 0);
}

TEST(ChipSpec, a_core_is_the_general_one_with_its_overrides_the_last_winning) {
    const ChipSpec spec =
        ChipFile(kSmallChip +
                 "[[core]]\nids = \"0:1\"\nneurons = 3\nneuron.theta = 7\nlearning.rule = \"literal\"\n"
                 "[[core]]\nids = 1\naxons = 4\nneuron.theta = 8\nlearning.lfsr_seed = 9\n")
            .load();
    const CoreChoice first = spec.core_choice(0), second = spec.core_choice(1);
    EXPECT_EQ(first.size, (CoreSize{3, 8}));
    EXPECT_EQ(second.size, (CoreSize{3, 4}));
    EXPECT_EQ(first.neuron.theta, 7);
    EXPECT_EQ(second.neuron.theta, 8);
    EXPECT_EQ(second.rule, "literal");
    EXPECT_FALSE(first.lfsr_seed);
    EXPECT_EQ(second.lfsr_seed, 9);
}

TEST(ChipSpec, hosts_hang_at_the_root_and_random_sources_are_spread_over_the_levels) {
    const ChipSpec spec =
        ChipFile(
            "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n[topology]\nlevels = 2\n"
            "[[host]]\nname = \"in\"\nlines = 8\n[[axons]]\ncore = \"all\"\nsource = \"random\"\ncores = 2\n")
            .load();
    EXPECT_EQ(spec.host[0].at, "L2.0");
    EXPECT_EQ(*spec.axons[0].by_level, (std::vector<double>{0.5, 0.5}));
}

TEST(ParseHub, takes_a_level_and_an_index_and_nothing_else) {
    EXPECT_EQ(parse_hub("L2.13"), (HubId{2, 13}));
    for (const char* wrong : {"", "L", "L2", "L2.", "2.1", "L2.1x", "L2,1", "l2.1", "Lx.1"}) {
        EXPECT_FALSE(parse_hub(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace tendril
