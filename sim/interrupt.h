// Ctrl-C as a question that a run can ask at its tick and cycle boundaries.
#pragma once

#include <csignal>

namespace tendril {

/// While it lives, SIGINT and SIGTERM are noted instead of ending the process; a second one ends it.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    bool asked() const;

private:
    struct sigaction old_int_ {};
    struct sigaction old_term_ {};
};

}  // namespace tendril
