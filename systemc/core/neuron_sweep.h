// Many neurons at once: those that only count, take input and fire, in arrays that compile to vectors.
#pragma once

#include <cstdint>
#include <vector>

#include "systemc/core/core_state.h"

namespace tendril {

class StateVisitor;

/// Arrays of a sweep are a multiple of so many entries long.
inline constexpr std::size_t kSweepLanes = 16;

/// What a pass runs over: see NeuronSweep.
struct SweepArrays {
    std::size_t size;
    std::int32_t* v;
    const std::int32_t *r, *bar, *goal;
    std::int32_t vmax;
};

/// The neurons of a core without timers, flags, phases, lateral inhibition and learning: each is V, S and TH,
/// and silence is V + n·R (section 2 of the specification). A step of all of them is one pass over arrays.
class NeuronSweep {
public:
    /// True where the setup never gives such a neuron anything else to do, and the state has not either.
    static bool fits(const CoreSetup& setup, const CoreState& state);

    /// @pre fits()
    void load(const NeuronParams& params, const std::vector<NeuronState>& neurons);
    bool empty() const { return v_.empty(); }
    void clear() { v_.clear(); }

    /// T2 of the tick after `ticks` − 1 silent ones in which nobody fires.
    /// @param excitation, inhibition AE and AI of the tick, padded to kSweepLanes; nullptr: no input
    /// @param candidates who wants to fire, appended ascending
    void step(std::int64_t ticks, const std::uint16_t* excitation, const std::uint16_t* inhibition,
              std::vector<NeuronId>& candidates);
    /// T3: these win.
    void fire(const std::vector<NeuronId>& winners);

    /// Silent ticks after which somebody may fire, 1 or more, never too many; kNeverFires. From the last
    /// pass.
    std::int64_t soonest() const;
    /// The same to the tick, for a pass more.
    std::int64_t soonest_exact();

    /// The last of the silent ticks to come in which some V changes; 0: none does.
    std::int64_t moving() const;

    /// After so many more silent ticks.
    NeuronState neuron(int index, std::int64_t ticks) const;
    void visit_state(StateVisitor& visitor);

private:
    SweepArrays arrays();
    void lean(const std::uint16_t* excitation, const std::uint16_t* inhibition);
    void look_around();
    void refresh(int index);

    NeuronParams params_;
    int neurons_ = 0;
    // By neuron, padded with neurons that never count. 32 bits, so that nothing has to saturate.
    std::vector<std::int32_t> v_;
    std::vector<std::int32_t> s_;
    std::vector<std::int32_t> r_;     ///< R: what it counts in a silent tick
    std::vector<std::int32_t> th_;    ///< TH
    std::vector<std::int32_t> bar_;   ///< V at which it fires; kFar while it may not
    std::vector<std::int32_t> goal_;  ///< the same, kFar while it does not rise
    std::int32_t fastest_ = 0;        ///< no R is above it
    std::int32_t room_ = 0;           ///< least bar − V
    std::int32_t gap_ = 0;            ///< least goal − V
};

/// Adds a row of counts to sums, `lanes` of them, a multiple of kSweepLanes.
void add_row(const std::uint8_t* row, std::uint16_t* sums, std::size_t lanes);

}  // namespace tendril
