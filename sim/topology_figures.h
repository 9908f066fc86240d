// What a topology costs and promises, as named figures: of `tendril topology` and of stats.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "systemc/fabric/topology/metrics.h"

namespace tendril {

/// One figure: its key in JSON, its line in text.
struct TopologyFigure {
    std::string key;
    nlohmann::ordered_json value;
    std::string unit;
    const char* label = "analytic";  ///< counted from the links; "proxy": stands for something else
};

std::vector<TopologyFigure> topology_figures(const TopologyMetrics& m);

}  // namespace tendril
