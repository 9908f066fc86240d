// Zoom there and back, marks by letter.
#include "sim/recorder/gtkw_place.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(GtkwPlace, ZoomsSoThatAThousandPixelsShowTheCyclesAskedFor) {
    EXPECT_EQ(gtkw_cycles(0), 5);  // 200 pixels a cycle: measured in GTKWave 3.3.118
    EXPECT_EQ(gtkw_cycles(-4), 80);
    WaveView view;
    view.cycles = 80;
    EXPECT_NE(gtkw_head("a.fst", view).find("*-4.000000 -1 -1"), std::string::npos);
}

TEST(GtkwPlace, NamesItsMarks) {
    WaveView view;
    view.from = 70;
    view.marker = 100;
    view.marks = {{"spike", 100}, {"divergence", 120}};
    const std::string head = gtkw_head("/a/b.fst", view);
    EXPECT_TRUE(head.starts_with("[dumpfile] \"/a/b.fst\"\n[timestart] 70\n"));
    EXPECT_NE(head.find(" 100 100 120 -1"), std::string::npos);
    EXPECT_NE(head.find("[markername] Aspike\n[markername] Bdivergence\n"), std::string::npos);
}

}  // namespace
}  // namespace tendril
