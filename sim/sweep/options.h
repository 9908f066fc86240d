// What the command line asks of a sweep.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tendril {

struct SweepOptions {
    std::string file;
    std::vector<std::string> overrides;  ///< "method.measure=1000", of the sweep file
    std::string out = "sweep";
    std::optional<int> jobs;  ///< left out: as many as the machine has processors
    bool resume = false;
    bool dry_run = false;
    bool slurm = false;
    bool detach = false;
    double task_seconds = 60;         ///< of a task of Slurm
    std::vector<std::string> sbatch;  ///< words for it
    std::string chip_of;        ///< "17" or "17:3": print the chip file of that point and seed; "" = run
    std::optional<int> worker;  ///< `file` is an order of the process of this number; 0 = of nobody
};

/// The options of `tendril sweep`.
void add_sweep_options(CLI::App& command, SweepOptions& options);

}  // namespace tendril
