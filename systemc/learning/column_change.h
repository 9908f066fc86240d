// What a rule does to a column: visits its synapses in order, takes from them and adds to them.
#pragma once

#include "systemc/learning/rule.h"

namespace tendril {

/// Calls visit(axon, k) for every excitatory axon, starting at `origin`, wrapping; k may be 0.
template <class Visit>
void each_axon(const Column& column, int origin, Visit visit) {
    const int axons = static_cast<int>(column.k.size());
    for (int n = 0, i = origin; n < axons; ++n, i = i + 1 == axons ? 0 : i + 1) {
        const auto at = static_cast<std::size_t>(i);
        if (column.excitatory[at]) visit(i, column.k[at]);
    }
}

/// Takes `by` synapses, or all there are.
void decrease(Column& column, int axon, int by);

/// Adds a synapse within the budget (4.1: inc with str_repl).
/// @pre k < kmax
void increase(Column& column, int axon, const LearningParams& params, Lfsr random);

}  // namespace tendril
