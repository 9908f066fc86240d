// Traffic on whole fabrics: every packet at every listener once, and hubs that are models in the cycles of
// RTL.
#include "sim/traffic_engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

const std::string kTwoLevels =
    "[topology]\nlevels = 2\nlaterals = [[\"L1.0\", \"L1.2\"], [\"L1.1\", \"L1.3\"]]\nfifo_depth = 1\n";
const std::string kThreeLevels =
    "[topology]\nlevels = 3\nradix = 4\nlaterals = [[\"L2.0\", \"L2.3\"], [\"L1.0\", \"L1.5\"], "
    "[\"L1.3\", \"L1.12\"]]\nfifo_depth = [1, 2, 4]\nlink_cycles = [0, 2, 3]\n";
const std::string kWide = "[topology]\nlevels = 2\nradix = 8\ncores = 40\nlink_cycles = [1, 0]\n";

std::string chip(const std::string& topology, const std::string& traffic) {
    return "format = \"tendril-chip 1\"\nname = \"t\"\n" + topology + "[traffic]\n" + traffic +
           "[run]\ncycles = 600\n";
}

/// Times that each packet (source, number) reached each core.
using Arrivals = std::map<std::tuple<int, int, int>, int>;

/// Counts deliveries.aer against spikes.aer and the listeners, on its own.
void expect_each_once(const std::filesystem::path& folder, const ChipPlan& plan) {
    std::map<int, int> sent;
    Arrivals due, seen;
    std::istringstream spikes(file_text(folder / "spikes.aer"));
    std::string line;
    std::getline(spikes, line);
    for (std::int64_t tick, cycle, core, neuron; spikes >> tick >> cycle >> core >> neuron;) {
        const int number = sent[static_cast<int>(core)]++;
        EXPECT_EQ(neuron, number % 256);
        for (const End& end : plan.listeners[static_cast<std::size_t>(core)])
            ++due[{static_cast<int>(core), number, end.index}];
    }
    std::map<std::pair<int, int>, int> arrived;
    std::istringstream deliveries(file_text(folder / "deliveries.aer"));
    std::getline(deliveries, line);
    for (std::int64_t tick, cycle, core, axon, source, neuron;
         deliveries >> tick >> cycle >> core >> axon >> source >> neuron;) {
        const int number = arrived[{static_cast<int>(source), static_cast<int>(core)}]++;
        EXPECT_EQ(neuron, number % 256);
        ++seen[{static_cast<int>(source), number, static_cast<int>(core)}];
    }
    EXPECT_GT(due.size(), 200U);
    EXPECT_EQ(due, seen);
}

/// Runs the chip with hubs that are models, RTL, and RTL on some levels; all files are the same.
void expect_same(const std::string& text) {
    const ChipFile file(text);
    const auto run = [&](const std::string& name, const std::string& options) {
        const std::string out = (file.folder() / name).string();
        const Outcome outcome =
            tendril("run " + file.path() + " --record deliveries --out " + out + " " + options);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return file.folder() / name;
    };
    const auto models = run("models", "--engine tlm");
    expect_each_once(models, file.plan());
    for (const auto& other :
         {run("rtl", "--engine cosim"), run("mixed", "--engine cosim --set 'cosim.hubs=[\"L1\"]'"),
          run("awake", "--engine tlm --no-skip")}) {
        for (const char* table : {"spikes.aer", "deliveries.aer", "stats.json", "ticks.csv"})
            EXPECT_EQ(file_text(models / table), file_text(other / table)) << table << " of " << other;
    }
}

TEST(TrafficOnFabrics, uniform_unicast_and_multicast) {
    expect_same(chip(kTwoLevels, "kind = \"uniform\"\nload = 0.03\n"));
    expect_same(chip(kThreeLevels, "kind = \"uniform\"\nload = 0.01\nfan_out = 5\n"));
    expect_same(chip(kWide, "kind = \"uniform\"\nload = 0.02\nfan_out = 2\n"));
}

TEST(TrafficOnFabrics, local_multicast) {
    expect_same(chip(kTwoLevels, "kind = \"local\"\nload = 0.1\nfan_out = 4\n"));
    expect_same(chip(kThreeLevels, "kind = \"local\"\nload = 0.02\nfan_out = 8\n"));
}

TEST(TrafficOnFabrics, hotspots_power_law_and_transpose) {
    expect_same(chip(kTwoLevels, "kind = \"hotspot\"\nload = 0.05\nhotspots = [3, 9]\nfan_out = 2\n"));
    expect_same(chip(kThreeLevels, "kind = \"power_law\"\nload = 0.02\nfan_out = 3\n"));
    expect_same(chip(kThreeLevels, "kind = \"transpose\"\nload = 0.05\n"));
}

