// Implements router_model.h.
#include "systemc/fabric/router_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "systemc/fabric/hub_pins_state.h"

namespace tendril {

void RouterModel::load(const RouterSetup& setup) {
    if (setup.depth < 1 || setup.depth > kHubDepthMax)
        throw std::invalid_argument(
            fmt::format("router: fifo depth {}; allowed is 1..{}", setup.depth, kHubDepthMax));
    *this = RouterModel();
    table_ = setup.table;
    bus_ = setup.bus;
    children_ = static_cast<std::size_t>(setup.children);
    depth_ = setup.depth;
    marks_from_ = setup.marks_from;
    marks_to_.resize(marks_from_.size());
    for (std::size_t out = 0; out < marks_from_.size(); ++out)
        for (const std::uint16_t in : marks_from_[out])
            marks_to_[in].push_back(static_cast<std::uint16_t>(out));
    ports_.resize(static_cast<std::size_t>(setup.ports));
    setup_cycles_ = 1 + static_cast<std::int64_t>(table_.sources());
}

void RouterModel::clock(const RouterInputs& inputs) {
    std::size_t spikes = 0;
    for (std::size_t port = 0; port < ports_.size(); ++port) {
        Port& p = ports_[port];
        if (p.out_valid != 0 && inputs.out_ready[port] != 0) p.out_valid = 0;
        p.room = p.out_valid == 0;
        spikes += p.holds_spike();
    }
    const bool marks = can_mark() && send_marks();
    const std::size_t moved = move_spikes(marks);
    if (spikes > moved) ++totals_.blocked_cycles;
    if (marks || moved > 0) ++totals_.busy_cycles;
    totals_.moved += moved;
    idle_ = true;
    for (std::size_t port = 0; port < ports_.size(); ++port) {
        Port& p = ports_[port];
        // Ready was what the registers said before this cycle's moves.
        if (inputs.in_valid[port] != 0) p.push(inputs.in[port]);
        if (p.out_valid != 0 || p.holds_spike()) idle_ = false;
    }
    if (idle_ && can_mark())
        for (std::size_t out = 0; out < ports_.size() && idle_; ++out) idle_ = !mark_due(out);
}

bool RouterModel::can_mark() const {
    return std::ranges::any_of(ports_, [](const Port& port) { return port.holds_mark(); });
}

bool RouterModel::mark_due(std::size_t out) const {
    const std::uint32_t tick = ports_[out].marks_sent;
    return !marks_from_[out].empty() && std::ranges::all_of(marks_from_[out], [&](std::uint16_t in) {
        return ports_[in].holds_mark() && ports_[in].marks_gone == tick;
    });
}

/// All outputs that can, at once; then the marks that nobody waits for any more go.
bool RouterModel::send_marks() {
    bool sent = false;
    for (std::size_t out = 0; out < ports_.size(); ++out) {
        if (ports_[out].room == 0 || !mark_due(out)) continue;
        put(out, ports_[marks_from_[out].front()].head());
        ++ports_[out].marks_sent;
        ++totals_.marks;
        sent = true;
    }
    if (sent) pop_marks();
    return sent;
}

void RouterModel::pop_marks() {
    for (std::size_t in = 0; in < ports_.size(); ++in) {
        Port& p = ports_[in];
        const bool wanted = std::ranges::any_of(
            marks_to_[in], [&](std::uint16_t out) { return ports_[out].marks_sent == p.marks_gone; });
        if (!p.holds_mark() || wanted) continue;
        p.pop();
        ++p.marks_gone;
    }
}

/// A mark that has just come to a head takes the place of a spike that was not there: it waits a cycle.
std::size_t RouterModel::move_spikes(bool marks_moved) {
    if (bus_ && marks_moved) return 0;
    const std::size_t ports = ports_.size();
    if (bus_) {
        for (std::size_t port = children_; port < ports; ++port)
            if (move(port)) return 1;
        for (std::size_t i = 0; i < children_; ++i) {
            const std::size_t port = (next_ + i) % children_;
            if (!move(port)) continue;
            next_ = static_cast<std::uint32_t>((port + 1) % children_);
            return 1;
        }
        return 0;
    }
    std::size_t moved = 0;
    for (std::size_t i = 0; i < ports; ++i) moved += move((next_ + i) % ports);
    if (moved > 0) next_ = static_cast<std::uint32_t>((next_ + 1) % ports);
    return moved;
}

/// All of its outputs at once or none.
bool RouterModel::move(std::size_t port) {
    Port& p = ports_[port];
    if (!p.holds_spike()) return false;
    const auto outputs = table_.ports(p.head().source.value);
    if (std::ranges::any_of(outputs, [&](std::uint16_t out) { return ports_[out].room == 0; })) return false;
    for (const std::uint16_t out : outputs) put(out, p.head());
    totals_.copies += outputs.size();
    p.pop();
    return true;
}

void RouterModel::put(std::size_t out, const Flit& flit) {
    ports_[out].out = flit;
    ports_[out].out_valid = 1;
    ports_[out].room = 0;
}

void RouterModel::Port::pop() {
    first = (first + 1) % kHubDepthMax;
    --count;
}

void RouterModel::Port::push(const Flit& flit) {
    ring[static_cast<std::size_t>((first + count) % kHubDepthMax)] = flit;
    ++count;
}

void RouterModel::Port::visit_state(StateVisitor& visitor) {
    visitor.field("ring", ring);
    visitor.field("out", out);
    visitor.field("first", first);
    visitor.field("count", count);
    visitor.field("marks_gone", marks_gone);
    visitor.field("marks_sent", marks_sent);
    visitor.field("out_valid", out_valid);
}

void RouterModel::visit_state(StateVisitor& visitor) {
    visitor.field("ports", ports_);
    visitor.field("next", next_);
    visitor.field("idle", idle_);
    visitor.field("totals", totals_);
}

}  // namespace tendril
