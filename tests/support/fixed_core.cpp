#include "tests/support/fixed_core.h"

#include <stdexcept>

namespace tendril {

namespace {

constexpr std::int64_t kPatience = 2'000'000;  // cycles
constexpr int kOwedMost = 60;                  // of the 127 a core may owe
constexpr int kDrain = 8;                      // cycles from the last spike to the end of its look-up

const CoreSetup& fixed(CoreSetup& setup) {
    setup.fixed_ticks = true;
    return setup;
}

}  // namespace

FixedCore::FixedCore(std::uint64_t seed, CoreSize built, CoreTwin& twin, int ticks)
    : random_core_(seed, built),
      random_(seed),
      learner_(fixed(random_core_.setup)),
      port_(*this, random_core_.setup.size),
      twin_(twin),
      tick_(random_core_.preload) {
    learner_.load(random_core_.initial);
    twin_.load(random_core_.setup, random_core_.initial, tick_, tick_ + ticks);
    twin_.start();
    mean_ = 1 + static_cast<int>(random_() % 400);
}

CoreCounters FixedCore::run(const Watch& watch) {
    Cycle now;
    for (; !twin_.outputs().stopped && twin_.difference().empty(); ++now) {
        if (now.value > kPatience) throw std::runtime_error("a core in fixed ticks does not stop");
        cycle(now, watch);
    }
    for (int i = 0; i < kDrain; ++i) {
        if (watch) watch(now, {});
        twin_.clock(now, {});
        ++now;
    }
    twin_.state();
    return twin_.counters();
}

void FixedCore::cycle(Cycle now, const Watch& watch) {
    CoreInputs in;
    const CoreOutputs& out = twin_.outputs();
    if (out.take) ++tick_;
    if (sends_.empty() && random_() % 64 == 0) {
        const auto age = static_cast<std::int64_t>(random_() % 8) - 4;  // late and early ones
        for (const Flit& flit : random_core_.spikes(tick_ + age)) sends_.push_back(flit);
    }
    in.spike_in_valid = !sends_.empty() && random_() % 4 != 0;
    if (in.spike_in_valid) in.spike_in = sends_.front();
    in.spike_out_ready = random_() % 4 != 0;
    in.tick_start =
        pulses_ - (tick_ - random_core_.preload) < kOwedMost && random_() % static_cast<unsigned>(mean_) == 0;
    pulses_ += in.tick_start;
    if (out.event_valid) port_.drive(out, in);
    if (in.spike_in_valid && out.spike_in_ready) sends_.pop_front();
    if (watch) watch(now, in);
    twin_.clock(now, in);
}

Access FixedCore::begin(const LearnEvent& event) {
    switch (event.kind) {
        case LearnEvent::Kind::axon:
            return learner_.axon_delivered(event.index, event.phase, event.tick);
        case LearnEvent::Kind::fired:
            return learner_.neuron_fired(event.index, event.phase, event.tick);
        case LearnEvent::Kind::phase_start:
            return learner_.phase_start(event.tick);
    }
    return {};
}

}  // namespace tendril
