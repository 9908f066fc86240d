// All entries of a chip together: from, until, repeats, and the file that replaces them.
#include "sim/stimulus_make.h"

#include <gtest/gtest.h>

#include "sim/stimulus_file.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

const std::string kHead = std::string(kStimulusHead) + "\n";
const std::string kFromFile = "[[stimulus]]\nhost = \"in\"\nkind = \"file\"\nfile = \"s.aer\"\n";

/// "tick:host.line …" of the first ticks.
std::string said(const ChipFile& file, const std::vector<std::string>& overrides = {},
                 const std::string& replacement = "", int ticks = 30) {
    const ChipSpec spec = file.load(overrides);
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan, replacement);
    std::string text;
    for (int tick = 0; tick < ticks; ++tick) {
        for (const HostSpike& s : stimulus->at(Tick(tick))) {
            text += std::to_string(tick) + ":" + std::to_string(s.host) + "." + std::to_string(s.line) + " ";
        }
    }
    return text;
}

TEST(Stimulus, entries_are_merged_and_a_line_named_twice_is_one_spike) {
    const ChipFile file(kSmallChip + "[[host]]\nname = \"b\"\nlines = 2\n" + kFromFile + kFromFile +
                        "[[stimulus]]\nhost = \"b\"\nkind = \"file\"\nfile = \"s.aer\"\n");
    write_file(file.folder() / "s.aer", kHead + "1 b 0\n1 in 3\n4 in 2\n");
    EXPECT_EQ(said(file), "1:0.3 1:1.0 4:0.2 ");
}

TEST(Stimulus, an_entry_counts_its_time_from_its_first_tick) {
    const ChipFile file(kSmallChip + kFromFile);
    write_file(file.folder() / "s.aer", kHead + "0 in 3\n4 in 2\n");
    EXPECT_EQ(said(file, {"stimulus.0.from=10"}), "10:0.3 14:0.2 ");
    EXPECT_EQ(said(file, {"stimulus.0.from=10", "stimulus.0.until=14"}), "10:0.3 ");
    EXPECT_EQ(said(file, {"stimulus.0.repeat_every=10"}), "0:0.3 4:0.2 10:0.3 14:0.2 20:0.3 24:0.2 ");
    EXPECT_EQ(said(file, {"stimulus.0.from=5", "stimulus.0.repeat_every=4", "stimulus.0.until=14"}),
              "5:0.3 9:0.3 13:0.3 ");
}

TEST(Stimulus, repeated_noise_is_frozen_noise) {
    const ChipFile file(kSmallChip +
                        "[[stimulus]]\nhost = \"in\"\nkind = \"poisson\"\nrate = 0.2\nrepeat_every = 10\n");
    const ChipSpec spec = file.load();
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan);
    std::vector<std::vector<HostSpike>> ticks;
    for (int tick = 0; tick < 20; ++tick) {
        const auto spikes = stimulus->at(Tick(tick));
        ticks.emplace_back(spikes.begin(), spikes.end());
    }
    for (std::size_t tick = 0; tick < 10; ++tick) EXPECT_EQ(ticks[tick], ticks[tick + 10]);
    EXPECT_NE(ticks[0], ticks[1]);
}

TEST(Stimulus, a_file_on_the_command_line_replaces_every_entry_and_names_any_host) {
    const ChipFile file(kSmallChip + "[[host]]\nname = \"b\"\nlines = 2\n" +
                        "[[stimulus]]\nhost = \"in\"\nkind = \"poisson\"\nrate = 1.0\n");
    write_file(file.folder() / "r.aer", kHead + "2 b 1\n2 in 3\n");
    EXPECT_EQ(said(file, {}, (file.folder() / "r.aer").string()), "2:0.3 2:1.1 ");
    EXPECT_NE(said(file), "2:0.3 2:1.1 ");
}

TEST(Stimulus, images_need_two_lines_for_each_pixel) {
    const ChipFile file(kSmallChip + "[[stimulus]]\nhost = \"in\"\nkind = \"images\"\nfile = \"i.txt\"\n");
    write_file(file.folder() / "i.txt", "7 16 0\n");
    EXPECT_EQ(said(file, {}, "", 40), "0:0.0 0:0.3 16:0.0 16:0.3 32:0.0 32:0.3 ");
    write_file(file.folder() / "i.txt", "7 1 2 3 4 5\n");
    EXPECT_NE(refusal([&] { said(file); }).find(":15:8: host \"in\" has 8 lines, the images need 10"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril
