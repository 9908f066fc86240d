// A bench: a random whole core in RTL with a learning engine at its learn port, beside the golden model
// (every spike, every look-up, all state after every tick) and, with pins=1, beside the model of its pins.
// With lives=N it is loaded N times, its configuration written at random and read again in between; with
// fixed=1 it lives in fixed ticks, beside the model of its pins alone.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "sim/error.h"
#include "tests/rtl/config_words.h"
#include "tests/rtl/core/watched_core.h"
#include "tests/support/core_lockstep.h"
#include "tests/support/core_twin.h"
#include "tests/support/fixed_core.h"
#include "tests/support/random_core.h"

namespace tendril {
namespace {

/// "… neuron 3: V 7 S 2 …; expected V 8 S 2 …" as the first word that differs and the one before it, its
/// name.
void fail_with(BenchResult& result, Cycle cycle, const std::string& divergence) {
    const auto at = divergence.find("core ");
    const std::string what = divergence.substr(at == std::string::npos ? 0 : at);
    const std::string middle = "; expected ";
    const auto split = what.find(middle);
    if (split == std::string::npos) {
        const auto end = std::min(what.find(": "), what.size());
        const bool named = end < what.size();
        return result.fail(cycle.value, named ? what.substr(0, end) : "core", "what the model does",
                           named ? what.substr(end + 2) : what);
    }
    const auto colon = std::min(what.find(": "), split);
    std::istringstream got(what.substr(colon + 2, split - colon - 2));
    std::istringstream expected(what.substr(split + middle.size()));
    const std::string block = what.substr(0, colon);
    std::string name, a, b;
    while (got >> a && expected >> b) {
        if (a != b) return result.fail(cycle.value, fmt::format("{} {}", block, name), b, a);
        name = a;
    }
    result.fail(cycle.value, block, what.substr(split + middle.size()),
                what.substr(colon + 2, split - colon - 2));
}

/// Corners of learning, which only its engine sees.
void cover(const CoreLockstep::Learned& learned, BenchResult& result) {
    const std::pair<const char*, int> points[] = {{"growth", learned.grown},
                                                  {"growth at KMAX", learned.at_kmax},
                                                  {"budget eviction", learned.evicted},
                                                  {"pass over a column", learned.in_passes},
                                                  {"threshold goes up", learned.thresholds}};
    for (const auto& [point, times] : points)
        if (times > 0) result.cover(point, static_cast<std::uint64_t>(times));
}

constexpr int kSources = 64;  // of the axon table of every built core

/// One life of a core: loaded at random, driven, compared. @param twin the same core, if its pins are
/// compared
/// @return whether it did what the golden model does
bool live(const BenchOrder& order, std::uint64_t seed, const std::shared_ptr<Core>& core,
          const CoreTwin* twin, BenchClock& clock, BenchResult& result) {
    RandomCore random(seed, order.size.size);
    CoreLockstep::Options options;
    options.seed = seed;
    options.stalls = order.at("stalls") != 0;
    options.eager = order.at("eager") != 0;
    options.hears_itself = random.hears_itself;
    const std::int64_t ticks = order.at("ticks");
    CoreLockstep bench(random.setup, random.initial, std::make_unique<WatchedCore>(core, clock),
                       random.preload, random.preload + ticks + 1, options);
    for (std::int64_t t = 0; t < ticks; ++t) {
        const Tick now = bench.model().now();
        const auto before = random.spikes(now);
        const bool agrees = bench.tick(before, random.spikes(now + 1));
        if (!agrees) return fail_with(result, clock.now(), bench.divergence()), false;
        if (twin != nullptr && !twin->difference().empty())
            return fail_with(result, clock.now(), twin->difference()), false;
        result.checked();
    }
    cover(bench.learned(), result);
    const CoreCounters counters = bench.model().counters();
    result.checked(static_cast<std::int64_t>(counters.spikes + counters.arrived));
    return true;
}

/// One life of a core in fixed ticks beside its models, every pin of it. @return whether they did the same
bool live_fixed(const BenchOrder& order, std::uint64_t seed, CoreTwin& twin, BenchClock& clock,
                BenchResult& result) {
    FixedCore bench(seed, order.size.size, twin, static_cast<int>(order.at("ticks")));
    const std::int64_t began = clock.now().value;
    const CoreCounters counters = bench.run([&](Cycle now, const CoreInputs& in) {
        twin.settle(in);
        clock.cycle(Cycle(began + now.value));
    });
    if (!twin.difference().empty()) return fail_with(result, clock.now(), twin.difference()), false;
    result.checked(static_cast<std::int64_t>(counters.spikes + counters.arrived + counters.overrun));
    return true;
}

void run(const BenchOrder& order, BenchResult& result) {
    constexpr std::uint64_t kNextLife = 0x9E3779B97F4A7C15U;
    std::shared_ptr<Core> core;
    std::shared_ptr<CoreTwin> twin;
    const bool fixed = order.at("fixed") != 0;
    if (fixed || order.at("pins") != 0)
        core = twin = std::make_shared<CoreTwin>(order.size.size, order.size.lanes);
    else
        core = make_core_rtl(order.size.size, order.size.lanes);
    BenchClock clock(order);
    clock.show([&](VerilatedFstC& file) { core->trace(file); });
    std::mt19937_64 random(order.seed);
    for (std::int64_t life = 0; life < order.at("lives"); ++life) {
        const std::uint64_t seed = order.seed + static_cast<std::uint64_t>(life) * kNextLife;
        if (!(fixed ? live_fixed(order, seed, *twin, clock, result)
                    : live(order, seed, core, twin.get(), clock, result)))
            return;
        // Whatever it holds then, the next load leaves nothing of it.
        if (order.at("lives") > 1)
            check_config_words(dynamic_cast<ConfigAccess&>(*core), core_config_map(order.size, kSources),
                               random, result);
        if (result.failures() > 0) return;
    }
    if (twin) result.checked(twin->cycles());
}

bool is_built(const BuiltSize& size) {
    return std::ranges::any_of(built_core_sizes(), [&](const BuiltSize& built) {
        return built.size == size.size && built.lanes == size.lanes;
    });
}

void run_if_built(const BenchOrder& order, BenchResult& result) {
    if (is_built(order.size)) return run(order, result);
    std::string there;
    for (const BuiltSize& built : built_core_sizes())
        there += fmt::format("{}{}x{}x{}", there.empty() ? "" : ", ", built.size.neurons, built.size.axons,
                             built.lanes);
    throw error_at({"--size"}, "no core of that size was built", there);
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    return tendril::bench_main(
        argc, argv,
        {.about = "core_lockstep",
         .settings = {{"ticks", 600}, {"stalls", 1}, {"eager", 0}, {"pins", 0}, {"lives", 1}, {"fixed", 0}},
         .run = tendril::run_if_built});
}
