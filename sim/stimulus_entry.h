// One voice of a stimulus: the lines of one host, in its own time.
#pragma once

#include <cstdint>
#include <vector>

namespace tendril {

/// A `[[stimulus]]` entry without from, until and repeat_every: its time counts from 0. Asked again for a
/// time it gives the same lines again, so that a run may start anywhere and repeats are exact.
class StimulusEntry {
public:
    virtual ~StimulusEntry() = default;
    /// Appends the lines that are active at `time` (ticks), ascending.
    virtual void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) = 0;
};

}  // namespace tendril
