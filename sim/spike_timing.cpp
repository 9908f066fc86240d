#include "sim/spike_timing.h"

#include <algorithm>
#include <cstdlib>

namespace tendril {

namespace {

double share(std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

double TimingTotals::distortion_mean() const { return share(distortion_sum, intervals); }

double TimingTotals::disorder() const { return share(disordered, latency.count()); }

SpikeTiming::SpikeTiming(std::size_t sources, std::size_t cores)
    : cores_(cores), last_(sources * cores), youngest_(cores, INT64_MIN) {}

void SpikeTiming::clear() {
    for (auto& neurons : last_) neurons.clear();
    youngest_.assign(youngest_.size(), INT64_MIN);
    totals_ = {};
}

void TimingTotals::visit_state(StateVisitor& visitor) {
    visitor.field("latency", latency);
    visitor.field("disordered", disordered);
    visitor.field("intervals", intervals);
    visitor.field("distortion_sum", distortion_sum);
    visitor.field("distortion_max", distortion_max);
}

void SpikeTiming::visit_state(StateVisitor& visitor) {
    visitor.field("last", last_);
    visitor.field("youngest", youngest_);
    visitor.field("totals", totals_);
}

void SpikeTiming::delivered(CoreId core, SourceId source, int neuron, Cycle sent, Cycle arrived) {
    const std::int64_t latency = arrived - sent;
    totals_.latency.add(latency);
    std::int64_t& youngest = youngest_[core.value];
    totals_.disordered += sent.value < youngest;
    youngest = std::max(youngest, sent.value);
    std::vector<std::int64_t>& neurons = last_[source.value * cores_ + core.value];
    const auto at = static_cast<std::size_t>(neuron);
    if (at >= neurons.size()) neurons.resize(at + 1, -1);
    if (neurons[at] >= 0) {
        const std::int64_t distortion = std::abs(latency - neurons[at]);
        ++totals_.intervals;
        totals_.distortion_sum += static_cast<std::uint64_t>(distortion);
        totals_.distortion_max = std::max(totals_.distortion_max, distortion);
    }
    neurons[at] = latency;
}

}  // namespace tendril
