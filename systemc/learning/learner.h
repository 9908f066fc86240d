// The on-chip learning of one core as a conversation: it asks for one access at a time.
//
// Whoever runs it carries the access out, at once (functional engine) or beat by beat on the core's
// learn port (learning_engine), and says next(). So rules are written once, without time.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "systemc/core/core.h"
#include "systemc/core/core_state.h"
#include "systemc/learning/rule.h"

namespace tendril {

/// One learn access. Reads are answered into reply() before next() is called.
struct Access {
    enum class Kind : std::uint8_t {
        done,     ///< the event is dealt with
        read,     ///< synapse (axon, neuron) and that neuron: reply().one
        column,   ///< k of all axons of `neuron`, and the neuron: reply().column and .one; one beat an axon
        neurons,  ///< TH of every neuron: reply().thresholds; one beat a neuron
        write,    ///< changes(), one beat each
    };
    Kind kind = Kind::done;
    std::uint16_t axon = 0;
    std::uint16_t neuron = 0;
    bool last = false;  ///< write: nothing follows, the event is dealt with by it
};

/// One written word.
struct Change {
    enum class Target : std::uint8_t { synapse, threshold };
    Target target = Target::synapse;
    std::uint16_t axon = 0;
    std::uint16_t neuron = 0;
    std::uint16_t value = 0;
    bool stronger = false;  ///< a synapse: the count goes up, else down
};

struct Reply {
    LearnAnswer one;
    std::vector<std::uint8_t> column;       ///< per axon
    std::vector<std::uint16_t> thresholds;  ///< per neuron
};

/// Times, ranks, random numbers and budgets of a core (specification 3.1), and its rule (section 4).
class Learner {
public:
    /// @param setup kept by reference
    explicit Learner(const CoreSetup& setup);
    ~Learner();
    Learner(const Learner&) = delete;
    Learner& operator=(const Learner&) = delete;

    /// Takes over times and random state and sums the budgets from the synapses.
    void load(const CoreState& state);
    const LearningState& state() const { return state_; }
    /// At rest times, ranks and counts go on, nothing is learned and no access asked for.
    void rest(bool resting) { resting_ = resting; }

    /// An axon delivered a spike (T1): times and ranks, then growth (4.2).
    Access axon_delivered(int axon, int phase, Tick tick);
    /// A neuron won (T4): TF, then the pass after firing (4.3).
    Access neuron_fired(int neuron, int phase, Tick tick);
    /// An episode closes (T0): end passes, threshold decay, episode count, times cleared (4.4, 3.3).
    Access phase_start(Tick tick);
    /// What to do after the last access was carried out.
    Access next();

    // Remote growth (systemc/learning/README.md): what whoever carries it out between ticks asks and tells.

    const RemoteRequest& request() const { return state_.request; }
    void drop_request() { state_.request = {}; }
    /// Sum of the k of an axon's row.
    int fan_out(int axon) const { return fan_out_[static_cast<std::size_t>(axon)]; }
    /// KS < KBUD: the neuron may get one more synapse.
    bool has_room(int neuron) const;
    /// The axon table has an entry for it now, and its row the one synapse onto `post`.
    void opened(int axon, int post);
    /// It has none any more.
    void closed(int axon) { heard_[static_cast<std::size_t>(axon)] = 0; }

    Reply& reply() { return reply_; }
    std::span<const Change> changes() const { return changes_; }
    /// All that it remembers, within a conversation too.
    void visit_state(StateVisitor& visitor);

private:
    /// What the next() answer will be about.
    enum class Step : std::uint8_t { idle, growth, eviction, after_fire, was_fired, end_pass, close, decay };

    bool learns() const { return rule_ && !resting_; }
    Access ask(Step step, Access::Kind kind, int axon, int neuron);
    Access grow();
    Access try_victim();
    Access probe_next_victim();
    Access write_growth(int victim);
    void run_pass(void (Rule::*pass)(Column&, Lfsr) const);
    Access close_next_neuron();
    Access decay_thresholds();
    bool decays() const;
    Access finish_episode(Access last);
    bool more_to_close() const;
    void ask_for_axon(int neuron);
    void load_remote(const CoreState& state);
    Lfsr random() { return Lfsr(state_.lfsr); }

    const CoreSetup& setup_;
    LearningState state_;
    Reply reply_;
    std::vector<Change> changes_;
    std::unique_ptr<Rule> rule_;

    bool resting_ = false;
    std::vector<std::uint8_t> excitatory_;  ///< per axon
    std::vector<int> budgets_;              ///< KS, per neuron
    std::vector<int> fan_out_;              ///< per axon: counts of its synapses on this core, in sum
    std::vector<std::uint8_t> heard_;       ///< per axon: it has an entry; remote growth alone
    Column column_;                         ///< the neuron a pass is about

    // The conversation in progress.
    Step step_ = Step::idle;
    int axon_ = 0;            ///< of the event
    int neuron_ = 0;          ///< asked about
    int phase_ = 0;           ///< of the event
    int probe_ = 0;           ///< eviction by growth: axon asked about
    int probes_left_ = 0;     ///< axons not yet looked at
    std::uint8_t grown_ = 0;  ///< count that growth will write
};

}  // namespace tendril
