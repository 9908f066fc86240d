// Initial synapses and neuron state.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/random.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

using Counts = std::vector<std::uint8_t>;

const std::string kInh3 = "[[axons]]\ncore = 0\nsource = \"in\"\nneurons = 3\naxons = 3\ntype = \"inh\"\n";

Counts k_of(const std::string& text, std::size_t core = 0) {
    return ChipFile(kSmallChip + text).plan().initial.cores[core].k;
}
std::string refused(const std::string& text) { return ChipFile(kSmallChip + text).refused(); }

TEST(Synapses, there_are_none_where_nobody_says_so) { EXPECT_EQ(k_of(""), Counts(32, 0)); }

TEST(Synapses, a_constant_fills_the_block_it_names) {
    Counts want(32, 0);
    for (const int at : {1 * 4 + 2, 1 * 4 + 3, 2 * 4 + 2, 2 * 4 + 3}) want[static_cast<std::size_t>(at)] = 5;
    const std::string block =
        "[[synapses]]\ncore = 0\naxons = \"1:2\"\nneurons = \"2:3\"\nfill = \"constant\"\nk = 5\n";
    EXPECT_EQ(k_of(block), want);
    EXPECT_EQ(k_of(block, 1), Counts(32, 0));
    EXPECT_EQ(k_of(block + "[[synapses]]\ncore = 0\nfill = \"none\"\n"), Counts(32, 0));  // the last word
}

TEST(Synapses, uniform_draws_axon_by_axon_from_the_stream_of_its_entry) {
    RandomStream stream("synapses1", 1);
    Counts want;
    for (int i = 0; i < 32; ++i) want.push_back(static_cast<std::uint8_t>(stream.next() % 9));
    EXPECT_EQ(k_of("[[synapses]]\ncore = 0\nfill = \"none\"\n[[synapses]]\ncore = 0\nfill = \"uniform\"\nk = "
                   "[0, 8]\n"),
              want);
}

TEST(Synapses, targets_are_so_many_distinct_neurons_of_each_axon) {
    const Counts k = k_of("[[synapses]]\ncore = 0\nfill = \"targets\"\ntargets = 3\nk = 2\n");
    std::set<Counts> rows;
    for (std::ptrdiff_t axon = 0; axon < 8; ++axon) {
        const auto row = k.begin() + axon * 4;
        EXPECT_EQ(std::count(row, row + 4, 2), 3);
        EXPECT_EQ(std::count(row, row + 4, 0), 1);
        rows.insert(Counts(row, row + 4));
    }
    EXPECT_GT(rows.size(), 1U);
    EXPECT_EQ(refused("[[synapses]]\ncore = 0\nfill = \"targets\"\ntargets = 5\n"),
              "2 chip.toml:17:11: targets = 5 are more than the neurons of core 0; 0..4");
}

TEST(Synapses, only_names_the_axons_of_one_type) {
    const std::string all = "[[synapses]]\ncore = 0\nfill = \"constant\"\nk = 1\n";
    const std::string inh = "[[synapses]]\ncore = 0\nfill = \"constant\"\nk = 4\nonly = \"inh\"\n";
    const Counts k = k_of(kInh3 + all + inh);
    for (std::size_t i = 0; i < 32; ++i) EXPECT_EQ(k[i], i / 4 == 3 ? 4 : 1) << i;
}

TEST(SynapseFile, its_rows_are_those_of_a_run_folder) {
    const ChipFile file(kSmallChip +
                        "[[synapses]]\ncore = 0\naxons = \"0:3\"\nfill = \"file\"\nfile = \"s.csv\"\n");
    write_file(file.folder() / "s.csv", "core,axon,neuron,k\n0,1,2,7\n0,5,0,9\n1,0,0,3\n");
    const ChipPlan plan = file.plan();
    Counts want(32, 0);
    want[1 * 4 + 2] = 7;  // axon 5 and core 1 are not covered
    EXPECT_EQ(plan.initial.cores[0].k, want);
    EXPECT_EQ(plan.initial.cores[1].k, Counts(32, 0));
}

TEST(SynapseFile, what_is_wrong_in_it_is_refused_with_its_line) {
    const ChipFile file(kSmallChip + "[[synapses]]\ncore = 0\nfill = \"file\"\nfile = \"s.csv\"\n");
    EXPECT_EQ(file.refused().rfind("4 ", 0), 0U) << file.refused();
    const auto with = [&](const std::string& rows) {
        write_file(file.folder() / "s.csv", "core,axon,neuron,k\n" + rows);
        return file.refused();
    };
    EXPECT_EQ(with("0,0,0,1\n2,0,0,1\n"), "2 s.csv:3:1: there is no core 2");
    EXPECT_EQ(with("0,0,1,1\n0,0,1,2\n"),
              "2 s.csv:3:1: rows ascend by core, axon, neuron; none is there twice");
    EXPECT_EQ(with("0,1,0,1\n0,0,3,2\n").substr(0, 10), "2 s.csv:3:");
    EXPECT_EQ(with("0,0,4,1\n"), "2 s.csv:2:1: core 0 has no such synapse; axon 0..7, neuron 0..3, k 0..15");
    EXPECT_EQ(with("0,0,0,16\n"), "2 s.csv:2:1: core 0 has no such synapse; axon 0..7, neuron 0..3, k 0..15");
    EXPECT_EQ(with("0,0,x,1\n").rfind("2 s.csv:2:5: ", 0), 0U);
    EXPECT_NE(with("0,0,0,1").find("truncated"), std::string::npos);
}

TEST(State, is_set_or_drawn_for_the_neurons_it_names) {
    const ChipPlan plan =
        ChipFile(kSmallChip + "[[state]]\ncore = 1\nneurons = \"1:2\"\nv = [10, 20]\ns = -3\nth = 7\n")
            .plan();
    RandomStream stream("state0", 1);
    for (const std::size_t n : {1U, 2U}) {
        const NeuronState& neuron = plan.initial.cores[1].neurons[n];
        EXPECT_EQ(neuron.v, 10 + stream.next() % 11);
        EXPECT_EQ(neuron.s, -3);
        EXPECT_EQ(neuron.th, 7);
    }
    EXPECT_EQ(plan.initial.cores[1].neurons[0], NeuronState{});
    EXPECT_EQ(plan.initial.cores[0].neurons[1], NeuronState{});
}

TEST(State, stays_within_the_ceilings_of_its_core) {
    const ChipFile file(kSmallChip + "[[state]]\ncore = 0\nv = 500\ns = -100\n");
    EXPECT_EQ(file.refused({"neuron.vmax=400"}), "2 chip.toml:16:5: v = 500 is above vmax; 0..400");
    EXPECT_EQ(file.refused({"neuron.smax=50"}), "2 chip.toml:17:5: s is beyond smax; -51..50");
}

}  // namespace
}  // namespace tendril
