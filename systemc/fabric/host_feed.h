// What a host is to say, tick by tick.
#pragma once

#include <span>

#include "systemc/types.h"

namespace tendril {

/// Where a host gets its lines from.
class HostFeed {
public:
    virtual ~HostFeed() = default;
    /// Lines of `host` whose axons are active in `tick` at delay 1, ascending.
    virtual std::span<const std::uint16_t> lines(int host, Tick tick) = 0;
};

}  // namespace tendril
