// Engines of a chip agree in ticks with the first and in cycles with the first that has some, or fail.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/recording.h"
#include "sim/regress/verdict.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

class JudgeChipTest : public testing::Test {
protected:
    JudgeChipTest() {
        test_.engines = {"functional", "tlm", "rtl"};
        test_.limits = {1, 1, 60.0, 5000, 1};
        for (const std::string& engine : test_.engines) run(engine, {});
    }
    struct Variant {
        int neuron = 2;
        int mark = 30;  ///< cycle of the last tick's end
        bool finished = true;
    };
    void run(const std::string& engine, const Variant& variant) {
        const bool cycles = engine != "functional";
        const ChipPlan plan = tiny_chip();
        Recording recording(plan, {.out = folder_ / engine});
        const auto cycle = [&](int c) { return Cycle(cycles ? c : -1); };
        for (Recorder* recorder : recording.recorders()) {
            recorder->tick_end({Tick(-1), cycle(9)});
            recorder->spike(
                {Tick(0), cycle(20), CoreId(1), NeuronId(static_cast<std::uint16_t>(variant.neuron))});
            recorder->tick_end({Tick(0), cycle(variant.mark)});
        }
        RunTotals totals = tiny_totals();
        totals.has_cycles = cycles;
        totals.finished = variant.finished;
        const ChipState state = tiny_state();
        recording.finish(totals, &state, {engine, "c0ffee", "", 0.5});
    }
    Verdict judged() { return judge_chip(test_, folder_.path()); }

    const TempFolder folder_;
    TestSpec test_;
};

TEST_F(JudgeChipTest, PassesEnginesThatAgreeAndCountsTheRowsCompared) {
    const Verdict verdict = judged();
    EXPECT_EQ(verdict.what, "");
    EXPECT_EQ(verdict.status, Status::passed);
    EXPECT_GE(verdict.checks, 3 * 1 + 2 * 2);
    EXPECT_EQ(judged().digest, verdict.digest);
}

TEST_F(JudgeChipTest, FailsAnotherSpikeThanTheReferences) {
    run("tlm", {.neuron = 3});
    const Verdict verdict = judged();
    EXPECT_EQ(verdict.status, Status::failed);
    EXPECT_TRUE(verdict.what.starts_with("functional against tlm: spikes.aer tick 0")) << verdict.what;
}

TEST_F(JudgeChipTest, FailsAnotherCycleThanTheFirstWithCycles) {
    run("rtl", {.mark = 31});
    const Verdict verdict = judged();
    EXPECT_EQ(verdict.status, Status::failed);
    EXPECT_TRUE(verdict.what.starts_with("tlm against rtl: ticks.csv tick 0")) << verdict.what;
    test_.engines = {"functional", "rtl"};
    EXPECT_EQ(judged().status, Status::passed);
}

TEST_F(JudgeChipTest, KnowsTheCycleAWaveformHasToShow) {
    // In ticks.csv it is the end of the tick, the earlier of two.
    run("rtl", {.mark = 31});
    EXPECT_EQ(judged().cycle, 30);
    // Beside a reference without cycles it is that of the spike, from the reference that has some …
    run("rtl", {.neuron = 3});
    EXPECT_TRUE(judged().what.starts_with("functional against rtl: spikes.aer tick 0")) << judged().what;
    EXPECT_EQ(judged().cycle, 20);
    // … or where there is none the end of the tick.
    test_.engines = {"functional", "rtl"};
    EXPECT_TRUE(judged().what.starts_with("functional against rtl: spikes.aer tick 0")) << judged().what;
    EXPECT_EQ(judged().cycle, 30);
    // Another engine's failure does not move the first one's.
    test_.engines = {"functional", "tlm", "rtl"};
    run("tlm", {.neuron = 3});
    run("rtl", {.mark = 40});
    EXPECT_EQ(judged().cycle, 30);
}

TEST_F(JudgeChipTest, FailsARunThatItsCycleLimitCutOff) {
    run("rtl", {.finished = false});
    EXPECT_EQ(judged().what, "rtl: 5000 cycles came before the end");
}

TEST_F(JudgeChipTest, HoldsTheStatisticsToTheirBounds) {
    const auto held = [&](const char* figure, Expectation::Bound bound, std::int64_t value) {
        test_.expect = {{figure, figure, bound, value}};
        return judged().passed();
    };
    using Bound = Expectation::Bound;
    EXPECT_TRUE(held("lost", Bound::equal, 0));
    EXPECT_FALSE(held("lost", Bound::equal, 1));
    EXPECT_FALSE(held("lost", Bound::min, 1));
    EXPECT_TRUE(held("spikes", Bound::min, 1));
    EXPECT_FALSE(held("spikes", Bound::max, 0));
    EXPECT_TRUE(held("cycles", Bound::min, 1)) << "the functional engine has none and is not asked";
}

TEST_F(JudgeChipTest, HasNoResultWhereAFolderIsMissingOrDamaged) {
    std::filesystem::remove_all(folder_ / "tlm");
    EXPECT_EQ(judged().status, Status::no_result);
    run("tlm", {});
    write_file(folder_ / "tlm/stats.json", "{");
    EXPECT_EQ(judged().status, Status::no_result);
}

TEST_F(JudgeChipTest, FailsWhereTooFewRowsWereCompared) {
    test_.limits.min_checks = 1000;
    EXPECT_EQ(judged().status, Status::too_few_checks);
}

}  // namespace
}  // namespace tendril
