#include "sim/ledger.h"

namespace tendril {

namespace {

constexpr std::size_t kDropFrom = 16;

}  // namespace

Ledger::Ledger(std::vector<std::vector<CoreId>> cores, std::size_t core_count)
    : cores_(std::move(cores)), core_count_(core_count), lane_of_(cores_.size() * core_count, -1) {
    for (std::size_t source = 0; source < cores_.size(); ++source)
        lay_lanes(SourceId(static_cast<std::uint16_t>(source)));
}

void Ledger::lay_lanes(SourceId source) {
    for (const CoreId core : cores_[source.value]) {
        std::int32_t& lane = lane_of_[source.value * core_count_ + core.value];
        if (lane >= 0) continue;
        lane = static_cast<std::int32_t>(lanes_.size());
        lanes_.emplace_back();
    }
}

void Ledger::listeners(SourceId source, std::vector<CoreId> cores) {
    cores_[source.value] = std::move(cores);
    lay_lanes(source);
}

/// What has arrived is dropped when it is most of the queue: a queue that is never empty stays short too.
void Ledger::Lane::push(Copy copy) {
    if (first > kDropFrom && 2 * first > copies.size()) {
        copies.erase(copies.begin(), copies.begin() + static_cast<std::ptrdiff_t>(first));
        first = 0;
    }
    copies.push_back(copy);
}

void Ledger::Lane::pop() {
    ++first;
    if (!empty()) return;
    copies.clear();
    first = 0;
}

void Ledger::clear() {
    for (Lane& lane : lanes_) lane = {};
    in_flight_ = 0;
}

Ledger::Lane& Ledger::lane(CoreId core, SourceId source) {
    return lanes_[static_cast<std::size_t>(lane_of_[source.value * core_count_ + core.value])];
}

void Ledger::sent(SourceId source, int neuron, Tick tick, Cycle cycle) {
    for (const CoreId core : cores_[source.value]) {
        lane(core, source).push({neuron, {tick, cycle}});
        ++in_flight_;
    }
}

void Ledger::Copy::visit_state(StateVisitor& visitor) {
    visitor.field("neuron", neuron);
    visitor.field("tick", sent.tick);
    visitor.field("cycle", sent.cycle);
}

void Ledger::Lane::visit_state(StateVisitor& visitor) {
    visitor.field("copies", copies);
    visitor.field("first", first);
}

void Ledger::visit_state(StateVisitor& visitor) {
    visitor.field("cores", cores_);
    visitor.field("lane_of", lane_of_);
    visitor.field("lanes", lanes_);
    visitor.field("in_flight", in_flight_);
}

void Ledger::dated(SourceId source, Cycle cycle) {
    for (const CoreId core : cores_[source.value]) lane(core, source).copies.back().sent.cycle = cycle;
}

std::optional<Ledger::Sent> Ledger::arrived(CoreId core, SourceId source, int neuron) {
    const std::size_t pair = source.value * core_count_ + core.value;
    if (source.value >= cores_.size() || lane_of_[pair] < 0) return std::nullopt;
    Lane& due = lane(core, source);
    if (due.empty() || due.copies[due.first].neuron != neuron) return std::nullopt;
    const Sent sent = due.copies[due.first].sent;
    due.pop();
    --in_flight_;
    return sent;
}

}  // namespace tendril
