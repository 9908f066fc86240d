// Implements leaves_rtl.h.
#include "tests/rtl/leaf/leaves_rtl.h"

#include <verilated_fst_c.h>

#include <random>

#include "Vleaves.h"
#include "Vleaves__Dpi.h"
#include "systemc/counted_block_rtl.h"
#include "tests/rtl/leaf/neuron_cases.h"

namespace tendril {

namespace {

constexpr int kTraceLevels = 99;

/// An imported function has no object of its own: what it needs hangs on Verilator's context.
struct LeafContext : VerilatedContext {
    Leaves::Check check;
    std::mt19937_64 neurons;  ///< of their cases
};

LeafContext& here() { return static_cast<LeafContext&>(*::Verilated::threadContextp()); }

unsigned episode(const NeuronState& n) {
    return static_cast<unsigned>(n.inh) << 27U | static_cast<unsigned>(n.fired) << 26U | n.latph << 22U |
           n.bt << 14U | n.bc << 10U | n.e;
}

/// As neuron_memory.v has it.
void pack(const NeuronState& n, unsigned* parts) {
    parts[0] = (static_cast<unsigned>(n.s) & 0xFFFU) << 16U | n.v;
    parts[1] = static_cast<unsigned>(n.inht << 8U | n.ref);
    parts[2] = n.th;
    parts[3] = episode(n);
}

/// Verilator's seed is a positive int; 0 would be any.
int folded(std::uint64_t seed) { return static_cast<int>((seed ^ (seed >> 32)) & 0x7FFFFFFFU) | 1; }

}  // namespace

struct Leaves::Verilated {
    Verilated(std::uint64_t seed, Check check) : before(::Verilated::threadContextp()) {
        context->check = std::move(check);
        context->neurons.seed(seed);
        context->randSeed(folded(seed));
        context->traceEverOn(true);
        ::Verilated::threadContextp(context.get());
        top = make_block<Vleaves>(context.get(), "leaves");
    }
    ~Verilated() {
        if (!kCountsCoverage) ::Verilated::threadContextp(before);
    }

    VerilatedContext* before;
    BlockPointer<LeafContext> context{new LeafContext};  ///< counts are read from it when the process ends
    BlockPointer<Vleaves> top;
};

Leaves::Leaves(std::uint64_t seed, Check check)
    : verilated_(std::make_unique<Verilated>(seed, std::move(check))) {}

Leaves::~Leaves() = default;

void Leaves::trace(VerilatedFstC& file) { verilated_->top->trace(&file, kTraceLevels); }

void Leaves::settle(bool reset) {
    verilated_->top->rst_ni = reset ? 0 : 1;
    verilated_->top->eval();
}

void Leaves::clock() {
    verilated_->top->clk_i = 1;
    verilated_->top->eval();
    verilated_->top->clk_i = 0;
    verilated_->top->eval();
}

}  // namespace tendril

void leaf_same(const char* what, unsigned long long got, unsigned long long expected) {
    tendril::here().check(what, got, expected);
}

void leaf_neuron(unsigned* params, unsigned* asked, unsigned* inputs, unsigned* state, unsigned* expected) {
    using namespace tendril;
    const NeuronCase given = draw_neuron_case(here().neurons);
    for (const auto& param : kNeuronParams) *params++ = static_cast<unsigned>(given.params.*param.member);
    for (const bool ask : {given.phase_start, given.step, given.win, given.win_if_candidate, given.inhibit})
        *asked++ = ask;
    for (const int input : {given.excitation, given.inhibition, given.phase, given.rank0})
        *inputs++ = static_cast<unsigned>(input);
    pack(given.state, state);
    const NeuronOutcome out = outcome_of(given);
    pack(out.state, expected);
    expected[4] = out.candidate;
    expected[5] = out.win;
    expected[6] = out.repeats;
    expected[7] = static_cast<unsigned>(out.margin);
}
