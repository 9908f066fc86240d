// What a run's activity says about how near it is to the edge of chaos.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/avalanches/activity.h"
#include "sim/avalanches/size_fit.h"

namespace tendril {

struct Cut {
    std::int64_t bin = 1;        ///< ticks
    std::int64_t threshold = 0;  ///< a bin with more spikes belongs to an avalanche
};

struct AvalancheSummary {
    std::string run;
    Cut cut;
    std::int64_t ticks = 0;
    std::int64_t spikes = 0;
    std::optional<Branching> branching;
    std::vector<Avalanche> avalanches;
    std::optional<SizeFit> fit;
};

/// @param activity spikes of each tick; a last bin that is not whole is left out
AvalancheSummary summarise(const std::string& run, const Activity& activity, const Cut& cut);

std::string text_of(const AvalancheSummary& summary);
nlohmann::ordered_json json_of(const AvalancheSummary& summary);
/// Share of avalanches of at least each size, on two logarithmic axes, with the fitted power law.
std::string picture_of(const AvalancheSummary& summary);

}  // namespace tendril
