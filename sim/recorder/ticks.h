// ticks.csv: what happened in each tick, the preload tick first.
#pragma once

#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/recorder.h"

#include <map>

namespace tendril {

inline constexpr std::string_view kTicksHead =
    "tick,first_cycle,last_cycle,spikes,deliveries,late,merged,overrun";

/// One row for every tick that ended; a tick that a cycle limit cut off has none.
class TicksRecorder : public Recorder {
public:
    /// @throws Error Exit::resource, here and in every call
    explicit TicksRecorder(const std::filesystem::path& file);

    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void tick_end(const TickEnd& end) override;
    void finish();
    /// What is in the file, and what waits for it.
    void visit_state(StateVisitor& visitor);
    TextFile& file() { return file_; }

private:
    struct Counts {
        std::uint64_t spikes = 0;
        std::uint64_t deliveries = 0;
        std::uint64_t late = 0;
        std::uint64_t merged = 0;

        void visit_state(StateVisitor& visitor);
    };

    TextFile file_;
    std::map<Tick, Counts> open_;  ///< ticks that have not ended: two at most with the barrier
    Cycle first_cycle_{0};         ///< of the tick that ends next
};

}  // namespace tendril
