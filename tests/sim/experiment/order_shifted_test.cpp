// A pattern that comes late: hits and false alarms of both phases are those of the independent model.
#include <sstream>

#include "sim/error.h"
#include "tests/support/trial_run.h"

namespace tendril {
namespace {

/// hit, hit_shifted, false, false_shifted from a line `n=4 local offset:hit/false  0:1/0.00 1:…`.
std::vector<double> golden(const std::string& begin) {
    const std::string all = golden_experiment("order_shifted");
    std::istringstream line(all.substr(all.find(begin), all.find('\n', all.find(begin)) - all.find(begin)));
    std::vector<double> figures(4, 0);
    std::string word;
    line >> word >> word >> word;
    while (line >> word) {
        const auto colon = word.find(':');
        const auto slash = word.find('/');
        const bool shifted = word.substr(0, colon) != "0";
        figures[shifted ? 1 : 0] += std::stod(word.substr(colon + 1)) / (shifted ? 5 : 1);
        figures[shifted ? 3 : 2] += std::stod(word.substr(slash + 1)) / (shifted ? 5 : 1);
    }
    return figures;
}

void expect_golden(const std::string& variant, const std::string& begin) {
    const std::vector<double> wanted = golden(begin);
    const std::vector<double> figures = trial_of("order-phase", variant)->run(1).figures;
    for (std::size_t f = 0; f < 4; ++f)
        EXPECT_NEAR(figures[f], wanted[f], 0.005) << variant << ", figure " << f;
}

TEST(ShiftedOrder, is_what_the_independent_model_says) {
    expect_golden("local phase, 3 lines", "n=3 local");
    expect_golden("local phase, 4 lines", "n=4 local");
    expect_golden("local phase, 5 lines", "n=5 local");
    expect_golden("global phase, 4 lines", "n=4 global");
}

TEST(ShiftedOrder, is_known_by_the_neurons_own_phase_alone) {
    EXPECT_TRUE(trial_of("order-phase", "local phase, 4 lines")->run(1).ok);
    EXPECT_FALSE(trial_of("order-phase", "global phase, 4 lines")->run(1).ok);
}

TEST(ShiftedOrder, has_either_phase_not_both) {
    EXPECT_THROW(trial_of("order-phase", "global phase, 4 lines",
                          {"variant.3.set=[\"neuron.ph_len=16\", \"neuron.ep_local=16\"]"}),
                 Error);
}

}  // namespace
}  // namespace tendril
