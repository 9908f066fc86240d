// Masks, flood and unicast bring the same spikes to the same cores; they differ in tables and in traffic.
#include "sim/routing_modes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

const std::string kTraffic =
    "format = \"tendril-chip 1\"\n[topology]\nlevels = 3\nradix = 4\n[traffic]\nkind = \"local\"\n"
    "load = 0.001\nfan_out = 8\n[run]\ncycles = 4000\n";

nlohmann::json stats_of(const ChipFile& file, const std::string& mode, const std::string& more = "") {
    const std::string out = (file.folder() / mode).string();
    const Outcome outcome = tendril("run " + file.path() + " --engine tlm --set topology.routing=" + mode +
                                    " --out " + out + " " + more);
    EXPECT_EQ(outcome.exit_code, 0) << mode << ": " << outcome.err;
    return outcome.exit_code != 0 ? nlohmann::json() : nlohmann::json::parse(file_text(out + "/stats.json"));
}

/// 21 hubs with 104 ports at their 64 + 20 links, 64 sources.
TEST(RoutingModes, tables_are_traded_for_traffic) {
    const ChipFile file(kTraffic);
    EXPECT_EQ(table_bits(file.plan()), 104 * 64);
    EXPECT_EQ(table_bits(file.plan({"topology.routing=flood"})), 0);
    // A port's number in 3 bits at the 20 hubs of 5 ports, in 2 at the root's 4, for each of 64 cores.
    EXPECT_EQ(table_bits(file.plan({"topology.routing=unicast"})), (20 * 3 + 2) * 64);
    const auto mask = stats_of(file, "mask");
    const auto flood = stats_of(file, "flood");
    const auto unicast = stats_of(file, "unicast");
    EXPECT_EQ(mask["spikes"], flood["spikes"]);
    EXPECT_EQ(mask["spikes"], unicast["spikes"]);
    EXPECT_EQ(flood["copies"].get<int>(), 64 * mask["spikes"].get<int>());
    EXPECT_EQ(unicast["copies"], mask["copies"]);
    for (const auto& stats : {flood, unicast}) {
        EXPECT_EQ(stats["arrived"], stats["copies"]);
        EXPECT_EQ(stats["traffic"]["latency"]["count"], mask["traffic"]["latency"]["count"]);
        EXPECT_EQ(stats["traffic"]["offered"], mask["traffic"]["offered"]);
        EXPECT_GT(stats["bit_hops"].get<double>(), 1.5 * mask["bit_hops"].get<double>());
    }
    EXPECT_GT(flood["bit_hops"].get<double>(), unicast["bit_hops"].get<double>());
    // Every spike over its own link, all 20 links between hubs and to all 64 cores.
    EXPECT_EQ(flood["bit_hops"].get<int>(), 23 * (1 + 20 + 64) * flood["spikes"].get<int>());
}

TEST(RoutingModes, neurons_spike_the_same_whatever_the_mode_and_the_fabric) {
    const TempFolder folder;
    const auto run = [&](const std::string& name, const std::string& settings) {
        const std::string out = (folder / name).string();
        const Outcome outcome =
            tendril("run configs/chips/smallworld-16.toml --ticks 60 --out " + out + " " + settings);
        EXPECT_EQ(outcome.exit_code, 0) << settings << ": " << outcome.err;
        return out;
    };
    const std::string reference = run("mask", "--engine tlm");
    const std::string mesh = "--set topology.family=mesh --set 'topology.laterals=[]' --set host.0.at=L1.0 ";
    int runs = 0;
    for (const auto& fabric : {std::string(), mesh})
        for (const char* mode : {"flood", "unicast"}) {
            const std::string other =
                run("run" + std::to_string(runs++),
                    "--engine tlm --paranoid --set topology.routing=" + std::string(mode) + " " + fabric);
            EXPECT_EQ(file_text(other + "/final.state"), file_text(reference + "/final.state"))
                << mode << fabric;
        }
}

TEST(RoutingModes, flood_runs_on_hubs_of_RTL_in_the_same_cycles) {
    const TempFolder folder;
    for (const char* engine : {"tlm", "cosim"}) {
        const Outcome outcome = tendril(
            "run configs/chips/smallworld-16.toml --ticks 30 --record deliveries --set "
            "topology.routing=flood --engine " +
            std::string(engine) + " --out " + (folder / engine).string());
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    for (const char* table : {"spikes.aer", "deliveries.aer", "ticks.csv", "stats.json"})
        EXPECT_EQ(file_text(folder / "tlm" / table), file_text(folder / "cosim" / table)) << table;
}

/// A multicast waits for nothing but its own hubs; of its copies the last has waited for all before it.
TEST(RoutingModes, copies_leave_one_after_the_other) {
    const ChipFile file(
        "format = \"tendril-chip 1\"\n[topology]\nfamily = \"flat\"\ncores = 8\n[traffic]\n"
        "kind = \"uniform\"\nload = 0.0002\nfan_out = 7\n[run]\ncycles = 20000\n");
    EXPECT_NEAR(stats_of(file, "mask")["traffic"]["latency"]["mean"].get<double>(), 4.0, 0.1);
    // 4, 5, … 10 cycles.
    EXPECT_NEAR(stats_of(file, "unicast")["traffic"]["latency"]["mean"].get<double>(), 7.0, 0.2);
    EXPECT_EQ(stats_of(file, "unicast"), stats_of(file, "unicast", "--no-skip"));
}

TEST(RoutingModes, unicast_is_refused_where_the_wires_have_no_names_for_it) {
    const ChipFile file(kTraffic);
    EXPECT_NE(refused_by_program("run " + file.path() + " --engine cosim --set topology.routing=unicast")
                  .find("routing \"unicast\" exists as a model only: not in engine cosim; --engine tlm"),
              std::string::npos);
    EXPECT_NE(refused_by_program("run " + file.path() +
                                 " --engine tlm --set topology.routing=unicast --set topology.link_cycles=0")
                  .find("which take 0 cycles"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril
