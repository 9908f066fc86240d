// Spikes written into the chip file: for chips so small that a file of their own would hide what they do.
#pragma once

#include "sim/stimulus_entry.h"

namespace tendril {

/// `kind = "list"`: what the chip file lists, in any order.
class ListEntry : public StimulusEntry {
public:
    /// @param spikes [tick, line] each, no two alike
    explicit ListEntry(std::vector<std::vector<std::int64_t>> spikes);
    void lines_at(std::int64_t time, std::vector<std::uint16_t>& lines) override;

private:
    std::vector<std::vector<std::int64_t>> spikes_;  ///< ascending
};

}  // namespace tendril
