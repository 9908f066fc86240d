// A whole chip in SystemC: every module and every wire, as the plan says.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "systemc/core/core_module.h"
#include "systemc/fabric/host_port.h"
#include "systemc/fabric/hub_module.h"
#include "systemc/fabric/link_module.h"
#include "systemc/kernel/kernel.h"
#include "systemc/learning/learning_engine.h"

namespace tendril {

/// What the blocks of a chip are.
enum class Fidelity {
    cosim,  ///< RTL and models mixed as the plan says ([cosim] of the chip file)
    tlm,    ///< models alone
};

/// Modules in the order of the plan; `links` holds one direction each.
/// Host access sockets: cores first, then hubs.
class Chip {
public:
    /// Elaborates. At most one in a process.
    /// @throws Error (usage) if cores are to be RTL and the size was not built
    Chip(const ChipPlan& plan, Fidelity fidelity, Observer& observer);

    Kernel kernel;
    TickClock ticks;
    std::vector<std::unique_ptr<CoreModule>> cores;
    std::vector<std::unique_ptr<LearningEngine>> learning;
    std::vector<std::unique_ptr<HubModule>> hubs;
    std::vector<std::unique_ptr<HostPort>> hosts;
    std::vector<std::unique_ptr<LinkModule>> links;
    std::unique_ptr<HostAccess> host_access;

    /// What a waveform can show of the scopes that match the glob `scope`.
    struct Visible {
        std::vector<std::string> scopes;      ///< that matched
        std::vector<std::string> rtl_scopes;  ///< those of them that are verilated
        std::vector<std::function<void(VerilatedFstC&)>> blocks;
        Probes probes;
    };
    Visible visible(const std::string& scope);

    std::size_t hub_socket(std::size_t hub) const { return cores.size() + hub; }

private:
    bool cores_are_rtl_ = false;
    std::vector<bool> hub_is_rtl_;

    void add_cores(const ChipPlan& plan, Fidelity fidelity, Observer& observer);
    void add_hubs(const ChipPlan& plan, Fidelity fidelity);
    void add_host_access();
    void connect(const LinkSpec& link);
    void join(FlitOut& from, FlitIn& to, int cycles, const std::string& name);
    FlitIn& in(const End& end);
    FlitOut& out(const End& end);
};

}  // namespace tendril
