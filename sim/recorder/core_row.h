// What a core is doing as one line of text: "t12: 3 in, n17 fires, learn 4+/2-".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "systemc/spike.h"

namespace tendril {

/// What a cycle of a core shows.
struct CoreSight {
    Tick tick;                      ///< the core is in
    const Flit* arrives = nullptr;  ///< in this cycle; it belongs to `tick`
    const Flit* sends = nullptr;
    std::uint64_t strengthened = 0;  ///< synapse counts raised so far
    std::uint64_t weakened = 0;
};

/// Looks in every cycle in which anything happens; the line is of the tick the core is in.
class CoreRow {
public:
    void look(const CoreSight& sight);

    const std::string& text() const { return text_; }
    /// Spikes that have arrived in this tick.
    int in() const { return in_; }
    /// A spike leaves in the cycle last looked at.
    bool fires() const { return fires_; }
    /// The last neuron that has fired in this tick; −1: none yet.
    int winner() const { return spikes_.empty() ? -1 : spikes_.back(); }

private:
    std::string line() const;

    Tick tick_{INT64_MIN};
    int in_ = 0;
    bool fires_ = false;
    std::vector<int> spikes_;
    std::uint64_t strengthened_before_ = 0, weakened_before_ = 0;  ///< at the start of the tick
    std::uint64_t strengthened_ = 0, weakened_ = 0;
    std::string text_;
};

}  // namespace tendril
