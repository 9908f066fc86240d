#include "sim/watchdog.h"

#include <fmt/format.h>

#include <algorithm>

#include "systemc/fabric/port_rules.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

std::uint64_t sum(const Crossings& crossings) { return crossings.spikes + crossings.marks; }

End whole(End end) { return {end.kind, end.index, 0}; }

}  // namespace

Watchdog::Watchdog(const ChipPlan& plan, Chip& chip) : plan_(plan), chip_(chip), wiring_(plan.topology) {}

void Watchdog::visit_state(StateVisitor& visitor) {
    visitor.field("moved", moved_);
    visitor.field("since", since_);
}

std::uint64_t Watchdog::moved() const {
    std::uint64_t moved = 0;
    for (const auto& core : chip_.cores)
        moved += sum(core->spike_in.crossings()) + sum(core->spike_out.crossings()) + core->learn_events() +
                 core->learn_accesses();
    for (const auto& host : chip_.hosts) moved += sum(host->in.crossings()) + sum(host->out.crossings());
    return moved;
}

bool Watchdog::stuck() {
    const Cycle now = chip_.kernel.now();
    const std::uint64_t moved_by_now = moved();
    if (moved_by_now != moved_) since_ = now;
    moved_ = moved_by_now;
    return now - since_ > std::max<std::int64_t>(kStuckCycles, 2 * plan_.tick_cycles);
}

/// A port whose mark the hub's next join lacks, going by the marks that have come and gone.
std::optional<int> Watchdog::missing_mark(int hub) const {
    HubModule& module = *chip_.hubs[static_cast<std::size_t>(hub)];
    const PortSet below = ports_below(plan_.hubs[static_cast<std::size_t>(hub)]);
    std::uint64_t most = 0;
    for (const int port : module.ports()) most = std::max(most, module.in(port).crossings().marks);
    for (const bool children : {true, false}) {
        for (const int port : module.ports()) {
            const bool is_below = (below & port_bit(port)) != 0;
            const std::uint64_t due = children ? most : module.out(port).crossings().marks;
            if (is_below == children && module.in(port).crossings().marks < due) return port;
        }
    }
    return std::nullopt;
}

/// Full outputs first: what stands there is older than any mark that is missing.
Watchdog::Wait Watchdog::of_hub(int hub) const {
    if (chip_.whole) return {std::nullopt, "it is inside the verilated chip: see --wave"};
    HubModule& module = *chip_.hubs[static_cast<std::size_t>(hub)];
    const HubOutputs& outputs = module.hub().outputs();
    const auto far = [&](int port) { return wiring_.at({End::Kind::hub, hub, port}).far; };
    for (const int port : module.ports()) {
        if (!outputs.out_valid[static_cast<std::size_t>(port)]) continue;
        return {far(port), fmt::format("its output at port {} is full, taken by", port)};
    }
    if (const auto port = missing_mark(hub))
        return {far(*port), fmt::format("no mark has come at port {} from", *port)};
    std::vector<int> full;
    for (const int port : module.ports())
        if (!outputs.in_ready[static_cast<std::size_t>(port)]) full.push_back(port);
    return {
        std::nullopt,
        fmt::format("its outputs are free, inputs at {} ports are full, and it moves nothing", full.size())};
}

Watchdog::Wait Watchdog::of_router(int router) const {
    RouterModule& module = *chip_.routers[static_cast<std::size_t>(router)];
    const auto far = [&](int port) { return wiring_.at({End::Kind::hub, router, port}).far; };
    for (const int port : module.ports())
        if (module.router().out_valid(static_cast<std::size_t>(port)))
            return {far(port), fmt::format("its output at port {} is full, taken by", port)};
    std::uint64_t most = 0;
    for (const int port : module.ports()) most = std::max(most, module.in(port).crossings().marks);
    for (const auto& inputs : plan_.routers[static_cast<std::size_t>(router)].marks_from)
        for (const int port : inputs)
            if (module.in(port).crossings().marks < most)
                return {far(port), fmt::format("no mark has come at port {} from", port)};
    return {std::nullopt, "its outputs are free, and it moves nothing"};
}

Watchdog::Wait Watchdog::of(const End& end) const {
    const auto at = static_cast<std::size_t>(end.index);
    if (end.kind == End::Kind::hub) return chip_.routers.empty() ? of_hub(end.index) : of_router(end.index);
    const Joint& joint = wiring_.at(end);
    if (!joint.used()) return {std::nullopt, "it hangs on no live link"};
    if (end.kind == End::Kind::core) {
        const CoreOutputs& outputs = chip_.cores[at]->core().outputs();
        if (outputs.spike_out_valid) return {joint.far, "its output is full, taken by"};
        if (outputs.waiting) return {joint.far, "no mark has come from"};
        return {std::nullopt, outputs.stopped ? "it has ended" : "it is at work"};
    }
    HostPort& host = *chip_.hosts[at];
    if (host.sending()) return {joint.far, "its output is full, taken by"};
    return {joint.far, "no mark has come from"};
}

/// Somebody whose output is full, or who waits for a mark.
std::optional<End> Watchdog::first() const {
    std::vector<End> ends;
    for (int c = 0; c < static_cast<int>(chip_.cores.size()); ++c) ends.push_back({End::Kind::core, c, 0});
    for (int h = 0; h < static_cast<int>(chip_.hosts.size()); ++h) ends.push_back({End::Kind::host, h, 0});
    for (const char* why : {"its output is full, taken by", "no mark has come from"}) {
        const auto at = std::ranges::find_if(ends, [&](const End& end) { return of(end).why == why; });
        if (at != ends.end()) return *at;
    }
    return std::nullopt;
}

std::string Watchdog::chain(End at) const {
    std::vector<End> seen;
    std::string text;
    for (;;) {
        const auto before = std::ranges::find(seen, at);
        if (before != seen.end())
            return text + fmt::format("\n  a ring of {}, closed at {}", seen.end() - before,
                                      end_name(plan_.topology, at));
        seen.push_back(at);
        const Wait wait = of(at);
        text += fmt::format("\n  {}: {}", end_name(plan_.topology, at), wait.why);
        if (!wait.whom) return text;
        text += " " + end_name(plan_.topology, *wait.whom);
        at = whole(*wait.whom);
    }
}

std::string Watchdog::report() const {
    const auto start = first();
    return start ? chain(*start) : "\n  nobody waits for anybody";
}

}  // namespace tendril
