#include "sim/ledger.h"

namespace tendril {

Ledger::Ledger(std::vector<std::vector<CoreId>> cores, std::size_t core_count)
    : cores_(std::move(cores)), core_count_(core_count), lane_of_(cores_.size() * core_count, -1) {
    for (std::size_t source = 0; source < cores_.size(); ++source) {
        for (const CoreId core : cores_[source]) {
            lane_of_[source * core_count_ + core.value] = static_cast<std::int32_t>(lanes_.size());
            lanes_.emplace_back();
        }
    }
}

void Ledger::clear() {
    for (std::deque<Copy>& lane : lanes_) lane.clear();
    in_flight_ = 0;
}

std::deque<Ledger::Copy>& Ledger::lane(CoreId core, SourceId source) {
    return lanes_[static_cast<std::size_t>(lane_of_[source.value * core_count_ + core.value])];
}

void Ledger::sent(SourceId source, int neuron, Tick tick) {
    for (const CoreId core : cores_[source.value]) {
        lane(core, source).push_back({neuron, tick});
        ++in_flight_;
    }
}

std::optional<Tick> Ledger::arrived(CoreId core, SourceId source, int neuron) {
    const std::size_t pair = source.value * core_count_ + core.value;
    if (source.value >= cores_.size() || lane_of_[pair] < 0) return std::nullopt;
    std::deque<Copy>& due = lane(core, source);
    if (due.empty() || due.front().neuron != neuron) return std::nullopt;
    const Tick tick = due.front().tick;
    due.pop_front();
    --in_flight_;
    return tick;
}

}  // namespace tendril
