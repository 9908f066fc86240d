// Holds a sleeping part to its word: evaluated, it must be what it was.
#pragma once

#include <string>

#include "systemc/kernel/part.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

/// Of --paranoid: the whole state of a part, taken before and after an evaluation in its sleep.
class SleepCheck {
public:
    /// Forgets what was found.
    void clear();
    /// Exchange, settle and clock edge of a sleeping part. Does nothing once something was found.
    void evaluate(Part& part, Cycle now);
    /// Somebody was woken: if that came from a sleeping part, it did not sleep.
    void woken(const Part& part);

    /// "" or who changed in its sleep, when, and what.
    const std::string& fault() const { return fault_; }

private:
    void found(Cycle now, const std::string& what);

    const Part* evaluated_ = nullptr;
    std::string woke_;
    StateWriter before_;
    std::string fault_;
};

}  // namespace tendril
