// Who listens to whom, and the fabric that carries it.
#include <set>
#include <stdexcept>

#include "sim/chip_plan_parts.h"
#include "sim/routing_modes.h"
#include "sim/topology_generate.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

/// Per source: the cores that have it in their axon tables, then the hosts that receive it.
Listeners listeners_of(const ChipPlan& plan) {
    std::vector<std::set<End>> ends(plan.cores.size() + plan.hosts.size());
    for (const CoreSetup& core : plan.cores) {
        for (const AxonEntry& entry : core.axon_table) {
            ends[entry.source.value].insert({End::Kind::core, core.id.value, 0});
        }
    }
    for (std::size_t host = 0; host < plan.hosts.size(); ++host) {
        for (const CoreId core : plan.hosts[host].listens) {
            ends[core.value].insert({End::Kind::host, static_cast<int>(host), 0});
        }
    }
    Listeners listeners;
    for (const auto& set : ends) listeners.emplace_back(set.begin(), set.end());
    return listeners;
}

TreeSpec tree_of(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    TreeSpec tree;
    tree.family = t.family;
    tree.cores = spec.cores();
    tree.levels = t.levels;
    tree.radix = *t.radix;
    tree.laterals = hub_pairs(t.laterals);
    tree.fifo_depth = t.fifo_depth;
    tree.link_cycles = t.link_cycles;
    tree.dead_links = hub_pairs(t.dead_links);
    tree.hosts = host_places(spec);
    return tree;
}

/// The topology, and what could not be drawn as asked.
Graph build(const ChipSpec& spec) {
    if (!spec.topology.file.empty()) return {read_fabric(spec), {}};
    if (spec.topology.routed()) return generate_graph(spec);
    TreeSpec tree = tree_of(spec);
    std::vector<std::string> notes = generate_laterals(spec, tree);
    return {build_tree(tree), std::move(notes)};
}

}  // namespace

void plan_fabric(const ChipSpec& spec, ChipPlan& plan) {
    plan.listeners = listeners_of(plan);
    plan.cores_rtl = spec.cosim.cores == "rtl";
    plan.level_rtl.assign(static_cast<std::size_t>(spec.topology.levels), false);
    for (const std::string& level : *spec.cosim.hubs) {
        plan.level_rtl[static_cast<std::size_t>(parse_hub(level + ".0")->level - 1)] = true;
    }
    const Place& place = spec.topology.origin.table;
    try {
        Graph built = build(spec);
        plan.topology = std::move(built.topology);
        plan.notes = std::move(built.notes);
        plan_routes(spec.topology.routing, plan);
    } catch (const std::invalid_argument& error) {  // what cannot be built
        throw error_at(place, error.what());
    } catch (const std::runtime_error& error) {  // who cannot be reached
        throw error_at(place, error.what());
    }
}

}  // namespace tendril
