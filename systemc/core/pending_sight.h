// What waves and comparisons see of the pending bitmaps of a core.
#pragma once

#include <cstdint>

namespace tendril {

/// A core of RTL or of models, or a whole chip of them.
class PendingSight {
public:
    virtual ~PendingSight() = default;

    /// Axons 64·word and on that pend in a slot of the ring, a bit each.
    /// @param core of a whole chip; 0 of a core that stands alone. @pre after load()
    virtual std::uint64_t pending(int core, int slot, int word) const = 0;
};

}  // namespace tendril
