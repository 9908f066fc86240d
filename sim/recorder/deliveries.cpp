// Writes deliveries.aer as ticks end.
#include "sim/recorder/deliveries.h"

#include <tuple>

namespace tendril {

std::strong_ordering DeliveriesRecorder::Row::operator<=>(const Row& other) const {
    return std::tie(tick, cycle, core, axon, source, neuron) <=>
           std::tie(other.tick, other.cycle, other.core, other.axon, other.source, other.neuron);
}

DeliveriesRecorder::DeliveriesRecorder(const std::filesystem::path& file) : file_(file) {
    file_.write(fmt::format("{}\n", kDeliveriesHead));
}

void DeliveriesRecorder::delivery(const Delivery& delivery) { rows_.add({delivery}); }

void DeliveriesRecorder::tick_end(const TickEnd& end) { write_up_to(end.tick); }

void DeliveriesRecorder::finish() {
    if (!rows_.empty()) write_up_to(rows_.last());
    file_.close();
}

void DeliveriesRecorder::write_up_to(Tick tick) {
    std::string text;
    rows_.end_tick(tick, [&text](const Row& row) {
        const std::string axon = row.axon < 0 ? "-" : std::to_string(row.axon);
        text += fmt::format("{} {} {} {} {} {}\n", row.tick.value, cycle_text(row.cycle), row.core.value,
                            axon, row.source.value, row.neuron.value);
    });
    file_.write(text);
}

void DeliveriesRecorder::visit_state(StateVisitor& visitor) {
    visitor.field("file", file_);
    visitor.field("rows", rows_);
}

}  // namespace tendril
