#include "systemc/fabric/router_module.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

RouterModule::RouterModule(sc_core::sc_module_name name, Kernel& kernel, std::vector<int> ports)
    : sc_module(name), config("config"), ports_(std::move(ports)) {
    config.register_b_transport(this, &RouterModule::on_config);
    const std::size_t count = ports_.empty() ? 0 : static_cast<std::size_t>(ports_.back()) + 1;
    in_.resize(count);
    out_.resize(count);
    inputs_.resize(count);
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        in_[at] = std::make_unique<FlitIn>(fmt::format("in{}", port).c_str(), kernel, *this);
        out_[at] = std::make_unique<FlitOut>(fmt::format("out{}", port).c_str(), kernel);
    }
    kernel.add(*this);
}

void RouterModule::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip ports_") + basename();
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        probes.push_back({scope, fmt::format("held{}", port), 5, {}, [this, at] {
                              return static_cast<std::uint64_t>(router_.held(at));
                          }});
        probe_flit(probes, scope, fmt::format("in{}", port), [this, port] { return arrives(port); });
        probe_flit(probes, scope, fmt::format("out{}", port),
                   [this, at] { return router_.out_valid(at) ? &router_.out(at) : nullptr; });
    }
}

void RouterModule::exchange(Cycle) {
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        if (router_.out_valid(at)) out_[at]->offer(router_.out(at));
        in_[at]->accept();
    }
}

void RouterModule::settle(Cycle) {
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        inputs_.in_valid[at] = in_[at]->arrived(inputs_.in[at]) ? 1 : 0;
        inputs_.out_ready[at] = out_[at]->taken() ? 1 : 0;
    }
}

void RouterModule::clock(Cycle) {
    router_.clock(inputs_);
    std::ranges::fill(inputs_.in_valid, std::uint8_t{0});  // asleep it gets nothing
    std::ranges::fill(inputs_.out_ready, std::uint8_t{0});
    show_ready();
}

/// As a hub: a spike that nobody wants leaves nothing behind, and the flit after it is still at the door.
Cycle RouterModule::next_cycle(Cycle now) const {
    if (!router_.idle()) return now + 1;
    for (const int port : ports_)
        if (in_[static_cast<std::size_t>(port)]->comes()) return now + 1;
    return kNever;
}

void RouterModule::visit_state(StateVisitor& visitor) {
    for (const int port : ports_) {
        visitor.field("in", in(port), port);
        visitor.field("out", out(port), port);
    }
    visitor.field("in_valid", inputs_.in_valid);
    visitor.field("in_flit", inputs_.in);
    visitor.field("out_ready", inputs_.out_ready);
    visitor.field("router", router_);
}

void RouterModule::show_ready() {
    for (const int port : ports_) in(port).set_ready(router_.in_ready(static_cast<std::size_t>(port)));
}

void RouterModule::on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
    auto& access = access_of<HubAccess>(payload);
    if (access.load_router) {
        for (const int port : ports_) {
            in(port).clear();
            out(port).clear();
        }
        router_.load(*access.load_router);
        show_ready();
        delay += Kernel::period() * static_cast<double>(router_.setup_cycles());
    }
    if (access.totals) *access.totals = router_.totals();
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

}  // namespace tendril
