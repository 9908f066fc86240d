// The engines with cycles: cores and hubs in SystemC, RTL or models, run from a state to a state.
#pragma once

#include <memory>

#include "sim/chip.h"
#include "sim/engine.h"
#include "sim/growth/growth_master.h"
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
    void load(const ChipState& state) override {
        state_ = state;
        if (rewiring_) rewiring_->load(state);
    }

    Chip& chip() { return chip_; }
    /// Growth across cores; nullptr without it.
    const Rewiring* rewiring() const { return rewiring_.get(); }
    /// Most ticks that one core was ahead of another in the last run.
    std::int64_t skew() const { return tally_.skew(); }

private:
    std::int64_t set_up(const RunOrder& order);
    void take_up_wiring(const RunOrder& order);
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
    std::unique_ptr<Rewiring> rewiring_;  ///< growth across cores, with what goes with it
    std::unique_ptr<GrowthMaster> master_;
    std::vector<CoreSetup> setups_;  ///< as the axon tables have become
};

}  // namespace tendril
