// A random core, tick by tick beside the golden model.
#pragma once

#include <fmt/format.h>

#include "tests/support/core_lockstep.h"
#include "tests/support/random_core.h"

namespace tendril {

class RandomLockstep {
public:
    /// @param core of that built size
    /// @param options gaps and stalls; seed, label and hears_itself are filled in
    RandomLockstep(std::uint64_t seed, CoreSize built, std::unique_ptr<Core> core, int ticks,
                   CoreLockstep::Options options)
        : random_(seed, built),
          bench_(random_.setup, random_.initial, std::move(core), random_.preload,
                 random_.preload + ticks + 1, filled_in(std::move(options), seed)) {}

    /// @return false where the two part
    bool tick() {
        const Tick now = bench_.model().now();
        const auto before = random_.spikes(now);
        return bench_.tick(before, random_.spikes(now + 1));
    }
    CoreLockstep& bench() { return bench_; }

private:
    CoreLockstep::Options filled_in(CoreLockstep::Options options, std::uint64_t seed) const {
        options.seed = seed;
        options.hears_itself = random_.hears_itself;
        options.label = fmt::format("seed {}", seed);
        return options;
    }

    RandomCore random_;
    CoreLockstep bench_;
};

}  // namespace tendril
