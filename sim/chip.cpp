#include "sim/chip.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.h"
#include "systemc/chip/chip_wiring.h"
#include "systemc/chip/core_on_chip.h"
#include "systemc/core/core_traffic.h"
#include "systemc/core/pending_probes.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {

namespace {

std::unique_ptr<Core> built_core(const ChipPlan& plan, int id) {
    std::unique_ptr<Core> core = make_core_rtl(plan.built, plan.lanes, fmt::format("chip core{}", id));
    if (!core) {
        throw Error(Exit::usage, fmt::format("no RTL of size {}x{}x{} was built", plan.built.neurons,
                                             plan.built.axons, plan.lanes));
    }
    return core;
}

/// By id on the wires: the source it stands for.
std::vector<SourceId> sources_by_name(const ChipPlan& plan) {
    std::vector<SourceId> sources;
    for (std::size_t source = 0; source < plan.copies.size(); ++source)
        for (const SourceId name : plan.copies[source]) {
            sources.resize(std::max(sources.size(), std::size_t{name.value} + 1));
            sources[name.value] = SourceId(static_cast<std::uint16_t>(source));
        }
    return sources;
}

}  // namespace

Chip::Chip(const ChipPlan& plan, Fidelity fidelity, Observer& observer, TrafficFeed* traffic)
    : kernel("kernel"), ticks(kernel), listeners(&plan.listeners), plan_(plan), traffic_(traffic) {
    if (fidelity == Fidelity::rtl) add_whole(plan);
    add_cores(plan, fidelity, observer);
    if (whole) {
        whole_module = std::make_unique<ChipModule>("chip", kernel, *whole, plan.topology);
        ticks.add(*whole_module);
    } else {
        add_hubs(plan, fidelity);
        add_routers(plan);
    }
    add_host_access();
    for (std::size_t h = 0; h < plan.hosts.size(); ++h) {
        hosts.push_back(std::make_unique<HostPort>(fmt::format("host{}", h).c_str(), kernel,
                                                   static_cast<int>(h), plan.host_source(h), observer));
    }
    for (const auto& host : hosts) ticks.add(*host);
    if (whole) {
        connect_whole();
        return;
    }
    sources_ = sources_by_name(plan);
    for (const LinkSpec& link : plan.topology.links) {
        if (!link.dead) connect(link);
    }
}

void Chip::add_whole(const ChipPlan& plan) {
    const BuiltChip* const built = fitting(built_chips(), plan.topology, plan.built, plan.lanes);
    if (!built) throw Error(Exit::usage, "no RTL chip of that tree was built");
    whole = make_chip_rtl(*built, "chip rtl");
}

std::unique_ptr<Core> Chip::make_core(const ChipPlan& plan, int id) {
    if (traffic_) return std::make_unique<CoreTraffic>(*traffic_);
    if (whole) return std::make_unique<CoreOnChip>(*whole, id, plan.topology.cores);
    return cores_are_rtl_ ? built_core(plan, id) : make_core_model(plan.built, plan.lanes);
}

void Chip::add_cores(const ChipPlan& plan, Fidelity fidelity, Observer& observer) {
    cores_are_rtl_ = fidelity == Fidelity::cosim && plan.cores_rtl && !traffic_;
    for (const CoreSetup& setup : plan.cores) {
        const int id = setup.id.value;
        cores.push_back(std::make_unique<CoreModule>(fmt::format("core{}", id).c_str(), kernel, setup,
                                                     make_core(plan, id), observer));
        learning.push_back(std::make_unique<LearningEngine>(fmt::format("learning{}", id).c_str(), setup));
        ticks.add(*cores.back());
        cores.back()->events.bind(learning.back()->events);
        learning.back()->accesses.bind(cores.back()->accesses);
    }
}

