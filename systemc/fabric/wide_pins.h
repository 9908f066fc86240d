// Fields of a wide bundle of pins: equal slices of an array of 32-bit words, lowest first.
#pragma once

#include <cstdint>

namespace tendril {

/// Slice `index` of `Bits` bits, 32 at most.
template <int Bits>
std::uint32_t get_field(const std::uint32_t* words, int index) {
    const int word = index * Bits / 32;
    const int shift = index * Bits % 32;
    std::uint64_t pair = words[word];
    if (shift + Bits > 32) pair |= static_cast<std::uint64_t>(words[word + 1]) << 32;
    return static_cast<std::uint32_t>(pair >> shift) & ((std::uint64_t{1} << Bits) - 1U);
}

template <int Bits>
void set_field(std::uint32_t* words, int index, std::uint32_t value) {
    const int word = index * Bits / 32;
    const int shift = index * Bits % 32;
    const std::uint64_t mask = ((std::uint64_t{1} << Bits) - 1U) << shift;
    const std::uint64_t bits = static_cast<std::uint64_t>(value) << shift;
    words[word] = static_cast<std::uint32_t>((words[word] & ~mask) | (bits & mask));
    if (shift + Bits > 32)
        words[word + 1] = static_cast<std::uint32_t>((words[word + 1] & ~(mask >> 32)) | (bits >> 32));
}

}  // namespace tendril
