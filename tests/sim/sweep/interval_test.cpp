// Means and intervals of samples whose figures are known.
#include "sim/sweep/interval.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(Interval, IsStudentsOfAFewSeeds) {
    // R: t.test(c(1, 2, 3, 4, 5))$conf.int = 1.036757 4.963243
    const auto five = interval_of({1, 2, 3, 4, 5});
    EXPECT_DOUBLE_EQ(five->mean, 3);
    EXPECT_NEAR(*five->ci95, 1.963243, 1e-4);
    // t of one degree of freedom: 12.7062 * (sqrt(2) / sqrt(2))
    EXPECT_NEAR(*interval_of({4, 6})->ci95, 12.7062, 1e-3);
}

TEST(Interval, OfOneValueHasNoWidthAndOfNoneThereIsNone) {
    EXPECT_EQ(interval_of({7})->mean, 7);
    EXPECT_FALSE(interval_of({7})->ci95);
    EXPECT_FALSE(interval_of({}));
}

TEST(Interval, OfManyIsTheNormals) {
    std::vector<double> values;
    for (int i = 0; i < 200; ++i) values.push_back(i % 2);
    EXPECT_NEAR(*interval_of(values)->ci95, 1.96 * 0.501255 / 14.1421, 1e-4);
}

}  // namespace
}  // namespace tendril
