// The seam of a kind of experiment: what it measures of a seed, and what it shows an engine meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/digits.h"
#include "sim/engine.h"
#include "sim/experiment_spec.h"

namespace tendril {

/// A number that a kind measures of each seed, under its name in results and in `accept`.
struct Figure {
    std::string name;
    bool more_is_better = true;  ///< decides which seed is the worst
    std::string across{};        ///< another figure that a picture shows it over
};

struct TrialOutcome {
    std::vector<double> figures;  ///< as Trial::figures(); NaN where there was nothing to measure
    bool ok = false;              ///< the kind's own criterion of success
    /// The figures as they became, for kinds that follow them; NaN where one is measured at the end alone.
    std::vector<std::vector<double>> moments{};
};

/// The beginning of an experiment, for engines that have to agree on it. Learning is on where the chip
/// learns.
struct TrialSlice {
    ChipState from;
    std::unique_ptr<Stimulus> stimulus;
    int episode_ticks = 0;
};

class Trial {
public:
    virtual ~Trial() = default;
    virtual const std::vector<Figure>& figures() const = 0;
    /// @throws Error Exit::interrupted, or as the engine
    virtual TrialOutcome run(std::uint32_t seed) = 0;
    virtual TrialSlice slice(std::uint32_t seed, int episodes) = 0;
    /// The chip that the engines of a check build: the variant's, as this kind shows it its stimuli.
    virtual const ChipPlan& plan() const = 0;
};

/// What a trial is made of.
struct TrialSetting {
    ChipPlan plan;
    VariantSpec variant;
    std::string images;       ///< kinds "digits" and "codes": their file, "" where the chip file shows none
    std::string encoder;      ///< of the images
    EngineMaker make_engine;  ///< for run()
    std::function<bool()> interrupted{};  ///< may be empty
};

/// @throws Error Exit::usage where the chip does not fit
std::unique_ptr<Trial> make_order_trial(TrialSetting setting);
std::unique_ptr<Trial> make_abc_abd_trial(TrialSetting setting);
std::unique_ptr<Trial> make_hidden_pattern_trial(TrialSetting setting);
std::unique_ptr<Trial> make_digits_trial(TrialSetting setting);
std::unique_ptr<Trial> make_codes_trial(TrialSetting setting);
std::unique_ptr<Trial> make_criticality_trial(TrialSetting setting);
std::unique_ptr<Trial> make_growth_trial(TrialSetting setting);

/// @param kind one of those that the experiment file knows
std::unique_ptr<Trial> make_trial(const std::string& kind, TrialSetting setting);

}  // namespace tendril
