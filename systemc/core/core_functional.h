// A core in plain C++, tick by tick: the golden model of sections 3 and 4 of the specification.
#pragma once

#include <span>
#include <vector>

#include "systemc/core/axon_table.h"
#include "systemc/core/core.h"
#include "systemc/core/core_state.h"
#include "systemc/learning/learner.h"

namespace tendril {

inline constexpr Tick kNoTick{INT64_MAX};

/// Spikes are delivered to it in the tick they are sent in; tick() then goes on to the next.
class CoreFunctional {
public:
    /// @param setup kept by reference
    /// @param preload the tick the state was taken after, −1 for a fresh core
    CoreFunctional(const CoreSetup& setup, const CoreState& state, Tick preload);
    CoreFunctional(CoreFunctional&&) = delete;

    /// Starts again from another state; counters go to 0.
    void load(const CoreState& state, Tick preload);
    /// LEARN of the specification; true at first. Times, ranks and counts go on without it.
    void learning(bool on) { learner_.rest(!on); }

    /// A spike of (source, neuron) sent in tick `sent` arrives while the core is in tick now().
    LookUp deliver(SourceId source, int neuron, Tick sent);
    /// Sets the axon at once, past the axon table, for the next tick; nothing is counted.
    void activate(AxonId axon);

    /// T0 to T4 of the next tick. @return who spikes, ascending; valid until the next call
    std::span<const NeuronId> tick();
    /// The next tick in which something happens though nothing is delivered; kNoTick: none.
    Tick next_event() const;
    /// Goes on to a tick at once.
    /// @pre next_event() is later
    void sleep_until(Tick tick) { now_ = tick; }
    /// Winners of the last tick, ascending; bursts and latches left out.
    std::span<const NeuronId> winners() const { return winners_; }

    /// The tick the core is in: the last that was run.
    Tick now() const { return now_; }
    /// All state, canonical.
    CoreState state() const;
    const NeuronState& neuron(NeuronId id) const { return neurons_[id.value]; }
    const CoreCounters& counters() const { return counters_; }
    void clear_counters() { counters_ = {}; }

private:
    using Word = std::uint64_t;

    bool set_pending(int ticks_ahead, int axon);
    void start_phase();
    int phase_of(Tick tick) const;
    void take_events(int phase);
    void add_row(int axon);
    void scan(int phase);
    void select_winners();
    void inhibit_losers();
    void report_winners(int phase);
    void merge_spikes();
    void converse(Access access);
    LearnAnswer answer(int axon, int neuron) const;
    void read_column(int neuron);
    void write_changes();
    std::uint8_t& k(int axon, int neuron) { return k_[static_cast<std::size_t>(axon * stride_ + neuron)]; }

    const CoreSetup& setup_;
    const AxonTable table_;
    Learner learner_;

    Tick now_;
    std::vector<NeuronState> neurons_;
    int stride_;                   ///< neurons, rounded up so that rows are whole vectors
    std::vector<std::uint8_t> k_;  ///< row per axon
    int words_;                    ///< of a pending bitmap
    std::vector<Word> pending_;    ///< ring of kBuiltSlots bitmaps; slot = tick modulo kBuiltSlots
    int rank0_ = 0;
    CoreCounters counters_;

    // Of one tick.
    bool quiet_ = false;                                ///< the last full scan moved nothing
    int events_ = 0;                                    ///< active axons
    std::vector<std::uint16_t> excitation_;             ///< AE
    std::vector<std::uint16_t> inhibition_;             ///< AI
    std::vector<NeuronId> repeats_, winners_, spikes_;  ///< winners_: candidates until they are selected
};

}  // namespace tendril
