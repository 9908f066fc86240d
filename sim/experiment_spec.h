// What an experiment file says: plain structs with its defaults, one for each table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// [digits]
struct DigitsSpec {
    Origin origin;
    int train_images = 1347;
    int train_episodes = 20000;
    int test_images = 450;
    std::string engine = "functional";
};

/// [check] accept: what the experiment must reach; empty = anything will do.
struct AcceptSpec {
    std::optional<double> accuracy_mean;   ///< 0..1, over the seeds
    std::optional<double> accuracy_worst;  ///< 0..1, of the worst seed
};

/// [check]: from the state after training, learning on, in several engines that have to agree.
struct CheckSpec {
    Origin origin;
    std::vector<std::string> engines;  ///< the first is the reference; none: no check
    int episodes = 100;
    AcceptSpec accept;
};

/// A whole experiment file. Relative paths have become absolute.
struct ExperimentSpec {
    std::string file;  ///< it was read from
    Origin origin;
    std::string kind;  ///< "digits"
    std::string chip;  ///< a chip file
    std::vector<std::int64_t> seeds = {1};
    DigitsSpec digits;
    CheckSpec check;
};

/// File, then `overrides` ("digits.train_episodes=100").
/// @throws Error with the place of what is wrong
ExperimentSpec load_experiment(const std::string& path, std::span<const std::string> overrides = {});

}  // namespace tendril
