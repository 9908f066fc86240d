// Implements channels.h: depth first, keeping the path.
#include "systemc/fabric/channels.h"

#include <fmt/format.h>

#include <algorithm>

#include "systemc/fabric/topology/tree.h"

namespace tendril {
namespace {

std::string channel_name(const Topology& topology, int channel) {
    const LinkSpec& link = topology.links[static_cast<std::size_t>(channel / 2)];
    const bool up = channel % 2 == 0;
    return fmt::format("{} -> {}", end_name(topology, up ? link.down : link.up),
                       end_name(topology, up ? link.up : link.down));
}

struct Search {
    const ChannelWaits& waits;
    std::vector<int> path;
    std::vector<int> state;  ///< by channel: 0 new, 1 on the path, 2 done

    /// True: `path` ends with the channel it closes at.
    bool closes(int channel) {
        state[static_cast<std::size_t>(channel)] = 1;
        path.push_back(channel);
        for (const int next : waits[static_cast<std::size_t>(channel)]) {
            const int seen = state[static_cast<std::size_t>(next)];
            if (seen == 1) path.push_back(next);
            if (seen == 1 || (seen == 0 && closes(next))) return true;
        }
        state[static_cast<std::size_t>(channel)] = 2;
        path.pop_back();
        return false;
    }
};

}  // namespace

std::string ring_of_channels(const Topology& topology, const ChannelWaits& waits) {
    Search search{waits, {}, std::vector<int>(waits.size(), 0)};
    for (int start = 0; start < static_cast<int>(waits.size()); ++start) {
        if (search.state[static_cast<std::size_t>(start)] != 0 || !search.closes(start)) continue;
        std::string text = "channels wait for each other in a ring, so the fabric can get stuck:";
        const auto first = std::ranges::find(search.path, search.path.back());
        for (auto at = first; at != search.path.end(); ++at)
            text += fmt::format("{} {}", at == first ? "" : ",", channel_name(topology, *at));
        return text;
    }
    return "";
}

}  // namespace tendril
