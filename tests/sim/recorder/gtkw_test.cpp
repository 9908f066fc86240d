// The save file to the letter.
#include "sim/recorder/gtkw.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(Gtkw, GroupsProbesByScopeTextsFirstAndShowsEachAsWhatItIs) {
    const Probes probes{{"chip host0", "tick", 32, {}, {}, Probe::Show::signed_number},
                        {"chip host0", "out_valid", 1, {}, {}},
                        text_probe("chip sight_core0", "row", {}),
                        {"chip neurons_core0", "n0_v", 16, {}, {}, Probe::Show::curve},
                        {"chip fabric link_a_b", "out_kind", 1, {"spike", "mark"}, {}},
                        {"chip fabric link_a_b", "held", 5, {}, {}}};
    const std::string text = gtkw_text("waves.fst", wave_groups({}, probes), {});
    EXPECT_EQ(text.substr(text.find("@800200")),
              "@800200\n-what happens\n"
              "[color] 3\n@820\nchip.sight_core0.row[511:0]\n"
              "@1000200\n-what happens\n"
              "@800200\n-host0\n"
              "@420\nchip.host0.tick[31:0]\n"
              "@28\nchip.host0.out_valid\n"
              "@1000200\n-host0\n"
              "@c00200\n-neurons_core0\n"
              "@8024\nchip.neurons_core0.n0_v[15:0]\n@20000\n-\n-\n"
              "@1401200\n-neurons_core0\n"
              "@c00200\n-link_a_b\n"
              "[color] 2\n@100000028\nchip.fabric.link_a_b.out_kind\n"
              "@24\nchip.fabric.link_a_b.held[4:0]\n"
              "@1401200\n-link_a_b\n");
}

TEST(Gtkw, ShowsThePinsOfVerilatedCoresAndHubs) {
    const auto groups = wave_groups({"core3", "hub_L2_0"}, {});
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].title, "RTL pins of core3");
    EXPECT_EQ(groups[0].signals.front().path, "chip.core3.take_o");
    EXPECT_EQ(groups[1].signals.front().path, "chip.hub_L2_0.in_valid_i");
    EXPECT_EQ(groups[1].signals.front().bits, 13);
}

}  // namespace
}  // namespace tendril
