// The stimulus handed to each host, though hosts may be a tick apart.
#pragma once

#include <deque>
#include <vector>

#include "sim/stimulus.h"
#include "systemc/fabric/host_feed.h"
#include "systemc/kernel/state_visitor.h"

namespace tendril {

class HostQueue : public HostFeed {
public:
    HostQueue(Stimulus& stimulus, std::size_t hosts, Tick first)
        : stimulus_(stimulus), first_(first), asked_(hosts, first) {}

    std::span<const std::uint16_t> lines(int host, Tick tick) override;
    void visit_state(StateVisitor& visitor);

private:
    using Lines = std::vector<std::uint16_t>;

    Stimulus& stimulus_;
    Tick first_;                            ///< of ticks_
    std::deque<std::vector<Lines>> ticks_;  ///< [tick - first_][host]
    std::vector<Tick> asked_;               ///< per host: the last tick it asked for
};

}  // namespace tendril
