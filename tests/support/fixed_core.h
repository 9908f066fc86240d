// A random core in fixed ticks: starts at random times, now and then sooner than it can follow.
#pragma once

#include <deque>
#include <functional>
#include <random>

#include "systemc/core/learn_port.h"
#include "tests/support/core_twin.h"
#include "tests/support/random_core.h"

namespace tendril {

/// Loads and starts a core and its models, and drives all of them with spikes that come in time, late and
/// early, starts, stalls and a learner of its own.
class FixedCore : private LearnClient {
public:
    /// Called in every cycle before its edge, with the inputs of that cycle.
    using Watch = std::function<void(Cycle, const CoreInputs&)>;

    /// @param twin of that size; the bench holds on to it
    FixedCore(std::uint64_t seed, CoreSize built, CoreTwin& twin, int ticks);

    /// Until the core stops or its models differ; then all state is read, and compared.
    /// @return its counters @throws std::runtime_error if it does not stop
    CoreCounters run(const Watch& watch = {});

private:
    void cycle(Cycle now, const Watch& watch);

    Access begin(const LearnEvent& event) override;
    Access next() override { return learner_.next(); }
    Reply& reply() override { return learner_.reply(); }
    std::span<const Change> changes() const override { return learner_.changes(); }

    RandomCore random_core_;
    std::mt19937_64 random_;
    Learner learner_;
    LearnPort port_;
    CoreTwin& twin_;
    std::deque<Flit> sends_;
    Tick tick_;
    std::int64_t pulses_ = 0;
    int mean_ = 1;  ///< cycles between starts
};

}  // namespace tendril
