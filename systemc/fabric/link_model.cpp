// Implements link_model.h.
#include "systemc/fabric/link_model.h"

#include <fmt/format.h>

#include <stdexcept>

namespace tendril {

LinkModel::LinkModel(int cycles) : cycles_(cycles) {
    if (cycles < 1 || cycles > kLinkCyclesMax)
        throw std::invalid_argument(fmt::format("link: {} cycles; allowed is 1..{}", cycles, kLinkCyclesMax));
}

void LinkModel::clock(bool in_valid, Flit in, bool out_ready) {
    const bool push = in_valid && in_ready();
    const bool pop = out_valid() && out_ready;
    if (push) {
        ring_[(first_ + held_) % (kLinkCyclesMax + 1)] = in;
        in_flight_ |= 1U << (cycles_ - 1);
    }
    if (pop) first_ = (first_ + 1) % (kLinkCyclesMax + 1);
    held_ += int{push} - int{pop};
    arrived_ += static_cast<int>(in_flight_ & 1U) - int{pop};
    in_flight_ >>= 1;
}

void LinkModel::visit_state(StateVisitor& visitor) {
    visitor.field("ring", ring_);
    visitor.field("first", first_);
    visitor.field("held", held_);
    visitor.field("arrived", arrived_);
    visitor.field("in_flight", in_flight_);
}

}  // namespace tendril
