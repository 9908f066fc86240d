// Implements sleep_check.h.
#include "systemc/kernel/sleep_check.h"

#include <fmt/format.h>

namespace tendril {

void SleepCheck::clear() {
    fault_.clear();
    woke_.clear();
}

void SleepCheck::evaluate(Part& part, Cycle now) {
    if (!fault_.empty()) return;
    before_.clear();
    part.visit_state(before_);
    evaluated_ = &part;
    part.exchange(now);
    part.settle(now);
    part.clock(now);
    StateComparer after(before_.bytes());
    part.visit_state(after);
    if (!after.difference().empty()) found(now, after.difference());
    if (!woke_.empty()) found(now, "it woke " + woke_);
    evaluated_ = nullptr;
}

void SleepCheck::woken(const Part& part) {
    if (evaluated_) woke_ = part.part_name();
}

void SleepCheck::found(Cycle now, const std::string& what) {
    if (!fault_.empty()) return;
    fault_ = fmt::format("{} slept in cycle {}, but it was not at rest: {}", evaluated_->part_name(),
                         now.value, what);
}

}  // namespace tendril
