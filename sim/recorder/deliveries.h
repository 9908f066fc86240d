// deliveries.aer: every spike that reached a core, sorted by tick, cycle, core, axon, source, neuron.
#pragma once

#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/recorder.h"
#include "sim/recorder/tick_rows.h"

namespace tendril {

inline constexpr std::string_view kDeliveriesHead =
    "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,axon,source,neuron";

/// One row a delivery; `-` for the axon where the axon table has no entry.
class DeliveriesRecorder : public Recorder {
public:
    /// @throws Error Exit::resource, here and in every call
    explicit DeliveriesRecorder(const std::filesystem::path& file);

    void delivery(const Delivery& delivery) override;
    void tick_end(const TickEnd& end) override;
    /// Writes what a cut-off run left open.
    void finish();
    /// What is in the file, and what waits for it.
    void visit_state(StateVisitor& visitor);
    TextFile& file() { return file_; }

private:
    struct Row : Delivery {
        std::strong_ordering operator<=>(const Row& other) const;
    };
    void write_up_to(Tick tick);

    TextFile file_;
    TickRows<Row> rows_;
};

}  // namespace tendril
