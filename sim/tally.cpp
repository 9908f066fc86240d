#include "sim/tally.h"

#include <algorithm>

namespace tendril {

Tally::Tally(std::vector<std::uint64_t> cores_listening, std::size_t cores)
    : cores_listening_(std::move(cores_listening)), seen_(cores) {}

void Tally::start(std::span<Recorder* const> recorders, Tick last_tick, std::function<void()> at_end) {
    recorders_ = recorders;
    last_tick_ = last_tick;
    at_end_ = std::move(at_end);
    taken_ = {};
    last_taken_ = {};
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
    const auto parity = static_cast<std::size_t>(tick.value & 1);  // cores are at most one tick apart
    last_taken_[parity] = std::max(last_taken_[parity], cycle);
    if (++taken_[parity] < seen_.size()) return;
    taken_[parity] = 0;
    end_ = last_taken_[parity];
    ++ticks_ended_;
    for (Recorder* recorder : recorders_) recorder->tick_end({tick, end_});
    if (tick != last_tick_) return;
    finished_ = true;
    at_end_();
}

}  // namespace tendril
