// Axon tables: who drives which axons, drawn or said.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const SourceId kHost{2};

/// The small chip with more text, from line 14 on.
ChipPlan plan(const std::string& text, const std::vector<std::string>& overrides = {}) {
    return ChipFile(kSmallChip + text).plan(overrides);
}
std::string refused(const std::string& text) { return ChipFile(kSmallChip + text).refused(); }

std::string entry(const std::string& neurons, const std::string& axons, const std::string& more = "") {
    return "[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"" + neurons + "\"\naxons = \"" + axons +
           "\"\n" + more;
}

TEST(Axons, neurons_drive_axons_in_their_order) {
    const ChipPlan p = plan(entry("2:4", "5:7", "delay = 3\ntype = \"inh\"\n"));
    EXPECT_EQ(p.cores[0].axon_table,
              (std::vector<AxonEntry>{{kHost, 2, 5, 3}, {kHost, 3, 6, 3}, {kHost, 4, 7, 3}}));
    EXPECT_EQ(p.cores[0].excitatory, (std::vector<bool>{true, true, true, true, true, false, false, false}));
    EXPECT_TRUE(p.cores[1].axon_table.empty());
}

TEST(Axons, a_lone_axon_is_driven_by_all_the_neurons) {
    const ChipPlan p = plan(entry("2:4", "6", "delay = 2\n"));
    EXPECT_EQ(p.cores[0].axon_table,
              (std::vector<AxonEntry>{{kHost, 2, 6, 2}, {kHost, 3, 6, 2}, {kHost, 4, 6, 2}}));
}

TEST(Axons, a_table_is_sorted_by_source_and_neuron) {
    const ChipPlan p = plan(entry("0:1", "0:1") + "[[axons]]\ncore = 0\nsource = 1\naxons = \"2:5\"\n");
    std::vector<int> sources;
    for (const AxonEntry& e : p.cores[0].axon_table) sources.push_back(e.source.value);
    EXPECT_EQ(sources, (std::vector<int>{1, 1, 1, 1, 2, 2}));
}

TEST(Axons, an_exc_and_an_inh_axon_side_by_side_become_a_pair) {
    const std::string exc = entry("0:0", "2:2");
    for (const char* axon : {"1:1", "3:3"}) {
        const ChipPlan p = plan(exc + entry("0:0", axon, "type = \"inh\"\n"));
        const std::uint16_t first = axon[0] == '1' ? 1 : 2;
        EXPECT_EQ(p.cores[0].axon_table, (std::vector<AxonEntry>{{kHost, 0, first, 1, true}}));
    }
}

TEST(Axons, any_other_second_axon_of_a_neuron_is_refused_at_the_entry_that_asks_for_it) {
    const std::string exc = entry("0:0", "2:2");
    const std::string start = "2 chip.toml:19:1: neuron 0 of host \"in\" would have axons 2 and ";
    const std::string end = " of core 0; one axon, or an exc and an inh axon side by side with one delay";
    EXPECT_EQ(refused(exc + entry("0:0", "3:3")), start + "3" + end);
    EXPECT_EQ(refused(exc + entry("0:0", "4:4", "type = \"inh\"\n")), start + "4" + end);
    EXPECT_EQ(refused(exc + entry("0:0", "3:3", "type = \"inh\"\ndelay = 2\n")), start + "3" + end);
    EXPECT_EQ(refused(exc + entry("0:0", "2:2")), start + "2" + end);
    const std::string third =
        refused(exc + entry("0:0", "3:3", "type = \"inh\"\n") + entry("0:0", "1:1", "type = \"inh\"\n"));
    EXPECT_NE(third.find("would have axons 2 and 1"), std::string::npos) << third;
}

TEST(Axons, an_axon_has_one_type) {
    EXPECT_EQ(refused(entry("0:0", "2:2") + entry("1:1", "2:2", "type = \"inh\"\n")),
              "2 chip.toml:19:1: axon 2 of core 0 would be both exc and inh; one type for each axon");
    EXPECT_EQ(plan(entry("0:0", "2:2") + entry("1:1", "2:2")).cores[0].axon_table.size(), 2U);
}

TEST(Axons, spans_stay_within_what_there_is_and_have_one_length) {
    EXPECT_EQ(refused(entry("0:8", "0:7")),
              "2 chip.toml:17:11: 0:8 are more than the neurons of host \"in\"; 0:7");
    EXPECT_EQ(refused(entry("0:7", "1:8")), "2 chip.toml:18:9: 1:8 are more than the axons of core 0; 0:7");
    EXPECT_EQ(refused(entry("0:3", "0:4")),
              "2 chip.toml:18:9: 4 neurons cannot drive 5 axons; as many axons as neurons, or one for all");
    EXPECT_EQ(refused("[[axons]]\ncore = 2\nsource = \"in\"\n"),
              "2 chip.toml:15:8: 2:2 are more than the cores of the chip; 0:1");
}

