// manifest.json: wall time and nothing else differs between two runs of the same.
#include "sim/manifest.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/version.h"
#include "tests/support/tiny_chip.h"

namespace tendril {
namespace {

using Json = nlohmann::ordered_json;

Json manifest(const RunTotals& totals, const RunFacts& facts) {
    return Json::parse(manifest_json(tiny_chip(), totals, facts));
}

TEST(Manifest, SaysWhatWasRunAndHowFar) {
    Json json = manifest(tiny_totals(), {"cosim", "c0ffee", "d1ce57", 0.5});
    EXPECT_EQ(json["wall"].dump(), R"({"seconds":0.5,"kcycles_per_s":0.2,)"
                                   R"("ticks_per_s":4.0,"synaptic_events_per_s":18.0,)"
                                   R"("clock_mhz":null,"real_time":null})");
    json.erase("wall");
    EXPECT_EQ(json["version"], version());
    EXPECT_EQ(json["commit"], commit());
    json.erase("version");
    json.erase("commit");
    EXPECT_EQ(
        json.dump(),
        R"({"format":"tendril-manifest 1","name":"tiny","engine":"cosim","config_hash":"c0ffee",)"
        R"("seed":7,"state_digest":"d1ce57","finished":true,"ticks":2,"setup_cycles":40,"cycles":100})");
}

TEST(Manifest, IsNullWhereThereIsNothingToSay) {
    RunTotals totals = tiny_totals();
    totals.has_cycles = false;
    const Json json = manifest(totals, {"functional", "", "", 0});
    for (const char* key : {"config_hash", "state_digest", "setup_cycles", "cycles"}) {
        EXPECT_TRUE(json[key].is_null()) << key;
    }
    EXPECT_EQ(json["wall"].dump(), R"({"seconds":0.0,"kcycles_per_s":null,)"
                                   R"("ticks_per_s":null,"synaptic_events_per_s":null,)"
                                   R"("clock_mhz":null,"real_time":null})");
}

TEST(Manifest, DiffersInWallTimeAlone) {
    Json slow = manifest(tiny_totals(), {"cosim", "c0ffee", "d1ce57", 9.0});
    Json fast = manifest(tiny_totals(), {"cosim", "c0ffee", "d1ce57", 0.1});
    EXPECT_NE(slow, fast);
    slow.erase("wall");
    fast.erase("wall");
    EXPECT_EQ(slow, fast);
}

TEST(Manifest, NamesAVersionAndACommit) {
    EXPECT_FALSE(version().empty());
    EXPECT_FALSE(commit().empty());
    EXPECT_EQ(version().find('@'), std::string_view::npos);
}

}  // namespace
}  // namespace tendril
