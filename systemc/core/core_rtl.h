// A verilated core behind the seam: pins in, one clock edge, pins out; the configuration port word by word.
#pragma once

#include <verilated.h>
#include <verilated_fst_c.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "systemc/config_access.h"
#include "systemc/core/core_config.h"
#include "systemc/core/core_inside_rtl.h"
#include "systemc/core/core_pins_state.h"
#include "systemc/core/pending_sight.h"
#include "systemc/counted_block_rtl.h"
#include "systemc/verilated_state_rtl.h"

namespace tendril {

/// @tparam Model what Verilator made of rtl/core/neuron_core.v for one size
template <class Model>
class CoreRtl final : public Core, public ConfigAccess, public PendingSight {
public:
    CoreRtl(CoreSize built, int lanes, const std::string& name)
        : built_(built), lanes_(lanes), top_(make_block<Model>(traceable_context(), name.c_str())) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override;
    void start() override;
    const CoreOutputs& outputs() const override { return outputs_; }
    void settle(const CoreInputs& inputs) override;
    void trace(VerilatedFstC& file) override { top_->trace(&file, 99); }
    CoreStep step() const override { return step_in_root(*top_->rootp); }
    NeuronGlance glance(int neuron) const override { return neuron_in_root(*top_->rootp, neuron); }
    std::uint64_t pending(int, int slot, int word) const override {
        return pending_in_root(*top_->rootp, slot, word);
    }
    void clock(Cycle now, const CoreInputs& inputs) override;
    Cycle next_change(Cycle now) const override { return outputs_.idle ? kNever : now + 1; }
    void visit_state(StateVisitor& visitor) override;
    void write(std::uint32_t address, std::uint32_t data) override;
    CoreState state() override;
    CoreCounters counters() override;
    std::uint64_t synaptic_events(Cycle) const override { return synaptic_events_in_root(*top_->rootp); }
    std::int64_t setup_cycles() const override { return setup_cycles_; }
    std::uint32_t config(bool write, std::uint32_t address, std::uint32_t data) override {
        return transfer(write, address, data);
    }

private:
    /// Verilator's own: blocks shown in one waveform must share it.
    static VerilatedContext* traceable_context() {
        VerilatedContext* const context = Verilated::threadContextp();
        context->traceEverOn(true);
        return context;
    }

    void set_pins(const CoreInputs& inputs);
    void step();
    void read_outputs();
    std::uint32_t transfer(bool write, std::uint32_t address, std::uint32_t data);

    CoreSize built_;
    int lanes_;
    CoreSize used_;
    BlockPointer<Model> top_;
    CoreOutputs outputs_;
    std::int64_t setup_cycles_ = 0;
};

template <class Model>
void CoreRtl<Model>::load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) {
    const auto words = core_config_words(setup, state, preload, last_tick, built_, lanes_);
    used_ = setup.size;
    setup_cycles_ = 0;
    set_pins({});
    top_->cfg_valid_i = 0;
    top_->rst_ni = 0;
    step();
    top_->rst_ni = 1;
    ++setup_cycles_;
    for (const ConfigWord& word : words) transfer(true, word.address, word.data);
    read_outputs();
}

template <class Model>
void CoreRtl<Model>::start() {
    transfer(true, core_map::kRegisters + core_map::kRegStart, 1);
    read_outputs();
}

template <class Model>
void CoreRtl<Model>::settle(const CoreInputs& inputs) {
    set_pins(inputs);
    top_->eval();
}

template <class Model>
void CoreRtl<Model>::clock(Cycle, const CoreInputs& inputs) {
    set_pins(inputs);
    step();
    read_outputs();
}

template <class Model>
void CoreRtl<Model>::visit_state(StateVisitor& visitor) {
    if (!visitor.sees_inputs()) settle({});
    visit_verilated(visitor, *top_);
    visitor.field("outputs", outputs_);
}

