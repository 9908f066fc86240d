// Writes spikes.aer as ticks end.
#include "sim/recorder/spikes.h"

#include <tuple>

namespace tendril {

std::strong_ordering SpikesRecorder::Row::operator<=>(const Row& other) const {
    return std::tie(tick, cycle, core, neuron) <=>
           std::tie(other.tick, other.cycle, other.core, other.neuron);
}

SpikesRecorder::SpikesRecorder(const std::filesystem::path& file) : file_(file) {
    file_.write(fmt::format("{}\n", kSpikesHead));
}

void SpikesRecorder::spike(const Spike& spike) { rows_.add({spike}); }

void SpikesRecorder::tick_end(const TickEnd& end) { write_up_to(end.tick); }

void SpikesRecorder::finish() {
    if (!rows_.empty()) write_up_to(rows_.last());
    file_.close();
}

void SpikesRecorder::write_up_to(Tick tick) {
    std::string text;
    rows_.end_tick(tick, [&text](const Row& row) {
        text += fmt::format("{} {} {} {}\n", row.tick.value, cycle_text(row.cycle), row.core.value,
                            row.neuron.value);
    });
    file_.write(text);
}

void SpikesRecorder::visit_state(StateVisitor& visitor) {
    visitor.field("file", file_);
    visitor.field("rows", rows_);
}

}  // namespace tendril
