// Given counts: separation, margin, hits and false alarms under jitter are the reference driver's.
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

/// The line of order_fixed.txt that begins so.
std::string golden_line(const std::string& begin) {
    const std::string all = golden_experiment("order_fixed");
    const auto at = all.find("\n" + begin);
    return at == std::string::npos ? "" : all.substr(at + 1, all.find('\n', at + 1) - at - 1);
}

void expect_golden(const std::string& variant, const std::string& begin) {
    const std::vector<double> f = trial_of("order-fixed", variant)->run(1).figures;
    const std::string golden = golden_line(begin);
    expect_in(golden, fmt::format("below {:.3f}  margin {:.0f} ", f[0], f[1]));
    expect_in(golden, fmt::format("jit0 {:.2f}/{:.2f} jit1 {:.2f}/{:.2f} jit2 {:.2f}/{:.2f}", f[2], f[3],
                                  f[4], f[5], f[6], f[7]));
}

TEST(FixedOrder, is_what_the_reference_says_in_every_mode) {
    expect_golden("slope, 3 lines", "slope       n=3 w=graded");
    expect_golden("slope, 4 lines", "slope       n=4 w=graded");
    expect_golden("slope, 5 lines", "slope       n=5 w=graded");
    expect_golden("slope and direct, 4 lines", "slope+dir   n=4 w=graded");
    expect_golden("equal counts, 4 lines", "slope       n=4 w=equal ");
    expect_golden("sensitivity by potential, 4 lines", "sl+dir+sens n=4 w=graded");
    expect_golden("rank decay, 3 lines", "rank-decay  n=3 w=graded");
    expect_golden("rank decay, 4 lines", "rank-decay  n=4 w=graded");
}

TEST(FixedOrder, is_told_from_all_others_by_graded_counts_and_from_none_by_equal_ones) {
    EXPECT_TRUE(trial_of("order-fixed", "slope, 4 lines")->run(1).ok);
    EXPECT_FALSE(trial_of("order-fixed", "equal counts, 4 lines")->run(1).ok);
}

TEST(FixedOrder, only_the_target_reaches_the_threshold_of_the_slice) {
    const auto trial = trial_of("order-fixed", "slope, 4 lines");
    const std::string text = run_text(*trial, 48, 48 * 22);
    const std::string last_tick_of_the_target = "spike 21 0 0\nspike 549 0 0\nend 1056\n";
    EXPECT_EQ(text.substr(0, last_tick_of_the_target.size()), last_tick_of_the_target);
}

}  // namespace
}  // namespace tendril