template <class Model>
void CoreRtl<Model>::write(std::uint32_t address, std::uint32_t data) {
    set_pins({});
    transfer(true, address, data);
    read_outputs();
}

template <class Model>
CoreState CoreRtl<Model>::state() {
    return read_core_state(used_, [this](std::uint32_t address) { return transfer(false, address, 0); });
}

template <class Model>
CoreCounters CoreRtl<Model>::counters() {
    return read_core_counters([this](std::uint32_t address) { return transfer(false, address, 0); });
}

template <class Model>
void CoreRtl<Model>::set_pins(const CoreInputs& inputs) {
    Model& top = *top_;
    top.spike_in_valid_i = inputs.spike_in_valid;
    if (inputs.spike_in_valid) top.spike_in_i = pack(inputs.spike_in);
    top.spike_out_ready_i = inputs.spike_out_ready;
    top.event_ready_i = inputs.event_ready;
    top.tick_start_i = inputs.tick_start;
    top.learn_op_i = static_cast<CData>(inputs.learn.op);
    top.learn_axon_i = inputs.learn.axon;
    top.learn_neuron_i = inputs.learn.neuron;
    top.learn_data_i = inputs.learn.data;
}

template <class Model>
void CoreRtl<Model>::step() {
    settle_for_checkers(*top_);
    top_->clk_i = 1;
    top_->eval();
    top_->clk_i = 0;
    top_->eval();
}

template <class Model>
void CoreRtl<Model>::read_outputs() {
    const Model& top = *top_;
    outputs_.spike_in_ready = top.spike_in_ready_o != 0;
    outputs_.spike_out_valid = top.spike_out_valid_o != 0;
    if (outputs_.spike_out_valid) outputs_.spike_out = unpack(top.spike_out_o);
    outputs_.event_valid = top.event_valid_o != 0;
    if (outputs_.event_valid) {
        outputs_.event.kind = static_cast<LearnEvent::Kind>(top.event_kind_o);
        outputs_.event.index = top.event_index_o;
        outputs_.event.phase = top.event_phase_o;
        outputs_.event.tick = Tick(static_cast<std::int32_t>(top.event_tick_o));
    }
    outputs_.answer_valid = top.answer_valid_o != 0;
    if (outputs_.answer_valid)
        outputs_.answer = {top.answer_k_o, top.answer_th_o, top.answer_fired_o != 0, top.answer_inh_o != 0,
                           top.answer_inht_o != 0};
    outputs_.look_up.valid = top.look_up_valid_o != 0;
    if (outputs_.look_up.valid)
        outputs_.look_up = {true,
                            top.look_up_hit_o != 0,
                            top.look_up_merged_o != 0,
                            top.look_up_late_o != 0,
                            top.look_up_early_o != 0,
                            top.look_up_axon_o};
    outputs_.take = top.take_o != 0;
    outputs_.waiting = top.waiting_o != 0;
    outputs_.stopped = top.stopped_o != 0;
    outputs_.idle = top.idle_o != 0;
}

/// One word: the request stays until ready, which lasts one cycle. Only writes are set-up.
template <class Model>
std::uint32_t CoreRtl<Model>::transfer(bool write, std::uint32_t address, std::uint32_t data) {
    constexpr int kPatience = 8;
    Model& top = *top_;
    top.spike_in_valid_i = 0;
    top.learn_op_i = 0;
    top.cfg_valid_i = 1;
    top.cfg_write_i = write;
    top.cfg_addr_i = address;
    top.cfg_wdata_i = data;
    int waited = 0;
    do {
        step();
        if (write) ++setup_cycles_;
        if (++waited > kPatience)
            throw std::logic_error("core: the configuration port is used where that is not legal");
    } while (top.cfg_ready_o == 0);
    const std::uint32_t read = top.cfg_rdata_o;
    top.cfg_valid_i = 0;
    step();
    if (write) ++setup_cycles_;
    return read;
}

}  // namespace tendril
