// A router among sockets, where a hub would stand: the same flit sockets, the same configuration access.
#pragma once

#include <memory>
#include <vector>

#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/host_access.h"
#include "systemc/fabric/router_model.h"

namespace tendril {

class RouterModule : public sc_core::sc_module, public Part {
public:
    /// @param ports in use, ascending; the others have no sockets
    RouterModule(sc_core::sc_module_name name, Kernel& kernel, std::vector<int> ports);

    FlitIn& in(int port) { return *in_.at(static_cast<std::size_t>(port)); }
    FlitOut& out(int port) { return *out_.at(static_cast<std::size_t>(port)); }
    tlm_utils::simple_target_socket<RouterModule> config;  ///< HubAccess

    const std::vector<int>& ports() const { return ports_; }
    const RouterModel& router() const { return router_; }
    void add_probes(Probes& probes) const;
    /// For waves, after settling: the flit that arrives at a port in this cycle.
    const Flit* arrives(int port) const {
        const auto at = static_cast<std::size_t>(port);
        return inputs_.in_valid[at] != 0 ? &inputs_.in[at] : nullptr;
    }
    /// As arrives(): the flit at an output is taken in this cycle.
    bool leaves(int port) const { return inputs_.out_ready[static_cast<std::size_t>(port)] != 0; }

    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    void on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);
    void show_ready();

    RouterModel router_;
    std::vector<int> ports_;
    RouterInputs inputs_;  ///< of this cycle
    std::vector<std::unique_ptr<FlitIn>> in_;
    std::vector<std::unique_ptr<FlitOut>> out_;
};

}  // namespace tendril
