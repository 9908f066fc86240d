// A planted bug is found where it was planted, in the first cycle in which it shows.
#include "sim/bisect/bisect.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/bisect/merged_waves.h"
#include "sim/gtkw_file.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

namespace fs = std::filesystem;

class BisectTest : public ::testing::Test {
protected:
    BisectTest() {
        order_.test.name = "fabric/hub";
        order_.test.bench = "hub_lockstep";
        order_.test.limits.timeout_s = 60;
        order_.seed = 3;
        order_.old = {"rtl", fs::path(TENDRIL_SOURCE_DIR) / "rtl", {"", TENDRIL_BENCHES}};
        order_.fresh = {"planted", TENDRIL_PLANTED "/rtl", {"", TENDRIL_PLANTED "/benches"}};
        order_.out = folder_ / "out";
    }
    TempFolder folder_;
    BisectOrder order_;
};

TEST_F(BisectTest, TheBugIsFoundAndShown) {
    const BisectResult result = bisect(order_);
    ASSERT_TRUE(result.pair.parting) << bisect_text(result);
    const Suspect& first = result.suspects.front();
    EXPECT_EQ(first.module, "hub_arbiter") << bisect_text(result);
    EXPECT_TRUE(first.changed);
    EXPECT_FALSE(first.from_outside);
    const std::int64_t cycle = result.pair.cycles;
    const auto json = nlohmann::json::parse(file_text(order_.out / "bisect.json"));
    EXPECT_EQ(json["cycle"], cycle);
    EXPECT_EQ(json["signals"][0]["signal"], first.signal.path);
    const Vcd vcd(as_vcd(result.waves.string()));
    for (std::int64_t c = result.window.first; c < cycle; ++c) EXPECT_EQ(vcd.number(kDiffersPath, c), 0) << c;
    EXPECT_EQ(vcd.number(kDiffersPath, cycle), 1);
    EXPECT_EQ(std::to_string(vcd.number("old." + first.signal.path, cycle)), value_text(first.signal.a));
    EXPECT_EQ(std::to_string(vcd.number("new." + first.signal.path, cycle)), value_text(first.signal.b));
    const GtkwFile save = read_gtkw(file_text(order_.out / "bisect.gtkw"));
    EXPECT_EQ(save.view.marker, cycle);
    ASSERT_EQ(save.groups.size(), 2U);
    EXPECT_EQ(save.groups[1].rows[0].signal, "old." + first.signal.path);
    EXPECT_EQ(save.groups[1].rows[1].signal, "new." + first.signal.path);
    EXPECT_FALSE(fs::exists(order_.out / "runs"));
}

TEST_F(BisectTest, TheSameTreeTwiceIsTheSame) {
    order_.fresh = order_.old;
    const BisectResult result = bisect(order_);
    EXPECT_TRUE(result.same()) << bisect_text(result);
    EXPECT_EQ(result.pair.cycles, 3000);  // all of the bench
    EXPECT_GT(result.pair.signals, 200U);
    EXPECT_FALSE(fs::exists(order_.out / "bisect.fst"));
}

TEST_F(BisectTest, AProgramThatLeavesNoWavesIsTold) {
    order_.test.set = {"nonsense=1"};
    const std::string text = refusal([&] { bisect(order_); });
    EXPECT_TRUE(text.starts_with("1 rtl rtl left no waves: ")) << text;
}

}  // namespace
}  // namespace tendril
