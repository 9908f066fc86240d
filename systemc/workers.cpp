// Workers come in by a gate: it closes when nothing is left to take, and who comes late stays outside.
#include "systemc/workers.h"

namespace tendril {

namespace {

constexpr std::uint32_t kOpen = 1U << 31U;
constexpr int kLooks =
    10'000;  // some ten microseconds: a tick of a busy chip comes sooner, an idle one later

/// Until `value` is no longer `old`.
void await_change(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
    for (int look = 0; look < kLooks; ++look) {
        if (value.load(std::memory_order_acquire) != old) return;
    }
    value.wait(old, std::memory_order_acquire);
}

}  // namespace

Workers::Workers(int count) : parts_(static_cast<std::size_t>(count)) {
    for (int worker = 1; worker < count; ++worker) threads_.emplace_back([this, worker] { serve(worker); });
}

Workers::~Workers() {
    over_.store(true, std::memory_order_relaxed);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Workers::run(std::size_t items, const Job& job) {
    job_ = &job;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        parts_[p].next.store(items * p / parts_.size(), std::memory_order_relaxed);
        parts_[p].end = items * (p + 1) / parts_.size();
    }
    gate_.store(kOpen, std::memory_order_release);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    work(0);
    std::uint32_t inside = gate_.fetch_and(~kOpen, std::memory_order_acq_rel) & ~kOpen;
    for (; inside != 0; inside = gate_.load(std::memory_order_acquire)) await_change(gate_, inside);
}

void Workers::serve(int worker) {
    for (std::uint32_t round = 0;;) {
        await_change(round_, round);
        round = round_.load(std::memory_order_acquire);
        if (over_.load(std::memory_order_relaxed)) return;
        if (!enter()) continue;
        work(worker);
        leave();
    }
}

bool Workers::enter() {
    std::uint32_t inside = gate_.load(std::memory_order_relaxed);
    while ((inside & kOpen) != 0) {
        if (gate_.compare_exchange_weak(inside, inside + 1, std::memory_order_acquire)) return true;
    }
    return false;
}

/// The last one tells the caller, who may sleep at the closed gate.
void Workers::leave() {
    if (gate_.fetch_sub(1, std::memory_order_acq_rel) == 1) gate_.notify_one();
}

void Workers::work(int worker) {
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        Part& part = parts_[(static_cast<std::size_t>(worker) + p) % parts_.size()];
        while (part.next.load(std::memory_order_relaxed) < part.end) {
            const std::size_t item = part.next.fetch_add(1, std::memory_order_relaxed);
            if (item < part.end) (*job_)(worker, item);
        }
    }
}

}  // namespace tendril
