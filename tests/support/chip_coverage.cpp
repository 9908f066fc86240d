#include "tests/support/chip_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "systemc/fabric/port_rules.h"

namespace tendril {

namespace {

constexpr std::size_t kLeastSpikes = 200;

/// In every set; the other things counted are for the eye.
const std::vector<std::string> kWanted = {"levels 1",       "levels 2",      "levels 3",
                                          "levels 4",       "radix 2",       "radix 4",
                                          "radix 8",        "lateral used",  "dead link",
                                          "delay 0",        "delay 15",      "depth 1",
                                          "merge",          "tie",           "eviction",
                                          "rule completed", "rule literal",  "rule none",
                                          "inh_mode 0",     "inh_mode 1",    "inh_mode 2",
                                          "inh_mode 3",     "pair",          "host on a child port",
                                          "built 16",       "built 32",      "no lateral",
                                          "host listens",   "N below",       "host on the root's parent",
                                          "NIN below",      "cores missing", "recurrent",
                                          "axon delay 7"};

/// Does the functional engine come to something else when `change` is made to every core?
template <class Change>
bool matters(const RandomChip& chip, const ChipOutcome& outcome, Change change) {
    ChipPlan other = chip.plan;
    for (CoreSetup& core : other.cores) change(core);
    BurstStimulus stimulus(chip);
    return run_functional(other, stimulus, chip.ticks).state != outcome.state;
}

bool lateral_used(const RandomChip& chip, const ChipOutcome& outcome) {
    return std::ranges::any_of(chip.plan.hubs, [&](const HubSetup& hub) {
        for (std::size_t source = 0; source < outcome.said.size(); ++source)
            if (outcome.said[source] > 0 && (hub.masks[source] & kLateralPorts) != 0) return true;
        return false;
    });
}

}  // namespace

bool busy(const ChipOutcome& outcome) {
    std::uint64_t blocked = 0;
    for (const HubTotals& hub : outcome.hubs) blocked += hub.blocked_cycles;
    return outcome.spikes.size() >= kLeastSpikes && blocked > 0;
}

void ChipCoverage::count(const RandomChip& chip, const ChipOutcome& outcome) {
    count_fabric(chip, outcome);
    count_cores(chip, outcome);
    const auto any = [&](auto member) {
        return std::ranges::any_of(outcome.cores,
                                   [&](const CoreTotals& c) { return c.counters.*member > 0; });
    };
    chips_["merge"] += any(&CoreCounters::merged);
    chips_["not in table"] += any(&CoreCounters::not_in_table);
    chips_["skew 1"] += outcome.skew == 1;
    // The same chip with the other way to settle a tie, and without evictions, comes to another state.
    chips_["tie"] += matters(chip, outcome, [](CoreSetup& c) { c.neuron.wta_tie = c.neuron.wta_tie == 0; });
    chips_["eviction"] +=
        matters(chip, outcome, [](CoreSetup& c) { c.learning.grow_repl = c.learning.str_repl = 0; });
}

void ChipCoverage::count_fabric(const RandomChip& chip, const ChipOutcome& outcome) {
    const TreeSpec& tree = chip.tree;
    const auto hosts_at = [&](bool parent) {
        return std::ranges::any_of(chip.plan.topology.links, [&](const LinkSpec& link) {
            return link.down.kind == End::Kind::host && (link.up.port == kParentPort) == parent;
        });
    };
    int most = 1;
    for (int level = 0; level < tree.levels; ++level) most *= tree.radix;
    ++chips_[fmt::format("levels {}", tree.levels)];
    ++chips_[fmt::format("radix {}", tree.radix)];
    ++chips_[fmt::format("cores {:2}", tree.cores)];
    for (const int depth : std::set<int>(tree.fifo_depth.begin(), tree.fifo_depth.end()))
        ++chips_[fmt::format("depth {}", depth)];
    for (const int delay : std::set<int>(tree.link_cycles.begin(), tree.link_cycles.end()))
        ++chips_[fmt::format("delay {}", delay)];
    chips_["cores missing"] += tree.cores < most;
    chips_["no lateral"] += tree.laterals.empty();
    chips_["lateral used"] += lateral_used(chip, outcome);
    chips_["dead link"] += !tree.dead_links.empty();
    chips_["host on a child port"] += hosts_at(false);
    chips_["host on the root's parent"] += hosts_at(true);
    chips_["host listens"] +=
        std::ranges::any_of(chip.plan.hosts, [](const HostPlan& h) { return !h.listens.empty(); });
}

void ChipCoverage::count_cores(const RandomChip& chip, const ChipOutcome& outcome) {
    const ChipPlan& plan = chip.plan;
    std::set<std::string> had{fmt::format("built {}", plan.built.neurons)};
    for (const CoreSetup& core : plan.cores) {
        const std::size_t id = core.id.value;
        if (outcome.said[id] == 0) continue;  // a core that never fires shows nothing
        constexpr std::array<const char*, 3> kRules = {"none", "literal", "completed"};
        had.insert(fmt::format("rule {}", kRules[static_cast<std::size_t>(core.rule)]));
        had.insert(fmt::format("inh_mode {}", core.neuron.inh_mode));
        if (core.size.neurons < plan.built.neurons) had.insert("N below");
        if (core.size.axons < plan.built.axons) had.insert("NIN below");
        for (const AxonEntry& entry : core.axon_table) {
            if (outcome.said[entry.source.value] == 0) continue;
            if (entry.pair) had.insert("pair");
            if (entry.source.value == id) had.insert("recurrent");
            if (entry.delay == kBuiltDelayMax) had.insert("axon delay 7");
        }
    }
    for (const std::string& what : had) ++chips_[what];
}

std::string ChipCoverage::histogram() const {
    std::string text;
    for (const auto& [what, count] : chips_) text += fmt::format("  {:28} {:5}\n", what, count);
    return text;
}

std::string ChipCoverage::missing(const ChipLimits& limits) const {
    const auto excluded = [&](const std::string& what) {
        const bool shape = what.starts_with("levels") || what.starts_with("radix");
        const auto is_size = [&](int size) { return what == fmt::format("built {}", size); };
        const bool other_size = what.starts_with("built") && std::ranges::none_of(limits.sizes, is_size);
        return (shape && !limits.trees.empty()) || other_size;
    };
    std::string text;
    for (const std::string& what : kWanted) {
        if (excluded(what)) continue;
        const auto at = chips_.find(what);
        if (at == chips_.end() || at->second == 0) text += (text.empty() ? "" : ", ") + what;
    }
    return text;
}

}  // namespace tendril
