// The verilated chip behind its seam: packed pins to structs, the configuration bus word by word.
#pragma once

#include <verilated.h>
#include <verilated_fst_c.h>

#include <cstring>
#include <stdexcept>
#include <type_traits>

#include "systemc/chip/chip_pins_state.h"
#include "systemc/chip/chip_wiring.h"
#include "systemc/core/core_inside_rtl.h"
#include "systemc/core/map.h"
#include "systemc/counted_block_rtl.h"
#include "systemc/fabric/wide_pins.h"
#include "systemc/verilated_state_rtl.h"

namespace tendril {

/// Slice `index` of `Bits` bits of a packed pin of any width.
template <int Bits, class Pin>
std::uint32_t get_slice(const Pin& pin, int index) {
    if constexpr (std::is_integral_v<Pin>)
        return static_cast<std::uint32_t>(std::uint64_t{pin} >> (index * Bits)) &
               static_cast<std::uint32_t>((std::uint64_t{1} << Bits) - 1U);
    else
        return get_field<Bits>(pin.data(), index);
}

template <int Bits, class Pin>
void set_slice(Pin& pin, int index, std::uint32_t value) {
    if constexpr (std::is_integral_v<Pin>) {
        const std::uint64_t mask = ((std::uint64_t{1} << Bits) - 1U) << (index * Bits);
        pin = static_cast<Pin>((std::uint64_t{pin} & ~mask) | (std::uint64_t{value} << (index * Bits)));
    } else {
        set_field<Bits>(pin.data(), index, value);
    }
}

/// @tparam Model what Verilator made of rtl/chip/chip.v for one tree
/// @tparam Inside Inside::cores(top): pointers to its cores, in their order
template <class Model, class Inside>
class WholeChipRtl final : public WholeChip, public PendingSight {
public:
    WholeChipRtl(const BuiltChip& built, const std::string& name)
        : built_(built),
          top_(make_block<Model>(traceable_context(), name.c_str())),
          cores_(static_cast<std::size_t>(built.cores)),
          arrivals_(cores_.size()),
          hosts_(static_cast<std::size_t>(built.hosts)),
          totals_(static_cast<std::size_t>(hub_count(built))) {}

    const BuiltChip& built() const override { return built_; }
    void reset() override;
    void write(ChipBlock block, int index, std::uint32_t address, std::uint32_t data) override {
        transfer(true, block, index, address, data);
    }
    std::uint32_t read(ChipBlock block, int index, std::uint32_t address) override {
        end_run();
        return transfer(false, block, index, address, 0);
    }
    void start(int cores) override;
    std::int64_t setup_cycles() const override { return setup_cycles_; }
    const CoreOutputs& core(int core) const override { return cores_[static_cast<std::size_t>(core)]; }
    const CoreArrival& arrival(int core) const override { return arrivals_[static_cast<std::size_t>(core)]; }
    const HostOutputs& host(int host) const override { return hosts_[static_cast<std::size_t>(host)]; }
    bool idle() const override { return top_->idle_o != 0; }
    void set(int core, const CoreInputs& inputs) override;
    void set(int host, const HostInputs& inputs) override;
    void clock() override;
    void visit_state(StateVisitor& visitor) override;
    HubTotals hub_totals(int hub) override {
        end_run();
        return totals_.at(static_cast<std::size_t>(hub));
    }
    std::uint64_t synaptic_events(int core) const override { return synaptic_events_in_part(part(core)); }
    void settle() override { top_->eval(); }
    void trace(VerilatedFstC& file) override { top_->trace(&file, 99); }
    CoreStep step(int core) const override { return step_in_part(part(core)); }
    NeuronGlance glance(int core, int neuron) const override { return neuron_in_part(part(core), neuron); }
    std::uint64_t pending(int core, int slot, int word) const override {
        return pending_in_part(part(core), slot, word);
    }

private:
    /// Verilator's own: blocks shown in one waveform must share it.
    static VerilatedContext* traceable_context() {
        VerilatedContext* const context = Verilated::threadContextp();
        context->traceEverOn(true);
        return context;
    }
    const auto& part(int core) const { return *Inside::cores(*top_)[static_cast<std::size_t>(core)]; }
    void step();
    void clear_inputs();
    void read_outputs();
    void read_core(int core, CoreOutputs& outputs) const;
    void read_learning(int core, CoreOutputs& outputs) const;
    void end_run();
    std::uint32_t transfer(bool write, ChipBlock block, int index, std::uint32_t address, std::uint32_t data);

