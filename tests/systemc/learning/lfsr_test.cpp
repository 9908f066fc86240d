// The random numbers are those of the specification, section 4.1.
#include "systemc/learning/lfsr.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(Lfsr, DrawsTheSpecificationsValuesFromStateOne) {
    std::uint32_t state = 1;
    Lfsr lfsr(state);
    for (const std::uint32_t expected : {0xb6f6b6c3U, 0x8a0f3db5U, 0x09e5f3cfU, 0x90bd2fa6U}) {
        const std::uint32_t value = lfsr.draw();
        EXPECT_EQ(state, expected);
        EXPECT_EQ(value, expected & 0xFFFFU);
    }
}

TEST(Lfsr, DrawsTheSpecificationsValuesFromDeadbeef) {
    std::uint32_t state = 0xdeadbeefU;
    Lfsr lfsr(state);
    for (const std::uint32_t expected : {0xe4c0e0efU, 0x96dc5a83U, 0xa8c7ad9fU, 0x39e7d287U}) {
        lfsr.draw();
        EXPECT_EQ(state, expected);
    }
}

TEST(Lfsr, IsSixteenSingleSteps) {
    std::uint32_t state = 0x12345678U;
    std::uint32_t slow = state;
    Lfsr lfsr(state);
    for (int draw = 0; draw < 1000; ++draw) {
        lfsr.draw();
        for (int step = 0; step < 16; ++step) slow = (slow >> 1) ^ ((slow & 1U) ? 0x80200003U : 0U);
        ASSERT_EQ(state, slow) << "draw " << draw;
    }
}

}  // namespace
}  // namespace tendril
