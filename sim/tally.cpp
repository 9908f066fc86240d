#include "sim/tally.h"

#include <algorithm>

namespace tendril {

Tally::Tally(std::vector<std::uint64_t> cores_listening, std::size_t cores)
    : cores_listening_(std::move(cores_listening)), seen_(cores) {}

void Tally::start(std::span<Recorder* const> recorders, Tick preload, Tick last_tick,
                  std::function<void()> at_end) {
    recorders_ = recorders;
    last_tick_ = last_tick;
    at_end_ = std::move(at_end);
    open_.clear();
    first_open_ = preload;
    skew_ = 0;
    end_ = Cycle(0);
    ticks_ended_ = 0;
    seen_.assign(seen_.size(), {});
    spikes_ = stimulus_spikes_ = copies_ = 0;
    finished_ = false;
}

void Tally::host_spike(Tick tick, SourceId source, int line) {
    ++stimulus_spikes_;
    copies_ += cores_listening_[source.value];
    for (Recorder* recorder : recorders_) recorder->host_spike(tick, source, line);
}

void Tally::spike(const Spike& spike) {
    ++spikes_;
    ++seen_[spike.core.value].spikes;
    copies_ += cores_listening_[spike.core.value];
    for (Recorder* recorder : recorders_) recorder->spike(spike);
}

void Tally::delivery(const Delivery& delivery) {
    CoreCounters& seen = seen_[delivery.core.value];
    ++seen.arrived;
    seen.not_in_table += delivery.axon < 0;
    seen.merged += delivery.merged;
    seen.late += delivery.late;
    seen.early += delivery.early;
    for (Recorder* recorder : recorders_) recorder->delivery(delivery);
}

void Tally::tick_taken(CoreId, Tick tick, Cycle cycle) {
    const auto ahead = static_cast<std::size_t>(tick - first_open_);
    if (ahead >= open_.size()) open_.resize(ahead + 1);
    open_[ahead].last = std::max(open_[ahead].last, cycle);
    ++open_[ahead].taken;
    while (!open_.empty() && open_.front().taken == seen_.size()) end_tick();
    skew_ = std::max(skew_, static_cast<std::int64_t>(open_.size()));
}

/// No core is left in the first open tick.
void Tally::end_tick() {
    end_ = open_.front().last;
    open_.pop_front();
    const Tick tick = first_open_;
    ++first_open_;
    ++ticks_ended_;
    for (Recorder* recorder : recorders_) recorder->tick_end({tick, end_});
    if (tick != last_tick_) return;
    finished_ = true;
    at_end_();
}

}  // namespace tendril
