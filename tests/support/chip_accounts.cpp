#include "tests/support/chip_accounts.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "systemc/fabric/port_rules.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {

namespace {

std::string check_cores(const ChipOutcome& outcome) {
    std::vector<CoreCounters> rows(outcome.cores.size());
    for (const Spike& s : outcome.spikes) ++rows[s.core.value].spikes;
    for (const Delivery& d : outcome.deliveries) {
        CoreCounters& row = rows[d.core.value];
        ++row.arrived;
        row.not_in_table += d.axon < 0;
        row.merged += d.merged;
        row.late += d.late;
        row.early += d.early;
    }
    std::uint64_t arrived = 0;
    for (std::size_t c = 0; c < rows.size(); ++c) {
        const CoreCounters& counted = outcome.cores[c].counters;
        rows[c].synaptic_events = counted.synaptic_events;
        if (rows[c] != counted) return fmt::format("core {}: its counters are not its rows", c);
        arrived += counted.arrived;
    }
    if (arrived + outcome.totals.in_flight != outcome.totals.copies)
        return fmt::format("arrived {} + in flight {} is not copies {}", arrived, outcome.totals.in_flight,
                           outcome.totals.copies);
    return "";
}

/// Each (source, neuron) of a tick reaches a core as often as it was said there: once each.
std::string check_once(const ChipPlan& plan, const ChipOutcome& outcome) {
    using Key = std::tuple<std::int64_t, int, int, int>;  // tick, core, source, neuron
    std::map<Key, int> due;
    for (const Spike& s : outcome.spikes) {
        for (const End& end : plan.listeners[s.core.value])
            if (end.kind == End::Kind::core) ++due[{s.tick.value, end.index, s.core.value, s.neuron.value}];
    }
    for (const Delivery& d : outcome.deliveries) {
        if (d.source.value >= plan.cores.size()) continue;
        const auto at = due.find({d.tick.value, d.core.value, d.source.value, d.neuron.value});
        if (at == due.end() || --at->second < 0)
            return fmt::format("tick {}: core {} got neuron {} of core {} that was not due", d.tick.value,
                               d.core.value, d.neuron.value, d.source.value);
    }
    for (const auto& [key, count] : due)
        if (count != 0)
            return fmt::format("tick {}: a spike never reached core {}", std::get<0>(key), std::get<1>(key));
    return "";
}

/// What each hub is to move and copy, from one source's spikes.
class Walk {
public:
    explicit Walk(const ChipPlan& plan) : plan_(plan), wiring_(plan.topology), due(plan.hubs.size()) {}

    void enter(std::size_t source, const Joint& joint, std::uint64_t spikes) {
        if (!joint.used() || joint.far.kind != End::Kind::hub) return;
        const auto hub = static_cast<std::size_t>(joint.far.index);
        const PortSet out = plan_.hubs[hub].masks[source] & allowed_outputs(plan_.hubs[hub], joint.far.port);
        due[hub].moved += spikes;
        for (int port = 0; port < kHubPorts; ++port) {
            if ((out & port_bit(port)) == 0) continue;
            due[hub].copies += spikes;
            enter(source, wiring_.hubs[hub][static_cast<std::size_t>(port)], spikes);
        }
    }
    void start(std::size_t source, std::uint64_t spikes) { enter(source, wiring_.source(source), spikes); }

private:
    const ChipPlan& plan_;
    Wiring wiring_;

public:
    std::vector<HubTotals> due;
};

/// Where hosts listen, spikes of the last tick to them may still be on their way when the last core stops.
std::string check_hubs(const ChipPlan& plan, const ChipOutcome& outcome) {
    Walk walk(plan);
    bool hosts_listen = false;
    for (const HostPlan& host : plan.hosts) hosts_listen |= !host.listens.empty();
    for (std::size_t source = 0; source < outcome.said.size(); ++source)
        walk.start(source, outcome.said[source]);
    for (std::size_t h = 0; h < walk.due.size(); ++h) {
        const HubTotals& due = walk.due[h];
        const HubTotals& got = outcome.hubs[h];
        const bool more = got.moved > due.moved || got.copies > due.copies;
        const bool less = got.moved < due.moved || got.copies < due.copies;
        if (more || (less && !hosts_listen))
            return fmt::format("hub {}: moved {} and copied {}, due were {} and {}", h, got.moved, got.copies,
                               due.moved, due.copies);
    }
    return "";
}

}  // namespace

std::string check_accounts(const ChipPlan& plan, const ChipOutcome& outcome) {
    std::string what = check_cores(outcome);
    if (what.empty()) what = check_once(plan, outcome);
    if (what.empty()) what = check_hubs(plan, outcome);
    if (what.empty() && outcome.skew > 1) what = fmt::format("cores were {} ticks apart", outcome.skew);
    return what;
}

}  // namespace tendril
