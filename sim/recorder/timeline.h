// timeline.json: a run for Perfetto (ui.perfetto.dev) and chrome://tracing, in the Chrome trace format.
#pragma once

#include <array>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/atomic_file.h"
#include "sim/recorder.h"

namespace tendril {

struct TimelineOrder {
    Cycle from;
    Cycle to = kNever;                     ///< the last cycle shown
    std::uint64_t events_max = 2'000'000;  ///< some 100 bytes each; there it stops, and says so in the file
};

/// A cycle is a nanosecond there. Tracks: the chip's ticks; each core's ticks and, within them, its work up
/// to its mark, with its spikes as instants; every copy of a spike as a span from its sending to its arrival;
/// what each hub's inputs hold as a counter.
class TimelineRecorder : public Recorder {
public:
    /// @param hosts by name; their sources follow the cores
    /// @throws Error Exit::resource, here and in every call
    TimelineRecorder(const std::filesystem::path& file, const TimelineOrder& order, std::size_t cores,
                     const std::vector<std::string>& hosts);

    void host_sent(SourceId source, int line, Cycle cycle) override;
    void spike(const Spike& spike) override;
    void delivery(const Delivery& delivery) override;
    void mark_sent(CoreId core, Tick tick, Cycle cycle) override;
    void core_tick(CoreId core, Tick tick, Cycle cycle) override;
    void tick_end(const TickEnd& end) override;
    /// What the hub's inputs hold has changed.
    void hub_level(const std::string& hub, int held, Cycle cycle);

    void finish();
    /// What is in the file, and what waits for it.
    void visit_state(StateVisitor& visitor);
    TextFile& file() { return file_; }

private:
    /// Spikes of a source on their way to a core, the oldest first: they arrive in that order.
    struct Sent {
        int neuron = 0;
        Cycle cycle;

        void visit_state(StateVisitor& visitor);
    };

    std::string source_name(SourceId source) const;
    bool shows(Cycle from, Cycle to) const { return to >= order_.from && from <= order_.to; }
    void event(const std::string& fields);
    void slice(int process, int track, const std::string& name, Cycle first, Cycle end);
    void name_tracks();
    void sent(SourceId source, int neuron, Cycle cycle);

    TextFile file_;
    TimelineOrder order_;
    std::size_t cores_;
    std::vector<std::string> hosts_;
    std::uint64_t events_ = 0;
    bool full_ = false;
    std::uint64_t flits_ = 0;
    Cycle tick_first_{0};
    std::vector<Cycle> core_first_;                          ///< of the tick each core is in
    std::map<std::pair<int, int>, std::vector<Sent>> sent_;  ///< by source and neuron
    std::map<std::array<int, 3>, std::uint64_t> arrived_;    ///< by source, neuron and core
};

}  // namespace tendril
