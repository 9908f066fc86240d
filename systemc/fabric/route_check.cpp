// Implements check_routes of routing.h: walks every source's flits, then looks for a ring of channels.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

#include "systemc/fabric/channels.h"
#include "systemc/fabric/port_rules.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {
namespace {

class Walker {
public:
    Walker(const Topology& topology, const Masks& masks)
        : topology_(topology),
          wiring_(topology),
          setups_(hub_setups(topology, masks)),
          after_(2 * topology.links.size()) {}

    /// "" or what is wrong with the walk of this source.
    std::string walk(std::size_t source, const std::vector<End>& listeners);
    const ChannelWaits& waits() const { return after_; }

private:
    std::string enter(std::size_t source, int hub, int port, int from_channel);
    std::string deliver(const End& end);
    std::string source_name(std::size_t source) const;

    const Topology& topology_;
    Wiring wiring_;
    std::vector<HubSetup> setups_;
    ChannelWaits after_;
    std::vector<int> entered_;  ///< of this source: hubs on its way
    std::set<End> delivered_;
};

std::string Walker::source_name(std::size_t source) const {
    const auto cores = static_cast<std::size_t>(topology_.cores);
    return source < cores ? fmt::format("core {}", source) : fmt::format("host {}", source - cores);
}

std::string Walker::walk(std::size_t source, const std::vector<End>& listeners) {
    entered_.clear();
    delivered_.clear();
    const Joint& start = wiring_.source(source);
    if (!start.used())
        return listeners.empty() ? "" : fmt::format("{} hangs on no live link", source_name(source));
    std::string what = enter(source, start.far.index, start.far.port, channel(start));
    if (!what.empty()) return fmt::format("{}: {}", source_name(source), what);
    const std::set<End> wanted(listeners.begin(), listeners.end());
    for (const End& end : wanted)
        if (!delivered_.contains(end))
            return fmt::format("{}: {} listens and is not reached", source_name(source),
                               end_name(topology_, end));
    for (const End& end : delivered_)
        if (!wanted.contains(end))
            return fmt::format("{}: {} is reached and does not listen", source_name(source),
                               end_name(topology_, end));
    return "";
}

/// Follows a flit into a hub and out of every port of its mask.
std::string Walker::enter(std::size_t source, int hub, int port, int from_channel) {
    const std::string name = "hub " + hub_name(topology_.hubs[static_cast<std::size_t>(hub)].id);
    if (std::ranges::find(entered_, hub) != entered_.end())
        return fmt::format("its spikes enter {} twice", name);
    entered_.push_back(hub);
    const HubSetup& setup = setups_[static_cast<std::size_t>(hub)];
    const PortSet mask = source < setup.masks.size() ? setup.masks[source] : PortSet{0};
    if (without(mask, setup.enabled) != 0)
        return fmt::format("the mask of {} names port {}, where no live link hangs", name,
                           std::countr_zero(without(mask, setup.enabled)));
    for (int out = 0; out < kHubPorts; ++out) {
        if ((mask & allowed_outputs(setup, port) & port_bit(out)) == 0) continue;
        const Joint& joint = wiring_.hubs[static_cast<std::size_t>(hub)][static_cast<std::size_t>(out)];
        after_[static_cast<std::size_t>(from_channel)].insert(channel(joint));
        const std::string what = joint.far.kind == End::Kind::hub
                                     ? enter(source, joint.far.index, joint.far.port, channel(joint))
                                     : deliver({joint.far.kind, joint.far.index, 0});
        if (!what.empty()) return what;
    }
    return "";
}

std::string Walker::deliver(const End& end) {
    if (delivered_.insert(end).second) return "";
    return fmt::format("{} is reached twice", end_name(topology_, end));
}

}  // namespace

std::string check_routes(const Topology& topology, const Listeners& listeners, const Masks& masks) {
    Walker walker(topology, masks);
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        const std::string what = walker.walk(source, listeners[source]);
        if (!what.empty()) return what;
    }
    return ring_of_channels(topology, walker.waits());
}

}  // namespace tendril
