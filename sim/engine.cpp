// Implements engine.h: what no engine runs.
#include "sim/engine.h"

#include <fmt/format.h>

#include "sim/error.h"

namespace tendril {

void require_ticks(Tick start, std::int64_t ticks) {
    if (start.value <= kLastTickMax && ticks <= kLastTickMax - start.value) return;
    throw Error(Exit::usage, fmt::format("{} ticks after tick {} are too many; the last tick is at most {}",
                                         ticks, start.value, kLastTickMax));
}

}  // namespace tendril
