// Implements hub_rtl.h.
#include "systemc/fabric/hub_rtl.h"

#include <bit>

#include "Vhub.h"
#include "Vhub___024root.h"
#include "systemc/core/map.h"
#include "systemc/counted_block_rtl.h"
#include "systemc/fabric/hub_config.h"
#include "systemc/fabric/hub_inside_rtl.h"
#include "systemc/fabric/hub_pins_state.h"
#include "systemc/fabric/wide_pins.h"
#include "systemc/verilated_state_rtl.h"
#include "verilated_fst_c.h"

namespace tendril {

struct HubRtl::Verilated {
    explicit Verilated(const std::string& name)
        : owned(make_block<Vhub>(traceable_context(), name.c_str())), top(*owned) {}

    /// Verilator's own: blocks shown in one waveform must share it.
    static VerilatedContext* traceable_context() {
        VerilatedContext* const context = ::Verilated::threadContextp();
        context->traceEverOn(true);
        return context;
    }

    BlockPointer<Vhub> owned;
    Vhub& top;
};

HubRtl::HubRtl(const std::string& name) : verilated_(std::make_unique<Verilated>(name)) {}

HubRtl::~HubRtl() = default;

void HubRtl::load(const HubSetup& setup) {
    const auto words = hub_config_words(setup);
    Vhub& top = verilated_->top;
    top.rst_ni = 0;
    top.in_valid_i = 0;
    top.out_ready_i = 0;
    top.cfg_valid_i = 0;
    step();
    top.rst_ni = 1;
    for (const ConfigWord& word : words) write_word(word.address, word.data);
    setup_cycles_ = 1 + static_cast<std::int64_t>(words.size());
    read_outputs();
}

void HubRtl::write(std::uint32_t address, std::uint32_t data) {
    show({});
    write_word(address, data);
    read_outputs();
}

void HubRtl::show(const HubInputs& inputs) {
    Vhub& top = verilated_->top;
    unsigned valid = 0;
    unsigned ready = 0;
    for (int port = 0; port < kHubPorts; ++port) {
        valid |= static_cast<unsigned>(inputs.in_valid[port]) << port;
        ready |= static_cast<unsigned>(inputs.out_ready[port]) << port;
    }
    for (unsigned rest = valid; rest != 0; rest &= rest - 1) {
        const int port = std::countr_zero(rest);
        set_field<kFlitBits>(top.in_flit_i.data(), port, pack(inputs.in[port]));
    }
    top.in_valid_i = static_cast<SData>(valid);
    top.out_ready_i = static_cast<SData>(ready);
}

void HubRtl::settle(const HubInputs& inputs) {
    show(inputs);
    verilated_->top.eval();
}

void HubRtl::clock(Cycle, const HubInputs& inputs) {
    show(inputs);
    step();
    read_outputs();
}

HubTotals HubRtl::totals() {
    Vhub& top = verilated_->top;
    top.in_valid_i = 0;
    top.out_ready_i = 0;
    HubTotals totals;
    totals.moved = read_counter(hub_map::kRegMovedLow);
    totals.copies = read_counter(hub_map::kRegCopiesLow);
    totals.marks = read_counter(hub_map::kRegMarksLow);
    totals.blocked_cycles = read_counter(hub_map::kRegBlockedLow);
    totals.busy_cycles = read_counter(hub_map::kRegBusyLow);
    return totals;
}

void HubRtl::visit_state(StateVisitor& visitor) {
    if (!visitor.sees_inputs()) settle({});
    visit_verilated(visitor, verilated_->top);
    visitor.field("outputs", outputs_);
}

void HubRtl::trace(VerilatedFstC& file) { verilated_->top.trace(&file, 99); }

int HubRtl::held(int port) const { return held_in_root(*verilated_->top.rootp, port); }

PortSet HubRtl::mask(SourceId source) const { return mask_in_root(*verilated_->top.rootp, source); }

void HubRtl::step() {
    Vhub& top = verilated_->top;
    settle_for_checkers(top);
    top.clk_i = 1;
    top.eval();
    top.clk_i = 0;
    top.eval();
}

void HubRtl::read_outputs() {
    const Vhub& top = verilated_->top;
    const unsigned ready = top.in_ready_o;
    const unsigned valid = top.out_valid_o;
    for (int port = 0; port < kHubPorts; ++port) {
        outputs_.in_ready[port] = ((ready >> port) & 1U) != 0;
        outputs_.out_valid[port] = ((valid >> port) & 1U) != 0;
    }
    for (unsigned rest = valid; rest != 0; rest &= rest - 1) {
        const int port = std::countr_zero(rest);
        outputs_.out[port] = unpack(get_field<kFlitBits>(top.out_flit_o.data(), port));
    }
    outputs_.idle = top.idle_o != 0;
}

std::uint32_t HubRtl::config(bool write, std::uint32_t address, std::uint32_t data) {
    verilated_->top.in_valid_i = 0;
    verilated_->top.out_ready_i = 0;
    if (!write) return read_word(address);
    write_word(address, data);
    return 0;
}

void HubRtl::write_word(std::uint32_t address, std::uint32_t data) {
    Vhub& top = verilated_->top;
    top.cfg_valid_i = 1;
    top.cfg_write_i = 1;
    top.cfg_addr_i = static_cast<SData>(address);
    top.cfg_wdata_i = data;
    step();
    top.cfg_valid_i = 0;
}

std::uint32_t HubRtl::read_word(std::uint32_t address) {
    Vhub& top = verilated_->top;
    top.cfg_valid_i = 1;
    top.cfg_write_i = 0;
    top.cfg_addr_i = static_cast<SData>(address);
    step();
    top.cfg_valid_i = 0;
    return top.cfg_rdata_o;
}

std::uint64_t HubRtl::read_counter(std::uint32_t low_word) {
    const std::uint64_t low = read_word(hub_map::kRegisters + low_word);
    return (static_cast<std::uint64_t>(read_word(hub_map::kRegisters + low_word + 1)) << 32) | low;
}

std::unique_ptr<Hub> make_hub_rtl(const std::string& name) { return std::make_unique<HubRtl>(name); }

}  // namespace tendril
