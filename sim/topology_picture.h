// The floorplan as a picture: cores, hubs, links, and the shortcuts between hubs.
#pragma once

#include <string>

#include "systemc/fabric/topology.h"

namespace tendril {

/// An SVG of the Morton floorplan. Cores are grey squares; hubs discs that grow and darken with their
/// level; links thin lines, laterals red arcs, dead links dashed.
std::string topology_svg(const Topology& topology);

}  // namespace tendril
