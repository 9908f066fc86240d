// Directions of links that wait for each other, and the ring in which a fabric could get stuck.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "systemc/fabric/topology/wiring.h"

namespace tendril {

/// One direction of a link: 2 · its position, and 1 where it leads down.
inline int channel(const Joint& joint) { return 2 * joint.link + (joint.up ? 0 : 1); }

/// By channel: those that a flit on it may wait for.
using ChannelWaits = std::vector<std::set<int>>;

/// "" or the first ring of channels that wait for each other, by name.
std::string ring_of_channels(const Topology& topology, const ChannelWaits& waits);

}  // namespace tendril
