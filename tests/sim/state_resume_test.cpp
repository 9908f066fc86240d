// A chip that is saved, read back and run on is the chip that ran through.
#include <gtest/gtest.h>

#include <random>

#include "sim/functional_engine.h"
#include "sim/recording.h"
#include "sim/state_file.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

constexpr std::uint16_t kLines = 8;

/// Lines drawn anew from the tick, so that a run can begin anywhere.
class Rain : public Stimulus {
public:
    explicit Rain(unsigned seed) : seed_(seed) {}
    std::span<const HostSpike> at(Tick tick) override {
        std::mt19937 random(seed_ * 7919U + static_cast<unsigned>(tick.value));
        lines_.clear();
        for (std::uint16_t line = 0; line < kLines; ++line) {
            if (random() % 4 == 0) lines_.push_back({0, line});
        }
        return lines_;
    }

private:
    unsigned seed_;
    std::vector<HostSpike> lines_;
};

CoreSetup core_setup(std::uint16_t id, std::mt19937& random) {
    CoreSetup setup;
    setup.id = CoreId(id);
    setup.size = {16, 16};
    setup.rule = RuleKind::completed;
    setup.neuron.theta = 40 + static_cast<int>(random() % 40);
    setup.neuron.vs = 2;
    setup.neuron.burst_n = 1 + static_cast<int>(random() % 4);
    setup.neuron.latch = static_cast<int>(random() % 2);
    setup.neuron.ph_len = random() % 2 == 0 ? 0 : 16;
    setup.neuron.inh_mode = setup.neuron.ph_len == 0 ? 3 : 1;
    setup.neuron.inh_t = 5;
    setup.neuron.refr = static_cast<int>(random() % 4);
    setup.neuron.ep_local = setup.neuron.ph_len == 0 ? 12 : 0;
    setup.learning.learn_end = setup.neuron.ph_len == 0 ? 0 : 1;
    setup.learning.win = 6;
    setup.learning.homeo_en = 1;
    setup.learning.homeo_up = 3;
    setup.excitatory.assign(16, true);
    setup.excitatory[15] = false;
    const std::uint16_t other = 1 - id;
    for (std::uint16_t n = 0; n < kLines; ++n) {
        const auto delay = static_cast<std::uint8_t>(1 + random() % 7);
        setup.axon_table.push_back({SourceId(other), n, static_cast<std::uint16_t>(8 + n), delay, false});
    }
    for (std::uint16_t n = 0; n < kLines; ++n) setup.axon_table.push_back({SourceId(2), n, n, 1, false});
    return setup;
}

/// Two cores that hear each other and a host, with a mechanism here and there.
ChipPlan plan_of(unsigned seed) {
    std::mt19937 random(seed);
    ChipPlan plan;
    plan.name = "resume";
    plan.hosts = {{"in", kLines, {}}};
    plan.initial.tick = Tick(-1);
    for (std::uint16_t c = 0; c < 2; ++c) {
        plan.cores.push_back(core_setup(c, random));
        CoreState state = cleared_core({16, 16}, seed + c);
        for (std::uint8_t& k : state.k) k = static_cast<std::uint8_t>(random() % 6);
        plan.initial.cores.push_back(state);
    }
    return plan;
}

/// Runs into a folder. @return the state digest
std::string run(const ChipPlan& plan, unsigned seed, const ChipState& from, std::int64_t ticks,
                const std::filesystem::path& out) {
    const auto engine = make_functional(plan);
    engine->load(from);
    Recording recording(plan, {.out = out, .deliveries = true});
    Rain rain(seed);
    RunOrder order;
    order.ticks = ticks;
    const RunTotals totals = engine->run(order, rain, recording.recorders());
    EXPECT_GT(totals.spikes, 0U);
    const ChipState state = engine->state();
    return recording.finish(totals, &state, {.engine = "functional"});
}

std::string without_head(const std::string& text) { return text.substr(text.find('\n') + 1); }

TEST(StateResume, LosesNothingOfAChip) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        TempFolder folder;
        const ChipPlan plan = plan_of(seed);
        const std::int64_t cut = 20 + seed * 3;
        const std::string whole = run(plan, seed, plan.initial, 150, folder / "whole");
        run(plan, seed, plan.initial, cut, folder / "first");
        const ChipState saved = read_state(folder / "first" / "final.state", plan);
        EXPECT_EQ(run(plan, seed, saved, 150 - cut, folder / "rest"), whole) << "seed " << seed;
        EXPECT_EQ(file_text(folder / "first" / "spikes.aer") +
                      without_head(file_text(folder / "rest" / "spikes.aer")),
                  file_text(folder / "whole" / "spikes.aer"))
            << "seed " << seed;
    }
}

}  // namespace
}  // namespace tendril
