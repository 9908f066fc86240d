// A run once more, with one neuron under watch: in the functional engine, or one core of it in fixed ticks.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/chip_spec.h"
#include "sim/stimulus.h"

namespace tendril {

/// An axon of the neuron's core that was active in a tick, and who sent that.
struct WatchedInput {
    Tick sent;
    Tick arrived;           ///< the core was in; barrier: that of `sent`
    std::int64_t late = 0;  ///< ticks after its axon should have been active (fixed ticks)
    SourceId source;
    int line = 0;  ///< neuron of a core, line of a host
    int axon = 0;
    int first_axon = 0;  ///< of the pair that the spike sets; else the same
    int k = 0;           ///< synapses onto the neuron as the tick began
    bool excitatory = true;
};

/// A tick of the neuron.
struct WatchedTick {
    Tick tick;
    NeuronState before, after;
    int excitation = 0, inhibition = 0;  ///< AE, AI
    int rank0 = 0;                       ///< as the tick began
    bool won = false;                    ///< it fired
    bool spiked = false;                 ///< it fired, or repeated (burst, latch)
    std::vector<int> winners;            ///< of its core
    std::vector<WatchedInput> inputs;    ///< of its core, by axon
};

struct Watch {
    std::vector<WatchedTick> ticks;  ///< up to and with the tick asked for
    std::vector<WatchedTick> later;  ///< what came after it
    std::vector<int> k;              ///< by axon, as the tick asked for began
};

/// A run folder and the chip in it.
class Replay {
public:
    /// @throws Error Exit::usage where it is no run folder, has no chip.toml, or ran in fixed ticks without
    /// recording its deliveries
    explicit Replay(const std::filesystem::path& folder);

    const ChipPlan& plan() const { return plan_; }
    Tick first() const { return initial_.tick + 1; }
    Tick last() const { return last_; }

    /// Runs from the start to `to`, keeping the ticks of the neuron from `from` on.
    /// @throws Error Exit::check_failed where a spike up to `tick` is not that of spikes.aer; in fixed ticks
    /// only the spikes of the core are compared, since what it hears is what was recorded
    Watch watch(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const;

    const std::filesystem::path& folder() const { return folder_; }

private:
    Watch watch_barrier(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const;
    Watch watch_fixed(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const;
    std::unique_ptr<Stimulus> stimulus() const;

    std::filesystem::path folder_;
    ChipSpec spec_;
    ChipPlan plan_;
    ChipState initial_;
    Tick last_;
};

}  // namespace tendril
