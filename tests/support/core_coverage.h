// What a set of random cores has to have had in it, and how many of them had.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/core_lockstep.h"

namespace tendril {

/// Follows one core after another through its ticks: begin(), then before() and after() each tick.
class CoreCoverage {
public:
    /// @param setup, bench kept by pointer until the next begin()
    void begin(const CoreSetup& setup, const CoreLockstep& bench, CoreSize built, bool hears_itself);
    /// @param spikes those sent in the tick the core is in, not delivered yet
    void before(const std::vector<Flit>& spikes);
    void after();
    /// Counts what the core had.
    void end();

    /// Of all cores.
    std::uint64_t spikes() const { return all_spikes_; }
    /// A line for each thing counted.
    std::string histogram() const;
    /// "" or what the set lacks.
    std::string missing() const;

private:
    void see_winners(const CoreState& state);
    void see_repeats();
    int candidates(const std::vector<Flit>& spikes) const;

    const CoreSetup* setup_ = nullptr;
    const CoreLockstep* bench_ = nullptr;
    std::set<std::string> had_;
    std::uint64_t spikes_ = 0;   ///< up to the tick before
    std::vector<bool> latched_;  ///< per neuron, in the tick before
    std::uint64_t all_spikes_ = 0;
    std::map<std::string, int> cores_;  ///< how many cores had it
};

}  // namespace tendril
