#include "systemc/kernel/kernel.h"

#include <algorithm>

namespace tendril {

Kernel::Kernel(sc_core::sc_module_name name, int quantum) : sc_module(name), quantum_(quantum) {
    SC_METHOD(activate);
    sensitive << event_;
    dont_initialize();
}

void Kernel::add(Part& part) {
    part.index_ = static_cast<int>(parts_.size());
    parts_.push_back(&part);
}

void Kernel::wake(Part& part) {
    if (order_.paranoid) sleep_check_.woken(part);
    if (part.awake_) return;
    part.awake_ = true;
    woken_.push_back(&part);
}

sc_core::sc_time Kernel::local_time() const {
    return sc_core::sc_time::from_value(period_ * static_cast<std::uint64_t>(now_ - activated_));
}

void Kernel::add_probes(Probes& probes) const {
    probes.push_back(
        {"chip kernel", "cycle", 48, {}, [this] { return static_cast<std::uint64_t>(now_.value); }});
}

void Kernel::add_work_probes(Probes& probes) const {
    probes.push_back({"chip kernel", "parts_awake", 16, {}, [this] { return awake_.size(); }});
}

void Kernel::begin(const Order& order) {
    order_ = order;
    now_ = Cycle(0);
    stop_ = pause_ = false;
    evaluations_ = 0;
    sleep_check_.clear();
    alarms_ = {};
    woken_.clear();
    awake_ = parts_;
    for (Part* part : parts_) part->awake_ = true;
}

Kernel::Outcome Kernel::go_on() {
    pause_ = false;
    event_.notify(sc_core::SC_ZERO_TIME);
    sc_core::sc_start();  // until nothing is notified any more
    return outcome_;
}

void Kernel::activate() {
    activated_ = now_;
    for (int n = 0; n < quantum_; ++n) {
        if (now_ >= order_.limit) return void(outcome_ = Outcome::limit);
        step();
        if (stop_) return void(outcome_ = Outcome::stopped);
        if (!jump()) return void(outcome_ = Outcome::asleep);
        if (pause_) return void(outcome_ = Outcome::paused);
    }
    if (order_.interrupted && order_.interrupted()) return void(outcome_ = Outcome::interrupted);
    event_.notify(period() * static_cast<double>(now_ - activated_));
}

/// One cycle: all exchange, then all settle and are clocked, those just woken too.
void Kernel::step() {
    for (Part* part : awake_) part->exchange(now_);
    if (!woken_.empty()) {
        const auto earlier = [](Part* a, Part* b) { return a->index_ < b->index_; };
        std::sort(woken_.begin(), woken_.end(), earlier);
        merged_.resize(awake_.size() + woken_.size());
        std::merge(awake_.begin(), awake_.end(), woken_.begin(), woken_.end(), merged_.begin(), earlier);
        awake_.swap(merged_);
        woken_.clear();
    }
    if (order_.paranoid) check_sleepers();
    for (Part* part : awake_) part->settle(now_);
    if (onlooker_) onlooker_(now_);
    for (Part* part : awake_) part->clock(now_);
    evaluations_ += awake_.size();
    if (order_.skip) fall_asleep();
}

/// They offer nothing and get nothing, so where in the cycle they are evaluated cannot matter; before the
/// onlooker it shows what has changed.
void Kernel::check_sleepers() {
    for (Part* part : parts_) {
        if (!part->awake_) sleep_check_.evaluate(*part, now_);
    }
    if (!sleep_fault().empty()) stop_ = true;
}

void Kernel::fall_asleep() {
    const auto sleeps = [this](Part* part) {
        const Cycle next = part->next_cycle(now_);
        if (next <= now_ + 1) return false;
        part->awake_ = false;
        if (next != kNever) alarms_.emplace(next.value, part->index_);
        return true;
    };
    awake_.erase(std::remove_if(awake_.begin(), awake_.end(), sleeps), awake_.end());
}

/// To the next cycle in which anything can happen, at most to the limit; one cycle on if somebody looks.
/// @return false if nothing will
bool Kernel::jump() {
    ++now_;
    if (awake_.empty()) {
        if (alarms_.empty()) return false;
        if (!order_.paranoid && !onlooker_) now_ = std::clamp(Cycle(alarms_.top().first), now_, order_.limit);
    }
    while (!alarms_.empty() && alarms_.top().first <= now_.value) {
        Part& part = *parts_[static_cast<std::size_t>(alarms_.top().second)];
        alarms_.pop();
        if (part.awake_) continue;
        part.awake_ = true;
        awake_.insert(std::upper_bound(awake_.begin(), awake_.end(), &part,
                                       [](Part* a, Part* b) { return a->index_ < b->index_; }),
                      &part);
    }
    return true;
}

void Kernel::visit_state(StateVisitor& visitor) {
    visitor.field("now", now_);
    std::vector<Alarm> alarms;
    for (auto rest = alarms_; !rest.empty(); rest.pop()) alarms.push_back(rest.top());
    visitor.field("alarms", alarms);
    std::vector<std::uint8_t> awake;
    for (const Part* part : parts_) awake.push_back(part->awake_);
    visitor.field("awake", awake);
    for (Part* part : parts_) visitor.field(part->part_name(), *part);
    if (!visitor.reads()) return;
    alarms_ = {};
    for (const Alarm& alarm : alarms) alarms_.push(alarm);
    woken_.clear();
    awake_.clear();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        parts_[p]->awake_ = awake.at(p) != 0 || !order_.skip;
        if (parts_[p]->awake_) awake_.push_back(parts_[p]);
    }
}

}  // namespace tendril
