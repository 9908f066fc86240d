#include "tests/support/chip_fixed.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/state_file.h"

namespace tendril {

namespace {

/// Has the run changed anything but the tick?
bool moved(const RandomChip& chip, const ChipOutcome& outcome) {
    ChipState initial = chip.plan.initial;
    initial.tick = initial.tick + chip.ticks;
    return outcome.state != write_state(initial);
}

}  // namespace

std::string FixedTicksSeen::text() const {
    return fmt::format(
        "fixed ticks: {} chips, {} in time, {} given up; {} late, {} early, {} starts missed\n"
        "fixed ticks, states compared: {} with nothing in flight, {} without pending bitmaps\n",
        chips, in_time, given_up, late, early, overrun, at_rest, in_flight);
}

std::string FixedTicksSeen::missing() const {
    std::string missing;
    if (late == 0) missing += " a late spike";
    if (early == 0) missing += " an early spike";
    if (overrun == 0) missing += " a missed start";
    if (in_time == 0) missing += " a chip in time";
    if (at_rest == 0) missing += " a chip in fixed ticks that comes to rest";
    if (in_flight == 0) missing += " a chip in fixed ticks with spikes in flight at its end";
    return missing;
}

ChipPlan fixed_plan(const RandomChip& chip, const ChipOutcome& barrier) {
    constexpr std::array<std::int64_t, 6> kPercent{400, 150, 100, 80, 50, 20};  // of the barrier's mean tick
    const std::int64_t mean = barrier.totals.cycles / (chip.ticks + 1);
    ChipPlan plan = chip.plan;
    plan.tick_cycles = std::max<std::int64_t>(8, mean * kPercent[chip.seed / 3 % kPercent.size()] / 100);
    for (CoreSetup& core : plan.cores) core.fixed_ticks = true;
    return plan;
}

std::int64_t fixed_ticks(const RandomChip& chip, const ChipPlan& plan, Cycle limit) {
    constexpr std::int64_t kLeast = 8;
    if (chip.seed % 3 != 0) return chip.ticks;
    BurstStimulus stimulus(chip);
    const ChipOutcome whole = run_cycles(Fidelity::tlm, plan, stimulus, chip.ticks, limit);
    for (std::int64_t ticks = chip.ticks; ticks >= kLeast && whole.error.empty(); --ticks) {
        const Tick last = plan.initial.tick + ticks;
        const auto in_last = [&](const Spike& spike) { return spike.tick == last; };
        if (std::ranges::none_of(whole.spikes, in_last)) return ticks;
    }
    return chip.ticks;
}

Parting check_fixed_ticks(const RandomChip& chip, const ChipPlan& plan,
                          const std::vector<LockstepEngine>& engines, Cycle limit, FixedTicksSeen& seen,
                          std::map<std::string, int>& counts) {
    BurstStimulus stimulus(chip);
    const std::vector<Ran> runs = run_engines(engines, plan, stimulus, chip.ticks, limit);
    Parting parting = parting_of(runs);
    if (!parting.none()) return parting;
    const ChipOutcome& reference = *outcome_of(runs, "cosim");
    if (!reference.error.empty() && reference.exit_code != 1) {  // only running out of ticks is a way to end
        parting.first = parting.second = "all engines";
        parting.what = reference.error;
        parting.failed = true;
        return parting;
    }
    ++seen.chips;
    for (const Ran& run : runs) ++counts[run.engine->name];
    if (!reference.error.empty()) return ++seen.given_up, Parting{};

    std::uint64_t missed = 0;
    for (const CoreTotals& core : reference.cores) {
        seen.late += core.counters.late;
        seen.early += core.counters.early;
        missed += core.counters.overrun;
    }
    seen.overrun += missed;
    seen.in_time += missed == 0;
    if (moved(chip, reference)) ++(reference.totals.in_flight == 0 ? seen.at_rest : seen.in_flight);
    return {};
}

}  // namespace tendril
