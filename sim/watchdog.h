// Notices a chip in which nothing can happen any more, and says who waits for whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/chip.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {

/// Cycles without a flit in or out of a core or host, and without learning, after which a chip is stuck: a
/// core works alone for at most two times 256 x 258 cycles of a tick (each of 256 rows read one synapse at a
/// time; each of 256 winners subtracting from 256 neurons), and a flit crosses the deepest fabric in less.
inline constexpr std::int64_t kStuckCycles = std::int64_t{1} << 18;

class Watchdog {
public:
    /// Both outlive it.
    Watchdog(const ChipPlan& plan, Chip& chip);

    /// Asked now and then: has nothing moved for kStuckCycles (and, with fixed ticks, two ticks)?
    bool stuck();
    /// Who waits for whom, from the first that waits to a ring or to one that waits for nobody.
    std::string report() const;
    void visit_state(StateVisitor& visitor);

private:
    struct Wait {
        std::optional<End> whom;  ///< nobody: it does nothing of its own
        std::string why;
    };

    std::uint64_t moved() const;
    Wait of(const End& end) const;
    Wait of_hub(int hub) const;
    Wait of_router(int router) const;
    std::optional<int> missing_mark(int hub) const;
    std::string chain(End at) const;
    std::optional<End> first() const;

    const ChipPlan& plan_;
    Chip& chip_;
    Wiring wiring_;
    std::uint64_t moved_ = 0;
    Cycle since_;
};

}  // namespace tendril
