// More spikes than the fabric can carry, at FIFO depth 1: every chip drains, each spike arrives exactly once,
// and chips that excite themselves go on for ever. `--seed N` runs just that chip.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <systemc>

#include "tests/support/chip_accounts.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

constexpr Cycle kLimit{10'000'000};
constexpr std::int64_t kFlooded = 8;  // ticks in which every line of every host spikes
constexpr std::int64_t kTicks = 32;   // the rest is long enough that only recurrence keeps a chip going

struct Options {
    std::uint64_t first = 1;
    int chips = 50;
    bool rtl = false;
    bool only_first = false;
};

class Flood : public Stimulus {
public:
    explicit Flood(const ChipPlan& plan) : plan_(plan), until_(plan.initial.tick + 1 + kFlooded) {}
    std::span<const HostSpike> at(Tick tick) override {
        spikes_.clear();
        for (std::uint16_t host = 0; tick < until_ && host < plan_.hosts.size(); ++host) {
            for (std::uint16_t line = 0; line < plan_.hosts[host].lines; ++line)
                spikes_.push_back({host, line});
        }
        return spikes_;
    }

private:
    const ChipPlan& plan_;
    Tick until_;
    std::vector<HostSpike> spikes_;
};

/// A random chip at depth 1 whose neurons all fire at any input, as often as they get some.
RandomChip overloaded(std::uint64_t seed, bool rtl) {
    RandomChip chip = draw_chip(seed, {16, {16}, {}});
    ChipPlan& plan = chip.plan;
    for (TopologyHub& hub : plan.topology.hubs) hub.depth = 1;
    for (HubSetup& hub : plan.hubs) hub.depth = 1;
    plan.level_rtl.assign(plan.level_rtl.size(), rtl);
    for (std::size_t c = 0; c < plan.cores.size(); ++c) {
        CoreSetup& core = plan.cores[c];
        core.neuron = NeuronParams();
        core.neuron.theta = 1;
        core.neuron.en_slope = core.neuron.oneshot = core.neuron.ph_len = core.neuron.inh_mode = 0;
        core.rule = RuleKind::none;
        core.excitatory.assign(core.excitatory.size(), true);
        CoreState& state = plan.initial.cores[c];
        state = cleared_core(core.size, 1);
        for (std::uint8_t& k : state.k) k = 1;
    }
    return chip;
}

/// Did a spike wait at the head of some port in more than half of the cycles in which its hub was at work?
bool saturated(const ChipOutcome& outcome) {
    return std::ranges::any_of(outcome.hubs,
                               [](const HubTotals& hub) { return 2 * hub.blocked_cycles > hub.busy_cycles; });
}

struct Seen {
    int saturated = 0;
    int endless = 0;
    std::uint64_t spikes = 0;
    std::uint64_t deliveries = 0;
};

std::string check(const RandomChip& chip, Seen& seen) {
    Flood flood(chip.plan);
    Flood same(chip.plan);
    const ChipOutcome expected = run_functional(chip.plan, flood, kTicks);
    const ChipOutcome got = run_cosim(chip.plan, same, kTicks, kLimit);
    std::string what = differ_in_ticks(expected, got);
    if (what.empty()) what = check_accounts(chip.plan, got);
    if (what.empty() && got.totals.in_flight != 0) what = "it did not drain";
    if (!what.empty()) return what;
    seen.saturated += saturated(got);
    seen.endless += !got.spikes.empty() && got.spikes.back().tick == chip.plan.initial.tick + kTicks;
    seen.spikes += got.spikes.size();
    seen.deliveries += got.deliveries.size();
    return "";
}

/// @return exit code
int run_all(const Options& options) {
    Seen seen;
    int failed = 0;
    for (int i = 0; i < options.chips; ++i) {
        const std::uint64_t seed = options.first + static_cast<std::uint64_t>(i);
        const RandomChip chip = overloaded(seed, options.rtl);
        const std::string what = check(chip, seen);
        if (what.empty()) continue;
        ++failed;
        fmt::print("seed {}: {}\n  {}\n  again: overload --seed {}{}\n", seed, what, description(chip), seed,
                   options.rtl ? " --rtl" : "");
    }
    fmt::print("{} chips, {} failed, {} saturated, {} without end, {} spikes, {} deliveries, 0 lost\n",
               options.chips, failed, seen.saturated, seen.endless, seen.spikes, seen.deliveries);
    const bool enough =
        options.only_first || (2 * seen.saturated > options.chips && 2 * seen.endless > options.chips);
    if (!enough) fmt::print("fewer than half of them were saturated or went on without end\n");
    return failed == 0 && enough ? 0 : 1;
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    CLI::App app{"Chips with more spikes than their buses can carry"};
    tendril::Options options;
    app.add_option("--first-seed", options.first);
    app.add_option("--chips", options.chips);
    app.add_flag("--rtl", options.rtl, "hubs in RTL");
    const auto* seed = app.add_option("--seed", options.first, "only this chip");
    CLI11_PARSE(app, argc, argv);
    if (seed->count() > 0) options.only_first = true, options.chips = 1;
    return tendril::run_all(options);
}
