// The cycle-cost table of rtl/README.md: every tick of random cores lasts what the table says.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "systemc/core/core_config.h"
#include "tests/support/core_lockstep.h"
#include "tests/support/random_core.h"

namespace tendril {
namespace {

constexpr int kTicks = 200;
constexpr int kLanes = 16;

/// What happened in a tick, as the golden model and the pins show it.
struct Happened {
    bool scanned = true;
    int events = 0;
    int winners = 0;
    int spikes = 0;
    std::int64_t held = 0;  ///< cycles in which an event was held before the mark
};

/// From the mark taken to the own mark valid: the table's rows, summed.
std::int64_t tick_cost(const CoreSetup& setup, const Happened& tick) {
    const int neurons = setup.size.neurons;
    const int row = (neurons + kLanes - 1) / kLanes;
    int passes = 0;
    if (setup.neuron.inh_mode != 0 && tick.winners > 0)
        passes = setup.neuron.inh_mode == 2 ? tick.winners : 1;
    return 2 + tick.events * row + tick.held + (tick.scanned ? neurons + 2 : 0) + passes * (neurons + 1) +
           tick.spikes;
}

/// Quiet after a scan without events that moved, nominated and emitted nothing; until something happens.
class QuietRule {
public:
    explicit QuietRule(const CoreSetup& setup) : setup_(setup) {}

    bool scans(Tick tick, int events) const {
        const int ph_len = setup_.neuron.ph_len;
        const bool phase_starts = ph_len > 0 && tick.value > 0 && tick.value % ph_len == 0;
        return !quiet_ || events > 0 || phase_starts;
    }
    void after_scan(bool still) { quiet_ = still; }

private:
    const CoreSetup& setup_;
    bool quiet_ = false;
};

void check_costs(std::uint64_t seed, RuleKind rule, int& skipped) {
    const CoreSize built = seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{32, 32};
    RandomCore random(seed, built);
    random.setup.rule = rule;
    random.setup.learning.homeo_en = 0;  // a changed threshold wakes a quiet core
    CoreLockstep::Options options;
    options.stalls = false;
    options.label = fmt::format("seed {}", seed);
    CoreLockstep bench(random.setup, random.initial, make_core_rtl(built, kLanes), random.preload,
                       Tick(INT32_MAX), options);
    QuietRule quiet(random.setup);
    std::uint64_t spikes = 0;
    for (int t = 0; t < kTicks; ++t) {
        const bool pause = t % 50 > 25;  // time to become quiet
        const auto input = pause ? std::vector<Flit>{} : random.spikes(bench.model().now());
        const CoreState before = bench.model().state();
        ASSERT_TRUE(bench.tick(input, {})) << bench.divergence();
        Happened happened;
        happened.events = bench.events();
        happened.scanned = quiet.scans(bench.model().now(), bench.events());
        happened.spikes = static_cast<int>(bench.model().counters().spikes - spikes);
        happened.winners = happened.scanned ? static_cast<int>(bench.model().winners().size()) : 0;
        happened.held = bench.held_before();
        spikes = bench.model().counters().spikes;
        ASSERT_EQ(bench.tick_cycles(), tick_cost(random.setup, happened))
            << options.label << " tick " << bench.model().now().value;
        ASSERT_EQ(bench.rest_cycles(), 1 + bench.held_after());
        if (rule == RuleKind::none) {
            ASSERT_EQ(bench.held_after(), happened.winners);
        }
        skipped += !happened.scanned;
        if (happened.scanned)
            quiet.after_scan(before.neurons == bench.model().state().neurons && happened.events == 0 &&
                             happened.spikes == 0);
    }
}

TEST(TickCost, IsTheTablesWithoutLearning) {
    int skipped = 0;
    for (std::uint64_t seed = 1000; seed < 1060; ++seed) check_costs(seed, RuleKind::none, skipped);
    EXPECT_GT(skipped, 100);
}

TEST(TickCost, IsTheTablesWithLearning) {
    int skipped = 0;
    for (std::uint64_t seed = 2000; seed < 2030; ++seed) check_costs(seed, RuleKind::completed, skipped);
}

TEST(TickCost, OfATransferOnTheConfigurationPortIsThreeCycles) {
    const RandomCore random(1, {16, 16});
    const auto core = make_core_rtl({16, 16}, kLanes);
    core->load(random.setup, random.initial, Tick(-1), Tick(10));
    const auto words = core_config_words(random.setup, random.initial, Tick(-1), Tick(10), {16, 16}, kLanes);
    EXPECT_EQ(core->setup_cycles(), 1 + 3 * static_cast<std::int64_t>(words.size()));
}

}  // namespace
}  // namespace tendril
