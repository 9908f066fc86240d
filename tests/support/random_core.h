// Random whole cores: every parameter, synapses, state, axon table and input from one seed.
#pragma once

#include <random>

#include "systemc/core/core_state.h"
#include "systemc/spike.h"

namespace tendril {

struct RandomCore {
    CoreSetup setup;
    CoreState initial;
    Tick preload{-1};
    bool hears_itself = false;

    /// @param built sizes in use are random up to it
    RandomCore(std::uint64_t seed, CoreSize built);

    /// Spikes of its sources sent in tick `sent`, in random order.
    std::vector<Flit> spikes(Tick sent);

private:
    int pick(std::initializer_list<int> values);
    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    bool one_in(int n) { return below(n) == 0; }
    void draw_neuron_parameters(bool free);
    void draw_learning_parameters(bool free);
    void draw_axons();
    void draw_state();

    std::mt19937_64 random_;
    int per_mille_ = 20;  ///< spikes per line and tick
};

}  // namespace tendril
