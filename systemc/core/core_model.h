// A core in C++ behind the seam, exact in cycles: rtl/core/tick_control.v, with whole scans as one step.
#pragma once

#include <optional>

#include "systemc/core/core.h"
#include "systemc/core/neuron_bank.h"
#include "systemc/core/pending_sight.h"
#include "systemc/core/spike_input_model.h"
#include "systemc/core/synapse_rows.h"

namespace tendril {

/// Its registers are those that can be seen at the pins. What nothing can see before it is over is done at
/// once and charged its cycles: a row, a scan, the passes of an inhibition. In between it need not be
/// clocked.
class CoreModel final : public Core, public PendingSight {
public:
    /// @param built size and lanes of the block it stands for: they are what its cycles and its loading cost
    CoreModel(CoreSize built, int lanes) : built_(built), lanes_(lanes) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override;
    void start() override;
    const CoreOutputs& outputs() const override { return outputs_; }
    void clock(Cycle now, const CoreInputs& inputs) override;
    Cycle next_change(Cycle now) const override;
    void visit_state(StateVisitor& visitor) override;
    void write(std::uint32_t address, std::uint32_t data) override;
    CoreState state() override;
    CoreCounters counters() override;
    std::uint64_t synaptic_events(Cycle now) const override;
    std::int64_t setup_cycles() const override { return setup_cycles_; }
    CoreStep step() const override { return step_; }
    NeuronGlance glance(int neuron) const override { return parts_->neurons.glance(neuron); }
    std::uint64_t pending(int, int slot, int word) const override {
        return parts_->input.pending().word(slot, word);
    }

private:
    /// Of tick_control.v; `row` and `scan` last until until_, `scan` with all that follows up to the spikes.
    using Step = CoreStep;

    /// What was loaded and what comes of it.
    struct Parts {
        Parts(const CoreSetup& setup, const CoreState& state, Tick preload);

        SpikeInputModel input;
        SynapseRows synapses;
        NeuronBank neurons;
    };

    void learn(const LearnBeat& beat);
    void count_start(bool tick_start);
    void advance(Cycle now, const CoreInputs& inputs);
    void begin_tick(Cycle now);
    void take_up(Cycle now);
    void scan(Cycle now);
    void send();
    void end_tick();
    Step after_tick() const;
    std::int64_t row_cycles() const { return (setup_->size.neurons + lanes_ - 1) / lanes_; }
    bool fixed() const { return setup_->fixed_ticks; }
    bool done_with_event(const CoreInputs& inputs) const { return inputs.event_ready || !learning_; }
    void show();
    void show_event();

    CoreSize built_;
    int lanes_;
    const CoreSetup* setup_ = nullptr;
    std::optional<Parts> parts_;
    CoreOutputs outputs_;
    std::int64_t setup_cycles_ = 0;
    CoreCounters counters_;

    Step step_ = Step::halted;
    Cycle until_;  ///< last cycle of the step
    Tick tick_;
    Tick last_tick_;
    bool learning_ = false;  ///< events wait for the learning engine
    bool preload_ = false;   ///< the mark before the first tick is out
    int phase_ = 0;
    int rank_ = 0;
    int rank0_ = 0;
    bool phase_started_ = false;  ///< the scan to come begins with it
    bool quiet_ = false;          ///< the last scan changed nothing, nor would the next
    bool due_ = false;            ///< fixed ticks: a start
    int owed_ = 0;                ///< fixed ticks: starts missed

    std::vector<std::uint8_t> axons_;  ///< active in this tick
    std::size_t axon_ = 0;             ///< the one dealt with
    std::size_t sent_ = 0;             ///< spikes
    std::size_t told_ = 0;             ///< winners
    std::vector<std::uint16_t> excitation_, inhibition_;
};

}  // namespace tendril
