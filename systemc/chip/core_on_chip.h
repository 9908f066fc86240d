// One core of a whole chip behind the seam of a core: learning, configuration and what crosses its pins.
#pragma once

#include "systemc/chip/whole_chip.h"
#include "systemc/core/pending_sight.h"

namespace tendril {

/// Its edge is the chip's: clock() only sets the inputs.
class CoreOnChip final : public Core, public PendingSight {
public:
    /// @param chip outlives it; reset by who owns it, before the first load
    /// @param used cores of the chip in use: they start together, with the first that is asked to
    CoreOnChip(WholeChip& chip, int core, int used)
        : chip_(chip), sight_(dynamic_cast<const PendingSight&>(chip)), core_(core), used_(used) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override;
    void start() override { chip_.start(used_); }
    const CoreOutputs& outputs() const override { return chip_.core(core_); }
    void settle(const CoreInputs& inputs) override { chip_.set(core_, inputs); }
    void clock(Cycle, const CoreInputs& inputs) override { chip_.set(core_, inputs); }
    Cycle next_change(Cycle now) const override { return outputs().idle ? kNever : now + 1; }
    /// All of it is the chip's.
    void visit_state(StateVisitor&) override {}
    void write(std::uint32_t address, std::uint32_t data) override {
        chip_.write(ChipBlock::core, core_, address, data);
    }
    CoreState state() override;
    CoreCounters counters() override;
    std::uint64_t synaptic_events(Cycle) const override { return chip_.synaptic_events(core_); }
    std::int64_t setup_cycles() const override { return chip_.setup_cycles(); }
    CoreStep step() const override { return chip_.step(core_); }
    NeuronGlance glance(int neuron) const override { return chip_.glance(core_, neuron); }
    std::uint64_t pending(int, int slot, int word) const override {
        return sight_.pending(core_, slot, word);
    }

private:
    WholeChip& chip_;
    const PendingSight& sight_;
    const int core_;
    const int used_;
    CoreSize size_;
};

}  // namespace tendril
