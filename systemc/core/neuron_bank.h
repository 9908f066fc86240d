// The neurons of a core model: what the scan and the inhibition of a tick make of all of them, at once.
#pragma once

#include <vector>

#include "systemc/core/core.h"
#include "systemc/core/neuron_sweep.h"

namespace tendril {

/// What a tick brings to every neuron alike.
struct TickInput {
    bool phase_start = false;
    int phase = 0;                              ///< phase tick
    int rank0 = 0;                              ///< events of the phase up to the tick before
    const std::uint16_t* excitation = nullptr;  ///< AE of each neuron; nullptr: no axon was active
    const std::uint16_t* inhibition = nullptr;  ///< AI
};

/// Neurons that only count are swept as arrays, and in silence not at all: their next spike and their last
/// move are known in closed form.
class NeuronBank {
public:
    NeuronBank(const CoreSetup& setup, const CoreState& state);

    /// T2 and T3 of a tick, section 3.3 first where a phase starts.
    void run(const TickInput& input);

    /// Of the last run: who spikes (repeats included) and who won, ascending.
    const std::vector<NeuronId>& spikes() const { return spikes_; }
    const std::vector<NeuronId>& winners() const { return winners_; }
    /// Input came, or some step changed, nominated or emitted something: the hardware's scan of the next tick
    /// may matter.
    bool busy() const { return busy_; }
    /// How often the hardware walks over all neurons to inhibit them.
    int passes() const;

    LearnAnswer answer(int neuron) const;
    void set_threshold(int neuron, std::uint16_t th);
    /// For waves.
    NeuronGlance glance(int neuron) const {
        const NeuronState n = one(neuron);
        return {n.v, n.s, n.th};
    }
    /// All of them, canonical.
    std::vector<NeuronState> state() const;
    void visit_state(StateVisitor& visitor);

private:
    NeuronState one(int neuron) const;
    void sweep(const TickInput& input);
    void scan(const TickInput& input);
    void select_winners();
    void inhibit_all();

    const CoreSetup& setup_;
    std::vector<NeuronState> neurons_;  ///< empty while they are swept
    NeuronSweep swept_;                 ///< as of `silent_` ticks ago; empty: they are scanned
    std::int64_t silent_ = 0;           ///< ticks without input and spikes since it was stepped
    std::int64_t due_ = 1;              ///< the first of them in which somebody may fire
    std::int64_t moving_ = 0;           ///< the last of them in which a V changes; below 0: not looked up
    std::vector<NeuronId> repeats_, winners_, spikes_;
    bool busy_ = false;
};

}  // namespace tendril
