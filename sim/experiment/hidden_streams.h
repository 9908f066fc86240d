// The stimulus of a hidden pattern: Poisson noise in which segments repeat, draw for draw the reference's.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "sim/experiment_spec.h"
#include "sim/stimulus.h"

namespace tendril {

/// From one mt19937(104729 · seed + 7): initial counts, patterns, which segment holds which pattern, then the
/// spikes, segment by segment. A chance is one uniform number of 53 bits, two draws, against the rate.
class HiddenStreams {
public:
    HiddenStreams(std::uint32_t seed, const HiddenPatternSpec& spec, int lines, int neurons,
                  std::int32_t kmax);

    /// [line * neurons + neuron], each 0..2 · initial, at most kmax; drawn twice, the first shows only
    /// whether it would be too large.
    const std::vector<std::uint8_t>& initial() const { return initial_; }
    /// The pattern in each segment of `length` ticks; −1: noise alone. Never two patterns in a row.
    const std::vector<int>& segments() const { return segments_; }

    using Lines = std::vector<std::vector<std::uint16_t>>;  ///< by tick of the segment; ascending
    /// The spikes of the next segment.
    const Lines& next_segment();

private:
    bool chance();
    int lines_in_pattern() const;
    void draw_patterns();
    void draw_segments();
    void show_pattern(const Lines& pattern);

    std::mt19937 random_;
    HiddenPatternSpec spec_;
    int lines_;
    double rate_;  ///< spikes per line and tick
    std::vector<std::uint8_t> initial_;
    std::vector<Lines> patterns_;
    std::vector<int> segments_;
    std::size_t next_ = 0;
    Lines shown_;
};

/// The segments one after the other on host 0.
class HiddenStimulus : public Stimulus {
public:
    HiddenStimulus(HiddenStreams streams, Tick first, int length);
    std::span<const HostSpike> at(Tick tick) override;

private:
    void show(std::int64_t segment);

    const HiddenStreams start_;  ///< to begin anew from
    HiddenStreams streams_;
    Tick first_;
    int length_;                 ///< of a segment, ticks
    std::int64_t segment_ = -1;  ///< that spikes_ holds
    std::vector<std::vector<HostSpike>> spikes_;
};

}  // namespace tendril
