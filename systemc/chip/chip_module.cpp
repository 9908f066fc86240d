// Implements chip_module.h.
#include "systemc/chip/chip_module.h"

#include <fmt/format.h>

#include "systemc/chip/chip_wiring.h"
#include "systemc/core/map.h"

namespace tendril {

ChipModule::ChipModule(sc_core::sc_module_name name, Kernel& kernel, WholeChip& chip,
                       const Topology& topology)
    : sc_module(name),
      kernel_(kernel),
      chip_(chip),
      topology_(topology),
      hub_numbers_(tendril::hub_numbers(chip.built(), topology)) {
    const auto add = [&](auto& in, auto& out, const char* who, int index) {
        in.push_back(std::make_unique<FlitIn>(fmt::format("from_{}{}", who, index).c_str(), kernel, *this));
        out.push_back(std::make_unique<FlitOut>(fmt::format("to_{}{}", who, index).c_str(), kernel));
    };
    for (int core = 0; core < topology.cores; ++core) add(from_core_, to_core_, "core", core);
    for (int host = 0; host < topology.hosts; ++host) add(from_host_, to_host_, "host", host);
    for (const int number : hub_numbers_) {
        hub_config_.push_back(std::make_unique<ConfigSocket>(fmt::format("hub{}", number).c_str()));
        hub_config_.back()->register_b_transport(this, &ChipModule::on_hub_config, number);
    }
    kernel.add(*this);
}

std::int64_t ChipModule::reset() {
    const std::int64_t before = chip_.setup_cycles();
    chip_.reset();
    for (const ConfigWord& word : link_words(chip_.built(), topology_))
        chip_.write(ChipBlock::links, 0, word.address, word.data);
    for (auto* ins : {&from_core_, &from_host_})
        for (const auto& in : *ins) in->clear();
    for (auto* outs : {&to_core_, &to_host_})
        for (const auto& out : *outs) out->clear();
    for (const auto& in : from_core_) in->set_ready(true);
    return chip_.setup_cycles() - before;
}

void ChipModule::exchange(Cycle now) {
    if (now == Cycle(0)) show_ready();  // the start has come since
    for (std::size_t core = 0; core < to_core_.size(); ++core) {
        const CoreArrival& arrival = chip_.arrival(static_cast<int>(core));
        if (arrival.valid) to_core_[core]->offer(arrival.flit);
    }
    for (std::size_t host = 0; host < to_host_.size(); ++host) {
        const HostOutputs& outputs = chip_.host(static_cast<int>(host));
        if (outputs.valid) to_host_[host]->offer(outputs.flit);
        from_host_[host]->accept();
    }
}

/// What came from a core or went to one has crossed inside the chip too: only the sockets are told.
void ChipModule::settle(Cycle) {
    Flit crossed;
    for (const auto& in : from_core_) in->arrived(crossed);
    for (const auto& out : to_core_) out->taken();
    for (std::size_t host = 0; host < to_host_.size(); ++host) {
        HostInputs inputs;
        inputs.valid = from_host_[host]->arrived(inputs.flit);
        inputs.ready = to_host_[host]->taken();
        chip_.set(static_cast<int>(host), inputs);
    }
}

void ChipModule::clock(Cycle) {
    chip_.clock();
    show_ready();
}

Cycle ChipModule::next_cycle(Cycle now) const {
    if (!chip_.idle()) return now + 1;
    for (const auto& in : from_host_)
        if (in->comes()) return now + 1;
    return kNever;
}

void ChipModule::visit_state(StateVisitor& visitor) {
    const auto visit = [&visitor](const char* name, auto& ports) {
        int index = 0;
        for (const auto& port : ports) visitor.field(name, *port, index++);
    };
    visit("from_core", from_core_);
    visit("to_core", to_core_);
    visit("from_host", from_host_);
    visit("to_host", to_host_);
    visitor.field("chip", chip_);
}

void ChipModule::show_ready() {
    for (std::size_t host = 0; host < from_host_.size(); ++host)
        from_host_[host]->set_ready(chip_.host(static_cast<int>(host)).ready);
}

void ChipModule::on_hub_config(int hub, tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
    auto& access = access_of<HubAccess>(payload);
    const std::int64_t before = chip_.setup_cycles();
    if (access.load) {
        for (const ConfigWord& word : hub_config_words(*access.load))
            chip_.write(ChipBlock::hub, hub, word.address, word.data);
    }
    if (access.words) {
        for (const ConfigWord& word : *access.words)
            chip_.write(ChipBlock::hub, hub, word.address, word.data);
    }
    if (access.totals) *access.totals = chip_.hub_totals(hub);
    delay += Kernel::period() * static_cast<double>(chip_.setup_cycles() - before);
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

}  // namespace tendril
