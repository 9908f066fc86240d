// What the measurements of an order share.
#include "sim/experiment/order.h"

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

TEST(Order, others_are_all_but_the_target_once_each) {
    std::vector<LineOrder> seen;
    EXPECT_EQ(for_other_orders(3, [&](const LineOrder& order) { seen.push_back(order); }), 5);
    const std::vector<LineOrder> wanted = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    EXPECT_EQ(seen, wanted);
}

TEST(Order, a_script_has_a_line_every_four_ticks) {
    const Script wanted = {{2, 1}, {6, 0}, {10, 2}};
    EXPECT_EQ(script_of({1, 0, 2}, 2), wanted);
}

TEST(Order, graded_counts_fall_by_two_and_equal_ones_do_not) {
    EXPECT_EQ(fixed_counts(3, "graded"), (std::vector<int>{6, 4, 2}));
    EXPECT_EQ(fixed_counts(3, "equal"), (std::vector<int>{6, 6, 6}));
}

TEST(Order, the_neuron_has_an_axon_a_line) {
    EXPECT_EQ(trial_of("order-fixed", "slope, 5 lines")->plan().cores[0].size.axons, 5);
}

TEST(Order, refuses_a_chip_that_does_not_fit) {
    EXPECT_THROW(trial_of("order-fixed", "slope, 4 lines", {"chip=../chips/quickstart.toml"}), Error);
}

}  // namespace
}  // namespace tendril
