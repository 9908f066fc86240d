// The edge of saturation is found from both sides, in few tries.
#include "sim/sweep/search.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

SearchResult find(double edge, double low, double high, double tolerance = 0.05) {
    return find_saturation({"traffic.load", low, high, tolerance},
                           [edge](double value) { return value > edge; });
}

TEST(Search, EndsWithinItsToleranceBelowTheEdge) {
    for (const double edge : {0.0021, 0.0078, 0.0316, 0.499}) {
        for (const double tolerance : {0.2, 0.05, 0.005}) {
            const SearchResult result = find(edge, 0.002, 0.1, tolerance);
            EXPECT_TRUE(result.found && result.bounded);
            EXPECT_LE(result.value, edge);
            EXPECT_GT(result.value * (1 + tolerance) * 1.001, edge) << edge << " " << tolerance;
            EXPECT_LE(result.tries, 20);
        }
    }
}

TEST(Search, GoesBelowItsLowEnd) {
    const SearchResult result = find(0.0001, 0.01, 0.1);
    EXPECT_TRUE(result.found);
    EXPECT_LE(result.value, 0.0001);
    EXPECT_GT(result.value, 0.00009);
}

TEST(Search, SaysWhereThereIsNoEdge) {
    const SearchResult none = find(-1, 0.01, 0.1);
    EXPECT_FALSE(none.found);
    EXPECT_LT(none.value, 0.01 / 500);
    const SearchResult all = find(2, 0.01, 0.1);
    EXPECT_TRUE(all.found);
    EXPECT_FALSE(all.bounded);
    EXPECT_EQ(all.value, 1);
}

TEST(Search, TriesNumbersThatCanBeTypedIn) {
    find_saturation({"traffic.load", 0.001, 0.1, 0.001}, [](double value) {
        EXPECT_LE(std::to_string(value * 1e7).find('.'), 7U);
        return value > 0.0123456;
    });
}

}  // namespace
}  // namespace tendril
