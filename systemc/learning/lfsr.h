// The on-chip random numbers: a 32-bit Galois register, 16 steps a draw (specification 4.1).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tendril {

/// Right shift, x^32 + x^22 + x^2 + x + 1; the state must not be 0.
class Lfsr {
public:
    explicit constexpr Lfsr(std::uint32_t& state) : state_(state) {}

    /// Uniform in 0..65535.
    constexpr std::uint32_t draw() {
        state_ = (state_ >> 8) ^ kEightSteps[state_ & 255U];
        state_ = (state_ >> 8) ^ kEightSteps[state_ & 255U];
        return state_ & 0xFFFFU;
    }

private:
    /// What eight steps make of the low eight bits; the register is linear, so the rest just shifts.
    static constexpr std::array<std::uint32_t, 256> kEightSteps = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t low = 0; low < 256; ++low) {
            std::uint32_t s = low;
            for (int step = 0; step < 8; ++step) s = (s >> 1) ^ ((s & 1U) ? 0x80200003U : 0U);
            table[low] = s;
        }
        return table;
    }();

    std::uint32_t& state_;
};

}  // namespace tendril
