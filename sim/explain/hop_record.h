// hops.aer, read: the stays of flits at every port, in the order in which they left.
#pragma once

#include <filesystem>
#include <unordered_map>
#include <vector>

#include "sim/chip_plan.h"

namespace tendril {

/// A flit's stay, as sim/hop_watch.h tells of it. A mark has no source: −1.
struct RecordedStay {
    int source = -1;
    int neuron = -1;
    std::int64_t first = 0;
    std::int64_t last = 0;

    bool is_mark() const { return source < 0; }
};

/// What a bus did in a cycle: took a spike from a port, or joined marks.
struct HubMove {
    std::int64_t cycle = 0;
    int port = -1;    ///< −1: a join
    int source = -1;  ///< of the spike
};

/// Of a hub or a router.
struct HubRecord {
    std::vector<std::vector<RecordedStay>> in, out;  ///< by port
    std::vector<HubMove> moves;                      ///< of a bus: ascending cycle, one a cycle
    /// Of each source: its spikes here, in the order sent, as positions in in[entry].
    struct Passage {
        int entry = -1;
        std::vector<std::size_t> stays;
    };
    std::unordered_map<int, Passage> passages;
};

struct HopRecord {
    std::vector<HubRecord> hubs;
    std::vector<std::vector<RecordedStay>> sources;  ///< cores, then hosts: spikes at the output
    std::vector<std::vector<RecordedStay>> ticks;    ///< by core: last is the end of each tick it had
};

/// @throws Error as TableReader; Exit::usage with its place for rows that this chip cannot have
HopRecord read_hops(const std::filesystem::path& file, const ChipPlan& plan);

}  // namespace tendril
