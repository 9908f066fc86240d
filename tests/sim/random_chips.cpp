// Random busy chips in lockstep: all engines that take a chip, each held to what it promises, every spike
// accounted for, in both tick modes. `--seed N` runs just that chip.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <systemc>

#include "tests/support/chip_accounts.h"
#include "tests/support/chip_coverage.h"
#include "tests/support/chip_fixed.h"
#include "tests/support/planted_bugs.h"
#include "tests/support/shrink_parting.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

/// Far beyond any of these chips: a run that gets there is a failure. A tick of a core may take N·N cycles.
Cycle limit_for(const ChipPlan& plan) {
    const std::int64_t times = std::max(1, plan.built.neurons / 32);
    return Cycle(3'000'000 * times * times);
}
constexpr std::size_t kLeastSpikes = 200;

struct Options {
    std::uint64_t first = 1;
    int chips = 100;
    int most_cores = 16;
    bool built = false;  ///< only trees that engine rtl takes
    int size = 0;        ///< of cores; 0: 16 or 32
    int shrink = 2;      ///< so many of those that fail
    std::string plant;   ///< a bug, in tlm; "": none
    bool only_first = false;
};

/// How many chips ran in how many engines, by name.
using Engines = std::map<std::string, int>;

struct Set {
    ChipCoverage coverage;
    FixedTicksSeen fixed;
    Engines engines, fixed_engines;
    int counted = 0, failed = 0;
    std::uint64_t spikes = 0, cycles = 0;
};

enum class Verdict { passed, not_busy, failed };

/// The chip on which two engines part made smaller, with what shows it.
void show_small(const RandomChip& chip, const ChipPlan& plan, const Parting& parting,
                const std::vector<LockstepEngine>& engines) {
    const auto tell = [](const std::string& line) { fmt::print(stderr, "  shrinking: {}\n", line); };
    const auto small = shrink_random_chip(chip, plan, parting, engines, limit_for(plan), tell);
    if (!small) return fmt::print("  as a chip file it no longer shows it\n");
    const std::string commands = write_small_chip(*small, fmt::format("shrunk/seed-{}", chip.seed));
    fmt::print("  the smallest chip that shows it, after {} trials:\n{}  REPRO\n{}", small->trials,
               small_chip_text(*small), commands);
}

void report(const RandomChip& chip, const Options& options, const std::string& what) {
    fmt::print("seed {}: {}\n  {}, {} ticks\n  again: random_chips --seed {} --most-cores {}{}\n", chip.seed,
               what, description(chip), chip.ticks, chip.seed, options.most_cores,
               std::string(options.built ? " --built" : "") +
                   (options.size > 0 ? fmt::format(" --size {}", options.size) : ""));
    std::fflush(stdout);
}

std::vector<LockstepEngine> engines_for(const RandomChip& chip, const Options& options) {
    std::vector<LockstepEngine> engines = engines_of(chip);
    if (!options.plant.empty()) {
        LockstepEngine& tlm = *std::ranges::find(engines, "tlm", &LockstepEngine::name);
        tlm = altered(tlm, tlm.name, planted_bug(options.plant).plant);
    }
    std::ranges::move(unskipped_engines_of(chip), std::back_inserter(engines));
    return engines;
}

Verdict run_chip(const RandomChip& chip, const Options& options, Set& set) {
    BurstStimulus stimulus(chip);
    const auto enough = [&](bool yes) { return yes || options.only_first; };
    const ChipOutcome quick = run_functional(chip.plan, stimulus, chip.ticks);
    if (!enough(!quick.error.empty() || quick.spikes.size() >= kLeastSpikes)) return Verdict::not_busy;

    const std::vector<LockstepEngine> engines = engines_for(chip, options);
    const std::vector<Ran> runs = run_engines(engines, chip.plan, stimulus, chip.ticks, limit_for(chip.plan));
    const ChipOutcome* const cosim = outcome_of(runs, "cosim");
    if (cosim == nullptr) {
        report(chip, options, "no RTL core of its size was built");
        return Verdict::failed;
    }
    const ChipOutcome& reference = *cosim;
    if (!enough(!reference.error.empty() || busy(reference))) return Verdict::not_busy;

    RandomChip ran = chip;  // of the run that parted
    ChipPlan plan = chip.plan;
    Parting parting = parting_of(runs);
    std::string what = parting.none() ? "" : parting.text();
    for (const Ran& run : runs) {
        if (!what.empty()) break;
        if (run.engine->has_cycles) what = check_accounts(chip.plan, run.outcome);
        if (!what.empty()) what = fmt::format("{}: {}", run.engine->name, what);
    }
    if (what.empty()) {
        const Cycle limit = limit_for(chip.plan);
        plan = fixed_plan(chip, reference);
        ran.ticks = static_cast<int>(fixed_ticks(chip, plan, limit));
        parting = check_fixed_ticks(ran, plan, engines, limit, set.fixed, set.fixed_engines);
        if (!parting.none())
            what =
                fmt::format("{} fixed ticks of {} cycles: {}", ran.ticks, plan.tick_cycles, parting.text());
    }
    if (!what.empty()) {
        report(chip, options, what);
        if (parting.first != parting.second && set.failed < options.shrink)
            show_small(ran, plan, parting, engines);
        return Verdict::failed;
    }
    for (const Ran& run : runs) ++set.engines[run.engine->name];
    set.spikes += reference.spikes.size();
    set.cycles += static_cast<std::uint64_t>(reference.totals.cycles);
    set.coverage.count(chip, reference);
    return Verdict::passed;
}

