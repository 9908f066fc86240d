// What a chip file with [traffic] may not say, each refusal with its place.
#include <gtest/gtest.h>

#include "sim/run.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const std::string kHead = "format = \"tendril-chip 1\"\n[topology]\nlevels = 2\n[traffic]\n";

std::string refused(const std::string& text) { return ChipFile(kHead + text).refused(); }

TEST(TrafficTable, needs_a_kind_that_is_known_and_what_the_kind_needs) {
    EXPECT_EQ(refused("load = 0.1\n"), "2 chip.toml:4:1: [traffic] has no kind; it must be given");
    EXPECT_EQ(refused("kind = \"uniform\"\n"),
              "2 chip.toml:4:1: kind = \"uniform\" has no load; it must be given");
    EXPECT_EQ(refused("kind = \"unifrom\"\nload = 0.1\n"),
              "2 chip.toml:5:8: kind = \"unifrom\" is not known; uniform, local, hotspot, power_law, "
              "transpose, replay; did you mean \"uniform\"?");
    EXPECT_EQ(refused("kind = \"hotspot\"\nload = 0.1\n"),
              "2 chip.toml:4:1: kind = \"hotspot\" has no hotspots; it must be given");
    EXPECT_EQ(refused("kind = \"replay\"\n"),
              "2 chip.toml:4:1: kind = \"replay\" has no file; it must be given");
    EXPECT_EQ(refused("kind = \"uniform\"\nload = 1.5\n"),
              "2 chip.toml:6:8: load = 1.5 is out of range; 0..1");
}

TEST(TrafficTable, keys_belong_to_a_kind) {
    const std::string uniform = "kind = \"uniform\"\nload = 0.1\n";
    EXPECT_EQ(refused(uniform + "hotspots = [1]\n"),
              "2 chip.toml:7:12: hotspots does not belong here; with kind = \"hotspot\"");
    EXPECT_EQ(refused(uniform + "by_level = [1]\n"),
              "2 chip.toml:7:12: by_level does not belong here; with kind = \"local\"");
    EXPECT_EQ(refused(uniform + "exponent = 3\n"),
              "2 chip.toml:7:12: exponent does not belong here; with kind = \"power_law\"");
    EXPECT_EQ(refused("kind = \"transpose\"\nload = 0.1\nfan_out = 2\n"),
              "2 chip.toml:7:11: fan_out does not belong here; with every kind but transpose, where it is 1");
    EXPECT_EQ(
        refused("kind = \"replay\"\nload = 0.1\nfile = \"x\"\n"),
        "2 chip.toml:6:8: load does not belong here; with every kind but replay, whose file has the load");
}

TEST(TrafficTable, numbers_fit_the_chip) {
    EXPECT_EQ(refused("kind = \"hotspot\"\nload = 0.1\nhotspots = [16]\n"),
              "2 chip.toml:7:12: there is no core 16; 0..15");
    EXPECT_EQ(refused("kind = \"uniform\"\nload = 0.1\nfan_out = 16\n"),
              "2 chip.toml:7:11: core 0 finds only 15 listeners; as many as the kind of traffic can reach");
    EXPECT_EQ(refused("kind = \"local\"\nload = 0.1\nfan_out = 4\nby_level = [1]\n"),
              "2 chip.toml:7:11: core 0 finds only 3 listeners; as many as the kind of traffic can reach");
    EXPECT_EQ(ChipFile(kHead + "kind = \"transpose\"\nload = 0.1\n").refused({"topology.cores=8"}),
              "2 chip.toml:5:8: 8 cores are no square that could be transposed; 4, 16, 64 or 256 cores");
    EXPECT_EQ(refused("kind = \"uniform\"\nload = 0.1\nwarmup = 50\n[run]\ncycles = 50\n"),
              "2 chip.toml:7:10: warmup leaves nothing to measure; below the 50 cycles of [run]");
}

TEST(TrafficTable, takes_the_place_of_neurons_and_of_all_that_belongs_to_them) {
    const std::string traffic = "[traffic]\nkind = \"uniform\"\nload = 0.1\n";
    const std::string because =
        " does not go with [traffic], which takes the place of the neurons; leave it "
        "out; a replay may keep it";
    const std::string head = "format = \"tendril-chip 1\"\n[topology]\nlevels = 2\n";
    const auto beside = [&](const std::string& text) { return ChipFile(head + traffic + text).refused(); };
    EXPECT_EQ(beside("[[host]]\nname = \"in\"\nlines = 8\n"), "2 chip.toml:7:1: [[host]]" + because);
    EXPECT_EQ(beside("[[axons]]\ncore = 0\nsource = 1\n"), "2 chip.toml:7:1: [[axons]]" + because);
    EXPECT_EQ(beside("[[core]]\nids = 1\n"), "2 chip.toml:7:1: [[core]]" + because);
    EXPECT_EQ(beside("[neuron]\ntheta = 7\n"), "2 chip.toml:7:1: [neuron]" + because);
    EXPECT_EQ(beside("[learning]\nrule = \"literal\"\nlearn_end = 0\n"),
              "2 chip.toml:7:1: [learning]" + because);
    EXPECT_EQ(beside("[tick]\nmode = \"fixed\"\ncycles = 50\n"),
              "2 chip.toml:8:8: [tick] mode = \"fixed\"" + because);
    EXPECT_EQ(beside("[run]\nticks = 5\n"), "2 chip.toml:8:9: [run] ticks" + because);
}

TEST(TrafficTable, engines_without_a_fabric_or_with_neurons_alone_are_refused) {
    const ChipFile file(kHead + "kind = \"uniform\"\nload = 0.1\n");
    const ChipSpec spec = file.load();
    const ChipPlan plan = file.plan();
    const auto engine = [&](const std::string& name) {
        return refusal([&] { require_engine(name, spec.run.origin.table, spec, plan); });
    };
    EXPECT_EQ(engine("functional"),
              "2 " + file.path() + ":4:1: the functional engine has no fabric: no [traffic]; tlm, cosim");
    EXPECT_EQ(engine("rtl"), "2 " + file.path() +
                                 ":4:1: engine rtl has no cores without neurons: no [traffic]; tlm; cosim, "
                                 "whose hubs can be RTL");
    EXPECT_EQ(engine("tlm"), "accepted");
    EXPECT_EQ(engine("cosim"), "accepted");
}

TEST(TrafficTable, is_dumped_where_it_was_given_and_the_dump_says_the_same) {
    const ChipFile file(kHead + "kind = \"local\"\nload = 0.25\nfan_out = 3\n");
    const std::string dump = dump_chip(file.load());
    EXPECT_NE(dump.find("[traffic]\nkind = \"local\"\nload = 0.25\nfan_out = 3\n"), std::string::npos)
        << dump;
    EXPECT_EQ(dump_chip(ChipFile(dump).load()), dump);
    EXPECT_EQ(dump_chip(ChipFile(kSmallChip).load()).find("[traffic]"), std::string::npos);
}

}  // namespace
}  // namespace tendril
