// What a chip file may not say: sizes, topology, hosts, parameters; each with its place.
#include "sim/chip_checks.h"

#include <gtest/gtest.h>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

std::string refused(const std::vector<std::string>& overrides) {
    return ChipFile(kSmallChip).refused(overrides);
}

/// The small chip with more text, from line 14 on.
std::string refused_text(const std::string& text) { return ChipFile(kSmallChip + text).refused(); }

TEST(ChipChecks, sizes_are_powers_of_two_within_what_can_be_built) {
    EXPECT_EQ(refused({"size.neurons=5"}),
              "2 --set size.neurons=5: neurons = 5 is impossible; a power of two up to 256");
    EXPECT_EQ(refused({"size.axons=512"}), "2 --set size.axons=512: axons = 512 is out of range; 2..256");
    EXPECT_EQ(refused({"size.lanes=8"}),
              "2 --set size.lanes=8: lanes = 8 is impossible; a power of two up to 4");
    EXPECT_EQ(
        ChipFile("format = \"tendril-chip 1\"\n[topology]\nfamily = \"flat\"\ncores = 1\n[[core]]\nids = 0\n")
            .refused(),
        "2 chip.toml:1:1: the chip file has no [size]; [size] with neurons and axons");
    EXPECT_EQ(ChipFile("format = \"tendril-chip 1\"\n[size]\nneurons = 4\n").refused(),
              "2 chip.toml:2:1: [size] has no axons; it must be given");
}

TEST(ChipChecks, cores_in_use_are_no_larger_than_those_built) {
    EXPECT_EQ(refused_text("[[core]]\nids = 0\nneurons = 5\n"),
              "2 chip.toml:16:11: neurons = 5 are too many; up to the 4 of [size]");
    EXPECT_EQ(refused_text("[[core]]\nids = 0\naxons = 3\n"),
              "2 chip.toml:16:9: axons = 3 is impossible; a power of two up to 8");
    EXPECT_EQ(refused_text("[[core]]\nids = 0\naxons = 16\n"),
              "2 chip.toml:16:9: axons = 16 is impossible; a power of two up to 8");
    EXPECT_EQ(refused_text("[[core]]\nids = \"0:2\"\nneurons = 3\n"),
              "2 chip.toml:15:7: ids names a core that is not there; 0..1");
}

TEST(ChipChecks, a_fabric_has_room_for_its_cores) {
    EXPECT_EQ(refused({"topology.cores=9"}), "accepted") << "a wide bus, on a router";
    EXPECT_EQ(refused({"topology.family=tree", "topology.cores=5"}),
              "2 --set topology.cores=5: cores = 5 do not fit; up to radix^levels = 4");
    EXPECT_EQ(refused({"topology.family=tree", "topology.radix=3"}),
              "2 --set topology.radix=3: radix = 3 is impossible; 2, 4 or 8");
    EXPECT_EQ(refused({"topology.levels=2"}),
              "2 --set topology.levels=2: a flat fabric has one level; levels = 1");
    EXPECT_EQ(refused({"topology.fifo_depth=[2,2,2]"}),
              "2 --set topology.fifo_depth=[2,2,2]: fifo_depth has 3 values; one for each of the 1 levels, "
              "or one for all");
    EXPECT_EQ(refused({"topology.fifo_depth=17"}),
              "2 --set topology.fifo_depth=17: fifo_depth = 17 is out of range; 1..16");
    EXPECT_EQ(refused({"topology.link_cycles=16"}),
              "2 --set topology.link_cycles=16: link_cycles = 16 is out of range; 0..15");
    EXPECT_EQ(refused({"tick.mode=fixed"}),
              "2 --set tick.mode=fixed: mode = \"fixed\" needs cycles; cycles of a tick");
    EXPECT_EQ(refused({"tick.cycles=600"}),
              "2 --set tick.cycles=600: cycles are for fixed ticks; mode = \"fixed\"");
    EXPECT_EQ(refused({"cosim.hubs=[\"L2\"]"}),
              "2 --set cosim.hubs=[\"L2\"]: there is no level \"L2\"; L1..L1");
}

TEST(ChipChecks, laterals_join_two_hubs_of_one_level) {
    const ChipFile tree(
        "format = \"tendril-chip 1\"\n[size]\nneurons = 4\naxons = 8\nlanes = 4\n[topology]\nlevels = 2\n");
    const auto lateral = [&](const std::string& pair) {
        return tree.refused({"topology.laterals=[" + pair + "]"});
    };
    EXPECT_NE(lateral("[\"L1.0\", \"L1.4\"]").find("there is no hub L1.4; L1.0..L1.3"), std::string::npos);
    EXPECT_NE(lateral("[\"L1.0\", \"L3.0\"]").find("there is no hub L3.0; levels 1..2"), std::string::npos);
    EXPECT_NE(lateral("[\"L1.0\", \"L2.0\"]").find("no lateral link can join L1.0 and L2.0"),
              std::string::npos);
    EXPECT_NE(lateral("[\"L1.0\", \"L1.0\"]").find("no lateral link can join L1.0 and L1.0"),
              std::string::npos);
    EXPECT_NE(lateral("[\"L1.0\"]").find("an element of laterals has 1 ends"), std::string::npos);
    EXPECT_NE(lateral("[\"one\", \"L1.1\"]").find("\"one\" is no hub; hubs are L<level>.<index>"),
              std::string::npos);
}

