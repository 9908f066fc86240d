// From a list and a choice to the runs it means: one test with one seed each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/regress/list.h"

namespace tendril {

/// What of a list is run.
struct Selection {
    std::vector<std::string> tags{};      ///< tests with any of them; {} = all
    std::vector<std::string> tests{};     ///< of those, the tests of these names; {} = all
    std::optional<std::uint64_t> seed{};  ///< this seed alone
    std::optional<int> reseed{};          ///< so many seeds a test instead of the list's
};

/// One test with one seed.
struct Job {
    const TestSpec* test = nullptr;
    int index = 0;  ///< of the seed
    std::uint64_t seed = 0;

    std::string title() const;   ///< name and seed
    std::string folder() const;  ///< a folder's name, unique in a list
};

/// A seed is xxh64 of the test's name, a blank and the index in decimal, seeded with the root seed: adding
/// tests or seeds to a list changes none of those that are there.
std::uint64_t seed_of(std::uint64_t root_seed, const std::string& name, int index);

/// In the order of the list. @param spec outlives them
/// @throws Error Exit::usage for a tag or name that selects nothing, with those there are and the nearest
std::vector<Job> plan_jobs(const RegressionSpec& spec, const Selection& selection);

/// Where the executables are that a job runs.
struct Programs {
    std::filesystem::path tendril;
    std::filesystem::path benches;  ///< folder
};

/// Cycles, both ends included.
using WaveWindow = std::pair<std::int64_t, std::int64_t>;

/// What is run for a job in `folder`, one command after the other.
std::vector<std::vector<std::string>> commands_of(const Job& job, const Programs& programs,
                                                  const std::filesystem::path& folder,
                                                  const std::optional<WaveWindow>& wave);

/// @throws Error Exit::usage where a bench of the jobs is not there, with those that are and the nearest
void require_benches(const std::vector<Job>& jobs, const Programs& programs);

/// Words of a shell.
std::string shell_line(const std::vector<std::string>& argv);

}  // namespace tendril
