// The seam of a hub: one bus, its ports and pins, one cycle at a time. RTL and model stand behind it.
#pragma once

#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/spike.h"

class VerilatedFstC;

namespace tendril {

inline constexpr int kHubRadix = 8;      ///< child ports of the built hub
inline constexpr int kHubLaterals = 4;   ///< lateral ports of the built hub
inline constexpr int kHubDepthMax = 16;  ///< flits an input port can hold

/// Port numbers: children 0..7, laterals 8..11, parent 12.
inline constexpr int kHubPorts = kHubRadix + kHubLaterals + 1;
inline constexpr int kLateralPort = kHubRadix;
inline constexpr int kParentPort = kHubRadix + kHubLaterals;

/// A set of ports, bit per port number.
using PortSet = std::uint16_t;
constexpr PortSet port_bit(int port) { return static_cast<PortSet>(1U << port); }

enum class ParentKind : std::uint8_t { none, hub, host };

/// Run-time registers of a hub.
struct HubSetup {
    PortSet enabled = 0;  ///< children and laterals in use, and the parent port unless kind is none
    ParentKind parent = ParentKind::none;  ///< host: the root's parent port counts as one more child
    int depth = 2;                         ///< flits an input port holds, 1..kHubDepthMax
    bool keep_own = true;                  ///< level 1: a child hears itself
    /// masks[source] = SUB: output ports of a spike of that source, before the port rules of chip.md.
    std::vector<PortSet> masks;
};

struct HubInputs {
    std::array<bool, kHubPorts> in_valid{};
    std::array<Flit, kHubPorts> in{};
    std::array<bool, kHubPorts> out_ready{};
};

/// Functions of registers.
struct HubOutputs {
    std::array<bool, kHubPorts> in_ready{};
    std::array<bool, kHubPorts> out_valid{};
    std::array<Flit, kHubPorts> out{};
    bool idle = false;
};

/// What a hub did since load.
struct HubTotals {
    std::uint64_t moved = 0;           ///< spikes moved, each once
    std::uint64_t copies = 0;          ///< flits put on output ports, spikes only
    std::uint64_t marks = 0;           ///< marks put on output ports
    std::uint64_t blocked_cycles = 0;  ///< a spike at a head could not move
    std::uint64_t busy_cycles = 0;     ///< something moved or joined
};

/// A hub. Cycle rules (chip.md, fabric), c the cycle in which a flit is valid and ready at an input:
/// - a spike sits in its head register with its mask in c+1 at the earliest, moves to all its output
///   registers at once in a cycle in which each of them is empty or drains, and is valid there the
///   cycle after: a hop takes 2 cycles at least, a port sustains a flit a cycle at depth 2;
/// - a mark joins from the head of its port, which in the cycle of its arrival is the input itself when
///   nothing is held there: a join takes 1 cycle, so a barrier over LEVELS levels takes
///   2*LEVELS cycles from the last core's mark at its pin to the next mark at the core's pin (links apart);
/// - each cycle one of: up-join, else down-join, else one spike (parent, laterals ascending, children
///   round-robin); an input is ready while it holds fewer than `depth` flits.
class Hub {
public:
    virtual ~Hub() = default;

    virtual void load(const HubSetup& setup) = 0;
    /// One word on the configuration port while the chip runs: a mask. @pre idle
    virtual void write(std::uint32_t /*address*/, std::uint32_t /*data*/) {
        throw std::logic_error("this hub has no masks to be written");
    }
    virtual const HubOutputs& outputs() const = 0;
    /// For waves only, as in core.h.
    virtual void settle(const HubInputs&) {}
    virtual void trace(VerilatedFstC&) {}
    /// For waves only: flits that an input port holds.
    virtual int held(int port) const = 0;
    virtual void clock(Cycle now, const HubInputs& inputs) = 0;
    /// After load(): as in core.h.
    virtual void visit_state(StateVisitor& visitor) = 0;
    virtual HubTotals totals() = 0;
    /// Cycles that load() took on the configuration port.
    virtual std::int64_t setup_cycles() const = 0;
};

/// @param name scope in waves; words divided by spaces nest, "chip hub_L1_0"
std::unique_ptr<Hub> make_hub_rtl(const std::string& name = "hub");
std::unique_ptr<Hub> make_hub_model();

}  // namespace tendril
