#include "systemc/fabric/hub_module.h"

#include <fmt/format.h>

#include "systemc/fabric/hub_pins_state.h"

namespace tendril {

HubModule::HubModule(sc_core::sc_module_name name, Kernel& kernel, std::unique_ptr<Hub> hub, PortSet ports)
    : sc_module(name), config("config"), hub_(std::move(hub)) {
    config.register_b_transport(this, &HubModule::on_config);
    for (int port = 0; port < kHubPorts; ++port) {
        if ((ports & port_bit(port)) == 0) continue;
        const auto at = static_cast<std::size_t>(port);
        ports_.push_back(port);
        in_[at] = std::make_unique<FlitIn>(fmt::format("in{}", port).c_str(), kernel, *this);
        out_[at] = std::make_unique<FlitOut>(fmt::format("out{}", port).c_str(), kernel);
    }
    kernel.add(*this);
}

void HubModule::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip ports_") + basename();
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        probes.push_back({scope, fmt::format("held{}", port), 5, {}, [this, port] {
                              return static_cast<std::uint64_t>(hub_->held(port));
                          }});
        probe_flit(probes, scope, fmt::format("in{}", port), [this, port] { return arrives(port); });
        probe_flit(probes, scope, fmt::format("out{}", port), [this, at] {
            const HubOutputs& outputs = hub_->outputs();
            return outputs.out_valid[at] ? &outputs.out[at] : nullptr;
        });
    }
}

void HubModule::exchange(Cycle) {
    const HubOutputs& outputs = hub_->outputs();
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        if (outputs.out_valid[at]) out_[at]->offer(outputs.out[at]);
        in_[at]->accept();
    }
}

void HubModule::settle(Cycle) {
    for (const int port : ports_) {
        const auto at = static_cast<std::size_t>(port);
        inputs_.in_valid[at] = in_[at]->arrived(inputs_.in[at]);
        inputs_.out_ready[at] = out_[at]->taken();
    }
}

void HubModule::clock(Cycle now) {
    hub_->clock(now, inputs_);
    inputs_.in_valid.fill(false);  // asleep it gets nothing
    inputs_.out_ready.fill(false);
    show_ready();
}

/// A spike that nobody wants leaves nothing behind: idle, and the flit after it still at the door.
Cycle HubModule::next_cycle(Cycle now) const {
    if (!hub_->outputs().idle) return now + 1;
    for (const int port : ports_)
        if (in_[static_cast<std::size_t>(port)]->comes()) return now + 1;
    return kNever;
}

void HubModule::visit_state(StateVisitor& visitor) {
    for (const int port : ports_) {
        visitor.field("in", in(port), port);
        visitor.field("out", out(port), port);
    }
    visitor.field("inputs", inputs_);
    visitor.field("hub", *hub_);
}

void HubModule::show_ready() {
    for (const int port : ports_)
        in(port).set_ready(hub_->outputs().in_ready[static_cast<std::size_t>(port)]);
}

void HubModule::on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
    auto& access = access_of<HubAccess>(payload);
    if (access.load) {
        for (const int port : ports_) {
            in(port).clear();
            out(port).clear();
        }
        const std::int64_t before = hub_->setup_cycles();
        hub_->load(*access.load);
        show_ready();
        delay += Kernel::period() * static_cast<double>(hub_->setup_cycles() - before);
    }
    if (access.words)
        for (const ConfigWord& word : *access.words) hub_->write(word.address, word.data);
    if (access.totals) *access.totals = hub_->totals();
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

}  // namespace tendril
