// hops.aer: how long every flit stayed at every port of every hub, and at its source.
#pragma once

#include <deque>
#include <filesystem>
#include <vector>

#include "sim/atomic_file.h"
#include "sim/hop_watch.h"
#include "sim/recorder.h"

namespace tendril {

inline constexpr std::string_view kHopsHead =
    "# tendril-hops 1 time_unit=cycle columns=node,port,way,source,neuron,first,last";

/// One row a stay, sorted by last, node, way, port; `-` for source and neuron of a mark. Nodes: the hubs,
/// level 1 first, then cores, then hosts. A core has a row of way 0 for each of its ticks: its mark at the
/// input until the tick has ended (fixed ticks: the end alone).
class HopsRecorder : public Recorder, public HopSink {
public:
    /// @throws Error Exit::resource, here and in every call
    HopsRecorder(const std::filesystem::path& file, std::size_t hubs, std::size_t cores);

    void stay(const Stay& stay) override;
    void mark_arrived(CoreId core, Cycle cycle) override { marks_[core.value].push_back(cycle); }
    void looked(Cycle now) override;

    bool wants_deliveries() const override { return false; }
    void waited(CoreId core, Cycle since) override { since_[core.value] = since; }
    void core_tick(CoreId core, Tick tick, Cycle cycle) override;
    /// Writes what is left and closes.
    void finish();
    /// What is in the file, and what waits for it.
    void visit_state(StateVisitor& visitor);
    TextFile& file() { return file_; }

private:
    void write_before(Cycle end);

    TextFile file_;
    int hubs_;
    std::vector<std::deque<Cycle>> marks_;  ///< by core: at its input, their tick not told yet
    std::vector<Cycle> since_;              ///< by core: of the packet it sends now; −1 unknown
    std::vector<Stay> rows_;
};

}  // namespace tendril
