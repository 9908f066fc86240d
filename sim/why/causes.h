// Why a neuron spiked in a tick, or why it did not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/why/replay.h"

namespace tendril {

/// A delivery that counted: who sent it, which way it came, what it met.
struct Cause {
    WatchedInput input;
    Tick active;         ///< the tick in which its axon was
    std::string source;  ///< "core 3", "host in"
    std::string hubs;
    std::optional<std::int64_t> spike_cycle;     ///< it left its core; where the run has cycles
    std::optional<std::int64_t> delivery_cycle;  ///< it arrived; where the run recorded deliveries
};

struct Explanation {
    CoreId core;
    NeuronId neuron;
    Tick tick;
    bool spiked = false;
    std::vector<std::string> reasons;  ///< in plain words
    std::vector<WatchedTick> rows;     ///< ticks in which something happened, the one asked for last
    std::vector<Cause> causes;         ///< by tick, then axon
    std::vector<Explanation> deeper;   ///< of the spikes behind the causes
};

/// What counts begins with the phase, with the neuron's last spike, or 64 ticks ago.
/// @param depth 1: this neuron only; each more explains the spikes that caused it
/// @throws Error Exit::usage on an absent core, neuron or tick; as Replay::watch
Explanation explain(const Replay& replay, int core, int neuron, std::int64_t tick, int depth);

}  // namespace tendril
