// The seam of an engine: one chip at one fidelity, run from a state to a state.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/growth/growth_totals.h"
#include "sim/recorder.h"
#include "sim/spike_timing.h"
#include "sim/stimulus.h"
#include "sim/traffic_totals.h"
#include "systemc/core/core.h"
#include "systemc/fabric/hub.h"
#include "systemc/kernel/state_visitor.h"

namespace tendril {

class HopSink;

/// A named place in a waveform.
struct WaveMark {
    std::string name;
    Cycle cycle;
};

/// A waveform file of a run: which cycles, which scopes.
struct WaveOrder {
    std::string file;
    Cycle from;
    Cycle to = kNever;                             ///< the last cycle shown
    std::string scope = "*";                       ///< sim/wave_scope.h
    std::optional<std::pair<Tick, Tick>> ticks{};  ///< shown only while a core is in one of these
    std::vector<WaveMark> marks{};                 ///< for the save file
    std::uint64_t max_bytes = UINT64_MAX;          ///< of the file; there it stops, and says so
};

/// What the waves of a run were, and cost.
struct WaveTotals {
    std::uint64_t cycles = 0;       ///< shown
    std::uint64_t core_cycles = 0;  ///< the same for each core shown
    double seconds = 0;             ///< spent on them
    Cycle last;                     ///< shown
    bool full = false;              ///< max_bytes were reached
};

/// A hub whose inputs are watched. `seen` is told of the first cycle in which one is not ready.
struct FullWatch {
    std::string hub;  ///< "L1.3"
    std::function<void(Cycle)> seen;
};

/// How far a run has come, between two ticks or, of traffic, between two cycles.
struct RunPlace {
    std::int64_t done = 0;  ///< ticks since its start, without the preload tick; of traffic cycles
    Cycle cycle{-1};        ///< the next; −1 where the engine has no cycles
};

/// A run that can be taken up again.
struct CheckpointOrder {
    using Visit = std::function<void(StateVisitor&)>;

    std::int64_t every = 0;  ///< ticks; of traffic cycles; 0: none
    /// Told of all that the engine remembers of the run: `visit` writes it down. The run then goes on.
    std::function<void(const RunPlace& place, const Visit& visit)> save{};
    /// Reads what such a visit has written, in a run of the same order, before the first cycle; nullptr:
    /// the run starts from the engine's state. What it throws comes through run().
    StateVisitor* resume = nullptr;
};

/// How far and how to run; results do not depend on `skip` and `threads`.
struct RunOrder {
    std::int64_t ticks = 0;
    Cycle cycle_limit = kNever;     ///< the user's --cycles: the run ends there; traffic: injection does
    bool skip = true;               ///< leave sleeping blocks out
    int threads = 1;                ///< at most so many; an engine uses them where it pays
    bool learning = true;           ///< false: rules rest, times and ranks are kept
    std::optional<WaveOrder> wave;  ///< engines without cycles refuse it
    std::optional<FullWatch> full;  ///< not with waves
    /// Told whenever what all inputs of a hub hold has changed; may be empty.
    std::function<void(const std::string& hub, int held, Cycle)> levels;
    /// Told of every flit's stay at every port (sim/hop_watch.h); not by a chip that is RTL as a whole.
    HopSink* hops = nullptr;
    std::function<bool()> interrupted;  ///< asked now and then; true ends the run early; may be empty
    /// Sleeping blocks are evaluated and held to what they were: the first that is not ends the run with an
    /// Error (check_failed). Only engines with cycles, only with `skip`.
    bool paranoid = false;
    /// Traffic: what is still on its way after the drain cycles is an Error (stuck); false: it is counted,
    /// and RunTotals::finished says so.
    bool must_drain = true;
    CheckpointOrder checkpoints{};
};

struct CoreTotals {
    CoreCounters counters;
    std::uint64_t barrier_wait_cycles = 0;  ///< from its mark accepted to the next mark taken, summed
    std::uint64_t learn_accesses = 0;       ///< transactions between core and learning engine
};

/// Spikes that came in at each end of a link, copies each on its own; 0 of a dead one.
struct LinkTotals {
    std::uint64_t up = 0;           ///< at its `up` end
    std::uint64_t down = 0;         ///< at its `down` end
    std::uint64_t up_stalls = 0;    ///< cycles in which a spike stood before that end, which had no room
    std::uint64_t down_stalls = 0;  ///< likewise
};

/// Totals of a run. Fields that need cycles are meaningless (0) where has_cycles is false.
struct RunTotals {
    bool has_cycles = false;
    bool finished = false;  ///< all cores took the last mark (not cut off by cycle_limit)
    bool interrupted = false;
    std::int64_t ticks = 0;
    std::int64_t cycles = 0;
    std::int64_t setup_cycles = 0;
    std::uint64_t spikes = 0;
    std::uint64_t stimulus_spikes = 0;
    std::uint64_t copies = 0;
    std::uint64_t in_flight = 0;
    std::uint64_t overrun = 0;
    int threads = 1;  ///< that had a part in it
    std::optional<WaveTotals> waves;
    std::optional<GrowthTotals> growth;  ///< since the state was loaded
    std::vector<CoreTotals> cores;
    std::vector<HubTotals> hubs;
    std::vector<LinkTotals> links;         ///< as topology.links; empty where nobody counted
    TimingTotals timing;                   ///< of all deliveries; traffic: as traffic->latency
    std::optional<TrafficTotals> traffic;  ///< of a chip whose cores are traffic sources
};

/// The chip counts ticks in 32 bits (rtl/map.toml, last_tick).
inline constexpr std::int64_t kLastTickMax = INT32_MAX - 1;

/// @throws Error Exit::usage where `ticks` more would go beyond kLastTickMax
void require_ticks(Tick start, std::int64_t ticks);

class Engine {
public:
    virtual ~Engine() = default;
    /// Runs from the current state; may be called again (the tick number goes on).
    virtual RunTotals run(const RunOrder& order, Stimulus& stimulus,
                          std::span<Recorder* const> recorders) = 0;
    /// After a run that finished. Where spikes were in flight then (fixed ticks alone) it has no spikes that
    /// wait in pending bitmaps either: it is what the cores have come to, and nothing to go on from.
    virtual ChipState state() = 0;
    virtual void load(const ChipState& state) = 0;
};

/// @param plan outlives the engine
std::unique_ptr<Engine> make_functional(const ChipPlan& plan);
/// RTL and models mixed as the plan says. Engines with cycles: at most one in a process, since SystemC
/// elaborates once.
std::unique_ptr<Engine> make_cosim(const ChipPlan& plan);
/// One verilated chip, of a built tree.
std::unique_ptr<Engine> make_rtl(const ChipPlan& plan);
/// Models alone, of any size.
std::unique_ptr<Engine> make_tlm(const ChipPlan& plan);
/// Of a plan with traffic, cores without neurons. @param rtl_hubs hubs as [cosim] says; false: models
std::unique_ptr<Engine> make_traffic(const ChipPlan& plan, bool rtl_hubs);

}  // namespace tendril
