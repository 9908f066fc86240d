#include "sim/sweep/options.h"

#include <CLI/CLI.hpp>

#include "sim/option_numbers.h"

namespace tendril {

void add_sweep_options(CLI::App& command, SweepOptions& o) {
    command.add_option("file", o.file, "the sweep file")->type_name("SWEEP.toml")->required();
    command
        .add_option("--set", o.overrides, "change a key of the file, as in method.measure=1000; repeatable")
        ->type_name("a.b=c")
        ->allow_extra_args(false);
    command.add_option("--out", o.out, "results.csv, points.csv and sweep.sqlite go here")->type_name("DIR");
    add_number(
        command, "tendril sweep", "--jobs", {1, 1024}, [&o](auto n) { o.jobs = static_cast<int>(n); },
        "runs side by side; left out: one a processor");
    command.add_flag("--resume", o.resume, "keep what DIR has, run what it lacks");
    command.add_flag("--dry-run", o.dry_run, "print what would be run");
    command.add_flag("--slurm", o.slurm, "run them as tasks of Slurm, and wait");
    command.add_flag("--detach", o.detach, "with --slurm: do not wait; --slurm --resume collects");
    add_measure(
        command, "tendril sweep", "--task-seconds", "S", [&o](double s) { o.task_seconds = s; },
        "with --slurm: a task has so many runs that it lasts about as long; left out: 60");
    command.add_option("--sbatch", o.sbatch, "with --slurm: a word more for sbatch; repeatable")
        ->type_name("WORD")
        ->allow_extra_args(false);
    command
        .add_option("--chip-of", o.chip_of, "print the chip file of a point, of its first or of this seed")
        ->type_name("POINT[:SEED]");
    command.add_option("--worker", o.worker)->group("");  // hidden: how a sweep calls itself
}

}  // namespace tendril
