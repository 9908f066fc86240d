#include "sim/packet_ledger.h"

#include <algorithm>

namespace tendril {

PacketLedger::PacketLedger(const std::vector<std::vector<CoreId>>& listeners, std::size_t cores)
    : cores_(cores), sources_(listeners.size()), position_(listeners.size() * cores, -1) {
    for (std::size_t source = 0; source < listeners.size(); ++source) {
        sources_[source].arrived.assign(listeners[source].size(), 0);
        std::int32_t position = 0;
        for (const CoreId core : listeners[source]) position_[source * cores_ + core.value] = position++;
    }
}

void PacketLedger::clear() {
    for (Source& source : sources_) {
        source.packets.clear();
        source.first = 0;
        std::ranges::fill(source.arrived, 0U);
    }
    in_flight_ = 0;
}

void PacketLedger::sent(CoreId id, int neuron, Cycle created) {
    Source& source = sources_[id.value];
    source.packets.push_back({created, neuron, source.arrived.size()});
    in_flight_ += source.arrived.size();
}

void PacketLedger::Packet::visit_state(StateVisitor& visitor) {
    visitor.field("created", created);
    visitor.field("neuron", neuron);
    visitor.field("due", due);
}

void PacketLedger::Source::visit_state(StateVisitor& visitor) {
    visitor.field("packets", packets);
    visitor.field("first", first);
    visitor.field("arrived", arrived);
}

void PacketLedger::visit_state(StateVisitor& visitor) {
    visitor.field("sources", sources_);
    visitor.field("in_flight", in_flight_);
}

std::optional<Cycle> PacketLedger::arrived(CoreId core, CoreId id, int neuron) {
    const std::size_t pair = id.value * cores_ + core.value;
    if (pair >= position_.size() || position_[pair] < 0) return std::nullopt;
    Source& source = sources_[id.value];
    std::uint64_t& number = source.arrived[static_cast<std::size_t>(position_[pair])];
    const auto at = static_cast<std::size_t>(number - source.first);
    if (at >= source.packets.size() || source.packets[at].neuron != neuron) return std::nullopt;
    Packet& packet = source.packets[at];
    const Cycle created = packet.created;
    ++number;
    --packet.due;
    --in_flight_;
    for (; !source.packets.empty() && source.packets.front().due == 0; ++source.first)
        source.packets.pop_front();
    return created;
}

}  // namespace tendril
