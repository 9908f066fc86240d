// One file holds every value of both, and a bit that says where they differ.
#include "sim/bisect/merged_waves.h"

#include <gtest/gtest.h>

#include "sim/bisect/bisect.h"
#include "tests/sim/bisect/two_waves.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

TEST(MergedWaves, HoldBothAndWhereTheyDiffer) {
    const TempFolder folder;
    test::write_waves(folder / "a.fst", {});
    test::write_waves(folder / "b.fst", {.wrong = 23, .also = true});
    const FstFile a(folder / "a.fst");
    const FstFile b(folder / "b.fst");
    const WavePair pair(a, b, rule_of_trees);
    write_merged(a, b, pair, {"old", "new"}, folder / "both.fst");
    write_merged(a, b, pair, {"old", "new"}, folder / "again.fst");
    EXPECT_EQ(file_text(folder / "both.fst"), file_text(folder / "again.fst"));
    const Vcd vcd(as_vcd((folder / "both.fst").string()));
    for (std::int64_t cycle = 0; cycle < 40; ++cycle) {
        EXPECT_EQ(vcd.number("old.chip.ports_hub.level", cycle), cycle % 7);
        EXPECT_EQ(vcd.number("new.chip.ports_hub.level", cycle), cycle % 7 + (cycle >= 23 ? 1 : 0));
        EXPECT_EQ(vcd.number("new.chip.neurons_core0.n3_v", cycle), 7 * (cycle / 10));
        EXPECT_EQ(vcd.number(kDiffersPath, cycle), cycle >= 23 ? 1 : 0);
    }
    EXPECT_TRUE(vcd.codes.contains("new.chip.ports_hub.own"));
    EXPECT_FALSE(vcd.codes.contains("old.chip.ports_hub.own"));
}

}  // namespace
}  // namespace tendril
