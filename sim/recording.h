// All that a run writes down: the recorders, the files after it, and the folder they appear in.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/engine.h"
#include "sim/manifest.h"
#include "sim/recorder/deliveries.h"
#include "sim/recorder/hops.h"
#include "sim/recorder/spikes.h"
#include "sim/recorder/ticks.h"
#include "sim/recorder/timeline.h"
#include "sim/run_folder.h"

namespace tendril {

struct RecordingOrder {
    std::filesystem::path out{};
    bool deliveries = false;      ///< --record deliveries
    bool synapses = false;        ///< --record synapses; always on where a core learns
    std::string chip_toml{};      ///< config dump, written as chip.toml; "" = none
    std::string initial_state{};  ///< text of the state it starts from, as initial.state; "" = a fresh chip
    std::filesystem::path stimulus{};         ///< file in place of the chip's, as stimulus.aer; empty = none
    std::optional<TimelineOrder> timeline{};  ///< --record timeline
    bool hops = false;                        ///< --record hops, and with them the deliveries
    std::filesystem::path earlier{};          ///< folder of the run that goes on here; empty: a new run
};

/// Life: make → hand recorders() to the engine → finish(). Without finish() nothing is left behind.
class Recording {
public:
    /// @param plan kept by reference
    /// @throws Error as RunFolder
    Recording(const ChipPlan& plan, const RecordingOrder& order);

    std::span<Recorder* const> recorders() const { return recorders_; }
    /// For what no recorder is told; nullptr without.
    HopSink* hops() { return hops_ ? &*hops_ : nullptr; }
    TimelineRecorder* timeline() { return timeline_ ? &*timeline_ : nullptr; }
    /// Where other writers (waves) put a file that is to appear with the others.
    std::filesystem::path file(std::string_view name) const { return folder_.file(name); }

    /// What is in the files, and what waits for them; read from those of the earlier run.
    /// @throws Error as TextFile::visit_state
    void visit_state(StateVisitor& visitor);

    /// Writes what is left and publishes the folder. `facts.state_digest` is filled in here.
    /// @param state at the end; nullptr where the run was cut off: no final.state, no tables
    /// @return the state digest, "" without state
    /// @throws Error as stats_json and RunFolder; nothing is left behind
    std::string finish(const RunTotals& totals, const ChipState* state, RunFacts facts);

private:
    void write_state_files(const ChipState& state, const std::string& text);

    const ChipPlan& plan_;
    RunFolder folder_;
    bool synapses_;
    SpikesRecorder spikes_;
    TicksRecorder ticks_;
    std::optional<DeliveriesRecorder> deliveries_;
    std::optional<HopsRecorder> hops_;
    std::optional<TimelineRecorder> timeline_;
    std::vector<Recorder*> recorders_;
};

}  // namespace tendril
