// The VCD says what the FST says.
#include "sim/recorder/waves_vcd.h"

#include <gtest/gtest.h>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/recorder/waves.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

TEST(WavesVcd, HoldsEveryValueOfTheFst) {
    const TempFolder folder;
    std::uint64_t value = 0;
    {
        Waves waves((folder / "a.fst").string(), {}, {{"chip part", "value", 12, {}, [&] { return value; }}});
        for (std::int64_t cycle = 0; cycle < 50; ++cycle) {
            value = static_cast<std::uint64_t>(3 * cycle);
            waves.dump(Cycle(cycle));
        }
    }
    write_vcd(folder / "a.fst", folder / "a.vcd");
    const Vcd vcd(read_text(folder / "a.vcd"));
    for (std::int64_t cycle = 0; cycle < 50; ++cycle)
        EXPECT_EQ(vcd.number("chip.part.value", cycle), 3 * cycle);
}

TEST(WavesVcd, RefusesWhatIsNotThereOrCannotBeWritten) {
    EXPECT_EQ(refusal([] { write_vcd("/nowhere.fst", "/tmp/never.vcd"); }), "4 /nowhere.fst: cannot be read");
}

}  // namespace
}  // namespace tendril
