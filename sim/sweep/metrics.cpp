#include "sim/sweep/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "sim/flit_work.h"

namespace tendril {

namespace {

using Number = std::optional<double>;

template <class T>
Number number(T value) {
    return static_cast<double>(value);
}

/// Of the window of traffic.
template <class Of>
auto of_traffic(Of of) {
    return [of](const Finished& run) -> Number {
        if (!run.totals.traffic) return std::nullopt;
        return of(*run.totals.traffic, run.totals.cores.size());
    };
}

/// Of all deliveries: none where some are still on their way.
template <class Of>
auto of_timing(Of of) {
    return [of](const Finished& run) -> Number {
        const TimingTotals& timing = run.totals.timing;
        if (!run.totals.finished || timing.latency.count() == 0) return std::nullopt;
        return number(of(timing));
    };
}

template <class Of>
auto of_latency(Of of) {
    return of_timing([of](const TimingTotals& timing) { return of(timing.latency); });
}

template <class T>
auto of_topology(T TopologyMetrics::*member) {
    return [member](const Finished& run) { return number(run.topology.*member); };
}

const HubTotals* busiest(const Finished& run) {
    const auto& hubs = run.totals.hubs;
    if (!run.totals.has_cycles || hubs.empty() || run.totals.cycles == 0) return nullptr;
    return &*std::ranges::max_element(hubs, {}, &HubTotals::busy_cycles);
}

Number late(const Finished& run) {
    if (run.totals.traffic) return 0;
    double sum = 0;
    for (const CoreTotals& core : run.totals.cores) sum += static_cast<double>(core.counters.late);
    return sum;
}

Number cycles(const Finished& run) {
    return run.totals.has_cycles ? number(run.totals.cycles) : std::nullopt;
}

Number blocked(const Finished& run) {
    if (!run.totals.has_cycles) return std::nullopt;
    double sum = 0;
    for (const HubTotals& hub : run.totals.hubs) sum += static_cast<double>(hub.blocked_cycles);
    return sum;
}

Number busiest_use(const Finished& run) {
    const HubTotals* hub = busiest(run);
    if (hub == nullptr) return std::nullopt;
    return static_cast<double>(hub->busy_cycles) / static_cast<double>(run.totals.cycles);
}

Number stalled(const Finished& run) {
    if (run.totals.links.empty()) return std::nullopt;
    std::uint64_t sum = 0;
    for (const LinkTotals& link : run.totals.links) sum += link.up_stalls + link.down_stalls;
    return number(sum);
}

Number busiest_link_use(const Finished& run) {
    if (run.totals.links.empty() || run.totals.cycles == 0) return std::nullopt;
    std::uint64_t most = 0;
    for (const LinkTotals& link : run.totals.links) most = std::max({most, link.up, link.down});
    return static_cast<double>(most) / static_cast<double>(run.totals.cycles);
}

Number cycles_per_tick(const Finished& run) {
    if (!run.totals.has_cycles || run.totals.ticks == 0) return std::nullopt;
    return static_cast<double>(run.totals.cycles) / static_cast<double>(run.totals.ticks);
}

}  // namespace

const char* label_of(Basis basis) {
    constexpr std::array kNames = {"cycle-exact", "analytic", "proxy"};
    return kNames.at(static_cast<std::size_t>(basis));
}

const std::vector<Metric>& metrics() {
    using M = TopologyMetrics;
    using H = LatencyHistogram;
    using T = TrafficTotals;
    using S = TimingTotals;
    const auto exact = Basis::exact;
    const auto analytic = Basis::analytic;
    const auto proxy = Basis::proxy;
    static const std::vector<Metric> table = {
        {"offered", exact, of_traffic([](const T& t, auto n) { return t.rate(t.offered_copies, n); })},
        {"accepted", exact, of_traffic([](const T& t, auto n) { return t.rate(t.accepted_copies, n); })},
        {"latency_p50_cycles", exact, of_latency([](const H& h) { return h.percentile(50); })},
        {"latency_p99_cycles", exact, of_latency([](const H& h) { return h.percentile(99); })},
        {"latency_max_cycles", exact, of_latency([](const H& h) { return h.max(); })},
        {"late", exact, late},
        {"overrun", exact, [](const Finished& run) { return number(run.totals.overrun); }},
        {"bit_hops", proxy, [](const Finished& run) { return bit_hops(run.plan, run.totals); }},
        {"bit_pitches", proxy, [](const Finished& run) { return bit_pitches(run.plan, run.totals); }},
        {"wire_pitches", analytic, of_topology(&M::wire)},
        {"table_bits", analytic, of_topology(&M::table_bits)},
        {"clustering", proxy, of_topology(&M::clustering)},
        {"path_length", proxy, of_topology(&M::path_length)},
        {"omega", proxy, of_topology(&M::omega)},
        {"rent", proxy, of_topology(&M::rent)},
        {"latency_mean_cycles", exact, of_latency([](const H& h) { return h.mean(); })},
        {"cycles", exact, cycles},
        {"spikes", exact, [](const Finished& run) { return number(run.totals.spikes); }},
        {"blocked_cycles", exact, blocked},
        {"busiest_hub_use", exact, busiest_use},
        {"hops_max", analytic, of_topology(&M::hops_max)},
        {"hops_mean", analytic, of_topology(&M::hops_mean)},
        {"saturation_uniform", analytic, of_topology(&M::uniform_saturation)},
        {"saturation_local", analytic, of_topology(&M::local_saturation)},
        {"transactions_per_spike", analytic, of_topology(&M::multicast_mean)},
        {"laterals", analytic, of_topology(&M::laterals)},
        {"isi_distortion_mean_cycles", exact, of_timing([](const S& s) { return s.distortion_mean(); })},
        {"isi_distortion_max_cycles", exact, of_timing([](const S& s) { return s.distortion_max; })},
        {"spikes_disordered", exact, of_timing([](const S& s) { return s.disordered; })},
        {"spike_disorder", exact, of_timing([](const S& s) { return s.disorder(); })},
        {"cycles_per_tick", exact, cycles_per_tick},
        {"stall_cycles", exact, stalled},
        {"busiest_link_use", exact, busiest_link_use},
        {"sigma", proxy, of_topology(&M::sigma)},
    };
    return table;
}

Figures figures_of(const Finished& run) {
    Figures out;
    for (const Metric& metric : metrics()) out.push_back(metric.of(run));
    return out;
}

const std::optional<double>& figure(const Figures& figures, const std::string& column) {
    for (std::size_t i = 0; i < metrics().size(); ++i)
        if (column == metrics()[i].column) return figures.at(i);
    throw std::logic_error("there is no figure " + column);
}

std::string busiest_hub(const Finished& run) {
    const HubTotals* hub = busiest(run);
    if (hub == nullptr) return "";
    const auto at = static_cast<std::size_t>(hub - run.totals.hubs.data());
    const HubId& id = run.plan.topology.hubs[at].id;
    return fmt::format("L{}.{}", id.level, id.index);
}

}  // namespace tendril
