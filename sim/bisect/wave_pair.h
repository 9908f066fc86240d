// Two waveforms side by side: the signals both have, and the first cycle in which one of them differs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/bisect/fst_file.h"

namespace tendril {

/// What of a signal is compared.
struct SignalRule {
    bool compared = true;
    /// Path of a core's step: the signal counts only while the core is between two ticks. "" = always.
    std::string between{};
    bool is_step = false;  ///< a step of a core: those that a model takes as one count as one
};

/// By path.
using SignalRules = std::function<SignalRule(const std::string& path)>;

/// A signal in a cycle in which the waveforms part.
struct SignalParting {
    std::string path;
    int bits = 1;
    std::string a, b;  ///< characters 0, 1, x, z
    /// Cycle in which it last changed, in each; nullopt: not since the waveform began.
    std::optional<std::int64_t> since_a, since_b;
};

struct WaveParting {
    std::int64_t cycle = 0;
    std::vector<SignalParting> signals;  ///< all that differ, as the first waveform declares them
};

class WavePair {
public:
    /// @param a, b outlive it
    WavePair(const FstFile& a, const FstFile& b, const SignalRules& rules);

    /// Signals of both, of one width, that are compared.
    std::size_t common() const { return signals_.size(); }
    /// Compared cycles, both ends included: those that both have.
    std::int64_t first() const { return std::max(a_.first(), b_.first()); }
    std::int64_t last() const { return std::min(a_.last(), b_.last()); }

    /// Whether they differ, by cycle from first() on.
    std::vector<bool> differing() const;
    std::optional<WaveParting> first_parting() const;

private:
    struct Signal {
        const FstSignal* a;
        const FstSignal* b;
        std::size_t gate = 0;  ///< 0: always; else index of the step in gates_, plus 1
        bool is_step = false;
    };
    enum class Side : std::uint8_t { a, b };
    struct Follower;

    std::uint32_t handle(const Signal& signal, Side side) const;
    std::vector<std::uint64_t> digests(Side side) const;
    std::vector<SignalParting> parting_at(std::int64_t cycle) const;
    void find_gates(const std::vector<std::string>& betweens);

    const FstFile& a_;
    const FstFile& b_;
    std::vector<Signal> signals_;
    std::vector<std::size_t> gates_;  ///< indices of the signals that are steps of a core
};

}  // namespace tendril
