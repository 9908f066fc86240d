// A core that never rests: its next tick's spikes and mark always wait at its input.
#pragma once

#include <memory>
#include <random>

#include "systemc/core/core.h"

namespace tendril {

/// One verilated core under full load, driven at its pins; every learn event is acknowledged at once.
class BusyCore {
public:
    /// @param events active axons a tick
    BusyCore(CoreSize size, int lanes, int events) : size_(size), events_(events) {
        core_ = make_core_rtl(size, lanes);
        load();
    }

    /// False where that size was not built.
    bool built() const { return core_ != nullptr; }

    void cycle() {
        const CoreOutputs& outputs = core_->outputs();
        CoreInputs inputs;
        inputs.spike_in_valid = true;
        inputs.spike_in = next();
        inputs.spike_out_ready = true;
        inputs.event_ready = outputs.event_valid;
        rows += outputs.event_valid && outputs.event.kind == LearnEvent::Kind::axon;
        ticks += outputs.take;
        spikes += outputs.spike_out_valid && outputs.spike_out.kind == FlitKind::spike;
        busy += !outputs.idle;
        if (outputs.spike_in_ready) sent_ = sent_ == events_ ? 0 : sent_ + 1;
        if (outputs.spike_in_ready && sent_ == 0) ++tick_;
        core_->clock(Cycle(cycles++), inputs);
    }

    std::int64_t cycles = 0;
    std::uint64_t rows = 0;  ///< synapse rows read
    std::uint64_t ticks = 0;
    std::uint64_t spikes = 0;
    std::uint64_t busy = 0;  ///< cycles not idle

private:
    static constexpr std::uint16_t kSource = 1;

    /// The flit offered in this cycle: the spikes of a tick, then its mark.
    Flit next() const {
        const auto tick = static_cast<std::uint8_t>(tick_);
        if (sent_ == events_) return {FlitKind::mark, tick, SourceId(kSource), 0};
        return {FlitKind::spike, tick, SourceId(kSource), static_cast<std::uint8_t>(sent_)};
    }

    void load() {
        if (!core_) return;
        setup_.size = size_;
        setup_.neuron.inh_mode = 0;
        setup_.neuron.ph_len = 0;
        setup_.neuron.oneshot = 0;
        setup_.neuron.en_slope = 0;
        setup_.neuron.theta = 2000;
        setup_.neuron.leak = 20;
        setup_.excitatory.assign(static_cast<std::size_t>(size_.axons), true);
        for (int a = 0; a < size_.axons; ++a)
            setup_.axon_table.push_back(
                {SourceId(kSource), static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(a)});
        CoreState state = cleared_core(size_, 1);
        std::mt19937 random(1);
        for (std::uint8_t& k : state.k) k = static_cast<std::uint8_t>(random() % 4);
        core_->load(setup_, state, Tick(-1), Tick(INT32_MAX - 1));
        core_->start();
    }

    CoreSize size_;
    int events_;
    CoreSetup setup_;
    std::unique_ptr<Core> core_;
    int sent_ = 0;
    std::int64_t tick_ = -1;
};

}  // namespace tendril
