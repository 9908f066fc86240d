#include "sim/avalanches/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace tendril {

namespace {

constexpr double kSure = 0.05;

std::vector<std::int64_t> sizes_of(const std::vector<Avalanche>& avalanches) {
    std::vector<std::int64_t> sizes;
    for (const Avalanche& one : avalanches) sizes.push_back(one.size);
    return sizes;
}

std::string line(const char* name, const std::string& value, const std::string& about) {
    return fmt::format("{:<20}{:>10}  {}\n", name, value, about);
}

std::string verdict(const Rival& rival) {
    if (rival.p >= kSure) return "cannot be told apart";
    return rival.ratio > 0 ? "the power law is better" : fmt::format("the {} is better", rival.name);
}

std::string branching_text(const std::optional<Branching>& branching) {
    if (!branching) return "branching ratio: activity never changes\n";
    std::string text = line("branching ratio", fmt::format("{:.3f}", branching->slope),
                            "slope of a bin's spikes over those of the bin before; 1 is critical");
    const std::string about = fmt::format("of the slopes over 1 to {} bins", branching->steps);
    if (branching->multistep)
        return text + line("  multistep", fmt::format("{:.3f}", *branching->multistep), about);
    return text + line("  multistep", "-", fmt::format("{} slopes can be told from 0", branching->steps));
}

std::string fit_text(const AvalancheSummary& summary) {
    if (!summary.fit)
        return fmt::format("too few avalanches to fit a law: {} or more of three sizes or more\n",
                           kFewestFitted);
    const SizeFit& fit = *summary.fit;
    std::string text = line("power law", fmt::format("{:.2f}", fit.alpha),
                            fmt::format("exponent, ± {:.2f}, of the {} avalanches from size {} on; "
                                        "distance {:.3f}",
                                        fit.alpha_error, fit.fitted, fit.from, fit.distance));
    for (const Rival& rival : fit.rivals)
        text += line(fmt::format("  or {}", rival.name).c_str(), fmt::format("{:.1f}", rival.ratio),
                     fmt::format("log-likelihood ratio, p {:.3f}: {} ({})", rival.p, verdict(rival),
                                 rival.parameters));
    return text;
}

}  // namespace

AvalancheSummary summarise(const std::string& run, const Activity& activity, const Cut& cut) {
    AvalancheSummary summary{run, cut, static_cast<std::int64_t>(activity.size()), 0, {}, {}, {}};
    summary.spikes = std::accumulate(activity.begin(), activity.end(), std::int64_t{0});
    Activity bins;
    const auto width = static_cast<std::size_t>(cut.bin);
    for (std::size_t tick = 0; tick + width <= activity.size(); tick += width) {
        const auto begin = activity.begin() + static_cast<std::ptrdiff_t>(tick);
        bins.push_back(std::accumulate(begin, begin + cut.bin, std::int64_t{0}));
    }
    summary.branching = branching_of(bins);
    summary.avalanches = avalanches_of(bins, cut.threshold);
    summary.fit = fit_sizes(sizes_of(summary.avalanches));
    return summary;
}

std::string text_of(const AvalancheSummary& summary) {
    std::string text = fmt::format("{}: {} spikes in {} ticks, bins of {}\n", summary.run, summary.spikes,
                                   summary.ticks, summary.cut.bin);
    text += branching_text(summary.branching);
    std::int64_t spikes = 0;
    std::int64_t largest = 0;
    for (const Avalanche& one : summary.avalanches) {
        spikes += one.size;
        largest = std::max(largest, one.size);
    }
    text += line("avalanches", fmt::format("{}", summary.avalanches.size()),
                 fmt::format("between bins of at most {} spikes; {} spikes in them, at most {}",
                             summary.cut.threshold, spikes, largest));
    if (summary.avalanches.empty())
        return text + "activity never pauses for a bin: --threshold says what a pause is\n";
    return text + fit_text(summary);
}

nlohmann::ordered_json json_of(const AvalancheSummary& summary) {
    nlohmann::ordered_json json = {{"format", "tendril-avalanches 1"}, {"run", summary.run},
                                   {"bin_ticks", summary.cut.bin},     {"threshold", summary.cut.threshold},
                                   {"ticks", summary.ticks},           {"spikes", summary.spikes}};
    json["branching_slope"] = nullptr;
    json["branching_multistep"] = nullptr;
    if (summary.branching) {
        json["branching_slope"] = summary.branching->slope;
        if (summary.branching->multistep) json["branching_multistep"] = *summary.branching->multistep;
    }
    json["sizes"] = sizes_of(summary.avalanches);
    json["durations"] = nlohmann::ordered_json::array();
    for (const Avalanche& one : summary.avalanches) json["durations"].push_back(one.duration);
    json["fit"] = nullptr;
    if (!summary.fit) return json;
    const SizeFit& fit = *summary.fit;
    json["fit"] = {{"alpha", fit.alpha},
                   {"alpha_error", fit.alpha_error},
                   {"from", fit.from},
                   {"distance", fit.distance},
                   {"fitted", fit.fitted}};
    for (const Rival& rival : fit.rivals)
        json["fit"][rival.name] = {{"log_likelihood_ratio", rival.ratio}, {"p", rival.p}};
    return json;
}

}  // namespace tendril
