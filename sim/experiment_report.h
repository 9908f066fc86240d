// How an experiment's result reads: on the terminal, for machines, and as a page.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/experiment.h"

namespace tendril {

/// Confusion table of each seed, the check, and as its last line `accuracy 0.864 (450 images, seed 1)`;
/// of several seeds the mean, with the worst.
std::string experiment_text(const ExperimentResult& result);

/// result.json: `tendril-experiment-result 1`.
std::string experiment_json(const ExperimentResult& result);

/// Of a check alone: lines that end in what was found, and the value of "check" in result.json.
std::string check_text(const CheckOutcome& check);
nlohmann::ordered_json check_json(const CheckOutcome& check);

/// result.html: one page without anything from outside.
std::string experiment_html(const ExperimentResult& result);

}  // namespace tendril
