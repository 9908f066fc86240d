// Which event of a run is the first that a trigger means.
#include "sim/wave_trigger.h"

#include <gtest/gtest.h>

#include "sim/atomic_file.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

Spike spike(std::int64_t tick, std::int64_t cycle, int core, int neuron) {
    return {Tick(tick), Cycle(cycle), CoreId(static_cast<std::uint16_t>(core)),
            NeuronId(static_cast<std::uint16_t>(neuron))};
}

TEST(WaveTrigger, ASpikeOfTheNeuronNamedAndTheFirstOfThem) {
    WaveTrigger trigger("spike core=2 neuron=17");
    trigger.spike(spike(1, 50, 2, 16));
    trigger.spike(spike(1, 51, 1, 17));
    EXPECT_FALSE(trigger.cycle());
    trigger.spike(spike(2, 90, 2, 17));
    trigger.spike(spike(3, 95, 2, 17));
    EXPECT_EQ(trigger.cycle(), Cycle(90));
    EXPECT_EQ(trigger.name(), "spike");
    EXPECT_FALSE(trigger.wants_deliveries());
}

TEST(WaveTrigger, ALateDelivery) {
    WaveTrigger trigger("late core=1");
    EXPECT_TRUE(trigger.wants_deliveries());
    Delivery delivery;
    delivery.cycle = Cycle(7);
    delivery.core = CoreId(1);
    trigger.delivery(delivery);
    delivery.late = true;
    delivery.core = CoreId(0);
    trigger.delivery(delivery);
    EXPECT_FALSE(trigger.cycle());
    delivery.core = CoreId(1);
    trigger.delivery(delivery);
    EXPECT_EQ(trigger.cycle(), Cycle(7));
}

TEST(WaveTrigger, AnOverrunAtTheStartOfItsTick) {
    WaveTrigger trigger("overrun");
    trigger.tick_end({Tick(-1), Cycle(99), 0});
    trigger.tick_end({Tick(0), Cycle(199), 0});
    EXPECT_FALSE(trigger.cycle());
    trigger.tick_end({Tick(1), Cycle(299), 2});
    EXPECT_EQ(trigger.cycle(), Cycle(200));
}

/// A run of three spikes, to part from.
class Divergence : public ::testing::Test {
protected:
    static std::string run(const std::string& rows) {
        write_text_atomically(folder() / "spikes.aer",
                              "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron\n" + rows);
        return "divergence run=" + folder().path().string();
    }
    static const TempFolder& folder() {
        static const TempFolder made;
        return made;
    }
};

TEST_F(Divergence, ASpikeTooMany) {
    WaveTrigger trigger(run("1 50 0 3\n2 80 0 4\n"));
    trigger.spike(spike(1, 50, 0, 3));
    trigger.spike(spike(2, 79, 0, 5));
    EXPECT_EQ(trigger.cycle(), Cycle(79));
}

TEST_F(Divergence, ASpikeTooFewShowsAtTheEndOfItsTick) {
    WaveTrigger trigger(run("1 50 0 3\n2 80 0 4\n2 85 0 9\n"));
    trigger.spike(spike(1, 50, 0, 3));
    trigger.tick_end({Tick(1), Cycle(60), 0});
    trigger.spike(spike(2, 80, 0, 4));
    EXPECT_FALSE(trigger.cycle());
    trigger.tick_end({Tick(2), Cycle(99), 0});
    EXPECT_EQ(trigger.cycle(), Cycle(85));
}

TEST_F(Divergence, ASpikeInAnotherCycleUnlessThatRunHasNone) {
    WaveTrigger with_cycles(run("1 50 0 3\n"));
    with_cycles.spike(spike(1, 51, 0, 3));
    EXPECT_EQ(with_cycles.cycle(), Cycle(51));
    WaveTrigger without(run("1 - 0 3\n"));
    without.spike(spike(1, 51, 0, 3));
    without.tick_end({Tick(1), Cycle(60), 0});
    EXPECT_FALSE(without.cycle());
}

TEST(WaveTrigger, WhatHasNoMeaningIsRefusedWithTheNearest) {
    EXPECT_NE(refusal([] { WaveTrigger("spik core=2"); }).find("did you mean \"spike\""), std::string::npos);
    for (const char* text :
         {"spike hub=L1.0", "late neuron=2", "fifo_full", "divergence", "overrun core=1", "spike core=x", ""})
        EXPECT_EQ(refusal([&] { WaveTrigger trigger{text}; }).substr(0, 2), "2 ") << text;
    EXPECT_EQ(refusal([] { WaveTrigger("divergence run=/nowhere"); }).substr(0, 2), "4 ");
}

}  // namespace
}  // namespace tendril
