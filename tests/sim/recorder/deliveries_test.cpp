// deliveries.aer to the byte.
#include "sim/recorder/deliveries.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

Delivery delivery(int tick, int cycle, int core, int axon, int source, int neuron) {
    return {Tick(tick),
            Cycle(cycle),
            CoreId(static_cast<std::uint16_t>(core)),
            axon,
            SourceId(static_cast<std::uint16_t>(source)),
            NeuronId(static_cast<std::uint16_t>(neuron))};
}

const std::string kHead = "# tendril-aer 1 time_unit=tick,cycle columns=tick,cycle,core,axon,source,neuron\n";

TEST(DeliveriesRecorder, SortsThePreloadTickFirstAndWritesADashForAMiss) {
    TempFolder folder;
    DeliveriesRecorder recorder(folder / "deliveries.aer");
    recorder.delivery(delivery(0, 20, 1, 3, 2, 11));
    recorder.delivery(delivery(-1, 5, 1, 7, 2, 40));
    recorder.delivery(delivery(-1, 5, 0, -1, 2, 40));
    recorder.tick_end({Tick(-1), Cycle(10)});
    recorder.delivery(delivery(0, 19, 0, 0, 1, 2));
    recorder.tick_end({Tick(0), Cycle(30)});
    recorder.finish();
    EXPECT_EQ(file_text(folder / "deliveries.aer"),
              kHead + "-1 5 0 - 2 40\n-1 5 1 7 2 40\n0 19 0 0 1 2\n0 20 1 3 2 11\n");
}

TEST(DeliveriesRecorder, SortsByCoreAxonSourceNeuronWithoutCycles) {
    TempFolder folder;
    DeliveriesRecorder recorder(folder / "deliveries.aer");
    recorder.delivery(delivery(2, -1, 0, 5, 1, 1));
    recorder.delivery(delivery(2, -1, 0, 4, 9, 9));
    recorder.delivery(delivery(2, -1, 0, 5, 1, 0));
    recorder.delivery(delivery(2, -1, 0, 5, 0, 3));
    recorder.finish();
    EXPECT_EQ(file_text(folder / "deliveries.aer"),
              kHead + "2 - 0 4 9 9\n2 - 0 5 0 3\n2 - 0 5 1 0\n2 - 0 5 1 1\n");
}

}  // namespace
}  // namespace tendril
