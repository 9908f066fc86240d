// Spikes in the chip file itself.
#include "sim/stimulus_list.h"

#include <gtest/gtest.h>

#include "sim/stimulus_make.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const std::string kList = "[[stimulus]]\nhost = \"in\"\nkind = \"list\"\n";

std::vector<std::uint16_t> lines_at(ListEntry& entry, std::int64_t time) {
    std::vector<std::uint16_t> lines;
    entry.lines_at(time, lines);
    return lines;
}

TEST(StimulusList, gives_the_lines_of_a_tick_ascending_whatever_their_order_in_the_file) {
    ListEntry entry({{7, 3}, {0, 5}, {7, 1}, {0, 0}});
    EXPECT_EQ(lines_at(entry, 7), (std::vector<std::uint16_t>{1, 3}));
    EXPECT_EQ(lines_at(entry, 1), std::vector<std::uint16_t>{});
    EXPECT_EQ(lines_at(entry, 0), (std::vector<std::uint16_t>{0, 5})) << "ticks may be asked for again";
    EXPECT_EQ(lines_at(entry, 8), std::vector<std::uint16_t>{});
}

TEST(StimulusList, says_in_a_chip_what_a_file_would) {
    const ChipFile file(kSmallChip + kList + "spikes = [[4, 2], [0, 3]]\nfrom = 10\n");
    const ChipSpec spec = file.load();
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan);
    std::string said;
    for (int tick = 0; tick < 20; ++tick)
        for (const HostSpike& s : stimulus->at(Tick(tick)))
            said += std::to_string(tick) + "." + std::to_string(s.line) + " ";
    EXPECT_EQ(said, "10.3 14.2 ");
}

TEST(StimulusList, is_dumped_as_it_was_read) {
    const std::string dump = dump_chip(ChipFile(kSmallChip + kList + "spikes = [[4, 2], [0, 3]]\n").load());
    EXPECT_NE(dump.find("spikes = [[4, 2], [0, 3]]"), std::string::npos) << dump;
    EXPECT_EQ(dump_chip(ChipFile(dump).load()), dump);
}

TEST(StimulusList, what_no_host_can_say_is_refused_with_its_place) {
    const auto refused = [](const std::string& spikes) {
        return ChipFile(kSmallChip + kList + "spikes = " + spikes + "\n").refused();
    };
    EXPECT_EQ(refused("[[0]]"), "2 chip.toml:17:10: an element of spikes has 1 numbers; two, [tick, line]");
    EXPECT_EQ(refused("[[0, 8]]"), "2 chip.toml:17:10: host \"in\" has no line 8; 0..7");
    EXPECT_EQ(refused("[[0, 1], [2, 1], [0, 1]]"), "2 chip.toml:17:10: [0, 1] is there twice; once");
    EXPECT_NE(refused("[[-1, 1]]").find("spikes = -1 is out of range; 0 or more"), std::string::npos);
    EXPECT_NE(ChipFile(kSmallChip + kList).refused().find("kind = \"list\" has no spikes"),
              std::string::npos);
    EXPECT_NE(ChipFile(kSmallChip + kList + "spikes = []\nrate = 0.5\n").refused().find("rate does not"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril
