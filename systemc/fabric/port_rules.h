// Where a spike may go from the port it came in at: chip.md's port rules, shared by hub model and routing.
#pragma once

#include "systemc/fabric/hub.h"

namespace tendril {

inline constexpr PortSet kChildPorts = (1U << kHubRadix) - 1U;
inline constexpr PortSet kLateralPorts = ((1U << kHubLaterals) - 1U) << kLateralPort;
inline constexpr PortSet kAllPorts = (1U << kHubPorts) - 1U;

constexpr PortSet without(PortSet set, PortSet taken) { return static_cast<PortSet>(set & ~taken); }

/// Enabled children, and a host in the parent's place: what is below. The others are beside.
constexpr PortSet ports_below(const HubSetup& setup) {
    const PortSet host = setup.parent == ParentKind::host ? port_bit(kParentPort) : PortSet{0};
    return static_cast<PortSet>(setup.enabled & (kChildPorts | host));
}

/// From below: anywhere but back, or back too where a child hears itself. From beside: down.
constexpr PortSet allowed_outputs(const HubSetup& setup, int port) {
    const PortSet below = ports_below(setup);
    if ((below & port_bit(port)) == 0) return below;
    const bool hears_itself = port < kHubRadix && setup.keep_own;
    return hears_itself ? setup.enabled : without(setup.enabled, port_bit(port));
}

}  // namespace tendril
