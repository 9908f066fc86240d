// The trace keeps the rules of its format, and says what the run's log says.
#include "sim/recorder/timeline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/atomic_file.h"
#include "tests/support/sim_run.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

/// A run of the 16 cores with its timeline.
struct Timed {
    explicit Timed(const TimelineOrder& order = {}) : run("smallworld-16.toml") {
        CycleEngine engine(run.plan, Fidelity::tlm);
        TimelineRecorder timeline(folder / "timeline.json", order, run.plan.cores.size(), {"in"});
        const auto stimulus = make_stimulus(run.spec, run.plan);
        RunOrder run_order;
        run_order.ticks = 25;
        run_order.levels = [&](const std::string& hub, int held, Cycle now) {
            timeline.hub_level(hub, held, now);
        };
        const std::vector<Recorder*> recorders = {&run.log, &timeline};
        engine.run(run_order, *stimulus, recorders);
        timeline.finish();
        trace = Json::parse(read_text(folder / "timeline.json"));
    }
    std::vector<Json> events(const std::string& phase) const {
        std::vector<Json> found;
        for (const Json& event : trace["traceEvents"])
            if (event["ph"] == phase) found.push_back(event);
        return found;
    }
    static std::int64_t cycles(const Json& microseconds) {
        return std::llround(microseconds.get<double>() * 1000);
    }

    TempFolder folder;
    SimRun run;
    Json trace;
};

TEST(Timeline, EveryEventHasWhatItsPhaseNeeds) {
    const Timed timed;
    const std::map<std::string, std::set<std::string>> needed = {{"M", {"name", "pid", "args"}},
                                                                 {"X", {"name", "pid", "tid", "ts", "dur"}},
                                                                 {"i", {"name", "pid", "tid", "ts", "s"}},
                                                                 {"b", {"name", "cat", "id", "pid", "ts"}},
                                                                 {"e", {"name", "cat", "id", "pid", "ts"}},
                                                                 {"C", {"name", "pid", "ts", "args"}}};
    std::set<std::string> seen;
    for (const Json& event : timed.trace["traceEvents"]) {
        const std::string phase = event["ph"];
        ASSERT_TRUE(needed.contains(phase)) << phase;
        for (const std::string& key : needed.at(phase)) EXPECT_TRUE(event.contains(key)) << event;
        seen.insert(phase);
    }
    EXPECT_EQ(timed.trace["otherData"]["truncated"], false);
    EXPECT_EQ(seen.size(), needed.size()) << "not every kind of event has come";
}

TEST(Timeline, SlicesOfATrackNestOrFollowEachOther) {
    const Timed timed;
    std::map<std::pair<int, int>, std::vector<std::pair<std::int64_t, std::int64_t>>> tracks;
    for (const Json& slice : timed.events("X")) {
        const std::int64_t first = Timed::cycles(slice["ts"]);
        tracks[{slice["pid"], slice["tid"]}].push_back({first, first + Timed::cycles(slice["dur"])});
    }
    EXPECT_EQ(tracks.size(), 1U + 16U);
    for (auto& [track, slices] : tracks) {
        for (const auto& a : slices)
            for (const auto& b : slices) {
                const bool apart = a.second <= b.first || b.second <= a.first;
                const bool inside = (a.first <= b.first && b.second <= a.second) ||
                                    (b.first <= a.first && a.second <= b.second);
                ASSERT_TRUE(apart || inside)
                    << a.first << ".." << a.second << " " << b.first << ".." << b.second;
            }
    }
}

TEST(Timeline, EverySpanHasTwoEndsAndIsADeliveryOfTheLog) {
    const Timed timed;
    std::map<std::string, Json> begun;
    for (const Json& begin : timed.events("b")) EXPECT_TRUE(begun.emplace(begin["id"], begin).second);
    const auto ends = timed.events("e");
    EXPECT_EQ(ends.size(), begun.size());
    ASSERT_EQ(ends.size(), timed.run.log.deliveries.size());
    for (std::size_t d = 0; d < ends.size(); ++d) {
        const Json& begin = begun.at(ends[d]["id"]);
        const Delivery& delivery = timed.run.log.deliveries[d];
        EXPECT_EQ(Timed::cycles(ends[d]["ts"]), delivery.cycle.value);
        EXPECT_EQ(begin["name"], ends[d]["name"]);
        if (delivery.source.value >= 16) continue;
        const bool sent =
            std::any_of(timed.run.log.spikes.begin(), timed.run.log.spikes.end(), [&](const Spike& s) {
                return s.core.value == delivery.source.value && s.neuron == delivery.neuron &&
                       s.cycle.value == Timed::cycles(begin["ts"]);
            });
        EXPECT_TRUE(sent) << begin;
    }
}

TEST(Timeline, SpikesAreInstantsOfTheirCoreAndTicksTheirCycles) {
    const Timed timed;
    const auto spikes = timed.events("i");
    ASSERT_EQ(spikes.size(), timed.run.log.spikes.size());
    for (std::size_t s = 0; s < spikes.size(); ++s) {
        EXPECT_EQ(spikes[s]["tid"], timed.run.log.spikes[s].core.value);
        EXPECT_EQ(Timed::cycles(spikes[s]["ts"]), timed.run.log.spikes[s].cycle.value);
    }
    std::size_t tick = 0;
    for (const Json& slice : timed.events("X")) {
        if (slice["pid"] != 0) continue;
        const std::int64_t end = Timed::cycles(slice["ts"]) + Timed::cycles(slice["dur"]);
        EXPECT_EQ(end, timed.run.log.ticks.at(tick++).cycle.value + 1);
    }
    EXPECT_EQ(tick, timed.run.log.ticks.size());
}

TEST(Timeline, AWindowShowsWhatTouchesIt) {
    const Timed timed({Cycle(1000), Cycle(1400)});
    EXPECT_FALSE(timed.events("X").empty());
    for (const Json& slice : timed.events("X")) {
        EXPECT_LE(Timed::cycles(slice["ts"]), 1400);
        EXPECT_GE(Timed::cycles(slice["ts"]) + Timed::cycles(slice["dur"]), 1000);
    }
}

TEST(Timeline, AFullOneEndsWholeAndSaysSo) {
    const Timed timed({Cycle(0), kNever, 200});
    EXPECT_LE(timed.trace["traceEvents"].size(), 200U);
    EXPECT_EQ(timed.trace["otherData"]["truncated"], true);
    EXPECT_EQ(timed.events("b").size(), timed.events("e").size());
}

}  // namespace
}  // namespace tendril
