// The engine of a chip whose cores are traffic sources: it injects, then drains.
#pragma once

#include "sim/chip.h"
#include "sim/engine.h"
#include "sim/traffic_tally.h"

namespace tendril {

class Onlookers;

/// Hubs and links as in every engine with cycles; there are no ticks, hence no marks, and no state.
class TrafficEngine : public Engine {
public:
    /// @param plan with traffic; outlives the engine. @param fidelity tlm or cosim
    TrafficEngine(const ChipPlan& plan, Fidelity fidelity);

    /// Injects until order.cycle_limit, a replay to its end at most; then runs until all has arrived.
    /// @throws Error Exit::usage without a limit, Exit::stuck where something is still on its way after the
    ///         plan's drain cycles, Exit::check_failed for a packet that came twice or was not due
    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override;
    /// There is none. @throws std::logic_error
    ChipState state() override;
    void load(const ChipState& state) override;

    Chip& chip() { return chip_; }

private:
    std::int64_t set_up();
    Kernel::Outcome run_in_pieces(const CheckpointOrder& order, Cycle limit, Onlookers& onlookers);
    RunTotals totals();
    void check_counters(std::size_t core);

    const ChipPlan& plan_;
    TrafficTally tally_;
    Chip chip_;
};

}  // namespace tendril
