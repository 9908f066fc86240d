// The way of a spike from its source to one listener: up, at most one lateral, down.
#pragma once

#include <optional>
#include <vector>

#include "systemc/fabric/topology/wiring.h"

namespace tendril {

/// A hub on the way, and the port of it that the way uses on the end's side.
struct Step {
    int hub = 0;  ///< position in Topology::hubs
    int port = 0;
};

struct Path {
    std::vector<Step> up;             ///< from the source's hub to where the way turns; ports of entry
    std::optional<int> lateral_port;  ///< of up.back(); none: it turns there
    std::vector<Step> down;  ///< from the turn, or behind the lateral, to the listener; ports of exit

    /// Buses it takes.
    int hubs() const { return static_cast<int>(up.size() + down.size()) - (lateral_port ? 0 : 1); }
};

class Paths {
public:
    /// @param topology outlives it
    explicit Paths(const Topology& topology);

    /// Turns at the lowest level with a live lateral between the two ancestors or a common hub, as
    /// interconnect.md says; nothing where there is no live way.
    std::optional<Path> between(const End& source, const End& listener) const;

private:
    const std::vector<Step>& above(const End& end) const;
    int level(const Step& step) const { return topology_.hubs[static_cast<std::size_t>(step.hub)].id.level; }
    std::optional<Path> turn(const std::vector<Step>& own, std::size_t mine, const std::vector<Step>& other,
                             std::size_t theirs) const;

    const Topology& topology_;
    Wiring wiring_;
    std::vector<std::vector<Step>> above_;  ///< by core, then host: live hubs towards the root
};

}  // namespace tendril
