// What a scope shows, and what has no meaning.
#include "sim/wave_scope.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"

namespace tendril {
namespace {

TEST(WaveScope, PatternsShowTheBlocksThatFitOneOfThem) {
    const WaveScope scope("core*,hub_L1_?");
    EXPECT_TRUE(scope.shows("core12"));
    EXPECT_TRUE(scope.shows("hub_L1_3"));
    EXPECT_FALSE(scope.shows("hub_L2_0"));
    EXPECT_TRUE(scope.shows_neuron(200));
}

TEST(WaveScope, ACoreIsItselfAndItsLearningEngine) {
    const WaveScope scope("core=3,neuron=17,neuron=4");
    EXPECT_TRUE(scope.shows("core3"));
    EXPECT_TRUE(scope.shows("learning3"));
    EXPECT_FALSE(scope.shows("core31"));
    EXPECT_TRUE(scope.shows_neuron(4));
    EXPECT_FALSE(scope.shows_neuron(5));
}

TEST(WaveScope, NeuronsAloneLeaveEveryBlockIn) {
    const WaveScope scope("neuron=17");
    EXPECT_TRUE(scope.shows("kernel"));
    EXPECT_FALSE(scope.shows_neuron(16));
}

TEST(WaveScope, APatternThatFitsIsNoName) {
    EXPECT_FALSE(WaveScope("*").names("kernel"));
    EXPECT_FALSE(WaveScope("kerne?").names("kernel"));
    EXPECT_TRUE(WaveScope("core*,kernel").names("kernel"));
}

TEST(WaveScope, WhatHasNoMeaningIsRefused) {
    for (const char* text : {"core=", "core=x", "neuron=-1", "axon=3", "core0,,core1", ""})
        EXPECT_EQ(refusal([&] { WaveScope scope{text}; }).substr(0, 14), "2 --wave-scope") << text;
}

}  // namespace
}  // namespace tendril
