// spikes.aer to the byte.
#include "sim/recorder/spikes.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

Spike spike(int tick, int cycle, int core, int neuron) {
    return {Tick(tick), Cycle(cycle), CoreId(static_cast<std::uint16_t>(core)),
            NeuronId(static_cast<std::uint16_t>(neuron))};
}

const std::string kHead = "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,neuron\n";

TEST(SpikesRecorder, SortsByTickCycleCoreNeuronThoughACoreIsATickAhead) {
    TempFolder folder;
    SpikesRecorder recorder(folder / "spikes.aer");
    recorder.tick_end({Tick(-1), Cycle(10)});
    recorder.spike(spike(0, 30, 1, 5));
    recorder.spike(spike(0, 30, 0, 9));
    recorder.spike(spike(1, 31, 2, 0));  // its core took the mark first
    recorder.spike(spike(0, 29, 7, 7));
    recorder.spike(spike(0, 30, 0, 2));
    recorder.tick_end({Tick(0), Cycle(31)});
    recorder.tick_end({Tick(1), Cycle(40)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "spikes.aer"), kHead + "0 29 7 7\n0 30 0 2\n0 30 0 9\n0 30 1 5\n1 31 2 0\n");
}

TEST(SpikesRecorder, WritesADashWhereTheEngineHasNoCycles) {
    TempFolder folder;
    SpikesRecorder recorder(folder / "spikes.aer");
    recorder.spike(spike(3, -1, 1, 0));
    recorder.spike(spike(3, -1, 0, 17));
    recorder.tick_end({Tick(3), Cycle(-1)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "spikes.aer"), kHead + "3 - 0 17\n3 - 1 0\n");
}

TEST(SpikesRecorder, HasNoSpikesOfHosts) {
    TempFolder folder;
    SpikesRecorder recorder(folder / "spikes.aer");
    recorder.host_spike(Tick(-1), SourceId(2), 4);
    recorder.tick_end({Tick(-1), Cycle(10)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "spikes.aer"), kHead);
}

TEST(SpikesRecorder, KeepsTheSpikesOfATickThatACycleLimitCutOff) {
    TempFolder folder;
    SpikesRecorder recorder(folder / "spikes.aer");
    recorder.spike(spike(1, 31, 2, 0));
    recorder.spike(spike(0, 30, 1, 5));
    recorder.finish();
    EXPECT_EQ(file_text(folder / "spikes.aer"), kHead + "0 30 1 5\n1 31 2 0\n");
}

TEST(SpikesRecorder, SaysThatTheDiskIsFull) {
    EXPECT_EQ(refusal([] { SpikesRecorder("/dev/full").finish(); }),
              "4 /dev/full: cannot write: No space left on device");
}

}  // namespace
}  // namespace tendril
