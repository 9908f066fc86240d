// V and S of chosen neurons. No engine writes them down: the run is replayed, and every spike compared.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/error.h"
#include "sim/report/run_charts.h"
#include "sim/why/replay.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kTicksShown = 300;
constexpr double kReplayMost = 2e7;  ///< neurons times ticks that are replayed unasked

struct Chosen {
    CoreId core;
    NeuronId neuron;
    std::string why;
};

/// The one that spiked most, the middle one of those that spiked, and the one that spiked least.
std::vector<Chosen> choose(const RunFiles& run) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;
    for (const TableRow& row : run.spikes) ++counts[{row.values[2], row.values[3]}];
    std::vector<std::pair<std::int64_t, std::pair<std::int64_t, std::int64_t>>> order;
    for (const auto& [who, count] : counts) order.push_back({-count, who});
    std::ranges::sort(order);
    std::vector<Chosen> chosen;
    const auto add = [&](std::size_t at, const char* why) {
        const auto& [count, who] = order[at];
        const Chosen one{CoreId(static_cast<std::uint16_t>(who.first)),
                         NeuronId(static_cast<std::uint16_t>(who.second)),
                         fmt::format("{}: {} spikes", why, -count)};
        const bool there = std::ranges::any_of(
            chosen, [&](const Chosen& c) { return c.core == one.core && c.neuron == one.neuron; });
        if (!there) chosen.push_back(one);
    };
    if (order.empty()) return chosen;
    add(0, "the busiest");
    add(order.size() / 2, "in the middle");
    add(order.size() - 1, "the quietest that spiked");
    return chosen;
}

std::vector<Chosen> asked(const RunFiles& run, const RunReportOrder& order) {
    std::vector<Chosen> chosen;
    for (const auto& [core, neuron] : order.neurons) {
        if (core.value >= run.plan.cores.size())
            throw error_at({"tendril report --neuron"}, fmt::format("there is no core {}", core.value),
                           fmt::format("0 to {}", run.plan.cores.size() - 1));
        const int neurons = run.plan.cores[core.value].size.neurons;
        if (neuron.value >= neurons)
            throw error_at({"tendril report --neuron"}, fmt::format("there is no neuron {}", neuron.value),
                           fmt::format("0 to {}", neurons - 1));
        chosen.push_back({core, neuron, "asked for"});
    }
    return chosen;
}

/// First and last tick shown.
std::pair<std::int64_t, std::int64_t> window(const RunFiles& run, const RunReportOrder& order) {
    const std::int64_t first = run.first.value;
    const std::int64_t last = first + run.tick_count - 1;
    if (!order.ticks) return {first, std::min(last, first + kTicksShown - 1)};
    const auto [from, to] = *order.ticks;
    if (from < first || to > last)
        throw error_at({"tendril report --ticks"}, fmt::format("there are no ticks {} to {}", from, to),
                       fmt::format("{} to {}", first, last));
    return {from, to};
}

Json curve(const RunFiles& run, const Replay& replay, const Chosen& one, std::int64_t from, std::int64_t to) {
    const NeuronParams& params = run.plan.cores[one.core.value].neuron;
    Json ticks = Json::array();
    const Watch watch = replay.watch(one.core, one.neuron, Tick(from), Tick(to), Tick(to));
    for (const WatchedTick& tick : watch.ticks)
        ticks.push_back({tick.tick.value, tick.after.v, tick.after.s,
                         static_cast<std::int64_t>(params.theta) + tick.after.th, tick.spiked ? 1 : 0});
    return {{"core", one.core.value}, {"neuron", one.neuron.value}, {"why", one.why}, {"ticks", ticks}};
}

}  // namespace

Json neurons_chart(const RunFiles& run, const RunReportOrder& order) {
    if (run.is_traffic()) return left_out("cores of a traffic run have no neurons");
    if (run.tick_count == 0) return left_out("the run has no tick");
    if (run.plan.tick_cycles != 0 && !run.has("deliveries.aer"))
        return left_out(
            "a run in fixed ticks can be replayed only from what arrived when: run it with --record "
            "deliveries");
    const auto [from, to] = window(run, order);
    const std::vector<Chosen> chosen = order.neurons.empty() ? choose(run) : asked(run, order);
    if (chosen.empty()) return left_out("no neuron spiked; --neuron CORE.NEURON names one");
    double neurons = 0;
    for (const CoreSetup& core : run.plan.cores) neurons += core.size.neurons;
    const double cost = neurons * static_cast<double>(to - run.first.value + 1);
    if (order.neurons.empty() && cost > kReplayMost)
        return left_out(
            "V and S come from the run replayed, which would take long for so large a chip: name neurons "
            "with --neuron CORE.NEURON");
    const Replay replay(run.folder);
    Json curves = Json::array();
    for (const Chosen& one : chosen) curves.push_back(curve(run, replay, one, from, to));
    return {{"neurons", curves}};
}

}  // namespace tendril