void Chip::add_hubs(const ChipPlan& plan, Fidelity fidelity) {
    if (plan.topology.routed()) return;
    std::vector<PortSet> ports(plan.topology.hubs.size(), 0);
    for (const LinkSpec& link : plan.topology.links) {
        for (const End& end : {link.down, link.up}) {
            if (end.kind == End::Kind::hub && !link.dead)
                ports[static_cast<std::size_t>(end.index)] |= port_bit(end.port);
        }
    }
    for (const TopologyHub& hub : plan.topology.hubs) {
        const bool rtl =
            fidelity == Fidelity::cosim && plan.level_rtl.at(static_cast<std::size_t>(hub.id.level - 1));
        hub_is_rtl_.push_back(rtl);
        const std::string name = fmt::format("hub_L{}_{}", hub.id.level, hub.id.index);
        hubs.push_back(std::make_unique<HubModule>(
            name.c_str(), kernel, rtl ? make_hub_rtl("chip " + name) : make_hub_model(), ports[hubs.size()]));
    }
}

void Chip::add_routers(const ChipPlan& plan) {
    if (!plan.topology.routed()) return;
    const Wiring wiring(plan.topology);
    for (std::size_t r = 0; r < plan.topology.hubs.size(); ++r) {
        std::vector<int> ports;
        for (std::size_t port = 0; port < wiring.hubs[r].size(); ++port)
            if (wiring.hubs[r][port].used()) ports.push_back(static_cast<int>(port));
        const HubId id = plan.topology.hubs[r].id;
        const std::string name = fmt::format("router_L{}_{}", id.level, id.index);
        routers.push_back(std::make_unique<RouterModule>(name.c_str(), kernel, std::move(ports)));
    }
}

void Chip::add_host_access() {
    std::vector<std::string> names;
    for (const auto& core : cores) names.emplace_back(core->basename());
    for (const auto& hub : hubs) names.emplace_back(hub->basename());
    for (const auto& router : routers) names.emplace_back(router->basename());
    const std::size_t inside = whole ? whole_module->hubs() : 0;
    for (std::size_t h = 0; h < inside; ++h) names.push_back(fmt::format("hub{}", h));
    host_access = std::make_unique<HostAccess>("host_access", names);
    for (std::size_t c = 0; c < cores.size(); ++c) host_access->socket(c).bind(cores[c]->config);
    for (std::size_t h = 0; h < hubs.size(); ++h) host_access->socket(hub_socket(h)).bind(hubs[h]->config);
    for (std::size_t r = 0; r < routers.size(); ++r)
        host_access->socket(hub_socket(r)).bind(routers[r]->config);
    for (std::size_t h = 0; h < inside; ++h)
        host_access->socket(hub_socket(h)).bind(whole_module->hub_config(h));
}

Chip::Visible Chip::visible(const WaveScope& scope) {
    Visible visible;
    const auto show = [&](const std::string& name, auto add) {
        if (!scope.shows(name)) return;
        visible.scopes.push_back(name);
        add();
    };
    const auto show_probes = [&](const std::string& name, const auto& module) {
        show(name, [&] { module.add_probes(visible.probes); });
    };
    show_probes("kernel", kernel);
    if (scope.names("kernel")) kernel.add_work_probes(visible.probes);
    if (whole) {
        show("rtl",
             [&] { visible.blocks.emplace_back([this](VerilatedFstC& file) { whole->trace(file); }); });
    }
    for (const auto& core : cores) {
        show(core->basename(), [&] {
            core->add_probes(visible.probes);
            add_pending_probes(*core, visible.probes);
            const int neurons = traffic_ ? 0 : core->setup().size.neurons;
            for (int n = 0; n < neurons; ++n) {
                if (scope.shows_neuron(n)) core->add_neuron_probes(n, visible.probes);
            }
            if (!cores_are_rtl_) return;
            visible.rtl_scopes.emplace_back(core->basename());
            visible.blocks.emplace_back([&core](VerilatedFstC& file) { core->core().trace(file); });
        });
    }
    for (const auto& engine : learning) show_probes(engine->basename(), *engine);
    for (std::size_t h = 0; h < hubs.size(); ++h) {
        HubModule& hub = *hubs[h];
        show(hub.basename(), [&] {
            hub.add_probes(visible.probes);
            if (!hub_is_rtl_[h]) return;
            visible.rtl_scopes.emplace_back(hub.basename());
            visible.blocks.emplace_back([&hub](VerilatedFstC& file) { hub.hub().trace(file); });
        });
    }
    for (const auto& router : routers) show_probes(router->basename(), *router);
    for (const auto& link : links) show_probes(link->basename(), *link);
    for (const auto& host : hosts) show_probes(host->basename(), *host);
    return visible;
}

