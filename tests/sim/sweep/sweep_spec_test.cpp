// A sweep file is read whole or refused with the place of what is wrong.
#include "sim/sweep/sweep_spec.h"

#include <gtest/gtest.h>

#include "tests/support/sweep_file.h"

namespace tendril {
namespace {

std::string refused(const std::string& text) { return SweepFile(text).refused(); }

TEST(SweepSpec, HasTheDefaultsOfTheFormat) {
    const SweepSpec spec = SweepFile("").load();
    EXPECT_EQ(spec.engine, "tlm");
    EXPECT_EQ(spec.seeds, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(spec.method.warmup, 2000);
    EXPECT_EQ(spec.method.measure, 10000);
    EXPECT_EQ(spec.method.drain, 50000);
    EXPECT_FALSE(spec.search);
}

TEST(SweepSpec, ReadsEveryTable) {
    const SweepSpec spec = SweepFile(
                               "engine = \"cosim\"\nseeds = [9, 3]\n"
                               "[method]\nmeasure = 100\n"
                               "[set]\ntraffic.fan_out = 2\n"
                               "[grid]\ntopology.alpha = [1.0, 2.0]\ntraffic.load = [0.1]\n"
                               "[[point]]\ntopology.family = \"flat\"\n"
                               "[search]\nkey = \"traffic.load\"\ntolerance = 0.1\n"
                               "[summary]\nwire_pitches = 20\n")
                               .load();
    EXPECT_EQ(spec.seeds, (std::vector<std::int64_t>{3, 9}));
    EXPECT_EQ(spec.method.measure, 100);
    ASSERT_EQ(spec.set.size(), 1U);
    EXPECT_EQ(spec.set[0].path, "traffic.fan_out");
    ASSERT_EQ(spec.grid.size(), 2U);
    EXPECT_EQ(spec.grid[0].path, "topology.alpha");
    EXPECT_EQ(spec.grid[0].values.size(), 2U);
    EXPECT_EQ(spec.points[0].changes[0].path, "topology.family");
    EXPECT_EQ(spec.search->tolerance, 0.1);
    EXPECT_EQ(spec.summary.wire_pitches, 20);
}

TEST(SweepSpec, RefusesWithPlaceAndNearest) {
    EXPECT_EQ(
        refused("sedes = [1]\n"),
        "2 sweep.toml:4:1: unknown key \"sedes\" in the sweep file; format, chip, engine, seeds, method, "
        "set, grid, point, search, summary; did you mean \"seeds\"?");
    EXPECT_EQ(
        refused("[grid]\ntraffic.load = 0.1\n"),
        "2 sweep.toml:5:16: traffic.load must be a list of the values to take; traffic.load = [1, 2]; one "
        "value for all points belongs into [set]");
    EXPECT_EQ(refused("[set]\ntraffic.load = 0.1\n[grid]\ntraffic.load = [0.1]\n"),
              "2 sweep.toml:7:9: traffic.load is in [set] and in [grid]; one of them");
    EXPECT_EQ(refused("[grid]\nseed = [1]\n"),
              "2 sweep.toml:5:1: seed is not swept; seeds = [1, 2, 3, 4, 5] at the top");
    EXPECT_EQ(refused("[set]\ntraffic.drain = 1\n"),
              "2 sweep.toml:5:9: traffic.drain is said by [method]; warmup, measure, drain there");
    EXPECT_EQ(refused("seeds = [1, 1]\n"),
              "2 sweep.toml:4:9: a seed comes twice; different ones: runs of one seed are the same");
    EXPECT_EQ(refused("[search]\ntolerance = 0.1\n"),
              "2 sweep.toml:4:1: [search] has no key; it must be given");
    EXPECT_EQ(refused("[search]\nkey = \"traffic.load\"\ntolerance = 0\n"),
              "2 sweep.toml:6:13: tolerance is too small; 0.001 or more");
}

}  // namespace
}  // namespace tendril