TEST(Axons, more_sources_than_the_table_holds_are_refused) {
    const ChipFile file(kSmallChip + entry("0:3", "0:3") +
                        "[[axons]]\ncore = 0\nsource = 1\naxons = \"4:7\"\n");
    EXPECT_EQ(file.refused(), "accepted");
    EXPECT_EQ(file.refused({"size.sources=1"}),
              "2 chip.toml:19:1: core 0 would subscribe to more than 1 sources; sources of [size], up to 64");
}

TEST(Axons, every_fifth_inhibits_where_it_says_so) {
    const ChipPlan p = plan(entry("0:7", "0:7", "inhibitory_every = 5\n"));
    EXPECT_EQ(p.cores[0].excitatory, (std::vector<bool>{true, true, true, true, false, true, true, true}));
}

TEST(Axons, delays_are_drawn_from_both_ends_inclusive) {
    std::set<int> seen;
    for (int seed = 1; seed <= 20; ++seed) {
        const ChipPlan p = plan(entry("0:7", "0:7", "delay = [1, 3]\n"), {"seed=" + std::to_string(seed)});
        for (const AxonEntry& e : p.cores[0].axon_table) seen.insert(e.delay);
    }
    EXPECT_EQ(seen, (std::set<int>{1, 2, 3}));
}

TEST(RandomAxons, are_distinct_neurons_of_so_many_cores_and_the_share_inhibits) {
    const ChipPlan p =
        make_plan(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/smallworld-16.toml"));
    int near = 0;
    for (const CoreSetup& core : p.cores) {
        std::set<int> sources, axons;
        for (const AxonEntry& e : core.axon_table) {
            if (e.source.value >= 16) continue;
            sources.insert(e.source.value);
            axons.insert(e.axon);
            EXPECT_TRUE(e.delay >= 1 && e.delay <= 3 && e.neuron < 64 && !e.pair);
        }
        EXPECT_EQ(sources.size(), 3U);
        EXPECT_EQ(axons.size(), 64U);  // every axon once, so every (source, neuron) once
        EXPECT_EQ(core.axon_table.size(), 128U);
        EXPECT_EQ(std::count(core.excitatory.begin(), core.excitatory.end(), false), 13);  // 0.2 of 64
        for (const int source : sources) near += source / 4 == core.id.value / 4;
    }
    EXPECT_TRUE(near > 16 && near < 42) << near;  // 0.6 of 48, give or take
}

TEST(RandomAxons, the_first_table_of_the_small_world_is_frozen) {
    const ChipPlan p =
        make_plan(load_chip(std::string(TENDRIL_SOURCE_DIR) + "/configs/chips/smallworld-16.toml"));
    std::map<int, AxonEntry> by_axon;
    for (const AxonEntry& e : p.cores[0].axon_table) by_axon[e.axon] = e;
    std::string text;
    for (int axon = 64; axon < 68; ++axon) {
        const AxonEntry& e = by_axon[axon];
        text += std::to_string(e.source.value) + "." + std::to_string(e.neuron) + "+" +
                std::to_string(e.delay) + " ";
    }
    EXPECT_EQ(text, "0.9+1 0.5+2 3.22+2 1.22+2 ");  // also what the documented draws give in Python
}

TEST(RandomAxons, what_cannot_be_drawn_is_refused) {
    const std::string random = "[[axons]]\ncore = 0\nsource = \"random\"\n";
    EXPECT_EQ(refused(random + "cores = 3\naxons = \"0:3\"\n"),
              "2 chip.toml:17:9: core 0 finds only 2 source cores; as many as by_level can reach");
    EXPECT_EQ(refused(random + "cores = 1\naxons = \"0:7\"\n"),
              "2 chip.toml:18:9: 8 axons of core 0 have only 4 neurons to choose from; "
              "more source cores or fewer axons");
}

TEST(Permutation, every_neuron_of_the_chip_has_exactly_one_axon) {
    const ChipPlan p = plan("[[axons]]\ncore = \"all\"\nsource = \"permutation\"\naxons = \"0:3\"\n");
    std::set<std::pair<int, int>> neurons;
    std::size_t entries = 0;
    for (const CoreSetup& core : p.cores) {
        for (const AxonEntry& e : core.axon_table) neurons.insert({e.source.value, e.neuron});
        entries += core.axon_table.size();
    }
    EXPECT_EQ(neurons.size(), 8U);
    EXPECT_EQ(entries, 8U);
    EXPECT_EQ(refused("[[axons]]\ncore = \"all\"\nsource = \"permutation\"\naxons = \"0:2\"\n"),
              "2 chip.toml:17:9: 8 neurons have only 6 axons; an axon for each neuron of the chip");
}

}  // namespace
}  // namespace tendril
