// The fabric of a chip: set up before a run, and its counters after it.
#include "sim/chip.h"

namespace tendril {

std::int64_t Chip::set_up_fabric(const Masks* masks) {
    for (const auto& link : links) link->clear();
    std::int64_t cycles = whole ? whole_module->reset() : 0;
    for (std::size_t h = 0; h < plan_.topology.hubs.size(); ++h) {
        HubAccess access;
        if (plan_.topology.routed()) access.load_router = &plan_.routers[h];
        HubSetup setup;
        if (masks) {
            setup = plan_.hubs[h];
            setup.masks = (*masks)[h];
        }
        if (!plan_.topology.routed()) access.load = masks ? &setup : &plan_.hubs[h];
        cycles += host_access->access(hub_socket(h), access);
    }
    return cycles;
}

std::vector<HubTotals> Chip::hub_totals() {
    std::vector<HubTotals> totals(plan_.topology.hubs.size());
    for (std::size_t h = 0; h < totals.size(); ++h) {
        HubAccess access;
        access.totals = &totals[h];
        host_access->access(hub_socket(h), access);
    }
    return totals;
}

std::vector<LinkTotals> Chip::link_totals() {
    std::vector<LinkTotals> totals;
    if (whole) return totals;
    for (const LinkSpec& link : plan_.topology.links) {
        LinkTotals& counted = totals.emplace_back();
        if (link.dead) continue;
        const Crossings& up = in(link.up).crossings();
        const Crossings& down = in(link.down).crossings();
        counted = {up.spikes, down.spikes, up.stall_cycles, down.stall_cycles};
    }
    return totals;
}

}  // namespace tendril
