#include "sim/traffic_tally.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/traffic_plan.h"
#include "systemc/core/core_pins_state.h"

namespace tendril {

namespace {

std::vector<std::vector<CoreId>> cores_of(const Listeners& listeners) {
    std::vector<std::vector<CoreId>> cores;
    for (const std::vector<End>& ends : listeners) {
        std::vector<CoreId>& of_source = cores.emplace_back();
        for (const End& end : ends) of_source.emplace_back(static_cast<std::uint16_t>(end.index));
    }
    return cores;
}

std::vector<bool> listened(const Listeners& listeners) {
    std::vector<bool> out;
    for (const std::vector<End>& ends : listeners) out.push_back(!ends.empty());
    return out;
}

}  // namespace

TrafficTally::TrafficTally(const ChipPlan& plan)
    : generator_(*plan.traffic, listened(plan.listeners)),
      ledger_(cores_of(plan.listeners), plan.cores.size()),
      timing_(plan.cores.size(), plan.cores.size()),
      neurons_(plan.traffic->replay()),
      seen_(plan.cores.size()),
      wanted_(plan.wanted) {
    window_.kind = plan.traffic->kind;
    window_.warmup = plan.traffic->warmup;
}

void TrafficTally::start(std::span<Recorder* const> recorders, Cycle end, std::function<void()> at_end) {
    recorders_ = recorders;
    end_ = end;
    at_end_ = std::move(at_end);
    last_ = Cycle(-1);
    TrafficTotals window;
    window.kind = window_.kind;
    window.warmup = window_.warmup;
    window_ = window;
    copies_ = 0;
    fault_.clear();
    seen_.assign(seen_.size(), {});
    ledger_.clear();
    timing_.clear();
    generator_.start(end);
}

void TrafficTally::spike(const Spike& spike) {
    const Cycle created = generator_.sent(spike.core);
    ledger_.sent(spike.core, spike.neuron.value, created);
    copies_ += ledger_.listeners(spike.core);
    ++seen_[spike.core.value].spikes;
    if (measures(spike.cycle)) ++window_.sent;
    for (Recorder* recorder : recorders_) {
        recorder->waited(spike.core, created);
        recorder->spike(spike);
    }
}

void TrafficTally::delivery(const Delivery& delivery) {
    ++seen_[delivery.core.value].arrived;
    last_ = std::max(last_, delivery.cycle);
    const auto created = ledger_.arrived(delivery.core, CoreId(delivery.source.value), delivery.neuron.value);
    if (!created) {
        if (fault_.empty())
            fault_ = fmt::format(
                "cycle {}: packet {} of core {} reached core {}, where no such packet was due",
                delivery.cycle.value, delivery.neuron.value, delivery.source.value, delivery.core.value);
        return at_end_();
    }
    const bool wanted = wants(delivery.core, CoreId(delivery.source.value));
    if (wanted && measures(delivery.cycle)) ++window_.accepted_copies;
    if (wanted && measures(*created))
        timing_.delivered(delivery.core, delivery.source, neurons_ ? delivery.neuron.value : 0, *created,
                          delivery.cycle);
    for (Recorder* recorder : recorders_) recorder->delivery(delivery);
    if (drained()) at_end_();
}

/// Flood brings a packet to those too who did not ask: that is no delivery of the traffic.
bool TrafficTally::wants(CoreId core, CoreId source) const {
    if (wanted_.empty()) return true;
    return std::ranges::binary_search(wanted_[source.value], End{End::Kind::core, core.value, 0});
}

void TrafficTally::visit_state(StateVisitor& visitor) {
    visitor.field("generator", generator_);
    visitor.field("ledger", ledger_);
    visitor.field("timing", timing_);
    visitor.field("last", last_);
    visitor.field("sent", window_.sent);
    visitor.field("accepted", window_.accepted_copies);
    visitor.field("copies", copies_);
    visitor.field("fault", fault_);
    visitor.field("seen", seen_);
}

TrafficTotals TrafficTally::totals(Cycle ran) const {
    TrafficTotals totals = window_;
    totals.latency = timing_.totals().latency;
    const Cycle last = std::min(ran, end_);
    totals.window = std::max<std::int64_t>(0, last.value - totals.warmup);
    for (std::size_t index = 0; index < seen_.size(); ++index) {
        const CoreId core(static_cast<std::uint16_t>(index));
        const std::uint64_t created = generator_.created(core, last);
        const std::size_t due = wanted_.empty() ? ledger_.listeners(core) : wanted_[index].size();
        totals.created += created;
        totals.offered_copies += created * due;
    }
    return totals;
}

}  // namespace tendril
