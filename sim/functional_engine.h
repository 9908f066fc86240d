// The functional engine: a whole chip in ticks alone, each core the golden model.
#pragma once

#include "sim/engine.h"
#include "systemc/core/core_functional.h"

namespace tendril {

/// Every spike of a tick reaches all cores that list its source before the next tick begins: what the
/// barrier makes of any fabric. Cores in which nothing happens are left out.
class FunctionalEngine : public Engine {
public:
    /// @param plan outlives the engine
    explicit FunctionalEngine(const ChipPlan& plan);

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override;
    ChipState state() override;
    void load(const ChipState& state) override;
    /// A core as it is, to be looked at.
    const CoreFunctional& core(CoreId id) const { return *cores_[id.value]; }

private:
    void step(bool skip);
    void send_stimulus(Stimulus& stimulus);
    void send_spikes();
    void deliver(SourceId source, int neuron);
    void end_tick();
    CoreFunctional& awake(std::size_t core);
    RunTotals totals() const;

    const ChipPlan& plan_;
    Tick now_;
    std::vector<std::unique_ptr<CoreFunctional>> cores_;
    std::vector<Tick> next_event_;                       ///< per core
    std::vector<std::vector<std::size_t>> subscribers_;  ///< per source: cores that list it
    std::vector<std::span<const NeuronId>> spikes_;      ///< per core, of this tick
    std::span<Recorder* const> recorders_;               ///< of this run
    std::vector<Delivery> deliveries_;                   ///< of this tick, only if someone listens
    RunTotals counted_;                                  ///< what is counted while it happens
};

}  // namespace tendril
