// The spikes of a core, neuron by neuron, in ticks from the start.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/recorder.h"

namespace tendril {

class SpikesByNeuron : public Recorder {
public:
    SpikesByNeuron(int neurons, Tick first) : first_(first), spikes_(static_cast<std::size_t>(neurons)) {}

    void spike(const Spike& spike) override { spikes_[spike.neuron.value].push_back(spike.tick - first_); }
    bool wants_deliveries() const override { return false; }
    const std::vector<std::vector<std::int64_t>>& get() const { return spikes_; }

private:
    Tick first_;
    std::vector<std::vector<std::int64_t>> spikes_;
};

}  // namespace tendril
