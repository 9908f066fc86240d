// A block that loses words of growth on its way into a memory: whatever kind of word, the lockstep tells.
#include <gtest/gtest.h>

#include <cstdlib>
#include <utility>

#include "sim/cycle_engine.h"
#include "sim/stimulus_make.h"
#include "systemc/core/map.h"
#include "tests/sim/growth/growing_chip.h"
#include "tests/support/chip_file.h"
#include "tests/support/chip_outcome.h"

namespace tendril {
namespace {

/// What each block loses the first word of: blocks are made behind the seam, so they find it in the
/// environment.
enum class Lost { nothing, source, entry, synapse, mask };
constexpr const char* kLost = "TENDRIL_TEST_LOST";

class Sieve {
public:
    /// Once.
    bool loses(Lost kind) { return kind == what_ && std::exchange(what_, Lost::nothing) == kind; }

private:
    Lost what_ = static_cast<Lost>(std::atoi(std::getenv(kLost)));
};

Lost kind_of(std::uint32_t address) {
    switch (address - address % core_map::kRegionWords) {
        case core_map::kAxonSources:
            return Lost::source;
        case core_map::kAxonTable:
            return Lost::entry;
        default:
            return Lost::synapse;
    }
}

class LosingCore final : public Core {
public:
    LosingCore(CoreSize size, int lanes) : model_(make_core_model(size, lanes)) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override {
        model_->load(setup, state, preload, last_tick);
    }
    void start() override { model_->start(); }
    const CoreOutputs& outputs() const override { return model_->outputs(); }
    void clock(Cycle now, const CoreInputs& inputs) override { model_->clock(now, inputs); }
    Cycle next_change(Cycle now) const override { return model_->next_change(now); }
    void visit_state(StateVisitor& visitor) override { model_->visit_state(visitor); }
    void write(std::uint32_t address, std::uint32_t data) override {
        // An entry that is not there is no loss where the row was empty.
        const bool matters = kind_of(address) != Lost::entry || data != 0;
        if (matters && sieve_.loses(kind_of(address))) return;
        model_->write(address, data);
    }
    CoreState state() override { return model_->state(); }
    CoreCounters counters() override { return model_->counters(); }
    std::uint64_t synaptic_events(Cycle now) const override { return model_->synaptic_events(now); }
    std::int64_t setup_cycles() const override { return model_->setup_cycles(); }

private:
    std::unique_ptr<Core> model_;
    Sieve sieve_;
};

class LosingHub final : public Hub {
public:
    void load(const HubSetup& setup) override { model_->load(setup); }
    void write(std::uint32_t address, std::uint32_t data) override {
        if (!sieve_.loses(Lost::mask)) model_->write(address, data);
    }
    const HubOutputs& outputs() const override { return model_->outputs(); }
    int held(int port) const override { return model_->held(port); }
    void clock(Cycle now, const HubInputs& inputs) override { model_->clock(now, inputs); }
    void visit_state(StateVisitor& visitor) override { model_->visit_state(visitor); }
    HubTotals totals() override { return model_->totals(); }
    std::int64_t setup_cycles() const override { return model_->setup_cycles(); }

private:
    std::unique_ptr<Hub> model_ = make_hub_model();
    Sieve sieve_;
};

}  // namespace

// In place of those of the product: every block that is asked for is one that may lose words.
std::unique_ptr<Core> make_core_rtl(CoreSize size, int lanes, const std::string&) {
    return std::make_unique<LosingCore>(size, lanes);
}

const std::vector<BuiltSize>& built_core_sizes() {
    static const std::vector<BuiltSize> sizes{{{16, 16}, 16}};
    return sizes;
}

std::unique_ptr<Hub> make_hub_rtl(const std::string&) { return std::make_unique<LosingHub>(); }

namespace {

/// "" or where the co-simulation with a word lost and the functional engine part, or what it says by itself.
std::string told(Lost what) {
    const ChipFile file(kGrowingChip);
    const ChipSpec spec = file.load();
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan);
    const ChipOutcome golden = run_functional(plan, *stimulus, 300);
    setenv(kLost, std::to_string(static_cast<int>(what)).c_str(), 1);
    const ChipOutcome ran =
        run_in_child([&] { return make_cosim(plan); }, plan, *stimulus, 300, Cycle(3'000'000));
    EXPECT_EQ(golden.error, "");
    return ran.error.empty() ? differ_in_ticks(golden, ran) : ran.error;
}

TEST(LostWords, NoneIsTheSameChip) { EXPECT_EQ(told(Lost::nothing), ""); }

TEST(LostWords, EachKindIsTold) {
    for (const Lost what : {Lost::source, Lost::entry, Lost::synapse, Lost::mask})
        EXPECT_NE(told(what), "") << "kind " << static_cast<int>(what);
}

}  // namespace
}  // namespace tendril
