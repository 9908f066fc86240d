// Blocks with a counter that goes on while they sleep: no result shows it, and --paranoid finds it.
#include <gtest/gtest.h>

#include <regex>

#include "sim/engine.h"
#include "sim/error.h"
#include "sim/stimulus_make.h"
#include "systemc/chip/whole_chip.h"
#include "tests/support/chip_file.h"
#include "tests/support/sim_run.h"

namespace tendril {

// Of mutant_rtl.cmake.
std::unique_ptr<Core> make_mutant_core(const std::string& name);
std::unique_ptr<WholeChip> make_mutant_chip(const BuiltChip& built, const std::string& name);

namespace {

/// A model that counts its edges.
class CountingModel final : public Core {
public:
    CountingModel(CoreSize size, int lanes) : model_(make_core_model(size, lanes)) {}

    void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) override {
        model_->load(setup, state, preload, last_tick);
    }
    void start() override { model_->start(); }
    const CoreOutputs& outputs() const override { return model_->outputs(); }
    void clock(Cycle now, const CoreInputs& inputs) override {
        ++edges_;
        model_->clock(now, inputs);
    }
    Cycle next_change(Cycle now) const override { return model_->next_change(now); }
    void visit_state(StateVisitor& visitor) override {
        model_->visit_state(visitor);
        visitor.field("edges", edges_);
    }
    CoreState state() override { return model_->state(); }
    CoreCounters counters() override { return model_->counters(); }
    std::uint64_t synaptic_events(Cycle now) const override { return model_->synaptic_events(now); }
    std::int64_t setup_cycles() const override { return model_->setup_cycles(); }

private:
    std::unique_ptr<Core> model_;
    std::uint64_t edges_ = 0;
};

constexpr int kModelLanes = 8;  ///< what is asked for by them is the mutant model
const BuiltChip kMutantChip{1, 1, 1, {16, 16}, 16, 2};

}  // namespace

// In place of those of the product: every block that is asked for is a mutant.
std::unique_ptr<Core> make_core_rtl(CoreSize size, int lanes, const std::string& name) {
    if (lanes == kModelLanes) return std::make_unique<CountingModel>(size, lanes);
    return make_mutant_core(name);
}

const std::vector<BuiltSize>& built_core_sizes() {
    static const std::vector<BuiltSize> sizes{{{16, 16}, 16}, {{16, 16}, kModelLanes}};
    return sizes;
}

std::unique_ptr<WholeChip> make_chip_rtl(const BuiltChip& built, const std::string& name) {
    return make_mutant_chip(built, name);
}

const std::vector<BuiltChip>& built_chips() {
    static const std::vector<BuiltChip> chips{kMutantChip};
    return chips;
}

namespace {

const std::string kChip =
    "format = \"tendril-chip 1\"\n[run]\nticks = 40\n[size]\nneurons = 16\naxons = 16\n"
    "[topology]\nfamily = \"flat\"\ncores = 1\n"
    "[neuron]\nph_len = 0\ninh_mode = 0\noneshot = 0\ntheta = 1\n"
    "[[host]]\nname = \"in\"\nlines = 16\n[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"0:15\"\n"
    "[[synapses]]\ncore = 0\naxons = 3\nneurons = 5\nfill = \"constant\"\nk = 1\n"
    "[[stimulus]]\nkind = \"poisson\"\nhost = \"in\"\nrate = 0.3\n";

struct Run {
    std::vector<std::string> spikes;
    std::string error;
    Exit exit = Exit::ok;
};

struct Order {
    bool skip = true;
    bool paranoid = false;
};

Run run(Engine& engine, const ChipSpec& spec, const ChipPlan& plan, const Order& how) {
    const auto stimulus = make_stimulus(spec, plan);
    Log log;
    Recorder* const recorder = &log;
    RunOrder order;
    order.ticks = 40;
    order.skip = how.skip;
    order.paranoid = how.paranoid;
    engine.load(plan.initial);
    Run run;
    try {
        engine.run(order, *stimulus, {&recorder, 1});
    } catch (const Error& error) {
        run.error = error.what();
        run.exit = error.exit_code();
    }
    run.spikes = with_cycles(log.spikes);
    return run;
}

/// Skipped or not, the mutant says the same; paranoid, the run ends with `message`.
void expect_found(const std::vector<std::string>& overrides, std::unique_ptr<Engine> (*make)(const ChipPlan&),
                  const std::string& message) {
    const ChipFile file(kChip);
    const ChipSpec spec = file.load(overrides);
    const ChipPlan plan = make_plan(spec);
    const auto engine = make(plan);
    const Run skipping = run(*engine, spec, plan, {});
    const Run awake = run(*engine, spec, plan, {false});
    EXPECT_EQ(skipping.error, "");
    EXPECT_EQ(awake.error, "");
    EXPECT_GT(skipping.spikes.size(), 3U);
    EXPECT_EQ(skipping.spikes, awake.spikes);
    const Run paranoid = run(*engine, spec, plan, {true, true});
    EXPECT_EQ(paranoid.exit, Exit::check_failed);
    EXPECT_TRUE(std::regex_match(paranoid.error, std::regex(message))) << paranoid.error;
}

TEST(ParanoidMutant, AFreeRunningCounterInAVerilatedCoreIsFound) {
    expect_found({}, make_cosim,
                 R"(--paranoid: core0 slept in cycle \d+, but it was not at rest: core\.verilated\[\d+\]: )"
                 R"(\d+ became \d+; --wave fail shows it)");
}

/// Between marks a whole chip has no time to sleep; between the ticks of a clock it has.
TEST(ParanoidMutant, AFreeRunningCounterInAVerilatedChipIsFound) {
    expect_found({"tick.mode=fixed", "tick.cycles=200"}, make_rtl,
                 R"(--paranoid: chip slept in cycle \d+, but it was not at rest: chip\.verilated\[\d+\]: )"
                 R"(\d+ became \d+; --wave fail shows it)");
}

TEST(ParanoidMutant, AModelThatCountsInItsSleepIsFound) {
    expect_found({"size.lanes=8"}, make_cosim,
                 R"(--paranoid: core0 slept in cycle \d+, but it was not at rest: core\.edges: )"
                 R"(\d+ became \d+; --wave fail shows it)");
}

}  // namespace
}  // namespace tendril