TEST(TrafficOnFabrics, overload_waits_at_the_sources_and_then_drains) {
    expect_same(chip(kTwoLevels, "kind = \"uniform\"\nload = 0.6\nfan_out = 6\n"));
}

TEST(TrafficOnFabrics, what_has_not_drained_in_time_is_exit_3) {
    const ChipFile file(chip(kTwoLevels, "kind = \"uniform\"\nload = 0.6\nfan_out = 6\ndrain = 100\n"));
    const Outcome outcome = tendril("run " + file.path() + " --engine tlm");
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_NE(outcome.err.find("not drained 100 cycles after the last injection: "), std::string::npos)
        << outcome.err;
}

TEST(TrafficOnFabrics, the_replay_of_a_run_is_that_run) {
    const ChipFile file(chip(kTwoLevels, "kind = \"local\"\nload = 0.04\nfan_out = 3\n"));
    const std::string first = (file.folder() / "first").string();
    ASSERT_EQ(tendril("run " + file.path() + " --engine tlm --out " + first).exit_code, 0);
    const ChipFile again("format = \"tendril-chip 1\"\nname = \"again\"\n" + kTwoLevels +
                         "[traffic]\nkind = \"replay\"\nfan_out = 2\nfile = \"" + first + "/spikes.aer\"\n");
    const std::string second = (file.folder() / "second").string();
    const Outcome outcome = tendril("run " + again.path() + " --engine tlm --out " + second);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto stats = nlohmann::json::parse(file_text(second + "/stats.json"));
    const auto before = nlohmann::json::parse(file_text(first + "/stats.json"));
    EXPECT_EQ(stats["spikes"], before["spikes"]);
    EXPECT_EQ(stats["copies"], 2 * before["spikes"].get<int>());
    EXPECT_EQ(stats["traffic"]["created"], before["spikes"]);
}

TEST(TrafficOnFabrics, spikes_of_a_chip_with_neurons_are_replayed_to_those_who_listened) {
    const TempFolder folder;
    const std::string chip = " configs/chips/smallworld-16.toml --engine tlm ";
    const std::string first = (folder / "first").string(), second = (folder / "second").string();
    ASSERT_EQ(tendril("run" + chip + "--ticks 60 --out " + first).exit_code, 0);
    const Outcome outcome = tendril("run" + chip + "--out " + second +
                                    " --set traffic.kind=replay --set traffic.file=" + first + "/spikes.aer");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto stats = nlohmann::json::parse(file_text(second + "/stats.json"));
    const auto before = nlohmann::json::parse(file_text(first + "/stats.json"));
    EXPECT_GT(stats["spikes"].get<int>(), 100);
    EXPECT_EQ(stats["spikes"], before["spikes"]);
    EXPECT_EQ(stats["arrived"], stats["copies"]);
}

TEST(TrafficOnFabrics, options_of_neurons_are_refused) {
    const std::string run = "run configs/chips/traffic-64.toml ";
    EXPECT_EQ(refused_by_program(run + "--ticks 4"),
              "2 tendril run --ticks: a chip with [traffic] has no neurons; --cycles N\n");
    EXPECT_EQ(refused_by_program(run + "--state x"),
              "2 tendril run --state: a chip with [traffic] has no neurons; a run of traffic starts with an "
              "empty fabric\n");
    EXPECT_EQ(refused_by_program(run + "--engine functional").substr(0, 2), "2 ");
    EXPECT_EQ(refused_by_program(run + "--record synapses --out /tmp/none"),
              "2 tendril run --record synapses: a chip with [traffic] has no neurons; deliveries, hops, "
              "timeline\n");
    EXPECT_EQ(refused_by_program(run + "--cycles 2000"),
              "2 tendril run --cycles: warmup leaves nothing to measure; above the 2000 cycles of "
              "traffic.warmup\n");
}

/// Columns of a table behind its first line.
template <std::size_t N>
std::vector<std::array<std::int64_t, N>> rows_of(const std::filesystem::path& file) {
    std::istringstream text(file_text(file));
    std::string line;
    std::getline(text, line);
    std::vector<std::array<std::int64_t, N>> rows;
    while (std::getline(text, line)) {
        std::ranges::replace(line, '-', '0');
        std::istringstream cells(line);
        for (auto& cell : rows.emplace_back()) cells >> cell;
    }
    return rows;
}

