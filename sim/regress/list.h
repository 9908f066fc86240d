// What a regression list says: plain structs with its defaults, one for each table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// What a test is held to. In [defaults] for all of them, in [[test]] for that one.
struct TestLimits {
    std::optional<int> seeds;                ///< runs, each with a seed of its own
    std::optional<int> repeats;              ///< runs of the first seed: their results must be the same
    std::optional<double> timeout_s;         ///< wall time of one run
    std::optional<std::int64_t> cycles;      ///< simulated; reached without an end is a failure
    std::optional<std::int64_t> min_checks;  ///< fewer is a failure
};

/// A bound on a figure of stats.json.
struct Expectation {
    enum class Bound : std::uint8_t { equal, min, max };
    std::string key;     ///< as the list has it, "late_min"
    std::string figure;  ///< as stats.json has it, "late"
    Bound bound = Bound::equal;
    std::int64_t value = 0;
};

/// [[test]]: a bench, or a chip in engines that must agree.
struct TestSpec {
    Origin origin;
    std::string name;
    std::vector<std::string> tags;
    std::string bench;                 ///< name of a built one; with a "/" a path, which has become absolute
    std::string size;                  ///< neurons x axons x lanes, "" = the bench's own
    std::string chip;                  ///< a chip file
    std::vector<std::string> engines;  ///< the first is the reference
    TestLimits limits;                 ///< complete once it is loaded
    std::vector<std::string> set;      ///< "a.b=c"
    std::vector<Expectation> expect;   ///< of every engine of a chip
};

/// A whole list. Relative paths have become absolute.
struct RegressionSpec {
    std::string file;  ///< it was read from
    Origin origin;
    std::string rtl;  ///< the rtl.f it is about; "" = what the program was built from
    std::int64_t root_seed = 1;
    struct Defaults {
        Origin origin;
        TestLimits limits{1, 2, 60.0, 1'000'000, 1};
    } defaults;
    std::vector<TestSpec> tests;
};

/// File, then `overrides` ("root_seed=2").
/// @throws Error with the place of what is wrong
RegressionSpec load_regression(const std::string& path, std::span<const std::string> overrides = {});

}  // namespace tendril
