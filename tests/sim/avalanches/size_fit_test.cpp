// The law that made the sizes is the one that is found, and its rivals are turned down.
#include "sim/avalanches/size_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "sim/random.h"

namespace tendril {
namespace {

/// `count` sizes by their share of larger ones, P(X >= x).
std::vector<std::int64_t> drawn(int count, const std::function<double(std::int64_t)>& at_least) {
    RandomStream random("avalanches", 7);
    std::vector<std::int64_t> sizes;
    for (int i = 0; i < count; ++i) {
        const double u = (random.next() + 0.5) / 4294967296.0;
        std::int64_t high = 2;
        while (at_least(high) >= u) high *= 2;
        std::int64_t low = 1;
        while (high - low > 1) {
            const std::int64_t middle = (low + high) / 2;
            (at_least(middle) >= u ? low : high) = middle;
        }
        sizes.push_back(low);
    }
    return sizes;
}

std::vector<std::int64_t> power_law(int count, double alpha) {
    const double all = hurwitz_zeta(alpha, 1);
    return drawn(count, [=](std::int64_t x) { return hurwitz_zeta(alpha, static_cast<double>(x)) / all; });
}

TEST(HurwitzZeta, has_its_known_values) {
    EXPECT_NEAR(hurwitz_zeta(2, 1), std::numbers::pi * std::numbers::pi / 6, 1e-12);
    EXPECT_NEAR(hurwitz_zeta(4, 1), std::pow(std::numbers::pi, 4) / 90, 1e-12);
    EXPECT_NEAR(hurwitz_zeta(1.5, 1), 2.612375348685488, 1e-12);
    EXPECT_NEAR(hurwitz_zeta(1.5, 3), 2.612375348685488 - 1 - std::pow(2, -1.5), 1e-12);
}

TEST(SizeFit, finds_the_exponent_of_a_power_law_within_its_error) {
    for (const double alpha : {1.5, 2.0, 2.5}) {
        const auto fit = fit_sizes(power_law(5000, alpha));
        ASSERT_TRUE(fit);
        EXPECT_NEAR(fit->alpha, alpha, 4 * fit->alpha_error) << alpha;
        EXPECT_LT(fit->alpha_error, 0.2);
        EXPECT_LT(fit->distance, 0.02);
        ASSERT_EQ(fit->rivals.size(), 2U);
        EXPECT_GT(fit->rivals[0].ratio, 0) << "against an exponential";
        EXPECT_LT(fit->rivals[0].p, 0.01);
    }
}

TEST(SizeFit, prefers_an_exponential_where_sizes_are_exponential) {
    const auto fit =
        fit_sizes(drawn(5000, [](std::int64_t x) { return std::exp(-0.1 * static_cast<double>(x - 1)); }));
    ASSERT_TRUE(fit);
    EXPECT_LT(fit->rivals[0].ratio, 0);
}

TEST(SizeFit, prefers_a_log_normal_where_sizes_are_log_normal) {
    const auto fit = fit_sizes(drawn(20000, [](std::int64_t x) {
        return x == 1 ? 1.0
                      : 0.5 * std::erfc((std::log(static_cast<double>(x) - 0.5) - 2.0) / std::sqrt(2.0));
    }));
    ASSERT_TRUE(fit);
    EXPECT_LT(fit->rivals[1].ratio, 0);
}

TEST(SizeFit, finds_where_the_tail_begins) {
    std::vector<std::int64_t> sizes = power_law(20000, 2.5);
    std::erase_if(sizes, [](std::int64_t size) { return size < 8; });
    const std::size_t tail = sizes.size();
    ASSERT_GT(tail, 500U);
    for (std::int64_t size = 1; size < 8; ++size) sizes.insert(sizes.end(), tail / 4, size);  // flat below
    const auto fit = fit_sizes(sizes);
    ASSERT_TRUE(fit);
    EXPECT_GE(fit->from, 7);
    EXPECT_NEAR(fit->alpha, 2.5, 4 * fit->alpha_error);
}

TEST(SizeFit, of_too_few_is_none) {
    EXPECT_FALSE(fit_sizes(power_law(static_cast<int>(kFewestFitted) - 1, 2)));
    EXPECT_FALSE(fit_sizes(std::vector<std::int64_t>(1000, 1))) << "one size is no law";
    EXPECT_FALSE(fit_sizes({}));
}

}  // namespace
}  // namespace tendril
