// Implements link_rtl.h.
#include "systemc/fabric/link_rtl.h"

#include "Vlink.h"
#include "systemc/counted_block_rtl.h"
#include "verilated_fst_c.h"

namespace tendril {

struct LinkRtl::Verilated {
    Verilated() : owned(make_block<Vlink>(traceable_context(), "link")), top(*owned) {}

    static VerilatedContext* traceable_context() {
        VerilatedContext* const context = ::Verilated::threadContextp();
        context->traceEverOn(true);
        return context;
    }

    void step() {
        settle_for_checkers(top);
        top.clk_i = 1;
        top.eval();
        top.clk_i = 0;
        top.eval();
    }

    BlockPointer<Vlink> owned;
    Vlink& top;
};

LinkRtl::LinkRtl(int cycles) : verilated_(std::make_unique<Verilated>()) { restart(cycles); }

void LinkRtl::restart(int cycles) {
    Vlink& top = verilated_->top;
    top.delay_i = static_cast<CData>(cycles);
    top.rst_ni = 0;
    verilated_->step();
    top.rst_ni = 1;
    top.eval();
}

LinkRtl::~LinkRtl() = default;

bool LinkRtl::in_ready() const { return verilated_->top.in_ready_o != 0; }
bool LinkRtl::out_valid() const { return verilated_->top.out_valid_o != 0; }
Flit LinkRtl::out() const { return unpack(verilated_->top.out_flit_o); }
bool LinkRtl::idle() const { return verilated_->top.idle_o != 0; }

void LinkRtl::settle(bool in_valid, Flit in, bool out_ready) {
    Vlink& top = verilated_->top;
    top.in_valid_i = in_valid;
    top.in_flit_i = pack(in);
    top.out_ready_i = out_ready;
    top.eval();
}

void LinkRtl::clock(bool in_valid, Flit in, bool out_ready) {
    settle(in_valid, in, out_ready);
    verilated_->step();
}

void LinkRtl::trace(VerilatedFstC& file) { verilated_->top.trace(&file, 99); }

}  // namespace tendril