    const BuiltChip built_;
    BlockPointer<Model> top_;
    std::vector<CoreOutputs> cores_;
    std::vector<CoreArrival> arrivals_;
    std::vector<HostOutputs> hosts_;
    std::vector<HubTotals> totals_;
    bool running_ = false;
    std::int64_t setup_cycles_ = 0;
};

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::step() {
    settle_for_checkers(*top_);
    top_->clk_i = 1;
    top_->eval();
    top_->clk_i = 0;
    top_->eval();
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::clear_inputs() {
    const auto clear = [](auto& pin) { std::memset(&pin, 0, sizeof pin); };
    clear(top_->event_ready_i);
    clear(top_->learn_op_i);
    clear(top_->tick_start_i);
    clear(top_->host_in_valid_i);
    clear(top_->host_out_ready_i);
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::reset() {
    clear_inputs();
    top_->cfg_valid_i = 0;
    top_->rst_ni = 0;
    step();
    top_->rst_ni = 1;
    ++setup_cycles_;
    running_ = false;
    for (CoreOutputs& core : cores_) core.idle = false;  // read anew
    read_outputs();
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::start(int cores) {
    if (running_) return;
    transfer(true, ChipBlock::cores, cores, core_map::kRegisters + core_map::kRegStart, 1);
    running_ = true;
    for (CoreOutputs& core : cores_) core.idle = false;
    read_outputs();
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::set(int core, const CoreInputs& inputs) {
    Model& top = *top_;
    set_slice<1>(top.event_ready_i, core, inputs.event_ready);
    set_slice<1>(top.tick_start_i, core, inputs.tick_start);
    set_slice<2>(top.learn_op_i, core, static_cast<std::uint32_t>(inputs.learn.op));
    if (inputs.learn.op == LearnBeat::Op::none) return;
    set_slice<8>(top.learn_axon_i, core, inputs.learn.axon);
    set_slice<8>(top.learn_neuron_i, core, inputs.learn.neuron);
    set_slice<16>(top.learn_data_i, core, inputs.learn.data);
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::set(int host, const HostInputs& inputs) {
    Model& top = *top_;
    set_slice<1>(top.host_in_valid_i, host, inputs.valid);
    if (inputs.valid) set_slice<kFlitBits>(top.host_in_flit_i, host, pack(inputs.flit));
    set_slice<1>(top.host_out_ready_i, host, inputs.ready);
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::clock() {
    step();
    clear_inputs();
    read_outputs();
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::visit_state(StateVisitor& visitor) {
    if (!visitor.sees_inputs()) clear_inputs(), top_->eval();
    visit_verilated(visitor, *top_);
    visitor.field("cores", cores_);
    visitor.field("arrivals", arrivals_);
    visitor.field("hosts", hosts_);
    visitor.field("running", running_);
}

/// A core that was idle and is idle has the outputs it had.
template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::read_outputs() {
    const Model& top = *top_;
    for (int core = 0; core < built_.cores; ++core) {
        const auto at = static_cast<std::size_t>(core);
        CoreOutputs& outputs = cores_[at];
        if (!outputs.idle || get_slice<1>(top.core_idle_o, core) == 0) read_core(core, outputs);
        arrivals_[at].valid = get_slice<1>(top.spike_in_o, core) != 0;
        if (arrivals_[at].valid) arrivals_[at].flit = unpack(get_slice<kFlitBits>(top.spike_in_flit_o, core));
    }
    for (int host = 0; host < built_.hosts; ++host) {
        HostOutputs& outputs = hosts_[static_cast<std::size_t>(host)];
        outputs.ready = get_slice<1>(top.host_in_ready_o, host) != 0;
        outputs.valid = get_slice<1>(top.host_out_valid_o, host) != 0;
        if (outputs.valid) outputs.flit = unpack(get_slice<kFlitBits>(top.host_out_flit_o, host));
    }
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::read_core(int core, CoreOutputs& outputs) const {
    const Model& top = *top_;
    const auto bit = [core](const auto& pin) { return get_slice<1>(pin, core) != 0; };
    outputs.spike_in_ready = true;
    outputs.spike_out_valid = bit(top.spike_out_o);
    if (outputs.spike_out_valid) outputs.spike_out = unpack(get_slice<kFlitBits>(top.spike_out_flit_o, core));
    read_learning(core, outputs);
    outputs.look_up.valid = bit(top.look_up_valid_o);
    if (outputs.look_up.valid)
        outputs.look_up = {true,
                           bit(top.look_up_hit_o),
                           bit(top.look_up_merged_o),
                           bit(top.look_up_late_o),
                           bit(top.look_up_early_o),
                           static_cast<std::uint8_t>(get_slice<8>(top.look_up_axon_o, core))};
    outputs.take = bit(top.take_o);
    outputs.waiting = bit(top.waiting_o);
    outputs.stopped = bit(top.stopped_o);
    outputs.idle = bit(top.core_idle_o);
}

template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::read_learning(int core, CoreOutputs& outputs) const {
    const Model& top = *top_;
    const auto bit = [core](const auto& pin) { return get_slice<1>(pin, core) != 0; };
    outputs.event_valid = bit(top.event_valid_o);
    if (outputs.event_valid) {
        outputs.event.kind = static_cast<LearnEvent::Kind>(get_slice<2>(top.event_kind_o, core));
        outputs.event.index = static_cast<std::uint8_t>(get_slice<8>(top.event_index_o, core));
        outputs.event.phase = static_cast<std::uint8_t>(get_slice<8>(top.event_phase_o, core));
        outputs.event.tick = Tick(static_cast<std::int32_t>(get_slice<32>(top.event_tick_o, core)));
    }
    outputs.answer_valid = bit(top.answer_valid_o);
    if (outputs.answer_valid)
        outputs.answer = {static_cast<std::uint8_t>(get_slice<4>(top.answer_k_o, core)),
                          static_cast<std::uint16_t>(get_slice<16>(top.answer_th_o, core)),
                          bit(top.answer_fired_o), bit(top.answer_inh_o), bit(top.answer_inht_o)};
}

/// What the hubs have counted, before a configuration access lets anything that is still on its way move on.
template <class Model, class Inside>
void WholeChipRtl<Model, Inside>::end_run() {
    if (!running_) return;
    running_ = false;
    const auto count = [this](int hub, std::uint32_t low_word) {
        const std::uint32_t address = hub_map::kRegisters + low_word;
        const std::uint64_t low = transfer(false, ChipBlock::hub, hub, address, 0);
        return (std::uint64_t{transfer(false, ChipBlock::hub, hub, address + 1, 0)} << 32) | low;
    };
    for (std::size_t at = 0; at < totals_.size(); ++at) {
        const int hub = static_cast<int>(at);
        totals_[at].moved = count(hub, hub_map::kRegMovedLow);
        totals_[at].copies = count(hub, hub_map::kRegCopiesLow);
        totals_[at].marks = count(hub, hub_map::kRegMarksLow);
        totals_[at].blocked_cycles = count(hub, hub_map::kRegBlockedLow);
        totals_[at].busy_cycles = count(hub, hub_map::kRegBusyLow);
    }
}

/// One word. A core takes some cycles, its request stays until ready, which lasts one cycle; hubs and links
/// take one. The start's last cycle is cycle 0: its mark is valid already, and the fabric is there to take
/// it.
template <class Model, class Inside>
std::uint32_t WholeChipRtl<Model, Inside>::transfer(bool write, ChipBlock block, int index,
                                                    std::uint32_t address, std::uint32_t data) {
    constexpr int kPatience = 8;
    Model& top = *top_;
    std::memset(&top.learn_op_i, 0, sizeof top.learn_op_i);
    top.cfg_valid_i = 1;
    top.cfg_write_i = write;
    top.cfg_kind_i = static_cast<CData>(block);
    top.cfg_index_i = static_cast<SData>(index);
    top.cfg_addr_i = address;
    top.cfg_wdata_i = data;
    int cycles = 0;
    do {
        step();
        if (++cycles > kPatience)
            throw std::logic_error("chip: the configuration bus is used where that is not legal");
    } while (top.cfg_ready_o == 0);
    const std::uint32_t read = top.cfg_rdata_o;
    top.cfg_valid_i = 0;
    if (block == ChipBlock::core) {
        step();
        ++cycles;
    }
    if (write) setup_cycles_ += cycles;
    return read;
}

}  // namespace tendril
