#include "sim/experiment/part_answers.h"

#include <limits>
#include <utility>

namespace tendril {

PartAnswers::PartAnswers(const ChipPlan& plan, Tick first, std::vector<int> patterns)
    : first_(first),
      episode_ticks_(plan.cores[0].neuron.ph_len),
      patterns_(std::move(patterns)),
      spikes_(plan.cores.size(), 0),
      answers_(plan.cores.size()) {}

void PartAnswers::spike(const Spike& spike) {
    ++spikes_[spike.core.value];
    const std::int64_t since = spike.tick - first_;
    answers_[spike.core.value].try_emplace(
        since / episode_ticks_, Answer{spike.neuron.value, static_cast<int>(since % episode_ticks_)});
}

int PartAnswers::usual(std::size_t core, int pattern) const {
    std::map<int, int> counts;
    for (const auto& [episode, answer] : answers_[core])
        if (patterns_[static_cast<std::size_t>(episode)] == pattern) ++counts[answer.neuron];
    int best = -1;
    for (const auto& [neuron, count] : counts)
        if (best < 0 || count > counts[best]) best = neuron;
    return best;
}

double PartAnswers::share_alike(const PartAnswers& other, const Chosen& chosen) const {
    int asked = 0, alike = 0;
    for (std::size_t core = 0; core < answers_.size(); ++core) {
        if (!chosen(core)) continue;
        std::map<int, int> stands_for;  // neuron, how many patterns
        std::map<int, int> usual_of;
        for (const int pattern : patterns_) usual_of.try_emplace(pattern, usual(core, pattern));
        for (const auto& [pattern, neuron] : usual_of) ++stands_for[neuron];
        for (std::size_t e = 0; e < patterns_.size(); ++e) {
            ++asked;
            const auto answer = other.answers_[core].find(static_cast<std::int64_t>(e));
            if (answer == other.answers_[core].end()) continue;
            const int wanted = usual_of[patterns_[e]];
            alike += answer->second.neuron == wanted && stands_for[wanted] == 1;
        }
    }
    return asked > 0 ? static_cast<double>(alike) / asked : std::numeric_limits<double>::quiet_NaN();
}

double PartAnswers::mean_tick(const Chosen& chosen, const std::function<int(std::size_t core)>& since) const {
    double sum = 0;
    int count = 0;
    for (std::size_t core = 0; core < answers_.size(); ++core) {
        if (!chosen(core)) continue;
        for (const auto& [episode, answer] : answers_[core]) {
            sum += answer.tick - since(core);
            ++count;
        }
    }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace tendril