TEST(ChipChecks, hosts_have_names_of_their_own_lines_and_a_hub) {
    EXPECT_EQ(refused({"host.0.lines=9"}),
              "2 --set host.0.lines=9: lines = 9 are too many; 1..8, the larger of neurons and axons");
    EXPECT_EQ(refused({"host.0.at=L2.0"}), "2 --set host.0.at=L2.0: there is no hub L2.0; levels 1..1");
    EXPECT_EQ(refused({"host.0.listen=[2]"}), "2 --set host.0.listen=[2]: there is no core 2; 0..1");
    for (const char* name : {"3", "random", "permutation", "two words"}) {
        const std::string text = refused({std::string("host.0.name=\"") + name + "\""});
        EXPECT_NE(text.find("a host cannot be called \"" + std::string(name) + "\""), std::string::npos)
            << text;
    }
    EXPECT_EQ(refused_text("[[host]]\nname = \"in\"\nlines = 2\n"),
              "2 chip.toml:15:8: there are two hosts \"in\"; each its own name");
}

TEST(ChipChecks, what_needs_phases_is_refused_in_free_running_even_by_default) {
    EXPECT_EQ(refused({"neuron.ph_len=0"}),
              "2 --set neuron.ph_len=0: inh_mode = 1 needs phases, and ph_len is 0; "
              "set ph_len to 1..256, or the other to 0");
    const auto free_running = [](const std::string& more) {
        return refused({"neuron.ph_len=0", "neuron.inh_mode=0", more});
    };
    EXPECT_EQ(
        free_running("neuron.dec_mode=2").rfind("2 --set neuron.dec_mode=2: dec_mode = 2 needs phases", 0),
        0U);
    EXPECT_EQ(free_running("learning.learn_end=1")
                  .rfind("2 --set learning.learn_end=1: learn_end = 1 needs phases", 0),
              0U);
    EXPECT_EQ(free_running("learning.early_mode=1")
                  .rfind("2 --set learning.early_mode=1: early_mode = 1 needs phases", 0),
              0U);
    EXPECT_EQ(free_running("neuron.inh_mode=3"), "accepted");
}

TEST(ChipChecks, additions_to_the_rule_that_contradict_others_are_refused) {
    const auto completed = [](const std::string& one, const std::string& more = "learning.rot=1") {
        return refused({"learning.rule=completed", one, more});
    };
    EXPECT_EQ(completed("learning.aim=16"), "accepted");
    EXPECT_EQ(completed("learning.aim=16", "learning.learn_end=0"),
              "2 --set learning.aim=16: aim moves counts when a phase ends; learn_end = 1");
    EXPECT_EQ(completed("learning.aim=16", "learning.pred_en=1"),
              "2 --set learning.aim=16: aim leaves nothing to predict; pred_en = 0");
    EXPECT_EQ(completed("learning.norm_sh=1", "learning.homeo_en=1"),
              "2 --set learning.norm_sh=1: norm_sh sets the threshold that homeo_en adapts; homeo_en = 0");
    EXPECT_EQ(completed("learning.aim_new=1", "learning.remote_growth=1"),
              "2 --set learning.aim_new=1: aim_new could grow onto a freed axon; remote_growth = 0");
    EXPECT_EQ(refused({"learning.rule=literal", "learning.aim=16", "learning.pred_en=1"}), "accepted")
        << "the literal rule has none of them";
}

TEST(ChipChecks, an_override_can_make_a_core_illegal_too) {
    EXPECT_EQ(refused_text("[[core]]\nids = 1\nneuron.ph_len = 0\n")
                  .rfind("2 chip.toml:16:17: inh_mode = 1 needs phases", 0),
              0U);
}

TEST(SourceIds, more_cores_than_a_flit_can_name_are_for_an_engine_without_wires) {
    const ChipSpec spec =
        ChipFile(kSmallChip)
            .load({"topology.family=tree", "topology.radix=8", "topology.levels=4", "topology.cores=512"});
    EXPECT_NE(refusal([&] { require_source_ids(spec); })
                  .find("topology.cores=512: 513 cores and hosts are more than the 512 source ids of a flit; "
                        "--engine functional"),
              std::string::npos)
        << refusal([&] { require_source_ids(spec); });
    require_source_ids(
        ChipFile(kSmallChip)
            .load({"topology.family=tree", "topology.radix=8", "topology.levels=4", "topology.cores=511"}));
}

TEST(BuiltSize, one_that_was_not_built_lists_those_that_were_and_says_how_to_add_one) {
    const ChipSpec spec = ChipFile(kSmallChip).load();
    const std::string text = refusal([&] { require_built_size(spec); });
    EXPECT_NE(text.find("chip.toml:2:1: no RTL core of size 4x8x4 was built; built are "), std::string::npos)
        << text;
    EXPECT_NE(text.find("16x16x16"), std::string::npos) << text;
    EXPECT_NE(text.find("TENDRIL_CORE_SIZES"), std::string::npos) << text;
    require_built_size(ChipFile(kSmallChip).load({"size.neurons=16", "size.axons=16", "size.lanes=16"}));
}

}  // namespace
}  // namespace tendril
