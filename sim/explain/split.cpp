#include "sim/explain/split.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.h"
#include "sim/topology_route.h"

namespace tendril {

namespace {

constexpr int kHubCycles = 2;  // chip.md: of a spike that nothing holds up

Error damaged(const std::string& what) {
    return {Exit::check_failed,
            fmt::format("hops.aer: {}: the folder is not one run of its chip.toml", what)};
}

/// The stay that is there in `cycle`: the first that has not left before. nullptr: none.
const RecordedStay* there(const std::vector<RecordedStay>& stays, std::int64_t cycle) {
    const auto at = std::ranges::lower_bound(stays, cycle, {}, &RecordedStay::last);
    return at == stays.end() ? nullptr : &*at;
}

/// The stay that began in `cycle`, if one did.
const RecordedStay* began(const std::vector<RecordedStay>& stays, std::int64_t cycle) {
    const auto at = std::ranges::lower_bound(stays, cycle, {}, &RecordedStay::first);
    return at == stays.end() || at->first != cycle ? nullptr : &*at;
}

Wait because(Why why, int place, const RecordedStay& of) {
    return {of.is_mark() ? Why::mark : why, place, of.source, 1};
}

/// One more cycle; the same as before is one entry.
void add(std::vector<Wait>& waits, const Wait& wait) {
    if (wait.cycles == 0) return;
    if (!waits.empty()) {
        Wait& last = waits.back();
        if (last.why == wait.why && last.place == wait.place && last.whom == wait.whom) {
            last.cycles += wait.cycles;
            return;
        }
    }
    waits.push_back(wait);
}

}  // namespace

Splitter::Splitter(const ChipPlan& plan, const HopRecord& record,
                   const std::vector<DeliveredSpike>& delivered)
    : plan_(plan),
      record_(record),
      delivered_(delivered),
      routes_(plan.topology),
      of_core_(plan.cores.size()) {
    std::map<std::pair<int, int>, std::size_t> counts;
    for (const DeliveredSpike& spike : delivered) {
        of_core_.at(static_cast<std::size_t>(spike.core)).push_back(numbers_.size());
        numbers_.push_back(counts[{spike.source, spike.core}]++);
    }
}

Split Splitter::span(std::size_t i) const {
    Split split;
    split.spike = delivered_[i];
    const DeliveredSpike& spike = split.spike;
    const auto& sent = record_.sources.at(static_cast<std::size_t>(spike.source));
    if (numbers_[i] >= sent.size() || sent[numbers_[i]].neuron != spike.neuron)
        throw damaged(fmt::format("spike {} of source {} reached core {} and was not sent", numbers_[i],
                                  spike.source, spike.core));
    split.first = sent[numbers_[i]].first;
    split.sent = sent[numbers_[i]].last;
    const auto& ticks = record_.ticks.at(static_cast<std::size_t>(spike.core));
    const auto end = std::ranges::lower_bound(ticks, spike.cycle, {}, &RecordedStay::last);
    const bool taken_with_it = end != ticks.end() && end->last == spike.cycle;
    const auto own = taken_with_it ? end + 1 : end;  // it belongs to the tick that begins
    split.end = own == ticks.end() ? spike.cycle : own->last;
    return split;
}

Split Splitter::split(std::size_t i) {
    Split split = span(i);
    const DeliveredSpike& spike = split.spike;
    const auto source = SourceId(static_cast<std::uint16_t>(spike.source));
    const RouteLegs& route = routes_.between(source_end(plan_, source), spike.core);
    split.legs.push_back(at_source(split));
    std::int64_t left = split.sent;  // ready to be taken by what comes next
    for (const RouteHop& hop : route.hops) {
        const HubRecord& hub = record_.hubs[static_cast<std::size_t>(hop.hub)];
        const auto passage = hub.passages.find(spike.source);
        if (passage == hub.passages.end() || passage->second.entry != hop.in ||
            passage->second.stays.size() <= numbers_[i])
            throw damaged(
                fmt::format("spike {} of source {} did not pass {}", numbers_[i], spike.source, hop.hub));
        const std::size_t at = passage->second.stays[numbers_[i]];
        const RecordedStay& stay = hub.in[static_cast<std::size_t>(hop.in)][at];
        if (hop.lateral) split.legs.push_back({{Stage::Side::lateral, hop.stage.level}, hop.hub});
        Leg inside{hop.stage, hop.hub};
        Leg& way = hop.lateral ? split.legs.back() : inside;
        way.link = hop.link_cycles;
        wait_for_entry(hop.hub, hop.in, left + hop.link_cycles, stay.first, way.waits);
        inside.hub = kHubCycles;
        wait_in_hub(hop, at, inside.waits);
        split.legs.push_back(std::move(inside));
        left = stay.last + 1;
    }
    Leg core{{Stage::Side::core, 0}, static_cast<int>(record_.hubs.size()) + spike.core};
    core.link = route.last_link_cycles;
    wait_for_core(spike.core, left + core.link, spike.cycle, core.waits);
    split.legs.push_back(std::move(core));
    std::int64_t sum = 0;
    for (const Leg& leg : split.legs) {
        sum += leg.link + leg.hub;
        for (const Wait& wait : leg.waits) sum += wait.cycles;
    }
    if (sum != split.latency() || split.barrier() < 0)
        throw damaged(fmt::format("a spike of source {} took {} cycles to core {}, its parts are {}",
                                  spike.source, split.latency(), spike.core, sum));
    return split;
}

/// Behind the source's own, then at its output for the first hub.
Leg Splitter::at_source(const Split& split) const {
    const auto source = static_cast<std::size_t>(split.spike.source);
    Leg leg{{Stage::Side::source, 0}, static_cast<int>(record_.hubs.size() + source)};
    const auto& sent = record_.sources[source];
    const auto own = std::ranges::lower_bound(sent, split.sent, {}, &RecordedStay::last);
    const std::int64_t before = own == sent.begin() ? -1 : (own - 1)->last;
    const std::int64_t head = std::max(split.first, before + 1);
    add(leg.waits, {Why::own, leg.node, split.spike.source, head - split.first});
    const Joint& to = routes_.wiring().source(source);
    for (std::int64_t cycle = head; cycle < split.sent; ++cycle) {
        const auto at = cycle + plan_.topology.links[static_cast<std::size_t>(to.link)].cycles;
        add(leg.waits, why_not_entered(to.far.index, to.far.port, at));
    }
    return leg;
}

void Splitter::wait_for_entry(int hub, int port, std::int64_t from, std::int64_t to, Waits& waits) const {
    for (std::int64_t cycle = from; cycle < to; ++cycle) add(waits, why_not_entered(hub, port, cycle));
    if (from > to) throw damaged(fmt::format("a spike came to hub {} before it could", hub));
}

/// Another came in, or the port is full.
Wait Splitter::why_not_entered(int hub, int port, std::int64_t cycle) const {
    const auto& in = record_.hubs[static_cast<std::size_t>(hub)].in[static_cast<std::size_t>(port)];
    if (const RecordedStay* const other = began(in, cycle)) return because(Why::queue, hub, *other);
    const RecordedStay* const head = there(in, cycle);
    if (head && head->first < cycle) return because(Why::room, hub, *head);
    throw damaged(fmt::format("in cycle {} nothing keeps a spike from port {} of hub {}", cycle, port, hub));
}

void Splitter::wait_in_hub(const RouteHop& hop, std::size_t stay, Waits& waits) const {
    const RecordedStay& own =
        record_.hubs[static_cast<std::size_t>(hop.hub)].in[static_cast<std::size_t>(hop.in)][stay];
    if (own.last <= own.first) throw damaged(fmt::format("a spike left hub {} before it could", hop.hub));
    for (std::int64_t cycle = own.first + 1; cycle < own.last; ++cycle)
        add(waits, why_not_moved(hop, stay, cycle));
}

/// Not at the head; or an output it needs is taken, of a crossbar in this very cycle; or the bus did
/// something else.
Wait Splitter::why_not_moved(const RouteHop& hop, std::size_t stay, std::int64_t cycle) const {
    const HubRecord& hub = record_.hubs[static_cast<std::size_t>(hop.hub)];
    const auto& in = hub.in[static_cast<std::size_t>(hop.in)];
    const RecordedStay& own = in[stay];
    const RecordedStay* const head = there(in, cycle);
    if (head != &own) return because(Why::queue, hop.hub, *head);
    const bool bus = plan_.topology.nodes != NodeKind::crossbar;
    for (int port = 0; port < static_cast<int>(hub.out.size()); ++port) {
        const auto& out = hub.out[static_cast<std::size_t>(port)];
        const RecordedStay* const copy = began(out, own.last + 1);
        if (!copy || copy->source != own.source) continue;
        const RecordedStay* const holds = there(out, cycle + 1);  // not even taken in this cycle
        if (holds && holds->first <= cycle) return because(Why::room, node_behind(hop.hub, port), *holds);
        const RecordedStay* const other = began(out, cycle + 1);
        if (!bus && other) return because(Why::arbitration, hop.hub, *other);
    }
    const auto move = std::ranges::lower_bound(hub.moves, cycle, {}, &HubMove::cycle);
    if (bus && move != hub.moves.end() && move->cycle == cycle)
        return {move->port < 0 ? Why::mark : Why::arbitration, hop.hub, move->source, 1};
    throw damaged(
        fmt::format("in cycle {} nothing keeps a spike of source {} in hub {}", cycle, own.source, hop.hub));
}

/// Its input is shut while a mark waits there for the end of the tick.
void Splitter::wait_for_core(int core, std::int64_t from, std::int64_t to, Waits& waits) const {
    if (from > to) throw damaged(fmt::format("a spike came to core {} before it could", core));
    const int node = static_cast<int>(record_.hubs.size()) + core;
    const auto& ticks = record_.ticks[static_cast<std::size_t>(core)];
    const auto& own = of_core_[static_cast<std::size_t>(core)];
    for (std::int64_t cycle = from; cycle < to; ++cycle) {
        const RecordedStay* const mark = there(ticks, cycle);
        const auto other =
            std::ranges::lower_bound(own, cycle, {}, [this](std::size_t i) { return delivered_[i].cycle; });
        if (mark && mark->first <= cycle) {
            add(waits, {Why::mark, node, -1, 1});
        } else if (other != own.end() && delivered_[*other].cycle == cycle) {
            add(waits, {Why::queue, node, delivered_[*other].source, 1});
        } else {
            add(waits, {Why::room, node, -1, 1});
        }
    }
}

int Splitter::node_behind(int hub, int port) const {
    const Joint& joint = routes_.wiring().hubs[static_cast<std::size_t>(hub)][static_cast<std::size_t>(port)];
    const int hubs = static_cast<int>(record_.hubs.size());
    if (joint.far.kind == End::Kind::hub) return joint.far.index;
    return hubs + joint.far.index +
           (joint.far.kind == End::Kind::host ? static_cast<int>(plan_.cores.size()) : 0);
}

}  // namespace tendril
