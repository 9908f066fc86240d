// A whole chip of RTL among sockets: hosts at its edge, and beside every core what crosses that core's pins.
#pragma once

#include <memory>
#include <vector>

#include "systemc/chip/whole_chip.h"
#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/host_access.h"
#include "systemc/fabric/topology.h"
#include "systemc/kernel/tick_clock.h"

namespace tendril {

/// Drives the chip's clock. A CoreModule over a CoreOnChip stands at each core's sockets and does what it
/// does beside a core of its own: learning, ticks, observers. Flits between them cross in the cycle in which
/// they cross inside the chip.
class ChipModule : public sc_core::sc_module, public Part, public TickListener {
public:
    /// @param chip outlives it; the topology fits it
    /// @pre of the kernel's parts the CoreModules of its cores come before it, since their inputs must before
    /// its edge, and the hosts behind it, since its ready must before their first flits
    ChipModule(sc_core::sc_module_name name, Kernel& kernel, WholeChip& chip, const Topology& topology);

    FlitIn& from_core(int core) { return *from_core_[static_cast<std::size_t>(core)]; }
    FlitOut& to_core(int core) { return *to_core_[static_cast<std::size_t>(core)]; }
    FlitIn& from_host(int host) { return *from_host_[static_cast<std::size_t>(host)]; }
    FlitOut& to_host(int host) { return *to_host_[static_cast<std::size_t>(host)]; }
    using ConfigSocket = tlm_utils::simple_target_socket_tagged<ChipModule>;
    std::size_t hubs() const { return hub_config_.size(); }
    ConfigSocket& hub_config(std::size_t hub) { return *hub_config_[hub]; }  ///< HubAccess

    /// Before anything is loaded: resets the chip and lays its links. @return cycles it took
    std::int64_t reset();
    WholeChip& chip() { return chip_; }
    /// For waves: shows the inputs of a cycle before its clock edge.
    void show_inputs() { chip_.settle(); }

    void tick_start() override { kernel_.wake(*this); }
    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    void on_hub_config(int hub, tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);
    void show_ready();

    Kernel& kernel_;
    WholeChip& chip_;
    const Topology& topology_;
    std::vector<int> hub_numbers_;
    std::vector<std::unique_ptr<FlitIn>> from_core_, from_host_;
    std::vector<std::unique_ptr<FlitOut>> to_core_, to_host_;
    std::vector<std::unique_ptr<ConfigSocket>> hub_config_;
};

}  // namespace tendril
