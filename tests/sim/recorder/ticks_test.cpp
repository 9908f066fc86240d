// ticks.csv to the byte.
#include "sim/recorder/ticks.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

const std::string kHead = "tick,first_cycle,last_cycle,spikes,deliveries,late,merged,overrun\n";

Delivery delivery(int tick, bool merged, bool late) {
    Delivery delivery{Tick(tick), Cycle(1), CoreId(0), 0, SourceId(0), NeuronId(0)};
    delivery.merged = merged;
    delivery.late = late;
    return delivery;
}

TEST(TicksRecorder, CountsByTickAndJoinsTheCycles) {
    TempFolder folder;
    TicksRecorder recorder(folder / "ticks.csv");
    recorder.delivery(delivery(-1, false, false));
    recorder.tick_end({Tick(-1), Cycle(10)});
    recorder.spike({Tick(0), Cycle(12), CoreId(0), NeuronId(0)});
    recorder.spike({Tick(1), Cycle(13), CoreId(1), NeuronId(0)});  // a tick ahead
    recorder.delivery(delivery(0, true, false));
    recorder.delivery(delivery(0, true, true));
    recorder.delivery(delivery(1, false, true));
    recorder.tick_end({Tick(0), Cycle(30)});
    recorder.tick_end({Tick(1), Cycle(31), 2});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "ticks.csv"), kHead +
                                                   "-1,0,10,0,1,0,0,0\n"
                                                   "0,11,30,1,2,1,2,0\n"
                                                   "1,31,31,1,1,1,0,2\n");
}

TEST(TicksRecorder, WritesDashesWhereTheEngineHasNoCycles) {
    TempFolder folder;
    TicksRecorder recorder(folder / "ticks.csv");
    recorder.tick_end({Tick(-1), Cycle(-1)});
    recorder.spike({Tick(0), Cycle(-1), CoreId(0), NeuronId(0)});
    recorder.tick_end({Tick(0), Cycle(-1)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "ticks.csv"), kHead + "-1,-,-,0,0,0,0,0\n0,-,-,1,0,0,0,0\n");
}

TEST(TicksRecorder, HasNoRowOfATickThatDidNotEnd) {
    TempFolder folder;
    TicksRecorder recorder(folder / "ticks.csv");
    recorder.spike({Tick(0), Cycle(12), CoreId(0), NeuronId(0)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "ticks.csv"), kHead);
}

}  // namespace
}  // namespace tendril