/// Learning first: the cores' bridges take up their conversations with it.
void Chip::visit_state(StateVisitor& visitor) {
    for (const auto& engine : learning) visitor.field("learning", *engine);
    visitor.field("kernel", kernel);
}

void Chip::show_inputs() {
    for (const auto& core : cores) core->show_inputs();
    for (const auto& hub : hubs) hub->show_inputs();
    if (whole) whole_module->show_inputs();
}

/// What crosses inside the chip at each core's pins, and the hosts at its edge.
void Chip::connect_whole() {
    for (std::size_t c = 0; c < cores.size(); ++c) {
        cores[c]->spike_out.socket.bind(whole_module->from_core(static_cast<int>(c)).socket);
        whole_module->to_core(static_cast<int>(c)).socket.bind(cores[c]->spike_in.socket);
    }
    for (std::size_t h = 0; h < hosts.size(); ++h) {
        hosts[h]->out.socket.bind(whole_module->from_host(static_cast<int>(h)).socket);
        whole_module->to_host(static_cast<int>(h)).socket.bind(hosts[h]->in.socket);
    }
}

/// The links of a core or a host make its copies, and give them back their source.
void Chip::set_copies(const LinkSpec& link) {
    if (plan_.copies.empty() || link.down.kind == End::Kind::hub) return;
    const auto at = static_cast<std::size_t>(link.down.index);
    const std::size_t source = link.down.kind == End::Kind::core ? at : plan_.cores.size() + at;
    links[links.size() - 2]->send_copies(plan_.copies[source]);
    links.back()->name_sources(sources_);
}

void Chip::connect(const LinkSpec& link) {
    const std::string down = block_name(link.down);
    const std::string up = block_name(link.up);
    join(out(link.down), in(link.up), link.cycles, fmt::format("link_{}_{}", down, up));
    join(out(link.up), in(link.down), link.cycles, fmt::format("link_{}_{}", up, down));
    set_copies(link);
}

std::string Chip::block_name(const End& end) const {
    const auto at = static_cast<std::size_t>(end.index);
    if (end.kind == End::Kind::core) return fmt::format("core{}", end.index);
    if (end.kind == End::Kind::host) return fmt::format("host{}", end.index);
    return routers.empty() ? hubs[at]->basename() : routers[at]->basename();
}

void Chip::join(FlitOut& from, FlitIn& to, int cycles, const std::string& name) {
    if (cycles == 0) {
        from.socket.bind(to.socket);
        return;
    }
    links.push_back(std::make_unique<LinkModule>(name.c_str(), kernel, cycles));
    from.socket.bind(links.back()->in.socket);
    links.back()->out.socket.bind(to.socket);
}

FlitIn& Chip::in(const End& end) {
    const auto at = static_cast<std::size_t>(end.index);
    switch (end.kind) {
        case End::Kind::core:
            return cores[at]->spike_in;
        case End::Kind::host:
            return hosts[at]->in;
        case End::Kind::hub:
            break;
    }
    return routers.empty() ? hubs[at]->in(end.port) : routers[at]->in(end.port);
}

FlitOut& Chip::out(const End& end) {
    const auto at = static_cast<std::size_t>(end.index);
    switch (end.kind) {
        case End::Kind::core:
            return cores[at]->spike_out;
        case End::Kind::host:
            return hosts[at]->out;
        case End::Kind::hub:
            break;
    }
    return routers.empty() ? hubs[at]->out(end.port) : routers[at]->out(end.port);
}

}  // namespace tendril
