// A core in plain C++, tick by tick: the golden model of sections 3 and 4 of the specification.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "systemc/core/axon_table.h"
#include "systemc/core/core.h"
#include "systemc/core/core_state.h"
#include "systemc/core/neuron_sweep.h"
#include "systemc/core/pending_ring.h"
#include "systemc/core/synapse_rows.h"
#include "systemc/learning/learner.h"

namespace tendril {

inline constexpr Tick kNoTick{INT64_MAX};

/// Spikes are delivered to it in the tick they are sent in; tick() then goes on to the next. Between inputs
/// its neurons just count, in closed form (section 2), so that most ticks cost nothing.
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
    /// The same where the sender knows the entry: an event of `axon` (and of the next) in tick `when`.
    /// @pre `when` is 1..kBuiltDelayMax ticks from now
    /// @return merged
    bool arrive(int axon, bool pair, Tick when) {
        ++counters_.arrived;
        const bool merged = pending_.set(when, axon);
        if (pair) pending_.set(when, axon + 1);
        counters_.merged += merged;
        return merged;
    }
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
    /// Who spiked in the last tick that tick() ran, repeats included; ascending.
    std::span<const NeuronId> spikes() const { return spikes_; }
    /// AE and AI of a neuron in the last tick that tick() ran.
    std::pair<int, int> input(NeuronId id) const {
        if (events_ == 0) return {0, 0};
        return {excitation_[id.value], inhibition_[id.value]};
    }
    /// k of an axon onto a neuron, now.
    int synapse(int axon, NeuronId id) const { return synapses_.at(axon, id.value); }
    /// Remote growth: the new axon reaches one neuron. @pre its row is empty
    void open_synapse(int axon, NeuronId id) { synapses_.at(axon, id.value) = 1; }
    Learner& learner() { return learner_; }
    /// rank0 of the specification, as it is for the next tick.
    int rank0() const { return rank0_; }

    /// The tick the core is in: the last that was run.
    Tick now() const { return now_; }
    /// All state, canonical.
    CoreState state() const;
    NeuronState neuron(NeuronId id) const;
    const CoreCounters& counters() const { return counters_; }
    /// Between two ticks: all that it remembers.
    void visit_state(StateVisitor& visitor);
    void clear_counters() { counters_ = {}; }

private:
    void start_phase();
    int phase_of(Tick tick) const;
    void take_events(int phase);
    void scan(int phase);
    void sweep();
    void select_winners();
    void fire_and_inhibit();
    void merge_spikes();
    void report_winners(int phase);
    std::int64_t ticks_to_next_fire() const;
    NeuronState counted(const NeuronState& neuron, std::int64_t ticks) const;
    void count_until(Tick tick);
    void converse(Access access);
    LearnAnswer answer(int axon, int neuron) const;
    void read_column(int neuron);
    void write_changes();

    const CoreSetup& setup_;
    std::optional<AxonTable> table_;  ///< made when it is first asked: engines that route by entry need none
    Learner learner_;

    Tick now_;
    std::vector<NeuronState> neurons_;  ///< as they are after tick counted_until_; empty where they are swept
    NeuronSweep swept_;                 ///< the neurons, as long as all they do is count
    Tick counted_until_;
    Tick next_scan_;  ///< until then, without input, nothing runs but counts, and nobody fires
    SynapseRows synapses_;
    std::vector<std::uint32_t> used_;  ///< swept: synapses of an axon
    PendingRing pending_;
    int rank0_ = 0;
    CoreCounters counters_;

    // Of one tick.
    int events_ = 0;                                    ///< active axons
    std::vector<std::uint16_t> excitation_;             ///< AE
    std::vector<std::uint16_t> inhibition_;             ///< AI
    std::vector<NeuronId> repeats_, winners_, spikes_;  ///< winners_: candidates until they are selected
};

}  // namespace tendril
