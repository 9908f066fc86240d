#include "sim/sweep/summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/sweep/capacity.h"

namespace tendril {

namespace {

constexpr std::size_t kMostLines = 5;

std::string counts(const SweepPlan& plan, const SweepResult& result) {
    std::string text =
        fmt::format("{} points x {} seeds: ", plan.points.size(), plan.points.front().runs.size());
    for (const PointStatus status :
         {PointStatus::ok, PointStatus::saturated, PointStatus::not_drained, PointStatus::failed}) {
        const std::size_t count = result.count(status);
        if (count > 0 || status == PointStatus::ok)
            text += fmt::format("{}{} {}", status == PointStatus::ok ? "" : ", ", count, name_of(status));
    }
    return text + fmt::format(" ({} run in {:.1f} s, {} kept)\n", result.ran, result.seconds, result.kept);
}

/// Points that have no result, the first few with their reason.
std::string without_result(const std::vector<PointResult>& points, PointStatus status) {
    std::string text;
    std::size_t count = 0;
    for (const PointResult& point : points) {
        if (point.status() != status) continue;
        if (++count <= kMostLines)
            text += fmt::format("point {} {}: {}\n", point.point->number, name_of(status), point.note());
    }
    if (count > kMostLines)
        text += fmt::format("and {} more points {}\n", count - kMostLines, name_of(status));
    return text;
}

std::string capacity_text(const Configuration& one) {
    return fmt::format("{:.4g}{}", *one.capacity, one.bounded ? "" : " or more");
}

std::string front_text(const std::vector<const Configuration*>& front, const std::string& load) {
    if (front.empty()) return "every load that was tried saturates\n";
    std::string text = fmt::format("most {} without saturation, by wire:\n", load);
    for (const Configuration* one : front)
        text += fmt::format("  {:>7.5g} pitches  {:<12} {}\n", one->wire, capacity_text(*one), one->words);
    return text;
}

std::string budget_text(const std::vector<const Configuration*>& front, double budget) {
    const Configuration* best = nullptr;
    for (const Configuration* one : front)
        if (one->wire <= budget) best = one;
    if (best == nullptr) return fmt::format("nothing fits into {} pitches of wire\n", budget);
    return fmt::format("best within {} pitches: {} ({}, {:.5g} pitches)\n", budget, best->words,
                       capacity_text(*best), best->wire);
}

std::string knee_text(const std::vector<const Configuration*>& front) {
    const Configuration* knee = knee_of(front);
    if (knee == nullptr) return "";
    return fmt::format("knee: {} at {:.5g} pitches; wire beyond it buys less than wire up to it\n",
                       knee->words, knee->wire);
}

/// Of the configuration that carries most: from which load on latency grows.
std::string latency_text(const Configuration& best, const std::string& load) {
    if (best.loads.size() < 2) return "";
    const auto least = best.loads.front().second->of("latency_p99_cycles");
    if (!least) return "";
    std::string text =
        fmt::format("its p99 is {:.4g} cycles at {} = {:.4g}", least->mean, load, best.loads.front().first);
    for (const auto& [value, result] : best.loads) {
        const auto p99 = result->of("latency_p99_cycles");
        if (!p99 || p99->mean <= 2 * least->mean) continue;
        return text + fmt::format(", and more than twice that from {:.4g} on ({:.4g})\n", value, p99->mean);
    }
    return text + ", and less than twice that at every load tried\n";
}

/// The least load that saturates a point, and the hub that is busiest there.
std::string first_to_saturate(const std::vector<Configuration>& all, const std::string& load) {
    const PointResult* first = nullptr;
    const Configuration* where = nullptr;
    double least = 0;
    for (const Configuration& one : all) {
        for (const auto& [value, result] : one.loads) {
            if (result->status() != PointStatus::saturated || (first != nullptr && value >= least)) continue;
            first = result, where = &one, least = value;
        }
    }
    if (first == nullptr) return "";
    const auto row = std::ranges::find(first->rows, PointStatus::saturated, &SweepRow::status);
    const auto& use = figure(row->figures, "busiest_hub_use");
    const std::string hub =
        use ? fmt::format("; hub {} is busy in {:.0f} % of its cycles", row->busiest_hub, *use * 100) : "";
    return fmt::format("first to saturate: {} at {} = {:.4g} (point {}): {}{}\n", where->words, load, least,
                       first->point->number, first->note(), hub);
}

/// Of searches: the hub that is busiest where the least capacity ends.
std::string bottleneck(const std::vector<Configuration>& all) {
    const Configuration* least = nullptr;
    for (const Configuration& one : all)
        if (one.capacity && (least == nullptr || *one.capacity < *least->capacity)) least = &one;
    if (least == nullptr) return "";
    const SweepRow& row = least->loads.front().second->rows.front();
    const auto& use = figure(row.figures, "busiest_hub_use");
    if (!use) return "";
    return fmt::format("first to saturate: {} above {}; hub {} is busy in {:.0f} % of its cycles there\n",
                       least->words, capacity_text(*least), row.busiest_hub, *use * 100);
}

}  // namespace

std::string summary_text(const SweepSpec& spec, const SweepPlan& plan, const SweepResult& result) {
    std::string text = counts(plan, result);
    text += without_result(result.points, PointStatus::failed);
    text += without_result(result.points, PointStatus::not_drained);
    if (spec.seeds.size() < 5)
        text += fmt::format("{} seeds: intervals are wide; 5 or more make them worth reading\n",
                            spec.seeds.size());
    const std::string load = load_key(plan);
    if (load.empty()) return text;
    const std::vector<Configuration> all = configurations(plan, result.points);
    const auto front = pareto_front(all);
    text += front_text(front, load);
    if (spec.summary.wire_pitches) text += budget_text(front, *spec.summary.wire_pitches);
    text += knee_text(front);
    if (!front.empty()) text += latency_text(*front.back(), load);
    return text + (plan.searched.empty() ? first_to_saturate(all, load) : bottleneck(all));
}

}  // namespace tendril
