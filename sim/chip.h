// A whole chip in SystemC: every module and every wire, as the plan says.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/engine.h"
#include "sim/wave_scope.h"
#include "systemc/chip/chip_module.h"
#include "systemc/core/core_module.h"
#include "systemc/core/traffic_feed.h"
#include "systemc/fabric/host_port.h"
#include "systemc/fabric/hub_module.h"
#include "systemc/fabric/link_module.h"
#include "systemc/fabric/router_module.h"
#include "systemc/kernel/kernel.h"
#include "systemc/learning/learning_engine.h"

namespace tendril {

/// What the blocks of a chip are.
enum class Fidelity {
    cosim,  ///< RTL and models mixed as the plan says ([cosim] of the chip file)
    tlm,    ///< models alone
    rtl,    ///< one verilated chip of a built tree; hubs and links are inside it
};

/// Modules in the order of the plan; `links` holds one direction each. In a chip that is RTL as a whole,
/// `cores` are those of the chip, `hubs` and `links` are empty.
/// Host access sockets: cores first, then hubs or routers.
class Chip {
public:
    /// Elaborates. At most one in a process. The plan outlives it.
    /// @throws Error (usage) if cores or the chip are to be RTL and the size or tree was not built
    /// @param traffic cores without neurons get their packets from it; nullptr: cores as the plan says
    Chip(const ChipPlan& plan, Fidelity fidelity, Observer& observer, TrafficFeed* traffic = nullptr);

    Kernel kernel;
    TickClock ticks;
    std::vector<std::unique_ptr<CoreModule>> cores;
    std::vector<std::unique_ptr<LearningEngine>> learning;
    std::vector<std::unique_ptr<HubModule>> hubs;
    std::vector<std::unique_ptr<RouterModule>> routers;  ///< in place of hubs
    std::vector<std::unique_ptr<HostPort>> hosts;
    std::vector<std::unique_ptr<LinkModule>> links;
    std::unique_ptr<HostAccess> host_access;
    std::unique_ptr<WholeChip> whole;  ///< the verilated chip, if it is one
    std::unique_ptr<ChipModule> whole_module;
    const Listeners* listeners;  ///< as they are now: the plan's, but of a chip that grows across cores

    /// Before cores are loaded: nothing is on its way, hubs and routers have their tables. @return cycles
    /// @param masks of the hubs, where they are not the plan's any more
    std::int64_t set_up_fabric(const Masks* masks = nullptr);
    /// As plan.topology.hubs.
    std::vector<HubTotals> hub_totals();
    /// Spikes that came in at the ends of each link; empty where hubs are inside a verilated chip.
    std::vector<LinkTotals> link_totals();
    /// For waves: shows the inputs of a cycle before its clock edge.
    void show_inputs();
    /// As the kernel's, with what stands beside its parts. Read into a chip that has been set up and started
    /// as the one that was written.
    void visit_state(StateVisitor& visitor);

    /// What a waveform can show of the blocks in `scope`.
    struct Visible {
        std::vector<std::string> scopes;      ///< that matched
        std::vector<std::string> rtl_scopes;  ///< those of them that are verilated
        std::vector<std::function<void(VerilatedFstC&)>> blocks;
        Probes probes;
    };
    Visible visible(const WaveScope& scope);
    const ChipPlan& plan() const { return plan_; }

private:
    const ChipPlan& plan_;
    TrafficFeed* traffic_ = nullptr;
    bool cores_are_rtl_ = false;
    std::vector<bool> hub_is_rtl_;

    std::unique_ptr<Core> make_core(const ChipPlan& plan, int id);
    void add_cores(const ChipPlan& plan, Fidelity fidelity, Observer& observer);
    void add_hubs(const ChipPlan& plan, Fidelity fidelity);
    void add_routers(const ChipPlan& plan);
    std::size_t hub_socket(std::size_t hub) const { return cores.size() + hub; }
    std::string block_name(const End& end) const;
    void add_host_access();
    void add_whole(const ChipPlan& plan);
    void connect(const LinkSpec& link);
    void set_copies(const LinkSpec& link);
    std::vector<SourceId> sources_;  ///< unicast: by the name of a copy, whose it is
    void connect_whole();
    void join(FlitOut& from, FlitIn& to, int cycles, const std::string& name);
    FlitIn& in(const End& end);
    FlitOut& out(const End& end);
};

}  // namespace tendril
