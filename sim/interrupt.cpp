// Ctrl-C, noted.
#include "sim/interrupt.h"

namespace tendril {

namespace {

// A signal handler can reach nothing else: the one variable of this program that outlives a run.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t asked_to_end = 0;

void note(int) { asked_to_end = 1; }

}  // namespace

InterruptWatch::InterruptWatch() {
    asked_to_end = 0;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigaction(SIGINT, &action, &old_int_);
    sigaction(SIGTERM, &action, &old_term_);
}

InterruptWatch::~InterruptWatch() {
    sigaction(SIGINT, &old_int_, nullptr);
    sigaction(SIGTERM, &old_term_, nullptr);
}

bool InterruptWatch::asked() const { return asked_to_end != 0; }

}  // namespace tendril
