// The account of a run's latencies for people, for programs, and as a picture.
#pragma once

#include <string>

#include "sim/explain/latency_account.h"

namespace tendril {

/// Tables of parts by stage for all and for the slowest, who was waited for, the slowest ten with their ways.
/// Ends with LF.
std::string latency_text(const LatencyRun& run, const LatencyAccount& account);

/// The same as a JSON object, "tendril-latency 1", all of the waits in it. Ends with LF.
std::string latency_json(const LatencyRun& run, const LatencyAccount& account);

/// The head of the table of every delivery, and one row of it, with LF.
std::string each_head();
std::string each_row(const Split& split);

/// "core 3", "host in", "L1.0"
std::string node_name(const ChipPlan& plan, int node);

/// Mean cycles of a delivery of each group as bars, stacked by part and stage; SVG.
std::string latency_svg(const LatencyRun& run, const LatencyAccount& account);
/// A page with that picture and the text.
std::string latency_html(const LatencyRun& run, const LatencyAccount& account);

}  // namespace tendril
