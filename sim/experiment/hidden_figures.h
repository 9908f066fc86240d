// How well the spikes of a run say where a hidden pattern was.
#pragma once

#include <cstdint>
#include <vector>

namespace tendril {

struct HiddenFigures {
    double hit = 0;            ///< share of presentations answered, mean over the patterns
    double false_alarms = 0;   ///< per second (1000 ticks), mean over the neurons that stand for a pattern
    double latency = 0;        ///< ticks into the pattern, last quarter; 99 where it is never answered
    double latency_first = 0;  ///< the same, of the run's first tenth
    int winners = 0;           ///< different neurons that stand for a pattern
    bool success = false;      ///< every pattern: hit > 0.95, less than 0.5 false alarms a second

    bool strict() const { return hit > 0.98 && false_alarms == 0; }
};

/// Of the last quarter of the segments. For each pattern the neuron counts that answers it best. A
/// presentation is answered by the first spike in it or in the five ticks after it.
/// @param segments pattern of each segment, −1 noise
/// @param spikes per neuron, ticks from the start, ascending
HiddenFigures judge_hidden(const std::vector<int>& segments, int length, int patterns,
                           const std::vector<std::vector<std::int64_t>>& spikes);

}  // namespace tendril
