// The save file to the letter.
#include "sim/recorder/gtkw.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(Gtkw, GroupsProbesByScopeAndShowsEachAsWhatItIs) {
    const Probes probes{{"chip host0", "tick", 32, {}, {}},
                        {"chip host0", "out_valid", 1, {}, {}},
                        {"chip fabric link_a_b", "out_kind", 1, {"spike", "mark"}, {}},
                        {"chip fabric link_a_b", "held", 5, {}, {}}};
    EXPECT_EQ(gtkw_text("waves.fst", wave_groups({}, probes)),
              "[dumpfile] \"waves.fst\"\n"
              "[timestart] 0\n"
              "[size] 1500 950\n"
              "*-1.000000 0\n"
              "[sst_expanded] 1\n"
              "@800200\n-host0\n"
              "@420\nchip.host0.tick[31:0]\n"
              "@28\nchip.host0.out_valid\n"
              "@1000200\n-host0\n"
              "@800200\n-link_a_b\n"
              "@100000028\nchip.fabric.link_a_b.out_kind\n"
              "@24\nchip.fabric.link_a_b.held[4:0]\n"
              "@1000200\n-link_a_b\n");
}

TEST(Gtkw, ShowsThePinsOfVerilatedCoresAndHubs) {
    const auto groups = wave_groups({"core3", "hub_L2_0"}, {});
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].title, "core3");
    EXPECT_EQ(groups[0].signals.front().path, "chip.core3.take_o");
    EXPECT_EQ(groups[1].signals.front().path, "chip.hub_L2_0.in_valid_i");
    EXPECT_EQ(groups[1].signals.front().bits, 13);
}

}  // namespace
}  // namespace tendril
