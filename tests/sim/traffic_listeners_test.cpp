// Who listens to whom follows the kind's shares, is the same for a seed, and never the core itself.
#include "sim/traffic_listeners.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "systemc/fabric/topology/floorplan.h"
#include "tests/support/chip_file.h"

namespace tendril {
namespace {

using Listeners = std::vector<std::vector<int>>;

Listeners drawn(const std::string& traffic, const std::string& topology = "levels = 3\n", int seed = 1) {
    const ChipFile file("format = \"tendril-chip 1\"\n[topology]\n" + topology + "[traffic]\n" + traffic);
    RandomStream stream("traffic", static_cast<std::uint64_t>(seed));
    return draw_listeners(file.load(), stream);
}

/// Over all cores: listeners for which `is` holds, and all.
template <class Is>
double share(const Listeners& listeners, Is is) {
    double some = 0, all = 0;
    for (int core = 0; core < static_cast<int>(listeners.size()); ++core) {
        for (const int listener : listeners[static_cast<std::size_t>(core)]) {
            some += is(core, listener);
            ++all;
        }
    }
    return some / all;
}

TEST(TrafficListeners, of_every_kind_are_distinct_others_as_many_as_the_fan_out) {
    for (const std::string kind : {"uniform", "local", "hotspot", "power_law"}) {
        const std::string more = kind == "hotspot" ? "hotspots = [0, 9]\n" : "";
        const std::string text = fmt::format("kind = \"{}\"\nload = 0.1\nfan_out = 8\n{}", kind, more);
        const Listeners listeners = drawn(text);
        ASSERT_EQ(listeners.size(), 64U);
        for (std::size_t core = 0; core < listeners.size(); ++core) {
            EXPECT_EQ(std::set<int>(listeners[core].begin(), listeners[core].end()).size(), 8U) << kind;
            EXPECT_TRUE(std::ranges::is_sorted(listeners[core]));
            EXPECT_EQ(std::ranges::count(listeners[core], static_cast<int>(core)), 0);
        }
        EXPECT_EQ(listeners, drawn(text)) << kind;
        EXPECT_NE(listeners, drawn(text, "levels = 3\n", 2)) << kind;
    }
}

TEST(TrafficListeners, local_ones_are_spread_over_the_levels_by_their_shares) {
    const Listeners listeners = drawn("kind = \"local\"\nload = 0.1\n", "levels = 4\n");
    const auto apart = [](int radix) { return [=](int a, int b) { return a / radix != b / radix; }; };
    EXPECT_NEAR(share(listeners, apart(4)), 0.40, 0.08);
    EXPECT_NEAR(share(listeners, apart(16)), 0.15, 0.06);
    EXPECT_NEAR(share(listeners, apart(64)), 0.05, 0.04);
    const Listeners near = drawn("kind = \"local\"\nload = 0.1\nby_level = [1]\n");
    EXPECT_EQ(share(near, apart(4)), 0.0);
}

TEST(TrafficListeners, hotspots_are_heard_from_by_their_share) {
    const Listeners listeners =
        drawn("kind = \"hotspot\"\nload = 0.1\nhotspots = [5]\nhot_share = 0.3\n", "levels = 4\n");
    EXPECT_NEAR(share(listeners, [](int, int listener) { return listener == 5; }), 0.3, 0.08);
}

TEST(TrafficListeners, a_power_law_prefers_near_cores_the_more_the_higher_its_exponent) {
    const auto distance = [](const std::string& exponent) {
        double sum = 0;
        const Listeners listeners =
            drawn("kind = \"power_law\"\nload = 0.1\nexponent = " + exponent + "\n", "levels = 4\n");
        for (int core = 0; core < 256; ++core)
            sum += wire_length(core_spot(core), core_spot(listeners[static_cast<std::size_t>(core)][0]));
        return sum / 256;
    };
    EXPECT_NEAR(distance("0"), 2.0 * (256 - 1) / (3 * 16), 1.0) << "uniform on a square of side 16";
    EXPECT_GT(distance("0"), distance("2"));
    EXPECT_GT(distance("2"), distance("4"));
}

TEST(TrafficListeners, transposed_are_x_and_y_and_the_diagonal_is_silent) {
    const Listeners listeners = drawn("kind = \"transpose\"\nload = 0.1\n", "levels = 2\n");
    for (int core = 0; core < 16; ++core) {
        const Spot at = core_spot(core);
        const auto& heard = listeners[static_cast<std::size_t>(core)];
        ASSERT_EQ(heard.size(), at.x == at.y ? 0U : 1U);
        if (heard.empty()) continue;
        EXPECT_EQ(core_spot(heard[0]).x, at.y);
        EXPECT_EQ(core_spot(heard[0]).y, at.x);
    }
}

}  // namespace
}  // namespace tendril
