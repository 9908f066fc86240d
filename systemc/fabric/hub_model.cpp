// Implements hub_model.h; the cycle rules are those of hub.h.
#include "systemc/fabric/hub_model.h"

#include <algorithm>
#include <bit>

#include "systemc/core/map.h"
#include "systemc/fabric/hub_config.h"
#include "systemc/fabric/hub_pins_state.h"
#include "systemc/fabric/port_rules.h"

namespace tendril {
namespace {

constexpr PortSet kParent = 1U << kParentPort;

constexpr int lowest(PortSet set) { return std::countr_zero(set); }

template <class F>
void for_each(PortSet set, F&& f) {
    for (unsigned rest = set; rest != 0; rest &= rest - 1) f(std::countr_zero(rest));
}

}  // namespace

void HubModel::load(const HubSetup& setup) {
    // More sources than the wires have names for are a model's alone: unicast copies.
    constexpr std::size_t kBuiltSources = std::size_t{1} << kSourceBits;
    HubSetup built = setup;
    built.masks.resize(std::min(setup.masks.size(), kBuiltSources));
    const auto words = hub_config_words(built);
    *this = HubModel();
    setup_cycles_ = 1 + static_cast<std::int64_t>(words.size());
    setup_ = setup;
    setup_.masks.resize(std::max(setup.masks.size(), kBuiltSources), 0);
    below_ = ports_below(setup);
    beside_ = without(setup.enabled, below_);
    behind_ = kChildPorts;
    for (int port = 0; port < kHubPorts; ++port) allowed_[port] = allowed_outputs(setup, port);
    refresh(kAllPorts);
}

void HubModel::write(std::uint32_t address, std::uint32_t data) {
    setup_.masks.at(address - hub_map::kMasks) = mask_of_word(data);
}

PortSet HubModel::accepted(const HubInputs& inputs) const {
    PortSet set = 0;
    for (int port = 0; port < kHubPorts; ++port)
        if (inputs.in_valid[port] && outputs_.in_ready[port]) set |= port_bit(port);
    return set;
}

void HubModel::clock(Cycle, const HubInputs& inputs) {
    const PortSet arriving = accepted(inputs);
    PortSet drained = 0;
    for_each(out_valid_, [&](int port) {
        if (inputs.out_ready[port]) drained |= port_bit(port);
    });
    const PortSet room = kAllPorts & ~without(out_valid_, drained);
    PortSet marks = marks_;
    for_each(without(arriving, held_), [&](int port) {
        if (inputs.in[port].kind == FlitKind::mark) marks |= port_bit(port);
    });

    const PortSet held = held_;
    const PortSet spikes = without(held_, marks_);
    const Move move = choose(marks, room);
    if (move.put != 0 || move.join) send(move, inputs);
    count(move, spikes);
    out_valid_ = static_cast<PortSet>(without(out_valid_, drained) | move.put);
    for_each(move.take & held, [&](int port) { pop(port); });
    const PortSet pushed = without(arriving, without(move.take, held));
    for_each(pushed, [&](int port) { push(port, inputs.in[port]); });
    refresh(drained | move.put | move.take | pushed);
}

/// Of an up-join the lowest port's mark goes up; it comes down again.
void HubModel::send(const Move& move, const HubInputs& inputs) {
    Flit flit = mark_;
    if (!move.join || joined_) {
        const int from = lowest(move.take);
        flit = (held_ & port_bit(from)) != 0 ? ports_[from].head() : inputs.in[from];
    }
    if (move.join) mark_ = flit;
    for_each(move.put, [&](int port) { outputs_.out[port] = flit; });
}

HubModel::Move HubModel::choose(PortSet marks, PortSet room) {
    const bool up = !joined_ && below_ != 0 && without(below_, marks) == 0 && without(beside_, room) == 0;
    const bool down = joined_ && without(beside_, marks) == 0 && without(below_, room) == 0;
    if (up || down) {
        joined_ = up;
        return {up ? below_ : beside_, up ? beside_ : below_, true};
    }
    const PortSet spike = next_spike(room);
    return {spike, spike != 0 ? ports_[lowest(spike)].mask : PortSet{0}, false};
}

/// The one whose turn it is of the spikes with room everywhere, or none.
PortSet HubModel::next_spike(PortSet room) {
    PortSet can = 0;
    for_each(without(held_, marks_), [&](int port) {
        if (without(ports_[port].mask, room) == 0) can |= port_bit(port);
    });
    if (can == 0) return 0;
    if ((can & kParent) != 0) return kParent;
    if ((can & kLateralPorts) != 0) return port_bit(lowest(can & kLateralPorts));
    const int child = lowest((can & behind_) != 0 ? can & behind_ : can);
    behind_ = kChildPorts & ~((PortSet{2} << child) - 1U);
    return port_bit(child);
}

void HubModel::pop(int port) {
    Port& p = ports_[port];
    p.first = (p.first + 1) % kHubDepthMax;
    --p.count;
    look_up(port);
}

void HubModel::push(int port, const Flit& flit) {
    Port& p = ports_[port];
    p.ring[(p.first + p.count) % kHubDepthMax] = flit;
    if (++p.count == 1) look_up(port);
}

/// After the head of a port changed.
void HubModel::look_up(int port) {
    Port& p = ports_[port];
    held_ = without(held_, port_bit(port));
    marks_ = without(marks_, port_bit(port));
    if (p.count == 0) return;
    held_ |= port_bit(port);
    if (p.head().kind == FlitKind::mark) marks_ |= port_bit(port);
    p.mask = setup_.masks[p.head().source.value] & allowed_[port];
}

void HubModel::count(const Move& move, PortSet spikes) {
    if (without(spikes, move.join ? PortSet{0} : move.take) != 0) ++totals_.blocked_cycles;
    if (move.take == 0 && !move.join) return;
    ++totals_.busy_cycles;
    if (!move.join) ++totals_.moved;
    (move.join ? totals_.marks : totals_.copies) += std::popcount(move.put);
}

void HubModel::refresh(PortSet ports) {
    for_each(ports, [&](int port) {
        outputs_.in_ready[port] = (setup_.enabled & port_bit(port)) != 0 && ports_[port].count < setup_.depth;
        outputs_.out_valid[port] = (out_valid_ & port_bit(port)) != 0;
    });
    const bool join_pending =
        joined_ ? without(beside_, marks_) == 0 : below_ != 0 && without(below_, marks_) == 0;
    outputs_.idle = out_valid_ == 0 && held_ == marks_ && !join_pending;
}

void HubModel::Port::visit_state(StateVisitor& visitor) {
    visitor.field("ring", ring);
    visitor.field("first", first);
    visitor.field("count", count);
    visitor.field("mask", mask);
}

void HubModel::visit_state(StateVisitor& visitor) {
    visitor.field("masks", setup_.masks);
    visitor.field("ports", ports_);
    visitor.field("held", held_);
    visitor.field("marks", marks_);
    visitor.field("out_valid", out_valid_);
    visitor.field("behind", behind_);
    visitor.field("joined", joined_);
    visitor.field("mark", mark_);
    visitor.field("outputs", outputs_);
    visitor.field("totals", totals_);
}

std::unique_ptr<Hub> make_hub_model() { return std::make_unique<HubModel>(); }

}  // namespace tendril
