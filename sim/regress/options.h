// What the command line asks of a regression.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tendril {

inline constexpr int kSlurmTasks = 32;  ///< a job array of a regression has so many, if not told otherwise

struct RegressOptions {
    std::string file;
    std::vector<std::string> overrides;  ///< "root_seed=2", of the list
    std::vector<std::string> tags;
    std::vector<std::string> tests;
    std::optional<std::uint64_t> seed;
    std::optional<int> reseed;
    std::optional<int> jobs;  ///< left out: as many as the machine has processors, or kSlurmTasks
    int max_waves = 3;
    bool fail_fast = false;
    bool dry_run = false;
    bool coverage = false;  ///< counted, and held to coverage.toml beside the list
    std::string junit;      ///< "" = none is written
    std::string rtl;        ///< a changed copy of rtl/; "" = what the list or the program names
    std::string out = "regress";
    bool slurm = false;
    std::vector<std::string> sbatch;  ///< words for it
    std::optional<int> worker;        ///< `file` is an order of a task of Slurm
};

/// Decimal, or hexadecimal as reports print it. @throws Error Exit::usage, naming the command
std::uint64_t seed_from(const std::string& title, const std::string& text);

/// The options of `tendril regress`.
void add_regress_options(CLI::App& command, RegressOptions& options);

}  // namespace tendril
