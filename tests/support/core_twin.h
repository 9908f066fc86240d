// A verilated core and two models of it behind one seam: the same pins into all, every pin out of them
// compared.
#pragma once

#include <memory>
#include <string>

#include "systemc/config_access.h"
#include "systemc/core/core.h"

namespace tendril {

/// To whoever drives it, it is the RTL. One model is clocked in every cycle, the other only in cycles with
/// input and in those that its next_change() names.
class CoreTwin final : public Core, public ConfigAccess {
public:
    CoreTwin(CoreSize built, int lanes);

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override;
    void start() override;
    const CoreOutputs& outputs() const override { return rtl_->outputs(); }
    void settle(const CoreInputs& inputs) override { rtl_->settle(inputs); }
    void trace(VerilatedFstC& file) override { rtl_->trace(file); }
    void clock(Cycle now, const CoreInputs& inputs) override;
    Cycle next_change(Cycle now) const override { return rtl_->next_change(now); }
    void visit_state(StateVisitor& visitor) override { rtl_->visit_state(visitor); }
    CoreState state() override;
    CoreCounters counters() override;
    std::int64_t setup_cycles() const override { return rtl_->setup_cycles(); }
    /// Of the RTL alone: what is written is gone with the next load.
    std::uint32_t config(bool write, std::uint32_t address, std::uint32_t data) override {
        return dynamic_cast<ConfigAccess&>(*rtl_).config(write, address, data);
    }

    /// "" or the first pin, state or counter that differed, and when.
    const std::string& difference() const { return difference_; }
    /// Cycles clocked, and those of them in which the second model slept.
    std::int64_t cycles() const { return cycles_; }
    std::int64_t slept() const { return slept_; }

private:
    void compare(Cycle now);
    void differs(const std::string& what);

    std::unique_ptr<Core> rtl_, model_, sleeper_;
    Cycle wakes_;
    std::int64_t cycles_ = 0;
    std::int64_t slept_ = 0;
    std::string difference_;
};

}  // namespace tendril
