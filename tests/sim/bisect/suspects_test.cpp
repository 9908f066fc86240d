// Whose signal it is, and whom to suspect first.
#include "sim/bisect/suspects.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

const std::filesystem::path kRtl = std::filesystem::path(TENDRIL_SOURCE_DIR) / "rtl";

TEST(RtlModules, KnowsTheModuleOfASignalByItsInstances) {
    const RtlModules modules(kRtl);
    const std::string core = "chip.core0.neuron_core.";
    EXPECT_EQ(modules.module_of(core + "idle"), "neuron_core");
    EXPECT_EQ(modules.module_of(core + "i_neurons.i_datapath.candidate_o"), "neuron_datapath");
    EXPECT_EQ(modules.module_of(core + "i_neurons.i_memory.i_potential.words[3]"), "sram_1r1w");
    EXPECT_EQ(modules.module_of("hub.hub.gen_port[2].u_behind.count_q"), "fifo");
    EXPECT_EQ(modules.module_of("chip.bridge_core0.step"), "");
    EXPECT_EQ(modules.file_of("fifo"), "util/fifo.v");
    const TempFolder folder;
    EXPECT_EQ(refusal([&] { RtlModules(folder.path()); }),
              "2 " + folder.path().string() + ": has no rtl.f; a folder like rtl/");
}

TEST(RtlModules, AFileThatIsNotTheSameIsAChangedModule) {
    const TempFolder folder;
    std::filesystem::copy(kRtl, folder / "rtl", std::filesystem::copy_options::recursive);
    EXPECT_TRUE(changed_modules(kRtl, folder / "rtl").empty());
    write_file(folder / "rtl/util/fifo.v", file_text(kRtl / "util/fifo.v") + "// more\n");
    EXPECT_EQ(changed_modules(kRtl, folder / "rtl"), std::set<std::string>{"fifo"});
}

TEST(Suspects, TheInnermostChangedInstanceWithoutANewInputComesFirst) {
    const auto parting = [](const std::string& path) { return SignalParting{path, 1, "0", "1", {}, {}}; };
    const std::string neurons = "chip.core0.neuron_core.i_neurons.";
    const auto all =
        suspects({parting("chip.core0.idle_o"), parting(neurons + "candidate"),
                  parting(neurons + "i_winner.candidate_i"), parting(neurons + "i_winner.won_o"),
                  parting(neurons + "i_datapath.v_q"), parting(neurons + "i_datapath.candidate_o")},
                 RtlModules(kRtl), {"neuron_datapath", "winner_select"});
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[0].signal.path, neurons + "i_datapath.candidate_o");
    EXPECT_EQ(all[0].module, "neuron_datapath");
    EXPECT_TRUE(all[0].changed);
    EXPECT_FALSE(all[0].from_outside);
    EXPECT_EQ(all[1].signal.path, neurons + "i_datapath.v_q");
    EXPECT_EQ(all[2].signal.path, neurons + "i_winner.won_o");
    EXPECT_TRUE(all[2].from_outside);
    EXPECT_EQ(all[5].signal.path, "chip.core0.idle_o");
}

}  // namespace
}  // namespace tendril
