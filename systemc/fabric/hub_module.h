// A hub among sockets: bridges the pins of hub.h to transactions, for RTL and model alike.
#pragma once

#include <memory>
#include <vector>

#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/host_access.h"
#include "systemc/fabric/hub.h"

namespace tendril {

class HubModule : public sc_core::sc_module, public Part {
public:
    /// @param ports in use (hub.h); the others have no sockets
    HubModule(sc_core::sc_module_name name, Kernel& kernel, std::unique_ptr<Hub> hub, PortSet ports);

    FlitIn& in(int port) { return *in_[static_cast<std::size_t>(port)]; }
    FlitOut& out(int port) { return *out_[static_cast<std::size_t>(port)]; }
    tlm_utils::simple_target_socket<HubModule> config;  ///< HubAccess

    const std::vector<int>& ports() const { return ports_; }
    Hub& hub() { return *hub_; }
    void add_probes(Probes& probes) const;
    /// For waves, after settling: the flit that arrives at a port in this cycle.
    const Flit* arrives(int port) const {
        const auto at = static_cast<std::size_t>(port);
        return inputs_.in_valid[at] ? &inputs_.in[at] : nullptr;
    }
    /// As arrives(): the flit at an output is taken in this cycle.
    bool leaves(int port) const { return inputs_.out_ready[static_cast<std::size_t>(port)]; }
    /// For waves: shows the inputs of a cycle before its clock edge.
    void show_inputs() { hub_->settle(inputs_); }

    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    void on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);
    void show_ready();

    std::unique_ptr<Hub> hub_;
    std::vector<int> ports_;
    HubInputs inputs_;  ///< of this cycle
    std::array<std::unique_ptr<FlitIn>, kHubPorts> in_;
    std::array<std::unique_ptr<FlitOut>, kHubPorts> out_;
};

}  // namespace tendril
