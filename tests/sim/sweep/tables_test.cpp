// The two CSV files, cell by cell.
#include "sim/sweep/tables.h"

#include <gtest/gtest.h>

#include "tests/support/sweep_rows.h"

namespace tendril {
namespace {

/// The cells of a line under the named columns.
std::string cells(const std::string& csv, std::size_t line, const std::vector<std::string>& columns) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (const char c : csv) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            rows.back().push_back(cell);
            cell.clear();
            if (c == '\n') rows.emplace_back();
        } else {
            cell += c;
        }
    }
    std::string out;
    for (const std::string& column : columns)
        for (std::size_t i = 0; i < rows[0].size(); ++i)
            if (rows[0][i] == column) out += (out.empty() ? "" : " ") + rows.at(line).at(i);
    return out;
}

class SweepTablesTest : public testing::Test {
protected:
    SweepTablesTest() {
        plan.keys = {"topology.fifo_depth", "traffic.load"};
        plan.points = {{0, {"[1, 2]", "0.1"}, {}}, {1, {"2", "0.2"}, {}}};
        results.push_back({&plan.points[0],
                           {made_row(1, PointStatus::ok, {{"offered", 0.5}, {"accepted", 0.5}}),
                            made_row(2, PointStatus::saturated, {{"offered", 0.5}, {"accepted", 0.3}})}});
        results.push_back(
            {&plan.points[1],
             {made_row(1, PointStatus::failed, {}), made_row(2, PointStatus::ok, {{"rent", 7}})}});
        results[1].rows[0].message = "it broke, \"here\"";
    }
    SweepPlan plan;
    std::vector<PointResult> results;
};

TEST_F(SweepTablesTest, ResultsBeginAsTheFormatSays) {
    const std::string csv = results_csv(plan, results);
    EXPECT_EQ(csv.substr(0, csv.find(",latency_mean")),
              "point,seed,config_hash,engine,topology.fifo_depth,traffic.load,status,offered,accepted,"
              "latency_p50_cycles,latency_p99_cycles,latency_max_cycles,late,overrun,bit_hops,bit_pitches,"
              "wire_pitches,table_bits,clustering,path_length,omega,rent");
    EXPECT_EQ(cells(csv, 1, {"point", "seed", "config_hash", "topology.fifo_depth", "status", "accepted"}),
              "0 1 hash1 [1, 2] ok 0.5");
    EXPECT_EQ(cells(csv, 2, {"point", "seed", "status", "accepted"}), "0 2 saturated 0.3");
    EXPECT_EQ(cells(csv, 4, {"point", "seed", "traffic.load", "rent"}), "1 2 0.2 7");
}

TEST_F(SweepTablesTest, PointsHaveMeansIntervalsAndANote) {
    const std::string csv = points_csv(plan, results);
    EXPECT_EQ(cells(csv, 1, {"point", "seeds", "status", "accepted_mean", "note"}),
              "0 2 saturated 0.4 SATURATED: accepted/offered = 0.80");
    EXPECT_EQ(cells(csv, 1, {"accepted_ci95"}).substr(0, 6), "1.2706");
    EXPECT_EQ(cells(csv, 2, {"status", "rent_mean", "rent_ci95", "note"}), "failed 7  it broke, here");
}

TEST_F(SweepTablesTest, WhatWasFoundStandsUnderItsKey) {
    plan.searched = "traffic.load";
    results[0].rows[0].found = 0.25;
    results[0].rows[1].found = 0.75;
    EXPECT_EQ(cells(results_csv(plan, results), 2, {"traffic.load"}), "0.75");
    EXPECT_EQ(cells(points_csv(plan, results), 1, {"traffic.load"}), "0.5");
}

}  // namespace
}  // namespace tendril
