// Random busy chips: co-simulation against the functional engine, hub RTL against hub model, every spike
// accounted for. `--seed N` runs just that chip.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <systemc>

#include "tests/support/chip_accounts.h"
#include "tests/support/chip_coverage.h"
#include "tests/support/chip_fixed.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

constexpr Cycle kLimit{3'000'000};  // far beyond any of these chips: a run that gets there is a failure

struct Options {
    std::uint64_t first = 1;
    int chips = 100;
    int most_cores = 16;
    bool only_first = false;
};

struct Run {
    const RandomChip& chip;
    ChipPlan plan = chip.plan;

    Outcome cosim(const std::vector<bool>& level_rtl) {
        plan.level_rtl = level_rtl;
        BurstStimulus stimulus(chip);
        return run_cosim(plan, stimulus, chip.ticks, kLimit);
    }
};

/// All levels RTL, all models, and the drawn mix where there is a choice.
std::vector<std::vector<bool>> mixes(const RandomChip& chip) {
    const auto levels = static_cast<std::size_t>(chip.tree.levels);
    std::vector<std::vector<bool>> all{std::vector<bool>(levels, true), std::vector<bool>(levels, false)};
    std::vector<bool> mixed = chip.plan.level_rtl;
    if (levels > 1 && (mixed == all[0] || mixed == all[1])) mixed[chip.seed % levels].flip();
    if (levels > 1) all.push_back(mixed);
    return all;
}

/// "" or what is wrong with the chip; a chip that is not busy is not looked at further.
std::string check(const RandomChip& chip, const Outcome& expected, const Outcome& rtl) {
    std::string what = differ_in_ticks(expected, rtl);
    if (!what.empty()) return "functional against cosim: " + what;
    what = check_accounts(chip.plan, rtl);
    if (!what.empty()) return "accounts: " + what;
    const auto others = mixes(chip);
    for (std::size_t mix = 1; mix < others.size(); ++mix) {
        const Outcome other = Run{chip}.cosim(others[mix]);
        what = differ_in_cycles(rtl, other);
        if (what.empty()) what = check_accounts(chip.plan, other);
        if (!what.empty())
            return fmt::format("hub RTL against hubs in RTL at levels [{}]: {}", fmt::join(others[mix], " "),
                               what);
    }
    return "";
}

/// @return exit code
int run_all(const Options& options) {
    ChipCoverage coverage;
    FixedTicksSeen fixed;
    int counted = 0;
    int failed = 0;
    std::uint64_t seed = options.first;
    std::uint64_t spikes = 0;
    for (; counted + failed < options.chips; ++seed) {
        const RandomChip chip = draw_chip(seed, {options.most_cores, true});
        BurstStimulus stimulus(chip);
        const Outcome expected = run_functional(chip.plan, stimulus, chip.ticks);
        if (!options.only_first && expected.error.empty() && expected.spikes.size() < 200) continue;
        const Outcome rtl = Run{chip}.cosim(mixes(chip)[0]);
        if (!options.only_first && rtl.error.empty() && !busy(rtl)) continue;
        std::string what = check(chip, expected, rtl);
        if (what.empty()) what = check_fixed_ticks(chip, rtl, kLimit, fixed);
        if (!what.empty()) {
            fmt::print("seed {}: {}\n  {}, {} ticks\n  again: random_chips --seed {} --most-cores {}\n", seed,
                       what, description(chip), chip.ticks, seed, options.most_cores);
            std::fflush(stdout);
            ++failed;
            continue;
        }
        ++counted;
        spikes += rtl.spikes.size();
        coverage.count(chip, rtl);
    }
    fmt::print("{} busy chips of {} drawn, {} failed, {} spikes\n{}{}", counted, seed - options.first, failed,
               spikes, coverage.histogram(), fixed.text());
    const std::string missing = options.only_first ? "" : coverage.missing() + fixed.missing();
    if (!missing.empty()) fmt::print("the set lacks: {}\n", missing);
    return failed == 0 && missing.empty() ? 0 : 1;
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    CLI::App app{"Random busy chips in lockstep"};
    tendril::Options options;
    app.add_option("--first-seed", options.first);
    app.add_option("--chips", options.chips, "so many busy ones");
    app.add_option("--most-cores", options.most_cores)->check(CLI::Range(2, 64));
    const auto* seed = app.add_option("--seed", options.first, "only this chip, busy or not");
    CLI11_PARSE(app, argc, argv);
    if (seed->count() > 0) options.only_first = true, options.chips = 1;
    return tendril::run_all(options);
}
