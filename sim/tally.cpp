#include "sim/tally.h"

#include <fmt/format.h>

#include <algorithm>

#include "systemc/core/core_pins_state.h"

namespace tendril {

namespace {

constexpr std::int64_t kAgeMax = 127;  // a flit's tick has 8 bits, differences are signed
constexpr int kOwedMax = 127;

std::vector<CoreId> cores_among(const std::vector<End>& ends) {
    std::vector<CoreId> cores;
    for (const End& end : ends) {
        if (end.kind == End::Kind::core) cores.emplace_back(static_cast<std::uint16_t>(end.index));
    }
    return cores;
}

std::vector<std::vector<CoreId>> cores_of(const Listeners& listeners) {
    std::vector<std::vector<CoreId>> cores;
    for (const std::vector<End>& ends : listeners) cores.push_back(cores_among(ends));
    return cores;
}

}  // namespace

Tally::Tally(const ChipPlan& plan)
    : tick_cycles_(plan.tick_cycles),
      ledger_(cores_of(plan.listeners), plan.cores.size()),
      timing_(plan.listeners.size(), plan.cores.size()),
      seen_(plan.cores.size()) {
    for (const auto& cores : cores_of(plan.listeners)) cores_listening_.push_back(cores.size());
}

void Tally::start(std::span<Recorder* const> recorders, Tick preload, Tick last_tick,
                  std::function<void()> at_end) {
    recorders_ = recorders;
    preload_ = next_ = preload;
    last_tick_ = last_tick;
    at_end_ = std::move(at_end);
    open_.clear();
    skew_ = 0;
    end_ = Cycle(0);
    ledger_.clear();
    timing_.clear();
    seen_.assign(seen_.size(), {});
    spikes_ = stimulus_spikes_ = copies_ = overruns_ = 0;
    finished_ = false;
    fault_.clear();
    every_ = 0;
}

void Tally::every(std::int64_t ticks, std::function<void()> reached) {
    every_ = ticks;
    reached_ = std::move(reached);
}

void Tally::listeners(SourceId source, const std::vector<End>& ends) {
    std::vector<CoreId> cores = cores_among(ends);
    cores_listening_[source.value] = cores.size();
    ledger_.listeners(source, std::move(cores));
}

void Tally::host_spike(Tick tick, SourceId source, int line) {
    ++stimulus_spikes_;
    copies_ += cores_listening_[source.value];
    ledger_.sent(source, line, tick);
    for (Recorder* recorder : recorders_) recorder->host_spike(tick, source, line);
}

void Tally::spike(const Spike& spike) {
    ++spikes_;
    ++seen_[spike.core.value].spikes;
    copies_ += cores_listening_[spike.core.value];
    ledger_.sent(SourceId(spike.core.value), spike.neuron.value, spike.tick, spike.cycle);
    for (Recorder* recorder : recorders_) recorder->spike(spike);
}

void Tally::delivery(const Delivery& delivery) {
    CoreCounters& seen = seen_[delivery.core.value];
    ++seen.arrived;
    seen.not_in_table += delivery.axon < 0;
    seen.merged += delivery.merged;
    seen.late += delivery.late;
    seen.early += delivery.early;
    const auto sent = ledger_.arrived(delivery.core, delivery.source, delivery.neuron.value);
    if (!sent) {
        fail(fmt::format("cycle {}: source {} neuron {} reached core {}, where no such spike was due",
                         delivery.cycle.value, delivery.source.value, delivery.neuron.value,
                         delivery.core.value));
    } else if (delivery.tick - sent->tick > kAgeMax || sent->tick - delivery.tick > kAgeMax) {
        fail(fmt::format(
            "cycle {}: a spike of tick {} reached core {} in its tick {}: an age of more than {} "
            "ticks cannot be told from its opposite",
            delivery.cycle.value, sent->tick.value, delivery.core.value, delivery.tick.value, kAgeMax));
    }
    if (sent)
        timing_.delivered(delivery.core, delivery.source, delivery.neuron.value, sent->cycle, delivery.cycle);
    for (Recorder* recorder : recorders_) recorder->delivery(delivery);
}

Tally::OpenTick& Tally::open(Tick tick) {
    const auto at = static_cast<std::size_t>(tick - next_);
    if (open_.size() <= at) open_.resize(at + 1);
    return open_[at];
}

void Tally::host_sent(SourceId source, int line, Cycle cycle) {
    ledger_.dated(source, cycle);
    for (Recorder* recorder : recorders_) recorder->host_sent(source, line, cycle);
}

void Tally::mark_sent(CoreId core, Tick tick, Cycle cycle) {
    for (Recorder* recorder : recorders_) recorder->mark_sent(core, tick, cycle);
}

void Tally::tick_taken(CoreId core, Tick tick, Cycle cycle) {
    for (Recorder* recorder : recorders_) recorder->core_tick(core, tick, cycle);
    OpenTick& done = open(tick);
    ++done.cores_done;
    done.last_done = std::max(done.last_done, cycle);
    while (!open_.empty() && open_.front().cores_done == seen_.size()) end_tick();
    skew_ = std::max(skew_, static_cast<std::int64_t>(open_.size()));
}

/// Barrier: the tick ends in the cycle in which the last core takes its mark. Fixed: where it has to.
void Tally::end_tick() {
    const OpenTick& done = open_.front();
    const Cycle nominal((next_ - preload_ + 1) * tick_cycles_ - 1);
    end_ = done.last_done;
    for (Recorder* recorder : recorders_)
        recorder->tick_end({next_, tick_cycles_ == 0 ? done.last_done : nominal, done.overrun});
    open_.pop_front();
    finished_ = next_ == last_tick_;
    ++next_;
    if (finished_) return at_end_();
    if (every_ != 0 && ticks() > 0 && ticks() % every_ == 0) reached_();
}

void Tally::OpenTick::visit_state(StateVisitor& visitor) {
    visitor.field("cores_done", cores_done);
    visitor.field("last_done", last_done);
    visitor.field("overrun", overrun);
}

void Tally::visit_state(StateVisitor& visitor) {
    visitor.field("cores_listening", cores_listening_);
    visitor.field("ledger", ledger_);
    visitor.field("timing", timing_);
    visitor.field("next", next_);
    visitor.field("open", open_);
    visitor.field("skew", skew_);
    visitor.field("end", end_);
    visitor.field("seen", seen_);
    visitor.field("spikes", spikes_);
    visitor.field("stimulus_spikes", stimulus_spikes_);
    visitor.field("copies", copies_);
    visitor.field("overruns", overruns_);
    visitor.field("finished", finished_);
    visitor.field("fault", fault_);
}

void Tally::overrun(CoreId core, Tick tick, int owed) {
    ++overruns_;
    ++seen_[core.value].overrun;
    ++open(tick).overrun;
    if (owed > kOwedMax) {
        fail(fmt::format(
            "core {} owes more than {} ticks at the start of tick {}: tick.cycles = {} are too few "
            "for it",
            core.value, kOwedMax, tick.value, tick_cycles_));
    }
}

void Tally::fail(const std::string& fault) {
    if (!fault_.empty()) return;
    fault_ = fault;
    at_end_();
}

}  // namespace tendril
