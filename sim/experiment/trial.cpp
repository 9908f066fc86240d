#include "sim/experiment/trial.h"

#include <array>

#include "sim/error.h"

namespace tendril {

namespace {

struct Kind {
    const char* name;
    std::unique_ptr<Trial> (*make)(TrialSetting);
};

constexpr std::array<Kind, 7> kKinds = {{{"order", make_order_trial},
                                         {"abc_abd", make_abc_abd_trial},
                                         {"hidden_pattern", make_hidden_pattern_trial},
                                         {"digits", make_digits_trial},
                                         {"codes", make_codes_trial},
                                         {"criticality", make_criticality_trial},
                                         {"growth", make_growth_trial}}};

}  // namespace

std::unique_ptr<Trial> make_trial(const std::string& kind, TrialSetting setting) {
    for (const Kind& known : kKinds) {
        if (kind == known.name) return known.make(std::move(setting));
    }
    throw Error(Exit::usage, "unknown kind of experiment: " + kind);
}

}  // namespace tendril
