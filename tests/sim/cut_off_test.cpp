// A run that is cut off, or ends with spikes in flight, has counted like any other: the same statistics from
// every engine with cycles, wherever it is cut.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/config.h"
#include "sim/stimulus_make.h"
#include "tests/support/chip_outcome.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

/// A chip file's run up to some cycle.
struct CutOff {
    CutOff(const std::string& chip, const std::vector<std::string>& overrides)
        : spec(load_chip(TENDRIL_SOURCE_DIR "/configs/chips/" + chip, overrides)), plan(make_plan(spec)) {}
    Json stats(Fidelity fidelity, std::int64_t ticks, Cycle limit) const {
        const auto stimulus = make_stimulus(spec, plan);
        return Json::parse(run_cycles(fidelity, plan, *stimulus, ticks, limit).stats);
    }
    ChipSpec spec;
    ChipPlan plan;
};

/// @return the count of the engines, where they agree
std::uint64_t agreed(const CutOff& chip, std::int64_t ticks, Cycle limit) {
    const Json tlm = chip.stats(Fidelity::tlm, ticks, limit);
    for (const Fidelity fidelity : {Fidelity::cosim, Fidelity::rtl})
        EXPECT_EQ(tlm, chip.stats(fidelity, ticks, limit)) << "cut off at " << limit.value;
    EXPECT_TRUE(tlm.at("synaptic_events").is_number());
    return tlm.at("synaptic_events").get<std::uint64_t>();
}

/// Rows of 64 neurons take 4 cycles, with an event of the learning engine after each.
TEST(CutOff, EveryCycleInTheMidstOfRowsCountsTheSame) {
    const CutOff chip("quickstart.toml", {"core=[{ids=\"0\", neurons=60}]"});
    std::set<std::uint64_t> counts;
    for (std::int64_t cycle = 60; cycle < 100; ++cycle) counts.insert(agreed(chip, 100, Cycle(cycle)));
    EXPECT_GT(counts.size(), 15U) << "it was cut off where rows are counted word by word";
}

TEST(CutOff, SoDoManyCoresAtOnceInFixedTicks) {
    const CutOff chip("smallworld-16.toml",
                      {"tick.mode=fixed", "tick.cycles=100", "topology.link_cycles=15"});
    EXPECT_GT(agreed(chip, 100, Cycle(2501)), 0U);
    const Json whole = chip.stats(Fidelity::tlm, 40, kNever);
    EXPECT_GT(whole.at("in_flight"), 0);
    EXPECT_EQ(agreed(chip, 40, kNever), whole.at("synaptic_events"));
}

}  // namespace
}  // namespace tendril
