// A core behind its pins beside the golden model: the same spikes into both, everything compared.
#pragma once

#include <deque>
#include <memory>
#include <random>
#include <string>

#include "systemc/core/core_functional.h"
#include "systemc/core/learn_port.h"

namespace tendril {

/// Loads, starts and drives a core with its own Learner at the learn port, and a CoreFunctional with the
/// same setup. Spikes and marks come with random gaps, the spike output and the learning engine stall at
/// random. A tick ends in a comparison of all state, read from the waiting core.
class CoreLockstep : private LearnClient {
public:
    struct Options {
        std::uint64_t seed = 0;     ///< of gaps and stalls
        bool stalls = true;         ///< false: everything as fast as it can
        bool hears_itself = false;  ///< its own spikes come back in
        bool eager = false;         ///< every other tick the next mark comes before T4 is over: no comparison
        std::string label{};        ///< leads the report of a divergence
    };

    CoreLockstep(const CoreSetup& setup, const CoreState& state, std::unique_ptr<Core> core, Tick preload,
                 Tick last_tick, const Options& options);

    /// Follows the core through the next tick.
    /// @param before spikes of the tick it is in, right before the mark
    /// @param during spikes of the next tick, behind the mark: they come while it works
    /// @return false after a divergence: divergence() says which
    bool tick(const std::vector<Flit>& before, const std::vector<Flit>& during);
    const std::string& divergence() const { return divergence_; }

    const CoreFunctional& model() const { return model_; }
    Core& core() { return *core_; }
    /// Cycles from the one in which the last mark was taken to the one in which its own mark is valid.
    std::int64_t tick_cycles() const { return mark_valid_ - taken_; }
    /// Cycles from the one in which its mark went out to the first in which it waits.
    std::int64_t rest_cycles() const { return waits_ - mark_sent_; }
    /// Cycles in which it held an event before, and after its mark.
    std::int64_t held_before() const { return held_before_; }
    std::int64_t held_after() const { return held_after_; }
    /// Of the last tick.
    int events() const { return events_; }
    /// Learning events acknowledged since the start, by kind.
    const std::array<int, 3>& acknowledged() const { return acknowledged_; }
    /// What its learning engine wrote since the start.
    struct Learned {
        int grown = 0;       ///< counts of the event's own axon
        int evicted = 0;     ///< counts taken from other axons by growth
        int in_passes = 0;   ///< counts, by passes over a column
        int thresholds = 0;  ///< TH
        int at_kmax = 0;     ///< growths that found the count at KMAX
    };
    const Learned& learned() const { return learned_; }

private:
    Access begin(const LearnEvent& event) override;
    Access next() override;
    Reply& reply() override { return learner_.reply(); }
    std::span<const Change> changes() const override { return learner_.changes(); }

    bool chance(int in) { return options_.stalls && random_() % static_cast<unsigned>(in) == 0; }
    void deliver(const std::vector<Flit>& spikes);
    void cycle();
    void measure(const CoreOutputs& out, const CoreInputs& in);
    void drive_input(CoreInputs& in);
    void drive_learning(CoreInputs& in);
    void see_learning(const LearnBeat& beat);
    void see_output(const CoreInputs& in);
    void see_look_up();
    void settle(bool to_the_end);
    void compare();
    void fail(const std::string& what, int neuron = -1);

    Options options_;
    const CoreSetup& setup_;
    CoreFunctional model_;
    Learner learner_;
    LearnPort port_;
    std::unique_ptr<Core> core_;
    std::mt19937_64 random_;

    Cycle cycle_{0};
    Tick core_tick_;  ///< counted from the marks it takes
    bool mark_out_ = false;
    std::deque<Flit> to_send_;
    std::deque<LookUp> expected_look_ups_;
    std::deque<NeuronId> expected_spikes_;
    std::vector<Flit> sent_by_core_;
    bool mark_seen_ = false;
    std::int64_t taken_ = 0;
    std::int64_t mark_valid_ = 0;
    std::int64_t mark_sent_ = 0;
    std::int64_t waits_ = 0;
    std::int64_t held_before_ = 0;
    std::int64_t held_after_ = 0;
    int events_ = 0;
    std::array<int, 3> acknowledged_{};
    Learned learned_;
    bool grows_ = false;  ///< the next answer is the one that growth asked for
    std::string divergence_;
};

/// The first difference between two states, in words; empty if there is none. @param neuron set to whose it
/// is
std::string first_difference(const CoreState& got, const CoreState& expected, CoreSize size, int& neuron);

}  // namespace tendril
