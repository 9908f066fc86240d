// The engines with cycles: cores and hubs in SystemC, RTL or models, run from a state to a state.
#pragma once

#include <memory>

#include "sim/chip.h"
#include "sim/engine.h"
#include "sim/host_queue.h"
#include "sim/tally.h"

namespace tendril {

class CycleEngine : public Engine {
public:
    /// @param plan outlives the engine
    /// @throws Error (usage) if RTL of the size was not built and is needed
    explicit CycleEngine(const ChipPlan& plan, Fidelity fidelity = Fidelity::cosim);

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override;
    ChipState state() override { return state_; }
    void load(const ChipState& state) override { state_ = state; }

    Chip& chip() { return chip_; }
    /// Most ticks that one core was ahead of another in the last run.
    std::int64_t skew() const { return tally_.skew(); }

private:
    std::int64_t set_up(const RunOrder& order);
    Kernel::Outcome run_in_pieces(const CheckpointOrder& order, const CheckpointOrder::Visit& visit);
    void start(HostQueue& queue, Tick last_tick);
    void read_back(bool at_rest);
    RunTotals totals(bool at_rest);
    CoreCounters seen(std::size_t core) const;
    CoreCounters read_counters(std::size_t core);

    const ChipPlan& plan_;
    ChipState state_;
    Tally tally_;
    Chip chip_;
};

}  // namespace tendril
