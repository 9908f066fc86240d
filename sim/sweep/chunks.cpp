#include "sim/sweep/chunks.h"

#include <algorithm>
#include <cmath>

namespace tendril {

std::vector<std::vector<SweepRun>> chunks_of(const std::vector<SweepRun>& runs, double run_seconds,
                                             double task_seconds) {
    const double all = static_cast<double>(runs.size()) * run_seconds;
    const double wanted =
        task_seconds <= 0 ? static_cast<double>(runs.size()) : std::floor(all / task_seconds);
    const std::size_t most = std::min(runs.size(), kMostTasks);
    const std::size_t tasks = wanted >= static_cast<double>(most)
                                  ? most
                                  : std::max<std::size_t>(1, static_cast<std::size_t>(wanted));
    std::vector<std::vector<SweepRun>> chunks(runs.empty() ? 0 : tasks);
    for (std::size_t i = 0; i < runs.size(); ++i) chunks[i % tasks].push_back(runs[i]);
    return chunks;
}

}  // namespace tendril
