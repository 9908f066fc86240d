// All deliveries of a run, their cycles summed by what they went into, for all of them and for the slowest.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/explain/split.h"

namespace tendril {

/// What a cycle of a delivery goes into.
enum class Part : std::uint8_t { link, hub, waiting, marks, barrier };
inline constexpr std::array<const char*, 5> kPartNames{"link", "hub", "waiting", "marks", "barrier"};

using Parts = std::array<std::int64_t, kPartNames.size()>;  ///< cycles

/// Deliveries of some latencies, and what theirs are made of.
struct LatencyGroup {
    std::string name;
    std::int64_t from = 0, to = INT64_MAX;  ///< latency in cycles, both included
    std::int64_t deliveries = 0;
    std::int64_t latency = 0;  ///< cycles, summed
    std::map<Stage, Parts, bool (*)(const Stage&, const Stage&)> stages{&earlier};
};

struct WaitKey {
    Why why = Why::own;
    int place = 0;
    int whom = -1;

    auto operator<=>(const WaitKey&) const = default;
};

struct LatencyAccount {
    std::int64_t deliveries = 0;
    std::int64_t p50 = 0, p99 = 0, max = 0;
    /// All; then those up to p50, up to p90, up to p99 and above it, as far as any are in them.
    std::vector<LatencyGroup> groups;
    std::map<WaitKey, std::int64_t> waits;  ///< cycles, of all
    std::vector<Split> slowest;             ///< at most ten, the slowest first
};

/// @param each told of every delivery, in the order of deliveries.aer; may be empty
/// @throws Error as Splitter
LatencyAccount account_latency(Splitter& splitter, std::size_t deliveries,
                               const std::function<void(const Split&)>& each);

/// The parts of one delivery, summed over its way.
Parts parts_of(const Split& split);

/// A run folder with all that the account needs.
struct LatencyRun {
    ChipPlan plan;
    std::string engine;
    HopRecord record;
    std::vector<DeliveredSpike> delivered;
};

/// @throws Error Exit::usage where the folder is no run or has no hops.aer; as TableReader
LatencyRun read_latency_run(const std::filesystem::path& folder);

}  // namespace tendril
