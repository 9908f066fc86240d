// A bench: a random busy chip in all engines that take it, each held to what it promises, every spike
// accounted for. It has no waveform: the chip it printed has.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "tests/rtl/bench_main.h"
#include "tests/support/chip_accounts.h"
#include "tests/support/chip_coverage.h"
#include "tests/support/chip_fixed.h"
#include "tests/support/lockstep.h"

namespace tendril {
namespace {

constexpr std::size_t kLeastSpikes = 200;  // fewer are no chip that shows anything

/// The first busy chip of a walk that begins at this seed; its steps are long, so that the walks of
/// neighbours do not meet.
RandomChip busy_chip(std::uint64_t seed, const ChipLimits& limits) {
    for (;; seed += 0x9E3779B97F4A7C15U) {
        RandomChip chip = draw_chip(seed, limits);
        BurstStimulus stimulus(chip);
        const ChipOutcome quick = run_functional(chip.plan, stimulus, chip.ticks);
        if (quick.error.empty() && quick.spikes.size() >= kLeastSpikes) return chip;
    }
}

/// The same chip in fixed ticks of about the length it had. Engines agree, whatever is late, early or
/// overrun.
void run_fixed(RandomChip chip, const std::vector<LockstepEngine>& engines, const std::vector<Ran>& runs,
               Cycle limit, BenchResult& result) {
    const auto barrier = std::ranges::find(runs, "cosim", [](const Ran& ran) { return ran.engine->name; });
    if (barrier == runs.end()) return;
    const ChipPlan plan = fixed_plan(chip, barrier->outcome);
    chip.ticks = static_cast<int>(fixed_ticks(chip, plan, limit));
    FixedTicksSeen seen;
    std::map<std::string, int> counts;
    const Parting parting = check_fixed_ticks(chip, plan, engines, limit, seen, counts);
    if (!parting.none())
        result.fail({}, fmt::format("seed {} in fixed ticks, {}", chip.seed, description(chip)),
                    "engines that agree", parting.text());
    result.checked(static_cast<std::int64_t>(seen.late + seen.early + seen.overrun) + 1);
}

void run(const BenchOrder& order, BenchResult& result) {
    ChipLimits limits;
    limits.most_cores = static_cast<int>(order.at("most_cores"));
    limits.sizes = {order.size.size.neurons};
    if (order.at("built") != 0) limits.trees = built_chips();
    const RandomChip chip = busy_chip(order.seed, limits);
    BurstStimulus stimulus(chip);
    const auto engines = engines_of(chip);
    const auto runs = run_engines(engines, chip.plan, stimulus, chip.ticks, Cycle(order.at("cycles")));
    const Parting parting = parting_of(runs);
    if (!parting.none())
        return result.fail({}, fmt::format("seed {} {}", chip.seed, description(chip)), "engines that agree",
                           parting.text());
    for (const Ran& ran : runs) {
        const std::string what =
            ran.engine->has_cycles ? check_accounts(chip.plan, ran.outcome) : std::string();
        if (!what.empty())
            return result.fail({}, fmt::format("seed {} {}", chip.seed, ran.engine->name),
                               "every spike accounted for", what);
        result.checked(static_cast<std::int64_t>(ran.outcome.spikes.size() + ran.outcome.deliveries.size() +
                                                 ran.outcome.ticks.size()));
    }
    if (order.at("fixed") != 0) run_fixed(chip, engines, runs, Cycle(order.at("cycles")), result);
}

}  // namespace
}  // namespace tendril

/// SystemC's library asks for it; a run is a process of its own.
int sc_main(int, char**) { return 0; }

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    return tendril::bench_main(argc, argv,
                               {.about = "random_chip",
                                .settings = {{"most_cores", 16}, {"built", 0}, {"fixed", 0}},
                                .run = tendril::run,
                                .size = {{32, 32}, 16}});
}
