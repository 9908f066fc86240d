// The model of a core beside its RTL: every pin in every cycle, with random input, stalls and learning,
// barrier and fixed ticks, clocked always and only where it asks to be.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "systemc/core/learn_port.h"
#include "tests/support/core_trace.h"
#include "tests/support/core_twin.h"
#include "tests/support/golden_neuron.h"
#include "tests/support/random_lockstep.h"

namespace tendril {
namespace {

constexpr int kLanes = 16;

/// Ticks by marks, against the golden model too. @return share of the cycles slept
double barrier(std::uint64_t seed, CoreSize built, int ticks) {
    auto owned = std::make_unique<CoreTwin>(built, kLanes);
    const CoreTwin& twin = *owned;
    RandomLockstep lockstep(seed, built, std::move(owned), ticks,
                            {.stalls = seed % 3 != 0, .eager = seed % 5 == 4});
    for (int t = 0; t < ticks; ++t) {
        const bool agrees = lockstep.tick();
        EXPECT_TRUE(agrees) << lockstep.bench().divergence();
        EXPECT_EQ(twin.difference(), "") << "seed " << seed << " tick " << t;
        if (!agrees || !twin.difference().empty()) return 0;
    }
    return static_cast<double>(twin.slept()) / static_cast<double>(twin.cycles());
}

TEST(CoreModel, shows_every_pin_of_small_cores_in_every_cycle) {
    for (std::uint64_t seed = 500000; seed < 500080 && !testing::Test::HasFailure(); ++seed)
        barrier(seed, seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{32, 32}, 300);
}

TEST(CoreModel, shows_every_pin_of_large_cores_in_every_cycle_and_sleeps_through_most) {
    double slept = 0;
    for (std::uint64_t seed = 600000; seed < 600012 && !testing::Test::HasFailure(); ++seed)
        slept += barrier(seed, seed % 4 == 0 ? CoreSize{256, 256} : CoreSize{64, 128}, 100);
    EXPECT_GT(slept / 12, 0.5);
}

/// Fixed ticks: starts at random times, now and then sooner than the core can follow; a learner of its own.
class FixedTicks : private LearnClient {
public:
    FixedTicks(std::uint64_t seed, CoreSize built, int ticks)
        : random_core_(seed, built),
          random_(seed),
          learner_(fixed(random_core_.setup)),
          port_(*this, random_core_.setup.size),
          twin_(built, kLanes) {
        learner_.load(random_core_.initial);
        last_ = random_core_.preload + ticks;
        twin_.load(random_core_.setup, random_core_.initial, random_core_.preload, last_);
        twin_.start();
        mean_ = 1 + static_cast<int>(random_() % 400);
    }

    /// @return starts that were missed
    std::uint64_t run() {
        tick_ = random_core_.preload;
        for (Cycle now; !twin_.outputs().stopped && twin_.difference().empty(); ++now) {
            if (now.value > 2000000) {
                ADD_FAILURE() << "it does not stop";
                break;
            }
            cycle(now);
        }
        drain();
        twin_.state();
        return twin_.counters().overrun;
    }

    const CoreTwin& twin() const { return twin_; }

private:
    static const CoreSetup& fixed(CoreSetup& setup) {
        setup.fixed_ticks = true;
        return setup;
    }

    void cycle(Cycle now) {
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
            pulses_ - (tick_ - random_core_.preload) < 60 && random_() % static_cast<unsigned>(mean_) == 0;
        pulses_ += in.tick_start;
        if (out.event_valid) port_.drive(out, in);
        if (in.spike_in_valid && out.spike_in_ready) sends_.pop_front();
        twin_.clock(now, in);
    }

    /// Until the last spikes are looked up: then all state can be read.
    void drain() {
        for (int i = 0; i < 8; ++i) twin_.clock(Cycle(3000000 + i), {});
    }

    Access begin(const LearnEvent& event) override {
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
    Access next() override { return learner_.next(); }
    Reply& reply() override { return learner_.reply(); }
    std::span<const Change> changes() const override { return learner_.changes(); }

    RandomCore random_core_;
    std::mt19937_64 random_;
    Learner learner_;
    LearnPort port_;
    CoreTwin twin_;
    std::deque<Flit> sends_;
    Tick last_, tick_;
    std::int64_t pulses_ = 0;
    int mean_ = 1;
};

TEST(CoreModel, shows_every_pin_in_fixed_ticks_and_owes_the_same_starts) {
    std::uint64_t overruns = 0;
    for (std::uint64_t seed = 700000; seed < 700060; ++seed) {
        FixedTicks bench(seed, seed % 2 == 0 ? CoreSize{16, 16} : CoreSize{64, 128}, 150);
        overruns += bench.run();
        ASSERT_EQ(bench.twin().difference(), "") << "seed " << seed;
    }
    EXPECT_GT(overruns, 1000U);
}

/// The lines of a tick, its mark, and the cycles up to the core's own mark.
std::vector<NeuronId> drive(Core& core, Cycle& now, Tick tick, const std::vector<AxonId>& lines) {
    std::deque<Flit> flits;
    for (const AxonId line : lines)
        flits.push_back({FlitKind::spike, static_cast<std::uint8_t>(tick.value), kTraceSource,
                         static_cast<std::uint8_t>(line.value)});
    flits.push_back({FlitKind::mark, static_cast<std::uint8_t>(tick.value), kTraceSource, 0});
    std::vector<NeuronId> spikes;
    for (;; ++now) {
        const CoreOutputs out = core.outputs();
        if (out.waiting && flits.empty() && out.idle) return spikes;
        CoreInputs in;
        in.spike_in_valid = !flits.empty();
        if (in.spike_in_valid) in.spike_in = flits.front();
        if (in.spike_in_valid && out.spike_in_ready) flits.pop_front();
        in.spike_out_ready = true;
        in.event_ready = true;
        if (out.spike_out_valid && out.spike_out.kind == FlitKind::spike)
            spikes.emplace_back(out.spike_out.neuron);
        core.clock(now, in);
    }
}

TEST(CoreModel, has_v_and_s_of_all_29_golden_cases_after_every_tick) {
    const auto cases = read_golden_neurons();
    ASSERT_EQ(cases.size(), 29U);
    for (const GoldenNeuron& golden : cases) {
        const auto core = make_core_model({16, 16}, kLanes);
        const auto ticks = static_cast<std::int64_t>(golden.in.size());
        core->load(golden.setup, golden.initial, Tick(-1), Tick(ticks));
        core->start();
        Cycle now;
        std::vector<int> out;
        for (Tick t; t.value < ticks; ++t) {
            const auto& lines = golden.in[static_cast<std::size_t>(t.value)];
            if (!drive(*core, now, t - 1, lines).empty()) out.push_back(static_cast<int>(t.value));
            const NeuronState n = core->state().neurons[0];
            ASSERT_EQ(n.v, golden.v[static_cast<std::size_t>(t.value)]) << golden.name << " tick " << t.value;
            ASSERT_EQ(n.s, golden.s[static_cast<std::size_t>(t.value)]) << golden.name << " tick " << t.value;
        }
        EXPECT_EQ(out, golden.out) << golden.name;
    }
}

}  // namespace
}  // namespace tendril
