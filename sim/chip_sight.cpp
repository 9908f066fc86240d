// From the modules of a chip to the rows of a waveform.
#include "sim/chip_sight.h"

#include <fmt/format.h>

#include "sim/topology_route.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

constexpr std::size_t kFlightRows = 12;

std::string short_name(const ChipPlan& plan, SourceId source) {
    if (source.value < plan.cores.size()) return fmt::format("c{}", source.value);
    return plan.hosts[source.value - plan.cores.size()].name;
}

}  // namespace

ChipSight::ChipSight(const ChipPlan& plan, const Chip& chip)
    : chip_(chip),
      rows_(chip.cores.size()),
      flights_(
          kFlightRows, [&plan](SourceId source) { return short_name(plan, source); },
          [&chip](SourceId source) { return static_cast<int>((*chip.listeners)[source.value].size()); }) {
    for (const TopologyHub& hub : plan.topology.hubs) hub_names_.push_back(hub_name(hub.id));
}

void ChipSight::look() {
    flights_.next_cycle();
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) look_at_core(c);
    for (const auto& host : chip_.hosts) {
        const Flit* const sent = host->sends();
        if (sent && sent->kind == FlitKind::spike) flights_.sent(*sent);
        const Flit* const arrived = host->arrives();
        if (arrived && arrived->kind == FlitKind::spike) flights_.arrived(*arrived, "host");
    }
    look_at_hubs();
}

void ChipSight::look_at_core(std::size_t core) {
    const CoreModule& module = *chip_.cores[core];
    const LearningEngine& learning = *chip_.learning[core];
    const Flit* const arrives = module.arrives();
    const Flit* const sends = module.sends();
    rows_[core].look({module.tick(), arrives, sends, learning.strengthened(), learning.weakened()});
    if (sends && sends->kind == FlitKind::spike) flights_.sent(*sends);
    if (arrives && arrives->kind == FlitKind::spike) flights_.arrived(*arrives, fmt::format("c{}", core));
}

void ChipSight::look_at_hubs() {
    if (!chip_.plan().copies.empty()) return;  // a copy's name is not its source's
    for (std::size_t h = 0; h < chip_.hubs.size(); ++h) {
        const HubModule& hub = *chip_.hubs[h];
        for (const int port : hub.ports()) {
            const Flit* const arrives = hub.arrives(port);
            if (arrives && arrives->kind == FlitKind::spike) flights_.at_hub(*arrives, hub_names_[h]);
        }
    }
    for (std::size_t r = 0; r < chip_.routers.size(); ++r) {
        for (const int port : chip_.routers[r]->ports()) {
            const Flit* const arrives = chip_.routers[r]->arrives(port);
            if (arrives && arrives->kind == FlitKind::spike) flights_.at_hub(*arrives, hub_names_[r]);
        }
    }
}

void ChipSight::add_core_probes(std::size_t core, Probes& probes) const {
    const std::string scope = fmt::format("chip sight_core{}", core);
    const CoreRow& row = rows_[core];
    probes.push_back(text_probe(scope, "row", [&row] { return row.text(); }));
    probes.push_back({scope, "in", 16, {}, [&row] { return static_cast<std::uint64_t>(row.in()); }});
    probes.push_back({scope, "fires", 1, {}, [&row] { return std::uint64_t{row.fires()}; }});
    probes.push_back({scope,
                      "winner",
                      16,
                      {},
                      [&row] { return static_cast<std::uint64_t>(row.winner()); },
                      Probe::Show::signed_number});
}

void ChipSight::add_flight_probes(Probes& probes) const {
    const std::string scope = "chip flights";
    probes.push_back({scope, "in_flight", 16, {}, [this] { return flights_.in_flight(); }});
    for (std::size_t row = 0; row < kFlightRows; ++row)
        probes.push_back(
            text_probe(scope, fmt::format("row{}", row), [this, row] { return flights_.text(row); }));
}

}  // namespace tendril
