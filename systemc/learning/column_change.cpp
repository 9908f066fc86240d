// Budgets and evictions of section 4.1.
#include "systemc/learning/column_change.h"

#include <algorithm>

namespace tendril {

void decrease(Column& column, int axon, int by) {
    std::uint8_t& k = column.k[static_cast<std::size_t>(axon)];
    const int taken = std::min<int>(by, k);
    k = static_cast<std::uint8_t>(k - taken);
    column.budget -= taken;
}

void increase(Column& column, int axon, const LearningParams& params, Lfsr random) {
    if (column.budget >= params.kbud) {
        const int victim = params.str_repl ? find_victim(column, axon, random) : -1;
        if (victim < 0) return;
        decrease(column, victim, 1);
    }
    ++column.k[static_cast<std::size_t>(axon)];
    ++column.budget;
}

int find_victim(const Column& column, int axon, Lfsr random) {
    const int axons = static_cast<int>(column.k.size());
    const int first = static_cast<int>(random.draw() % column.k.size());
    for (int n = 0; n < axons; ++n) {
        const int x = (first + n) % axons;
        const auto at = static_cast<std::size_t>(x);
        if (x != axon && column.excitatory[at] && column.k[at] != 0) return x;
    }
    return -1;
}

}  // namespace tendril
