// A column of four synapses that a rule is let loose on, and how often it drew.
#pragma once

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "systemc/learning/completed.h"

namespace tendril {

class ColumnTest : public testing::Test {
protected:
    using Counts = std::vector<std::uint8_t>;

    /// The neuron fired at 10. Axon 0 came at 4, before it, axon 1 at 12, after it, axon 2 never; axon 3 is
    /// inhibitory and came first, at 0.
    ColumnTest() {
        times_.ta = {4, 12, -1, 0};
        times_.rk = {1, 2, 0, 0};
        times_.tl = {4, 12, -1, 0};
        column_.fired_at = 10;
        column_.phased = true;
    }

    void begin(Counts k) {
        column_.k = std::move(k);
        column_.budget = std::accumulate(column_.k.begin(), column_.k.end(), 0);
        lfsr_ = 1;
    }
    Counts end_of_episode() {
        make_completed(params_)->end_of_episode(column_, Lfsr(lfsr_));
        EXPECT_EQ(column_.budget, std::accumulate(column_.k.begin(), column_.k.end(), 0));
        return column_.k;
    }
    Counts after_fire() {
        make_completed(params_)->after_fire(column_, Lfsr(lfsr_));
        EXPECT_EQ(column_.budget, std::accumulate(column_.k.begin(), column_.k.end(), 0));
        return column_.k;
    }
    /// How many draws it took.
    int drawn() const {
        std::uint32_t state = 1;
        int draws = 0;
        for (Lfsr lfsr(state); state != lfsr_ && draws < 1000; ++draws) lfsr.draw();
        return draws;
    }

    LearningParams params_;
    LearningState times_;
    std::vector<std::uint8_t> excitatory_ = {1, 1, 1, 0};
    Column column_{{}, 0, 0, 0, Tick(20), true, excitatory_, times_};
    std::uint32_t lfsr_ = 1;
};

}  // namespace tendril
