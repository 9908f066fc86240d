// tendril why of runs in fixed ticks: the core replayed from what arrived there, late spikes named.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/support/program.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

/// 100 ticks of the 16 cores, so short that cores lag behind and spikes are late.
std::string run(const TempFolder& folder, const std::string& more) {
    const std::string dir = (folder / "run").string();
    const Outcome outcome = tendril(
        "run configs/chips/smallworld-16.toml --ticks 100 --set tick.mode=fixed --set tick.cycles=60 --out " +
        dir + more);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return dir;
}

Json why(const std::string& dir, std::int64_t core, std::int64_t neuron, std::int64_t tick) {
    const Outcome outcome =
        tendril(fmt::format("why --json {} core={} neuron={} tick={}", dir, core, neuron, tick));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.exit_code == 0 ? Json::parse(outcome.out) : Json::object();
}

/// Rows of spikes.aer: tick, cycle, core, neuron.
std::vector<std::array<int, 4>> spikes(const std::string& dir) {
    std::ifstream file(dir + "/spikes.aer");
    std::string head;
    std::getline(file, head);
    std::vector<std::array<int, 4>> rows;
    for (std::array<int, 4> row{}; file >> row[0] >> row[1] >> row[2] >> row[3];) rows.push_back(row);
    return rows;
}

/// Asks for the tick in which a late axon should have been active. @return the answer names how late it came
bool names_it(const std::string& dir, int core, int neuron, const Json& delivery) {
    const auto late = delivery["late"].get<std::int64_t>();
    const auto active = delivery["tick"].get<std::int64_t>();
    EXPECT_LE(delivery["sent"].get<std::int64_t>() + 1 + late, active) << "a delay is 1 at least";
    const Json before = why(dir, core, neuron, active - late);
    const std::string named =
        fmt::format("axon {} (k {}) arrived {} ticks later, in tick {}, {} ticks late",
                    delivery["axon"].get<int>(), delivery["k"].get<int>(), late, active, late);
    return before["spiked"] == false && before["reasons"].dump().find(named) != std::string::npos;
}

TEST(WhyFixed, every_core_replays_to_its_own_spikes_though_late_ones_changed_them) {
    const TempFolder folder;
    const std::string dir = run(folder, " --record deliveries");
    for (int core = 0; core < 16; ++core) EXPECT_EQ(why(dir, core, 0, 99)["tick"], 99);
}

TEST(WhyFixed, an_absent_spike_names_the_axon_that_was_late_and_by_how_many_ticks) {
    const TempFolder folder;
    const std::string dir = run(folder, " --record deliveries");
    const auto rows = spikes(dir);
    int late = 0, named = 0;
    for (std::size_t i = rows.size(); i-- > 0 && named == 0;) {
        const auto [tick, cycle, core, neuron] = rows[i];
        const Json answer = why(dir, core, neuron, tick);
        EXPECT_EQ(answer["spiked"], true);
        for (const Json& delivery : answer["deliveries"]) {
            if (delivery["late"] == 0 || delivery["excitatory"] == false) continue;
            ++late;
            named += names_it(dir, core, neuron, delivery) ? 1 : 0;
        }
    }
    EXPECT_GT(late, 0);
    EXPECT_GT(named, 0) << "of " << late << " late deliveries";
}

TEST(WhyFixed, without_recorded_deliveries_it_is_refused_with_what_would_help) {
    const TempFolder folder;
    const std::string dir = run(folder, "");
    EXPECT_EQ(refused_by_program("why " + dir + " core=0 neuron=0 tick=5"),
              "2 " + dir +
                  ": ran in fixed ticks without recording what arrived when; tendril run … --record "
                  "deliveries does\n");
}

}  // namespace
}  // namespace tendril
