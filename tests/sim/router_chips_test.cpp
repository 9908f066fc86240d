// Whole chips on routers: every packet once under overload, marks that hold, latencies known in advance.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

const char* const kFamilies[] = {"mesh", "ring", "watts_strogatz", "random_regular", "tree+mesh", "flat"};

std::string traffic(const std::string& topology, const std::string& said) {
    return "format = \"tendril-chip 1\"\n[topology]\n" + topology + "\n[traffic]\n" + said + "\n";
}

nlohmann::json run(const ChipFile& file, const std::string& options) {
    const std::string out = (file.folder() / "out").string();
    const Outcome outcome = tendril("run " + file.path() + " --engine tlm --out " + out + " " + options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    if (outcome.exit_code != 0) return {};
    return nlohmann::json::parse(file_text(file.folder() / "out" / "stats.json"));
}

/// The engine follows every copy of every packet: one that is lost, comes twice, to another or out of its
/// order is exit 1, one that stays on its way exit 3.
void expect_once(const std::string& family) {
    const ChipFile file(traffic("family = \"" + family + "\"\ncores = 16\nfifo_depth = 1",
                                "kind = \"uniform\"\nload = 0.5\nfan_out = 5"));
    for (int seed = 1; seed <= 20; ++seed) {
        const auto stats = run(file, "--cycles 120 --seed " + std::to_string(seed));
        EXPECT_EQ(stats["arrived"], stats["copies"]) << family << ", seed " << seed;
        EXPECT_EQ(stats["copies"].get<int>(), 5 * stats["spikes"].get<int>());
        EXPECT_GT(stats["spikes"].get<int>(), 400);
        EXPECT_LT(stats["traffic"]["accepted"].get<double>(), 0.7 * stats["traffic"]["offered"].get<double>())
            << "no overload";
    }
}

TEST(RoutersUnderOverload, mesh) { expect_once("mesh"); }
TEST(RoutersUnderOverload, ring) { expect_once("ring"); }
TEST(RoutersUnderOverload, watts_strogatz) { expect_once("watts_strogatz"); }
TEST(RoutersUnderOverload, random_regular) { expect_once("random_regular"); }
TEST(RoutersUnderOverload, buses_below_a_mesh) { expect_once("tree+mesh"); }
TEST(RoutersUnderOverload, one_wide_bus) { expect_once("flat"); }

/// Everybody to everybody, so rarely that nothing is in anything's way.
double mean_latency(const std::string& topology, int cores) {
    const ChipFile file(
        traffic(topology, "kind = \"uniform\"\nload = 0.00005\nfan_out = " + std::to_string(cores - 1)));
    const auto stats = run(file, "--cycles 60000");
    EXPECT_GT(stats["traffic"]["latency"]["count"].get<int>(), 40 * (cores - 1));
    return stats["traffic"]["latency"]["mean"].get<double>();
}

/// A router takes 2 cycles, a link 1. Two of n·n cores are 2n/3 links apart in the mean, and have a router
/// more than links between routers, and a link at each end: 2 (2n/3 + 1) + (2n/3 + 2) = 2n + 4.
TEST(LatencyAtLowLoad, of_a_mesh_is_2n_plus_4) {
    EXPECT_NEAR(mean_latency("family = \"mesh\"\ncores = 16", 16), 2 * 4 + 4, 0.02 * 12);
    EXPECT_NEAR(mean_latency("family = \"mesh\"\ncores = 64", 64), 2 * 8 + 4, 0.02 * 20);
}

/// Cores that meet on level l: 2l − 1 hubs and 2l links, 6l − 2 cycles; 3, 12 and 48 of 63 meet on L1, L2,
/// L3. With every two hubs of L2 joined, those of L3 have 4 hubs and 5 links: 13 cycles.
TEST(LatencyAtLowLoad, of_a_tree_without_and_with_shortcuts) {
    const std::string tree = "levels = 3\nradix = 4\n";
    EXPECT_NEAR(mean_latency(tree, 64), (3 * 4 + 12 * 10 + 48 * 16) / 63.0, 0.02 * 14.3);
    EXPECT_NEAR(mean_latency("family = \"tree+full\"\nfull_level = 2\n" + tree, 64),
                (3 * 4 + 12 * 10 + 48 * 13) / 63.0, 0.02 * 12);
}

TEST(LatencyAtLowLoad, of_one_wide_bus_is_4) {
    EXPECT_NEAR(mean_latency("family = \"flat\"\ncores = 20", 20), 4, 0.05);
}

/// Marks hold on routers too: the spikes and the final state are those of the engine without a fabric.
TEST(NeuronsOnRouters, spike_as_without_a_fabric_on_every_family) {
    const TempFolder folder;
    const auto run_as = [&](const std::string& family, const std::string& name, const std::string& options) {
        const std::string out = (folder / (name + family)).string();
        const Outcome outcome = tendril(
            "run configs/chips/smallworld-16.toml --ticks 60 --set 'topology.laterals=[]' --set "
            "topology.family=" +
            family +
            " --set topology.fifo_depth=1 --set topology.link_cycles=1 "
            "--set 'cosim.hubs=[]' --set host.0.at=L1.0 --out " +
            out + " " + options);
        EXPECT_EQ(outcome.exit_code, 0) << family << ": " << outcome.err;
        return out;
    };
    for (const std::string family : {"mesh", "ring", "watts_strogatz", "random_regular", "tree+mesh"}) {
        const std::string reference = run_as(family, "f", "--engine functional");
        const std::string routers = run_as(family, "t", "--engine tlm --paranoid");
        const Outcome diff = tendril(fmt::format("diff --ticks-only {} {}", reference, routers));
        EXPECT_EQ(diff.exit_code, 0) << family << ": " << diff.out << diff.err;
        EXPECT_NE(file_text(routers + "/spikes.aer").find("\n40 "), std::string::npos) << "nobody spikes";
        const std::string awake = run_as(family, "a", "--engine tlm --no-skip");
        for (const char* table : {"spikes.aer", "ticks.csv", "stats.json"})
            EXPECT_EQ(file_text(routers + "/" + table), file_text(awake + "/" + table)) << family << table;
    }
}

TEST(NeuronsOnRouters, run_in_fixed_ticks_too) {
    const TempFolder folder;
    const std::string out = (folder / "out").string();
    const Outcome outcome = tendril(
        "run configs/chips/smallworld-16.toml --engine tlm --ticks 40 --set 'topology.laterals=[]' --set "
        "topology.family=mesh --set topology.fifo_depth=2 --set topology.link_cycles=1 --set 'cosim.hubs=[]' "
        "--set host.0.at=L1.5 --set tick.mode=fixed --set tick.cycles=600 --out " +
        out);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto stats = nlohmann::json::parse(file_text(out + "/stats.json"));
    EXPECT_GT(stats["spikes"].get<int>(), 100);
    EXPECT_EQ(stats["late"], 0);
}

TEST(Routers, are_refused_where_there_is_RTL) {
    for (const std::string engine : {"cosim", "rtl"}) {
        const std::string text = refused_by_program(
            "run configs/chips/smallworld-16.toml --set topology.family=mesh --set 'topology.laterals=[]' "
            "--set host.0.at=L1.0 --engine " +
            engine);
        EXPECT_NE(text.find("family \"mesh\" of 16 cores runs on routers, which exist as models only: not in "
                            "engine " +
                            engine + "; --engine tlm or functional"),
                  std::string::npos)
            << text;
    }
}

TEST(Routers, two_runs_are_one_and_every_family_has_its_stats) {
    for (const std::string family : kFamilies) {
        const ChipFile file(
            traffic("family = \"" + family + "\"\ncores = 16", "kind = \"local\"\nload = 0.05\nfan_out = 4"));
        const auto first = run(file, "--cycles 1000");
        EXPECT_EQ(first, run(file, "--cycles 1000 --no-skip")) << family;
        EXPECT_EQ(first["hubs"].size(), family == "flat" ? 1U : family == "tree+mesh" ? 4U : 16U);
        std::uint64_t moved = 0;
        for (const auto& hub : first["hubs"]) moved += hub["spikes_moved"].get<std::uint64_t>();
        EXPECT_GE(moved, first["spikes"].get<std::uint64_t>());
    }
}

}  // namespace
}  // namespace tendril
