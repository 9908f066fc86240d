// A save file read and laid out anew.
#include "sim/gtkw_file.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"

namespace tendril {
namespace {

std::string saved() {
    const Probes probes{text_probe("chip sight_core3", "row", {}),
                        {"chip bridge_core3", "step", 4, {"a", "b"}, {}},
                        {"chip neurons_core3", "n17_v", 16, {}, {}, Probe::Show::curve},
                        {"chip neurons_core3", "n18_v", 16, {}, {}, Probe::Show::curve}};
    WaveView view;
    view.from = 100;
    view.cycles = 400;
    view.marker = 120;
    view.marks = {{"spike", 120}};
    return gtkw_text("waves.fst", wave_groups({"core3"}, probes), view);
}

TEST(GtkwFile, WhatIsReadAndWrittenAgainSaysTheSame) {
    const GtkwFile file = read_gtkw(saved());
    ASSERT_EQ(file.groups.size(), 4U);
    EXPECT_EQ(file.groups[0].title, "what happens");
    EXPECT_EQ(file.groups[3].title, "RTL pins of core3");
    EXPECT_EQ(file.view.from, 100);
    EXPECT_EQ(file.view.cycles, 400);
    EXPECT_EQ(file.view.marker, 120);
    ASSERT_EQ(file.view.marks.size(), 1U);
    EXPECT_EQ(file.view.marks[0].name, "spike");
    const std::string again = gtkw_text("waves.fst", file.groups, file.view);
    const auto opened = [](std::string text) {
        for (const auto& [closed, open] :
             {std::pair{"@c00200", "@800200"}, std::pair{"@1401200", "@1000200"}})
            for (std::size_t p; (p = text.find(closed)) != std::string::npos;)
                text.replace(p, std::string(closed).size(), open);
        return text;
    };
    EXPECT_EQ(again, opened(saved()));
}

TEST(GtkwFile, ALayoutPicksRowsByPatternInItsOwnOrder) {
    const GtkwFile file = read_gtkw(saved());
    const auto groups = lay_out(file,
                                "# Why?\n= one neuron\nchip.neurons_core3.n17_*\n- what the core does\n"
                                "chip.*_core3.row\nchip.hub*\n",
                                "a.txt");
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].title, "one neuron");
    ASSERT_EQ(groups[0].rows.size(), 3U);
    EXPECT_EQ(groups[0].rows[0].lines, "@8024\nchip.neurons_core3.n17_v[15:0]\n@20000\n-\n-\n");
    EXPECT_EQ(groups[0].rows[1].lines, "@200\n-what the core does\n");
    EXPECT_EQ(groups[0].rows[2].signal, "chip.sight_core3.row");
}

TEST(GtkwFile, ALayoutThatFitsNothingIsRefused) {
    const GtkwFile file = read_gtkw(saved());
    EXPECT_EQ(refusal([&] { lay_out(file, "chip.core9.*\n", "a.txt"); }),
              "2 a.txt: no signal of this run fits any of its rows");
}

}  // namespace
}  // namespace tendril