/// Counted anew from the tables of a run: creations from hops.aer, arrivals from deliveries.aer.
TEST(TrafficOnFabrics, intervals_and_order_are_what_the_tables_say) {
    const ChipFile file(chip(kTwoLevels, "kind = \"uniform\"\nload = 0.1\nfan_out = 4\n"));
    const auto out = file.folder() / "out";
    ASSERT_EQ(tendril("run " + file.path() + " --engine tlm --record deliveries,hops --out " + out.string())
                  .exit_code,
              0);
    const int hubs = static_cast<int>(file.plan().hubs.size());
    std::map<int, std::vector<std::int64_t>> created;  // by source
    for (const auto& [node, port, way, source, neuron, first, last] : rows_of<7>(out / "hops.aer"))
        if (node >= hubs && way == 1) created[static_cast<int>(source)].push_back(first);
    std::map<std::pair<int, int>, std::vector<std::int64_t>> latencies;  // by source and core
    std::map<int, std::int64_t> youngest;                                // by core
    std::int64_t disordered = 0, distortion = 0, intervals = 0;
    for (const auto& [tick, cycle, core, axon, source, neuron] : rows_of<6>(out / "deliveries.aer")) {
        auto& of_pair = latencies[{static_cast<int>(source), static_cast<int>(core)}];
        const std::int64_t sent = created[static_cast<int>(source)].at(of_pair.size());
        if (!of_pair.empty()) ++intervals, distortion += std::abs(cycle - sent - of_pair.back());
        of_pair.push_back(cycle - sent);
        auto& newest = youngest.try_emplace(static_cast<int>(core), -1).first->second;
        disordered += sent < newest;
        newest = std::max(newest, sent);
    }
    const auto stats = nlohmann::json::parse(file_text(out / "stats.json"));
    const auto& timing = stats["timing"];
    EXPECT_EQ(timing["spikes_disordered"], disordered);
    EXPECT_EQ(timing["intervals"], intervals);
    EXPECT_DOUBLE_EQ(timing["isi_distortion_mean"].get<double>(),
                     static_cast<double>(distortion) / static_cast<double>(intervals));
    EXPECT_GT(disordered, 100);
    EXPECT_GT(distortion, intervals);
    std::int64_t at_hubs = 0, on_links = 0;
    for (const auto& hub : stats["hubs"]) {
        EXPECT_DOUBLE_EQ(hub["utilisation"].get<double>(),
                         hub["busy_cycles"].get<double>() / stats["cycles"].get<double>());
        at_hubs += hub["stall_cycles"].get<std::int64_t>();
    }
    for (const auto& link : stats["links"])
        on_links +=
            link["stall_cycles_up"].get<std::int64_t>() + link["stall_cycles_down"].get<std::int64_t>();
    EXPECT_GT(at_hubs, 1000) << "a depth of 1, overloaded";
    EXPECT_EQ(at_hubs, on_links) << "models of cores have room";
    EXPECT_EQ(stats["labels"]["topology"]["omega"], "proxy");
    EXPECT_EQ(stats["topology"]["cores"], 16);
}

/// In one hub without links: out of the core in cycle c, into the other in c + 2.
TEST(TrafficLatency, is_counted_from_creation_to_delivery) {
    const ChipFile file(
        "format = \"tendril-chip 1\"\n[topology]\nfamily = \"flat\"\ncores = 2\n"
        "link_cycles = 0\n[traffic]\nkind = \"uniform\"\nload = 0.001\n");
    const ChipPlan plan = file.plan();
    TrafficEngine engine(plan, Fidelity::tlm);
    RunOrder order;
    order.cycle_limit = Cycle(20'000);
    struct None : Stimulus {
        std::span<const HostSpike> at(Tick) override { return {}; }
    } none;
    const RunTotals totals = engine.run(order, none, {});
    const LatencyHistogram& latency = totals.traffic->latency;
    EXPECT_GT(latency.count(), 20U);
    EXPECT_EQ(latency.percentile(50), 2);
    EXPECT_GT(totals.timing.intervals, 20U);
    EXPECT_EQ(totals.timing.distortion_sum, 0U) << "nothing is in the way of anything";
    EXPECT_EQ(totals.timing.disordered, 0U);
    EXPECT_EQ(totals.hubs[0].moved, totals.spikes);
    EXPECT_EQ(engine.run(order, none, {}).traffic->latency.counts(), latency.counts()) << "a second run";
}

}  // namespace
}  // namespace tendril
