// Implements check_routes of routing.h: walks every source's flits, then looks for a ring of channels.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>

#include "systemc/fabric/port_rules.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {
namespace {

/// One direction of a link.
int channel(const Joint& joint) { return 2 * joint.link + (joint.up ? 0 : 1); }

class Walker {
public:
    Walker(const Topology& topology, const Masks& masks)
        : topology_(topology),
          wiring_(topology),
          setups_(hub_setups(topology, masks)),
          after_(2 * topology.links.size()) {}

    /// "" or what is wrong with the walk of this source.
    std::string walk(std::size_t source, const std::vector<End>& listeners);
    /// "" or the ring of channels.
    std::string ring() const;

private:
    std::string enter(std::size_t source, int hub, int port, int from_channel);
    std::string deliver(const End& end);
    std::string source_name(std::size_t source) const;
    std::string channel_name(int channel) const;
    bool closes(int channel, std::vector<int>& path, std::vector<int>& state) const;

    const Topology& topology_;
    Wiring wiring_;
    std::vector<HubSetup> setups_;
    std::vector<std::set<int>> after_;  ///< by channel: channels that a flit from it may wait for
    std::vector<int> entered_;          ///< of this source: hubs on its way
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

std::string Walker::channel_name(int channel) const {
    const LinkSpec& link = topology_.links[static_cast<std::size_t>(channel / 2)];
    const bool up = channel % 2 == 0;
    return fmt::format("{} -> {}", end_name(topology_, up ? link.down : link.up),
                       end_name(topology_, up ? link.up : link.down));
}

/// Depth first; state 0 new, 1 on the path, 2 done. True: `path` ends with the channel it closes at.
bool Walker::closes(int channel, std::vector<int>& path, std::vector<int>& state) const {
    state[static_cast<std::size_t>(channel)] = 1;
    path.push_back(channel);
    for (const int next : after_[static_cast<std::size_t>(channel)]) {
        const int seen = state[static_cast<std::size_t>(next)];
        if (seen == 1) {
            path.push_back(next);
            return true;
        }
        if (seen == 0 && closes(next, path, state)) return true;
    }
    state[static_cast<std::size_t>(channel)] = 2;
    path.pop_back();
    return false;
}

std::string Walker::ring() const {
    std::vector<int> path;
    std::vector<int> state(after_.size(), 0);
    for (int start = 0; start < static_cast<int>(after_.size()); ++start) {
        if (state[static_cast<std::size_t>(start)] != 0 || !closes(start, path, state)) continue;
        std::string text = "channels wait for each other in a ring, so the fabric can get stuck:";
        for (auto at = std::ranges::find(path, path.back()); at != path.end(); ++at)
            text += fmt::format("{} {}", at == std::ranges::find(path, path.back()) ? "" : ",",
                                channel_name(*at));
        return text;
    }
    return "";
}

}  // namespace

std::string check_routes(const Topology& topology, const Listeners& listeners, const Masks& masks) {
    Walker walker(topology, masks);
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        const std::string what = walker.walk(source, listeners[source]);
        if (!what.empty()) return what;
    }
    return walker.ring();
}

}  // namespace tendril
