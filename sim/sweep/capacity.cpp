#include "sim/sweep/capacity.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace tendril {

namespace {

std::string words_without(const SweepPlan& plan, const SweepPoint& point, const std::string& load) {
    std::string text;
    for (std::size_t i = 0; i < plan.keys.size(); ++i) {
        if (plan.keys[i] == load || point.words[i].empty()) continue;
        text += (text.empty() ? "" : ", ") + plan.keys[i] + " = " + point.words[i];
    }
    return text.empty() ? "the chip" : text;
}

double load_of(const SweepPlan& plan, const PointResult& result, const std::string& load) {
    if (load == plan.searched) return result.found() ? result.found()->mean : 0;
    const auto at = std::ranges::find(plan.keys, load) - plan.keys.begin();
    return std::strtod(result.point->words[static_cast<std::size_t>(at)].c_str(), nullptr);
}

void settle(Configuration& configuration, bool searched) {
    std::ranges::stable_sort(configuration.loads, {}, [](const auto& entry) { return entry.first; });
    for (const auto& [load, result] : configuration.loads) {
        const bool over = result->status() != PointStatus::ok;
        if (over && !searched) {
            configuration.bounded = true;
            return;
        }
        if (!over) configuration.capacity = load;
    }
    configuration.bounded = searched && configuration.loads.front().second->note().empty();
}

}  // namespace

std::string load_key(const SweepPlan& plan) {
    if (!plan.searched.empty()) return plan.searched;
    return std::ranges::count(plan.keys, "traffic.load") > 0 ? "traffic.load" : "";
}

std::vector<Configuration> configurations(const SweepPlan& plan, const std::vector<PointResult>& points) {
    const std::string load = load_key(plan);
    std::vector<Configuration> all;
    std::map<std::string, std::size_t> known;
    for (const PointResult& result : points) {
        const auto wire = result.of("wire_pitches");
        if (result.status() == PointStatus::failed || !wire || load.empty()) continue;
        const std::string words = words_without(plan, *result.point, load);
        const auto [at, is_new] = known.emplace(words, all.size());
        if (is_new) all.push_back({words, wire->mean, {}, false, {}});
        all[at->second].loads.emplace_back(load_of(plan, result, load), &result);
    }
    for (Configuration& configuration : all) settle(configuration, load == plan.searched);
    return all;
}

std::vector<const Configuration*> pareto_front(const std::vector<Configuration>& all) {
    std::vector<const Configuration*> sorted;
    for (const Configuration& configuration : all)
        if (configuration.capacity) sorted.push_back(&configuration);
    std::ranges::stable_sort(sorted, [](const Configuration* a, const Configuration* b) {
        return a->wire != b->wire ? a->wire < b->wire : *a->capacity > *b->capacity;
    });
    std::vector<const Configuration*> front;
    for (const Configuration* next : sorted)
        if (front.empty() || *next->capacity > *front.back()->capacity) front.push_back(next);
    return front;
}

const Configuration* knee_of(const std::vector<const Configuration*>& front) {
    if (front.size() < 3) return nullptr;
    const double wire = front.back()->wire - front.front()->wire;
    const double capacity = *front.back()->capacity - *front.front()->capacity;
    const Configuration* knee = nullptr;
    double above = 1e-9;
    for (const Configuration* one : front) {
        const double height =
            (*one->capacity - *front.front()->capacity) / capacity - (one->wire - front.front()->wire) / wire;
        if (height <= above) continue;
        above = height;
        knee = one;
    }
    return knee;
}

}  // namespace tendril
