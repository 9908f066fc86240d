#include "sim/traffic_generator.h"

#include <algorithm>

namespace tendril {

TrafficGenerator::TrafficGenerator(const TrafficPlan& plan, std::vector<bool> listened)
    : plan_(plan), stream_(plan.stream), sources_(listened.size()) {
    for (std::size_t core = 0; core < listened.size(); ++core) sources_[core].listened = listened[core];
}

void TrafficGenerator::start(Cycle end) {
    stream_ = plan_.stream;
    for (Source& source : sources_) {
        const bool somebody = source.listened;
        source = {};
        source.listened = somebody;
    }
    replayed_ = 0;
    now_ = Cycle(0);
    end_ = end;
    waiting_ = 0;
}

std::optional<TrafficPacket> TrafficGenerator::next(CoreId core) {
    Source& source = sources_[core.value];
    if (!source.listened) return std::nullopt;
    while (source.packets.empty() && now_ < end_) create();
    if (source.packets.empty()) return std::nullopt;
    const TrafficPacket packet = source.packets.front();
    source.packets.pop_front();
    source.held.push_back(packet.created);
    return packet;
}

Cycle TrafficGenerator::sent(CoreId core) {
    Source& source = sources_[core.value];
    const Cycle created = source.held.front();
    source.held.pop_front();
    --waiting_;
    return created;
}

std::uint64_t TrafficGenerator::created(CoreId core, Cycle before) const {
    const Source& source = sources_[core.value];
    const auto ahead = [&](Cycle created) { return created >= before && created.value >= plan_.warmup; };
    const auto held = std::ranges::count_if(source.held, ahead);
    const auto waiting = std::ranges::count_if(source.packets, ahead, &TrafficPacket::created);
    return source.measured - static_cast<std::uint64_t>(held + waiting);
}

/// But who is listened to: that is the plan's.
void TrafficGenerator::Source::visit_state(StateVisitor& visitor) {
    visitor.field("number", number);
    visitor.field("packets", packets);
    visitor.field("held", held);
    visitor.field("measured", measured);
}

void TrafficGenerator::visit_state(StateVisitor& visitor) {
    visitor.field("stream", stream_);
    visitor.field("sources", sources_);
    visitor.field("replayed", replayed_);
    visitor.field("now", now_);
    visitor.field("waiting", waiting_);
}

/// All packets of a cycle.
void TrafficGenerator::create() {
    if (plan_.replay()) {
        for (; replayed_ < plan_.recorded.size() && plan_.recorded[replayed_].cycle == now_; ++replayed_) {
            const RecordedSpike& spike = plan_.recorded[replayed_];
            Source& source = sources_[spike.core.value];
            if (source.listened) add(source, spike.neuron);
        }
    } else {
        for (Source& source : sources_)
            if (source.listened && stream_.chance(plan_.chance)) add(source, source.number++);
    }
    ++now_;
}

void TrafficGenerator::add(Source& source, std::uint8_t neuron) {
    source.packets.push_back({now_, neuron});
    source.measured += now_.value >= plan_.warmup;
    ++waiting_;
}

}  // namespace tendril
