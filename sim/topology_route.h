// The way of a source's spikes to each listener, hub by hub.
#pragma once

#include <optional>
#include <string>

#include "sim/chip_plan.h"
#include "systemc/fabric/paths.h"

namespace tendril {

/// "core=0" or "host=in". @throws Error Exit::usage naming what there is
SourceId parse_source(const ChipPlan& plan, const std::string& text);

/// "core 3", "host in"
std::string source_name(const ChipPlan& plan, SourceId source);

/// "L1.0 L2.0 L1.2"; " ~ " stands for a lateral link.
std::string path_text(const Topology& topology, const Path& path);

/// Cycles from the source's output to the listener's input while nothing is in the way: 2 a hub and the
/// delay of every link (chip.md, fabric).
int path_cycles(const Topology& topology, const End& source, const Path& path);

struct RouteLine {
    std::string listener;
    std::string hubs;
    int cycles = 0;
};

/// Routers that a spike takes over a graph of them, and its cycles without waiting.
struct Way {
    std::string hubs;
    int cycles = 0;
};
/// Of a tree likewise; nothing where no live way joins the two.
std::optional<Way> way_between(const ChipPlan& plan, SourceId source, const End& listener);

/// One line for each listener, in the order of ChipPlan::listeners.
std::vector<RouteLine> routes_of(const ChipPlan& plan, SourceId source);

/// The source as an end of a link.
End source_end(const ChipPlan& plan, SourceId source);

}  // namespace tendril
