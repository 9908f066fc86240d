// What a chip file may not say: keys of its lists that need or exclude each other.
#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

/// The small chip with more text, from line 14 on.
std::string refused(const std::string& text) { return ChipFile(kSmallChip + text).refused(); }

TEST(AxonsTable, a_source_is_a_host_a_core_or_one_of_two_words) {
    EXPECT_EQ(refused("[[axons]]\ncore = 0\nsource = \"out\"\n"),
              "2 chip.toml:16:10: there is no source \"out\"; a core 0..1, random, permutation, in");
    EXPECT_EQ(refused("[[axons]]\ncore = 0\nsource = \"randum\"\n"),
              "2 chip.toml:16:10: there is no source \"randum\"; a core 0..1, random, permutation, in; "
              "did you mean \"random\"?");
    EXPECT_EQ(refused("[[axons]]\ncore = 0\nsource = 2\n"), "2 chip.toml:16:10: source = 2 is no core; 0..1");
}

TEST(AxonsTable, keys_belong_to_a_kind_of_source) {
    const std::string host = "[[axons]]\ncore = 0\nsource = \"in\"\n";
    EXPECT_EQ(refused(host + "cores = 1\n"),
              "2 chip.toml:17:9: cores does not belong here; with source = \"random\"");
    const std::string random = "[[axons]]\ncore = 0\nsource = \"random\"\n";
    EXPECT_EQ(refused(random), "2 chip.toml:14:1: source = \"random\" has no cores; it must be given");
    EXPECT_EQ(refused(random + "cores = 1\nneurons = \"0:3\"\n"),
              "2 chip.toml:18:11: neurons does not belong here; with the source a host or a core");
    EXPECT_EQ(refused(random + "cores = 1\nby_level = [0.5, 0.5]\n"),
              "2 chip.toml:18:12: by_level has 2 values; one for each of the 1 levels");
    EXPECT_EQ(refused(random + "cores = 1\nby_level = [0.0]\n"),
              "2 chip.toml:18:12: by_level is 0 everywhere; one share above 0 at least");
}

TEST(AxonsTable, delays_and_signs_have_their_limits) {
    const std::string host = "[[axons]]\ncore = 0\nsource = \"in\"\n";
    EXPECT_EQ(refused(host + "delay = 8\n"), "2 chip.toml:17:9: delay = 8 is out of range; 1..7");
    EXPECT_EQ(ChipFile(kSmallChip + host + "delay = 5\n").refused({"size.delay_max=4"}),
              "2 chip.toml:17:9: delay = 5 is too long; 1..4 ticks, delay_max of [size]");
    EXPECT_EQ(refused(host + "type = \"inh\"\ninhibitory = 0.5\n"),
              "2 chip.toml:18:14: inhibitory does not belong here; with type = \"exc\"");
    EXPECT_EQ(refused(host + "inhibitory = 0.5\ninhibitory_every = 5\n"),
              "2 chip.toml:18:20: inhibitory is given as well; one of the two");
    EXPECT_EQ(refused(host + "type = \"both\"\n"),
              "2 chip.toml:17:8: type = \"both\" is not known; exc, inh");
}

TEST(SynapsesTable, a_fill_needs_its_keys) {
    const auto fill = [](const std::string& text) {
        return refused("[[synapses]]\ncore = 0\nfill = " + text);
    };
    EXPECT_EQ(fill("\"targets\"\n"), "2 chip.toml:14:1: fill = \"targets\" has no targets; it must be given");
    EXPECT_EQ(fill("\"file\"\n"), "2 chip.toml:14:1: fill = \"file\" has no file; it must be given");
    EXPECT_EQ(fill("\"uniform\"\n"), "2 chip.toml:14:1: fill = \"uniform\" has no k; it must be given");
    EXPECT_EQ(fill("\"none\"\ntargets = 3\n"),
              "2 chip.toml:17:11: targets does not belong here; with fill = \"targets\"");
    EXPECT_EQ(fill("\"constant\"\nk = [1, 2]\n"),
              "2 chip.toml:17:5: a constant is one number; a number, or fill = \"uniform\" for [low, high]");
    EXPECT_EQ(fill("\"constant\"\nk = 16\n"), "2 chip.toml:17:5: k = 16 is out of range; 0..15");
    EXPECT_EQ(refused("[[synapses]]\ncore = 0\n"),
              "2 chip.toml:14:1: [[synapses]] has no fill; it must be given");
}

TEST(StimulusTable, a_kind_needs_its_keys_and_its_host) {
    const auto stimulus = [](const std::string& text) {
        return refused("[[stimulus]]\nhost = \"in\"\nkind = " + text);
    };
    EXPECT_EQ(stimulus("\"poisson\"\n"),
              "2 chip.toml:14:1: kind = \"poisson\" has no rate; it must be given");
    EXPECT_EQ(stimulus("\"file\"\n"), "2 chip.toml:14:1: kind = \"file\" has no file; it must be given");
    EXPECT_EQ(stimulus("\"poisson\"\nrate = 1.5\n"), "2 chip.toml:17:8: rate = 1.5 is out of range; 0..1");
    EXPECT_EQ(stimulus("\"poisson\"\nrate = 0.5\norder = \"file\"\n"),
              "2 chip.toml:18:9: order does not belong here; with kind = \"images\"");
    EXPECT_EQ(stimulus("\"poisson\"\nrate = 0.5\nfrom = 3\nuntil = 2\n"),
              "2 chip.toml:19:9: until lies before from; the first tick after the last");
    EXPECT_EQ(refused("[[stimulus]]\nhost = \"inn\"\nkind = \"poisson\"\nrate = 0.5\n"),
              "2 chip.toml:15:8: there is no host \"inn\"; in; did you mean \"in\"?");
}

TEST(StimulusTable, images_keep_to_phases) {
    const ChipFile file(kSmallChip +
                        "[[stimulus]]\nhost = \"in\"\nkind = \"images\"\nfile = \"x\"\nfrom = 16\n");
    EXPECT_EQ(file.refused(), "accepted");
    EXPECT_EQ(file.refused({"neuron.ph_len=15"}),
              "2 chip.toml:16:8: ph_len = 15 is too short for an image; 16 ticks or more: one image a phase");
    EXPECT_EQ(file.refused({"neuron.ph_len=32"}),
              "2 chip.toml:18:8: images begin with a phase; a multiple of ph_len = 32");
    EXPECT_NE(file.refused({"stimulus.0.repeat_every=24"})
                  .find("images end with a phase; a multiple of ph_len = 16"),
              std::string::npos);
}

}  // namespace
}  // namespace tendril
