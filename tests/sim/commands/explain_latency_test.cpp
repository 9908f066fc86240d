// tendril explain-latency, through the executable: text, JSON, a row a delivery, pictures, refusals.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/program.h"

namespace tendril {
namespace {

using Json = nlohmann::json;

class ExplainLatency : public testing::Test {
protected:
    /// A run of 64 cores under uniform traffic, near saturation.
    std::string run(const std::string& options = "") {
        const std::string out = (folder_ / "run").string();
        const auto done = tendril(
            "run configs/chips/traffic-64.toml --engine tlm --cycles 600 --set "
            "traffic.warmup=0 --set traffic.load=0.03 --out " +
            out + " --record hops" + options);
        EXPECT_EQ(done.exit_code, 0) << done.err;
        return out;
    }
    std::string path(const char* name) const { return (folder_ / name).string(); }
    TempFolder folder_;
};

/// Cycles of the parts of a group, over its stages.
std::int64_t sum(const Json& group) {
    std::int64_t all = 0;
    for (const Json& stage : group["stages"])
        for (const char* part : {"link", "hub", "waiting", "marks"}) all += stage[part].get<std::int64_t>();
    return all;
}

TEST_F(ExplainLatency, its_parts_are_all_of_the_latency_that_the_run_counted) {
    const std::string dir = run();
    const auto said = tendril("explain-latency --json " + dir);
    ASSERT_EQ(said.exit_code, 0) << said.err;
    const Json answer = Json::parse(said.out);
    const Json latency = Json::parse(file_text(dir + "/stats.json"))["traffic"]["latency"];
    EXPECT_EQ(answer["format"], "tendril-latency 1");
    EXPECT_EQ(answer["deliveries"], latency["count"]);
    EXPECT_EQ(answer["p50"], latency["p50"]);
    EXPECT_EQ(answer["p99"], latency["p99"]);
    EXPECT_EQ(answer["max"], latency["max"]);
    std::int64_t cycles = 0, deliveries = 0;
    for (const Json& row : latency["histogram"]) cycles += row[0].get<std::int64_t>() * row[1].get<int>();
    EXPECT_EQ(sum(answer["groups"][0]), cycles);
    for (std::size_t i = 1; i < answer["groups"].size(); ++i) {
        const Json& group = answer["groups"][i];
        EXPECT_EQ(sum(group), group["latency_cycles"]);
        deliveries += group["deliveries"].get<std::int64_t>();
    }
    EXPECT_EQ(deliveries, answer["deliveries"]);
    std::int64_t waited = 0, in_waits = 0;
    for (const Json& stage : answer["groups"][0]["stages"]) waited += stage["waiting"].get<std::int64_t>();
    for (const Json& wait : answer["waits"]) in_waits += wait["cycles"].get<std::int64_t>();
    EXPECT_GT(waited, 500);
    EXPECT_EQ(in_waits, waited) << "every cycle of waiting is for somebody";
    ASSERT_EQ(answer["slowest"].size(), 10U);
    EXPECT_EQ(answer["slowest"][0]["latency"], latency["max"]);
}

TEST_F(ExplainLatency, every_delivery_has_a_row_whose_parts_sum) {
    const std::string dir = run();
    ASSERT_EQ(tendril("explain-latency " + dir + " --each " + path("each.csv")).exit_code, 0);
    std::istringstream text(file_text(folder_ / "each.csv"));
    std::string line;
    std::getline(text, line);
    EXPECT_EQ(line, "tick,cycle,core,source,neuron,first,sent,latency,link,hub,waiting,marks,barrier");
    int rows = 0;
    for (; std::getline(text, line); ++rows) {
        std::ranges::replace(line, ',', ' ');
        std::istringstream row(line);
        std::int64_t tick = 0, cycle = 0, core = 0, source = 0, neuron = 0, first = 0, sent = 0, latency = 0;
        std::int64_t link = 0, hub = 0, waiting = 0, marks = 0, barrier = 0;
        row >> tick >> cycle >> core >> source >> neuron >> first >> sent >> latency;
        row >> link >> hub >> waiting >> marks >> barrier;
        EXPECT_EQ(link + hub + waiting + marks, latency) << line;
        EXPECT_EQ(cycle - first, latency) << line;
    }
    EXPECT_GT(rows, 500);
}

TEST_F(ExplainLatency, says_it_in_words_and_draws_it) {
    const std::string dir = run();
    const auto said = tendril("explain-latency " + dir + " --out " + path("bars.html"));
    ASSERT_EQ(said.exit_code, 0) << said.err;
    for (const char* words :
         {"p99", "waiting, for whom", "others went first at L", "the slowest 10", "L2 up", "L1 down"})
        EXPECT_NE(said.out.find(words), std::string::npos) << words << said.out;
    const std::string page = file_text(folder_ / "bars.html");
    EXPECT_NE(page.find("<title>waiting, L1 up: "), std::string::npos);
    ASSERT_EQ(tendril("explain-latency " + dir + " --out " + path("bars.svg")).exit_code, 0);
    EXPECT_NE(page.find(file_text(folder_ / "bars.svg")), std::string::npos) << "the page holds the picture";
}

TEST_F(ExplainLatency, what_it_cannot_explain_is_refused) {
    EXPECT_EQ(refused_by_program("explain-latency " + folder_.path().string()).substr(0, 2), "2 ");
    const std::string out = path("plain");
    ASSERT_EQ(tendril("run configs/chips/smallworld-16.toml --ticks 3 --engine tlm --out " + out).exit_code,
              0);
    EXPECT_EQ(refused_by_program("explain-latency " + out),
              "2 " + out + ": has no hops.aer; tendril run … --record hops --out DIR, engine tlm or cosim\n");
    EXPECT_EQ(refused_by_program("explain-latency x --out y.png"),
              "2 tendril explain-latency --out: \"y.png\" is no picture; FILE.svg, FILE.html\n");
    for (const char* engine : {"rtl", "functional"})
        EXPECT_EQ(refused_by_program("run configs/chips/smallworld-16.toml --record hops --out " + path("x") +
                                     " --engine " + engine)
                      .rfind("2 tendril run --record hops: ", 0),
                  0U);
}

TEST_F(ExplainLatency, copies_with_names_of_their_own_are_refused) {
    const std::string said = refused_by_program("explain-latency " + run(" --set topology.routing=unicast"));
    EXPECT_EQ(said.rfind("2 ", 0), 0U);
    EXPECT_NE(said.find("a run with routing mask or flood"), std::string::npos) << said;
}

}  // namespace
}  // namespace tendril
