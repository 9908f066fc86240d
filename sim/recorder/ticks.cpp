// Counts by tick and writes ticks.csv as ticks end.
#include "sim/recorder/ticks.h"

#include "sim/recorder/tick_rows.h"

namespace tendril {

TicksRecorder::TicksRecorder(const std::filesystem::path& file) : file_(file) {
    file_.write(fmt::format("{}\n", kTicksHead));
}

void TicksRecorder::spike(const Spike& spike) { ++open_[spike.tick].spikes; }

void TicksRecorder::delivery(const Delivery& delivery) {
    Counts& counts = open_[delivery.tick];
    ++counts.deliveries;
    counts.late += delivery.late;
    counts.merged += delivery.merged;
}

void TicksRecorder::tick_end(const TickEnd& end) {
    const Counts counts = open_[end.tick];
    open_.erase(end.tick);
    const bool has_cycles = end.cycle.value >= 0;
    file_.write(fmt::format("{},{},{},{},{},{},{},{}\n", end.tick.value,
                            has_cycles ? cycle_text(first_cycle_) : "-", cycle_text(end.cycle), counts.spikes,
                            counts.deliveries, counts.late, counts.merged, end.overrun));
    first_cycle_ = end.cycle + 1;
}

void TicksRecorder::finish() { file_.close(); }

void TicksRecorder::Counts::visit_state(StateVisitor& visitor) {
    visitor.field("spikes", spikes);
    visitor.field("deliveries", deliveries);
    visitor.field("late", late);
    visitor.field("merged", merged);
}

void TicksRecorder::visit_state(StateVisitor& visitor) {
    visitor.field("file", file_);
    visitor.field("open", open_);
    visitor.field("first_cycle", first_cycle_);
}

}  // namespace tendril
