#include "sim/flit_work.h"

#include <bit>
#include <set>

#include "sim/topology_metrics.h"
#include "sim/topology_route.h"
#include "systemc/fabric/paths.h"

namespace tendril {

namespace {

bool counted(const RunTotals& totals) {
    return totals.has_cycles && totals.finished && totals.in_flight == 0;
}

/// Ways of a topology's sources; what it was made from outlives it.
class Ways {
public:
    explicit Ways(const ChipPlan& plan) : plan_(plan), paths_(plan.topology), wiring_(plan.topology) {}

    std::optional<WayOf> of(SourceId source) const {
        std::set<std::pair<int, int>> ports;  // hub, port: a port that is entered is never also left
        for (const End& listener : plan_.listeners[source.value]) {
            const auto path = paths_.between(source_end(plan_, source), listener);
            if (!path) return std::nullopt;
            for (const Step& step : path->up) ports.emplace(step.hub, step.port);
            if (path->lateral_port) ports.emplace(path->up.back().hub, *path->lateral_port);
            for (const Step& step : path->down) ports.emplace(step.hub, step.port);
        }
        WayOf way;
        for (const auto& [hub, port] : ports) {
            const Joint& joint = wiring_.hubs[static_cast<std::size_t>(hub)][static_cast<std::size_t>(port)];
            way.pitches += plan_.topology.links.at(static_cast<std::size_t>(joint.link)).length;
            ++way.wires;
        }
        return way;
    }

private:
    const ChipPlan& plan_;
    Paths paths_;
    Wiring wiring_;
};

}  // namespace

int flit_bits(const ChipPlan& plan) {
    const auto sources = static_cast<unsigned>(plan.cores.size() + plan.hosts.size());
    const int bits = static_cast<int>(std::bit_width(sources - 1));
    return 17 + bits + (plan.copies.empty() ? 0 : bits);
}

std::optional<double> bit_hops(const ChipPlan& plan, const RunTotals& totals) {
    if (!counted(totals)) return std::nullopt;
    if (!totals.links.empty()) return static_cast<double>(fabric_use(plan, totals).bit_hops);
    std::uint64_t flits = totals.spikes + totals.stimulus_spikes;
    for (const HubTotals& hub : totals.hubs) flits += hub.copies;
    return static_cast<double>(flits) * flit_bits(plan);
}

std::optional<WayOf> way_of(const ChipPlan& plan, SourceId source) { return Ways(plan).of(source); }

std::optional<double> bit_pitches(const ChipPlan& plan, const RunTotals& totals) {
    if (!counted(totals)) return std::nullopt;
    if (!totals.links.empty()) return fabric_use(plan, totals).bit_pitches;
    if (!plan.hosts.empty() || plan.growth) return std::nullopt;
    const Ways ways(plan);
    double sum = 0;
    for (std::size_t core = 0; core < totals.cores.size(); ++core) {
        const auto way = ways.of(SourceId(static_cast<std::uint16_t>(core)));
        if (!way) return std::nullopt;
        sum += way->pitches * static_cast<double>(totals.cores[core].counters.spikes);
    }
    return sum * flit_bits(plan);
}

}  // namespace tendril