std::string text_of(const Engines& engines) {
    std::string text;
    for (const auto& [name, chips] : engines)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, chips);
    return text;
}

/// "" or what the set should have had and did not. Chips of built trees are there for the sake of engine rtl.
std::string missing(const Set& set, const Options& options, const ChipLimits& limits) {
    if (options.only_first) return "";
    std::string text = set.coverage.missing(limits) + set.fixed.missing();
    for (const Engines* engines : {&set.engines, &set.fixed_engines}) {
        const auto chips_of = [&](const std::string& name) {
            const auto at = engines->find(name);
            return at == engines->end() ? 0 : at->second;
        };
        const int taken = chips_of("rtl");
        if (options.built && (taken == 0 || taken < set.counted))
            text += fmt::format(" {} chips that engine rtl did not take", set.counted - taken);
        int paranoid = 0;
        for (const std::string engine : {"cosim", "tlm", "rtl"}) {
            paranoid += chips_of(engine + " --paranoid");
            const bool wanted = engine != "rtl" || options.built;
            if (wanted && chips_of(engine + " --no-skip") == 0) text += fmt::format(" {} --no-skip", engine);
        }
        if (options.built && options.size <= 32 && paranoid == 0) text += " a paranoid run";
    }
    return text;
}

/// @return exit code
int run_all(const Options& options) {
    Set set;
    ChipLimits limits;
    limits.most_cores = options.most_cores;
    if (options.size > 0) limits.sizes = {options.size};
    if (options.built) limits.trees = built_chips();
    std::uint64_t seed = options.first;
    for (; set.counted + set.failed < options.chips; ++seed) {
        switch (run_chip(draw_chip(seed, limits), options, set)) {
            case Verdict::passed:
                ++set.counted;
                break;
            case Verdict::failed:
                ++set.failed;
                break;
            case Verdict::not_busy:
                break;
        }
    }
    fmt::print("{} busy chips of {} drawn, {} failed, {} spikes, {} cycles\n", set.counted,
               seed - options.first, set.failed, set.spikes, set.cycles);
    fmt::print("barrier ticks, chips by engine: {}\nfixed ticks, chips by engine: {}\n{}{}",
               text_of(set.engines), text_of(set.fixed_engines), set.fixed.text(), set.coverage.histogram());
    const std::string lacks = missing(set, options, limits);
    if (!lacks.empty()) fmt::print("the set lacks: {}\n", lacks);
    return set.failed == 0 && lacks.empty() ? 0 : 1;
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    CLI::App app{"Random busy chips in lockstep"};
    tendril::Options options;
    app.add_option("--first-seed", options.first);
    app.add_option("--chips", options.chips, "so many busy ones");
    app.add_option("--most-cores", options.most_cores)->check(CLI::Range(1, 64));
    app.add_flag("--built", options.built, "only trees that were built for engine rtl");
    app.add_option("--size", options.size, "neurons and axons of a core; left out: 16 or 32")
        ->check(CLI::IsMember({16, 32, 256}));
    app.add_option("--shrink", options.shrink, "make so many of those that fail smaller");
    std::vector<std::string> bugs;
    for (const tendril::PlantedBug& bug : tendril::planted_bugs()) bugs.push_back(bug.name);
    app.add_option("--plant", options.plant, "a bug, in engine tlm: is it found?")
        ->check(CLI::IsMember(bugs));
    const auto* seed = app.add_option("--seed", options.first, "only this chip, busy or not");
    CLI11_PARSE(app, argc, argv);
    if (seed->count() > 0) options.only_first = true, options.chips = 1;
    return tendril::run_all(options);
}
