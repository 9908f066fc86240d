// The functional engine: a whole chip in ticks alone, each core the golden model.
#pragma once

#include "sim/calendar.h"
#include "sim/engine.h"
#include "sim/growth/rewiring.h"
#include "sim/spike_routes.h"
#include "systemc/core/core_functional.h"
#include "systemc/workers.h"

namespace tendril {

/// Every spike of a tick reaches all cores that list its source before the next tick begins: what the
/// barrier makes of any fabric. Cost grows with spikes: a core is called in ticks in which it has input or
/// may fire, a spike goes to the axons it drives, and who finds no entry for it is only counted, at the end.
/// Within a tick no core sees another: with threads each has its cores, and spikes are sent in core order.
class FunctionalEngine : public Engine {
public:
    /// @param plan outlives the engine
    explicit FunctionalEngine(const ChipPlan& plan);

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override;
    ChipState state() override;
    void load(const ChipState& state) override;
    /// A core as it is, to be looked at.
    const CoreFunctional& core(CoreId id) const { return *cores_[id.value]; }
    /// Who drives its axons now, sorted.
    const std::vector<AxonEntry>& axon_table(CoreId core) const;

private:
    void visit_state(StateVisitor& visitor);
    void forget(Tick now);
    void step(bool skip);
    void tick_together();
    void tick_core(std::size_t core);
    void send_spikes(std::size_t core);
    void send_stimulus(Stimulus& stimulus);
    void send(SourceId source, int neuron);
    bool arrive(const RouteEnd& end);
    void record_deliveries(SourceId source, int neuron);
    void end_tick();
    CoreFunctional& awake(std::size_t core);
    void grow();
    void follow_wiring();
    void count_listeners();
    RunTotals totals();

    const ChipPlan& plan_;
    SpikeRoutes routes_;
    Tick now_;
    std::vector<std::unique_ptr<CoreFunctional>> cores_;
    std::vector<Tick> next_event_;          ///< per core
    Calendar calendar_;                     ///< holds every core in a tick not later than its next_event_
    std::vector<std::size_t> due_;          ///< cores called in this tick, ascending
    std::unique_ptr<Workers> workers_;      ///< of this run; none: the caller alone
    std::vector<char> worked_;              ///< by worker
    std::vector<std::uint64_t> sent_;       ///< spikes of this run, per source
    bool deliveries_wanted_ = false;        ///< by a recorder
    std::span<Recorder* const> recorders_;  ///< of this run
    std::vector<Delivery> deliveries_;      ///< of this tick, only if someone listens
    std::optional<Rewiring> rewiring_;      ///< growth across cores
    std::vector<std::uint64_t> arrived_;    ///< copies per core, of spikes that sent_ counts no more
    RunTotals counted_;                     ///< what is counted while it happens
};

}  // namespace tendril
