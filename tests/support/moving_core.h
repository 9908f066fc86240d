// A core that moves from one block into another after every cycle, by nothing but its written state.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "systemc/core/core.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

/// Two cores of a kind behind one seam; the state of the one that was clocked is read into the other, which
/// has never seen an input. What a state leaves out is lost in the next cycle.
class MovingCore final : public Core {
public:
    explicit MovingCore(const std::function<std::unique_ptr<Core>()>& make) : here_(make()), there_(make()) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override {
        for (Core* core : {here_.get(), there_.get()}) core->load(setup, state, preload, last_tick);
    }
    void start() override { here_->start(); }
    const CoreOutputs& outputs() const override { return here_->outputs(); }
    void clock(Cycle now, const CoreInputs& inputs) override {
        here_->clock(now, inputs);
        StateWriter writer;
        here_->visit_state(writer);
        StateReader reader(writer.bytes());
        there_->visit_state(reader);
        EXPECT_TRUE(reader.done());
        here_.swap(there_);
        ++moves_;
    }
    Cycle next_change(Cycle now) const override { return here_->next_change(now); }
    void visit_state(StateVisitor& visitor) override { here_->visit_state(visitor); }
    CoreState state() override { return here_->state(); }
    CoreCounters counters() override { return here_->counters(); }
    std::int64_t setup_cycles() const override { return here_->setup_cycles(); }

    std::int64_t moves() const { return moves_; }

private:
    std::unique_ptr<Core> here_, there_;
    std::int64_t moves_ = 0;
};

}  // namespace tendril
