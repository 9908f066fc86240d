// What happens to spikes on their way to the chip.
#pragma once

#include <string>

#include "sim/random.h"
#include "sim/script.h"

namespace tendril {

struct Disturbance {
    std::string name;  ///< of the figure it gives
    int jitter = 0;    ///< ticks by which each spike is moved, either way, within the script's ticks
    int deleted = 0;   ///< percent of the spikes that are lost
    int added = 0;     ///< percent as many strangers, of any line at any tick
};

/// @param ticks of the script; @param lines of the host
Script disturbed(const Script& script, const Disturbance& by, int ticks, int lines, RandomStream& random);

}  // namespace tendril
