// spikes.aer: every spike of a core, sorted by tick, cycle, core, neuron.
#pragma once

#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/recorder.h"
#include "sim/recorder/tick_rows.h"

namespace tendril {

inline constexpr std::string_view kSpikesHead =
    "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron";

class SpikesRecorder : public Recorder {
public:
    /// @throws Error Exit::resource, here and in every call
    explicit SpikesRecorder(const std::filesystem::path& file);

    void spike(const Spike& spike) override;
    void tick_end(const TickEnd& end) override;
    bool wants_deliveries() const override { return false; }
    /// Writes what a cut-off run left open.
    void finish();
    /// What is in the file, and what waits for it.
    void visit_state(StateVisitor& visitor);
    TextFile& file() { return file_; }

private:
    struct Row : Spike {
        std::strong_ordering operator<=>(const Row& other) const;
    };
    void write_up_to(Tick tick);

    TextFile file_;
    TickRows<Row> rows_;
};

}  // namespace tendril
