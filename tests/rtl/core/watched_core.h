// A core whose every clock edge a bench's clock sees.
#pragma once

#include "tests/rtl/bench_main.h"

namespace tendril {

/// To whoever drives it, it is the core inside.
class WatchedCore final : public Core {
public:
    /// @param clock outlives it; its cycles go on from life to life of the core
    WatchedCore(std::shared_ptr<Core> core, BenchClock& clock)
        : core_(std::move(core)), clock_(clock), began_(clock.now()) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override {
        core_->load(setup, state, preload, last_tick);
    }
    void start() override { core_->start(); }
    const CoreOutputs& outputs() const override { return core_->outputs(); }
    void clock(Cycle now, const CoreInputs& inputs) override {
        core_->settle(inputs);
        clock_.cycle(Cycle(began_.value + now.value));
        core_->clock(now, inputs);
    }
    Cycle next_change(Cycle now) const override { return core_->next_change(now); }
    void visit_state(StateVisitor& visitor) override { core_->visit_state(visitor); }
    CoreState state() override { return core_->state(); }
    CoreCounters counters() override { return core_->counters(); }
    std::int64_t setup_cycles() const override { return core_->setup_cycles(); }

private:
    std::shared_ptr<Core> core_;
    BenchClock& clock_;
    Cycle began_;
};

}  // namespace tendril
