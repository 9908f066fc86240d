// What an experiment file says: plain structs with its defaults, one for each table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// [digits], and [codes]
struct DigitsSpec {
    Origin origin;
    int train_images = 1347;
    int train_episodes = 20000;
    int test_images = 450;
    std::string engine = "functional";
};

/// [order]
struct OrderSpec {
    Origin origin;
    std::string measure = "fixed";   ///< fixed, shifted, learned
    std::string weights = "graded";  ///< of fixed and shifted: 2n, 2n − 2, … or equal
    int episodes = 1000;             ///< learned: shown while it learns
};

/// [abc_abd]
struct AbcAbdSpec {
    Origin origin;
    int episodes = 2000;  ///< shown while it learns
    int first = 0;        ///< of them the first are ABC alone
    int jitter = 0;       ///< ticks, either way, of each spike
    int initial = 1;      ///< counts are drawn from 0..initial
};

/// [hidden_pattern], and [criticality]
struct HiddenPatternSpec {
    Origin origin;
    int ticks = 400000;   ///< of a millisecond
    int rate = 200;       ///< spikes per line and 10 000 ticks, in noise and pattern alike
    int share = 100;      ///< percent of the lines that take part in a pattern
    int length = 50;      ///< ticks of a pattern
    int patterns = 1;     ///< different ones
    int initial = 4;      ///< mean of the initial counts, which are 0..2 * initial
    int jitter = 0;       ///< ticks, either way, of a pattern's spikes
    int deleted = 0;      ///< percent of a pattern's spikes
    int reset_every = 0;  ///< ticks after which the host clears the potentials; 0 never
};

/// [growth]
struct GrowthTrialSpec {
    Origin origin;
    int episodes = 480;            ///< shown while the chip grows
    int moments = 8;               ///< among them, evenly, at which the network is looked at
    int initial = 8;               ///< counts of synapses from hosts are drawn from 0..initial
    int strong = 1;                ///< counts that a synapse needs to belong to the network
    std::string wiring = "grown";  ///< grown; random: as many axons from the start, and none more
};

/// A bound on a summary figure, "online_worst" = 0.9.
struct Bound {
    Place place;
    std::string figure;
    double value = 0;
};

/// [[variant]]: one row of the result, the same experiment with other settings.
struct VariantSpec {
    Origin origin;
    std::string name;
    std::vector<std::string> set;  ///< "neuron.theta=400": keys of the chip file, or of this kind's table
    std::vector<Bound> accept;     ///< at least
    std::vector<Bound> at_most;    ///< what a negative control must not reach, what must not be exceeded

    // What the file says for it once `set` was applied.
    std::vector<std::string> chip_set;  ///< that part of `set` that is the chip's
    std::vector<std::int64_t> seeds;
    DigitsSpec digits;
    DigitsSpec codes;
    OrderSpec order;
    AbcAbdSpec abc_abd;
    HiddenPatternSpec hidden_pattern;
    HiddenPatternSpec criticality;
    GrowthTrialSpec growth;
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
    int spikes_percent = 90;   ///< of the episodes must have spikes
    int changes_percent = 50;  ///< more than so many must change synapses; 0: none need to
    AcceptSpec accept;
};

/// A whole experiment file. Relative paths have become absolute.
struct ExperimentSpec {
    std::string file;  ///< it was read from
    Origin origin;
    std::string kind;  ///< "digits", "order", "abc_abd", "hidden_pattern", "codes", "criticality", "growth"
    std::string chip;  ///< a chip file
    std::vector<std::int64_t> seeds = {1};
    DigitsSpec digits;
    DigitsSpec codes;
    OrderSpec order;
    AbcAbdSpec abc_abd;
    HiddenPatternSpec hidden_pattern;
    HiddenPatternSpec criticality;
    GrowthTrialSpec growth;
    std::vector<VariantSpec> variants;  ///< only digits can do without
    CheckSpec check;
};

/// File, then `overrides` ("digits.train_episodes=100").
/// @throws Error with the place of what is wrong
ExperimentSpec load_experiment(const std::string& path, std::span<const std::string> overrides = {});

}  // namespace tendril
