// Three ways to bring a spike to its listeners: by masks, to everybody, or as a copy for each.
#pragma once

#include <string>

#include "sim/chip_plan.h"

namespace tendril {

/// Fills in the registers of hubs or the tables of routers, for topology and listeners of the plan.
/// - mask: a table by source says at which ports a spike leaves (chip.md)
/// - flood: every spike goes to every core and host along one tree, laterals unused; no table is needed. All
///   become listeners, those that asked are kept in `wanted`
/// - unicast: a source sends a copy for each listener, one a cycle, each under a name of its own (`copies`:
///   ids behind those of cores and hosts). On the wires a copy would carry its destination; here its name
///   stands for it
/// @throws std::invalid_argument, std::runtime_error with the fault of the routes
void plan_routes(const std::string& routing, ChipPlan& plan);

/// Bits of the tables that the mode needs: of masks a bit for each live port and each source; none for flood;
/// for unicast, at each hub and for each core or host, the number of a port.
std::int64_t table_bits(const ChipPlan& plan);

}  // namespace tendril
