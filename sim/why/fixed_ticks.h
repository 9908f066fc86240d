// Fixed ticks: what the arrivals at a core activate, and its recorded spikes to compare with.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "sim/table_reader.h"
#include "sim/why/arrivals.h"
#include "sim/why/replay.h"

namespace tendril {

/// An axon that will be active.
struct Coming {
    Tick slot;
    WatchedInput input;
};

/// Adds the axons of an arrival, by the rule of chip.md: in tick clamp(sent + delay, arrived + 1,
/// arrived + kBuiltDelayMax); `sent` stays, and `late` says by how much the slot had passed.
void add_inputs(const Arrival& arrival, const CoreSetup& setup, std::vector<Coming>& coming);

/// Takes those of a tick out, by axon, each with its k.
std::vector<WatchedInput> take_active(std::vector<Coming>& coming, Tick now, const std::vector<int>& k);

/// The spikes of one core in spikes.aer, tick by tick.
class SpikesOfCore {
public:
    SpikesOfCore(const std::filesystem::path& file, CoreId core);
    /// @throws Error Exit::check_failed where `must` and the spikes of the tick are others
    void compare(Tick tick, std::span<const NeuronId> spikes, bool must);

private:
    std::filesystem::path file_;
    TableReader reader_;
    CoreId core_;
    std::optional<TableRow> ahead_;
};

}  // namespace tendril
