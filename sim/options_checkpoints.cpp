// Implements options_checkpoints.h.
#include "sim/options_checkpoints.h"

#include <CLI/CLI.hpp>

#include "sim/error.h"

namespace tendril {

void add_checkpoint_options(CLI::App& run, RunOptions& o) {
    run.add_option("--checkpoint-every", o.checkpoint_every,
                   "write all of the run's state so often, in ticks (of traffic: cycles)")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    run.add_option("--checkpoint-keep", o.checkpoint_keep, "so many of the newest stay; 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    run.add_option("--resume", o.resume,
                   "go on from a checkpoint, or from the newest whole one of a run, killed or not")
        ->type_name("FILE|DIR");
}

void check_checkpoint_options(const RunOptions& o) {
    if (o.checkpoint_every && o.out.empty())
        throw error_at({"tendril run --checkpoint-every"}, "checkpoints need a run folder to lie in",
                       "--out DIR");
}

}  // namespace tendril
