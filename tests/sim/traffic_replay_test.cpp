// A spikes.aer as traffic: what is read, and what is refused.
#include "sim/traffic_replay.h"

#include <gtest/gtest.h>

#include "sim/recorder/spikes.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

class TrafficReplay : public testing::Test {
protected:
    std::string refused(const std::string& rows) {
        write(rows);
        const std::string text = refusal([&] { read_recorded(path(), 4); });
        const auto at = text.find("spikes.aer");
        return at == std::string::npos ? text : text.substr(at);
    }
    void write(const std::string& rows) { write_file(path(), std::string(kSpikesHead) + "\n" + rows); }
    std::string path() const { return (folder_ / "spikes.aer").string(); }

private:
    TempFolder folder_;
};

TEST_F(TrafficReplay, spikes_come_in_the_order_of_their_cycles) {
    write("0 9 1 3\n1 8 2 4\n1 12 0 255\n");  // fixed ticks can overlap
    const auto spikes = read_recorded(path(), 4);
    ASSERT_EQ(spikes.size(), 3U);
    EXPECT_EQ(spikes[0].cycle, Cycle(8));
    EXPECT_EQ(spikes[0].core, CoreId(2));
    EXPECT_EQ(spikes[2].neuron, 255);
}

TEST_F(TrafficReplay, refuses_what_the_chip_does_not_have_and_spikes_without_cycles) {
    EXPECT_EQ(refused("0 1 4 0\n"), "spikes.aer:2:1: there is no core 4; the chip has 0..3");
    EXPECT_EQ(refused("0 1 0 0\n0 2 0 256\n"), "spikes.aer:3:1: there is no neuron 256; a core has 0..255");
    EXPECT_EQ(
        refused("0 - 0 0\n"),
        "spikes.aer:2:1: a spike without a cycle cannot be replayed; a run of tlm, cosim or rtl has them");
    EXPECT_EQ(refused("0 -3 0 0\n"), "spikes.aer:2:1: cycle -3 is below 0");
    EXPECT_EQ(refused("0 1 0\n"), "spikes.aer:2:5: a wrong number of columns; 4 columns");
}

TEST_F(TrafficReplay, refuses_rows_out_of_order_and_rows_that_come_twice) {
    const std::string rule = "; rows ascend in tick, cycle, core, neuron";
    EXPECT_EQ(refused("0 9 1 3\n0 8 2 4\n"), "spikes.aer:3:1: cycle 8 comes after cycle 9" + rule);
    EXPECT_EQ(refused("0 9 1 3\n1 10 1 3\n0 11 2 4\n"), "spikes.aer:4:1: tick 0 comes after tick 1" + rule);
    for (const char* row : {"0 9 1 3\n", "0 9 1 2\n", "0 9 0 7\n"})
        EXPECT_NE(
            refused("0 9 1 3\n" + std::string(row)).find(" comes after core 1 neuron 3 in one cycle" + rule),
            std::string::npos);
}

}  // namespace
}  // namespace tendril
