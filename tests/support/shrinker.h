// Delta debugging of chips: leaves out whatever can be left out while the chip still shows what it is to
// show.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/support/explicit_chip.h"

namespace tendril {

/// Does the case still show it? Cases that are no chip do not: it may throw Error.
using Shows = std::function<bool(const ChipCase&)>;

class Shrinker {
public:
    /// @param tell gets a line for each step that made the case smaller; may be empty
    Shrinker(ChipCase start, Shows shows, std::function<void(const std::string&)> tell);

    /// Until no step finds anything more. Steps: ticks, synapses, cores, hosts, a flat fabric, the elements
    /// of every list, the keys of every table, and the numbers of what is left.
    const ChipCase& run();
    int trials() const { return trials_; }

    /// For steps: what is left.
    const ChipCase& now() const { return now_; }
    /// For steps: `candidate` takes its place if it shows it too.
    bool attempt(const ChipCase& candidate);
    /// For steps: leaves out as many of `count` parts as can be, in ever smaller groups.
    /// @param without what is left without some of them, ascending indices; called with what then is `now()`
    void leave_out(std::size_t count,
                   const std::function<ChipCase(const ChipCase&, const std::vector<std::size_t>&)>& without);

private:
    ChipCase now_;
    Shows shows_;
    std::function<void(const std::string&)> tell_;
    int trials_ = 0;
};

/// A way to make a chip smaller, with its name for those who wait.
struct ShrinkStep {
    const char* name;
    void (*take)(Shrinker&);
};

/// Those that know what a chip is (shrink_chip_steps.cpp), and those that know tables and lists alone
/// (shrink_document_steps.cpp).
const std::vector<ShrinkStep>& chip_steps();
const std::vector<ShrinkStep>& document_steps();

}  // namespace tendril
