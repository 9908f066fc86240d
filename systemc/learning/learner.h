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

namespace tendril {

class Rule;

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

    /// An axon delivered a spike (T1): times and ranks, then growth (4.2).
    Access axon_delivered(int axon, int phase, Tick tick);
    /// A neuron won (T4): TF, then the pass after firing (4.3).
    Access neuron_fired(int neuron, int phase, Tick tick);
    /// An episode closes (T0): end passes, threshold decay, episode count, times cleared (4.4, 3.3).
    Access phase_start(Tick tick);
    /// What to do after the last access was carried out.
    Access next();

    Reply& reply() { return reply_; }
    std::span<const Change> changes() const { return changes_; }

private:
    // filled in by the learning files
    const CoreSetup& setup_;
    LearningState state_;
    Reply reply_;
    std::vector<Change> changes_;
    std::unique_ptr<Rule> rule_;
};

}  // namespace tendril
