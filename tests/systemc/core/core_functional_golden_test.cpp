// The golden model against what two other implementations of the specification have frozen.
#include <gtest/gtest.h>

#include "systemc/core/core_functional.h"
#include "tests/support/core_trace.h"
#include "tests/support/golden_learning.h"
#include "tests/support/golden_neuron.h"

namespace tendril {
namespace {

void send(CoreFunctional& core, const std::vector<AxonId>& lines) {
    for (const AxonId line : lines) core.deliver(kTraceSource, line.value, core.now());
}

TEST(GoldenNeuron, HasVAndSOfAll29CasesAfterEveryTick) {
    const auto cases = read_golden_neurons();
    for (const GoldenNeuron& golden : cases) {
        CoreFunctional core(golden.setup, golden.initial, Tick(-1));
        std::vector<int> out;
        for (std::size_t t = 0; t < golden.in.size(); ++t) {
            send(core, golden.in[t]);
            if (!core.tick().empty()) out.push_back(static_cast<int>(t));
            ASSERT_EQ(core.neuron(NeuronId(0)).v, golden.v[t]) << golden.name << " tick " << t;
            ASSERT_EQ(core.neuron(NeuronId(0)).s, golden.s[t]) << golden.name << " tick " << t;
        }
        EXPECT_EQ(out, golden.out) << golden.name;
    }
}

void replay(const GoldenLearning& golden) {
    CoreFunctional core(golden.setup, golden.initial, Tick(-1));
    for (std::size_t e = 0; e < golden.episodes.size(); ++e) {
        std::vector<GoldenLearning::Episode::Fire> fires;
        for (int tick = 0; tick < golden.setup.neuron.ph_len; ++tick) {
            send(core, GoldenLearning::input(static_cast<int>(e), tick));
            for (const NeuronId id : core.tick()) fires.push_back({id.value, tick});
        }
        const CoreState state = core.state();
        ASSERT_EQ(fires, golden.episodes[e].fires) << "episode " << e;
        ASSERT_EQ(state.k, golden.episodes[e].k) << "episode " << e;
        ASSERT_EQ(state.learning.lfsr, golden.episodes[e].lfsr) << "episode " << e;
    }
    core.tick();
    EXPECT_EQ(core.state().k, golden.closed.k);
    EXPECT_EQ(core.state().learning.lfsr, golden.closed.lfsr);
}

TEST(GoldenLearning, OfTheCompletedRuleIsReproducedEpisodeByEpisode) {
    const GoldenLearning golden = read_golden_learning(RuleKind::completed);
    ASSERT_EQ(golden.episodes.size(), 24U);
    replay(golden);
}

TEST(GoldenLearning, OfTheLiteralRuleIsReproducedEpisodeByEpisode) {
    const GoldenLearning golden = read_golden_learning(RuleKind::literal);
    ASSERT_EQ(golden.episodes.size(), 24U);
    replay(golden);
}

TEST(CoreTraces, Are25AndReproducedSpikeBySpikeAndStateByState) {
    const auto names = core_trace_names();
    ASSERT_EQ(names.size(), 25U);
    for (const std::string& name : names) {
        const CoreTrace trace = read_core_trace(name);
        CoreFunctional core(trace.setup, trace.initial, Tick(-1));
        for (std::size_t t = 0; t < trace.ticks.size(); ++t) {
            send(core, trace.ticks[t].in);
            const auto spikes = core.tick();
            ASSERT_EQ(std::vector<NeuronId>(spikes.begin(), spikes.end()), trace.ticks[t].out)
                << name << " tick " << t;
            ASSERT_EQ(core_digest(core.state()), trace.ticks[t].digest) << name << " tick " << t;
        }
    }
}

TEST(CoreTraces, GoOnExactlyFromAStateTakenAnywhere) {
    for (const std::string& name : core_trace_names()) {
        const CoreTrace trace = read_core_trace(name);
        CoreFunctional core(trace.setup, trace.initial, Tick(-1));
        for (std::size_t t = 0; t < trace.ticks.size(); ++t) {
            if (t % 13 == 5) {
                const CoreState state = core.state();
                core.load(state, core.now());
                ASSERT_EQ(core.state(), state) << name << " tick " << t;
            }
            send(core, trace.ticks[t].in);
            core.tick();
            ASSERT_EQ(core_digest(core.state()), trace.ticks[t].digest) << name << " tick " << t;
        }
    }
}

}  // namespace
}  // namespace tendril
