// tendril config: check, dump or describe a chip file.
#include "sim/config.h"

#include <fmt/format.h>

#include "sim/commands/commands.h"
#include "sim/run.h"
#include "sim/stimulus_make.h"

namespace tendril {

namespace {

/// Everything a run would refuse is refused here, files that it names included.
void check(const ChipChoice& chip) {
    const ChipSpec spec = load_chip(chip.file, chip.overrides);
    const ChipPlan plan = make_plan(spec);
    require_engine(spec.run.engine, spec.run.origin.at("engine"), spec, plan);
    make_stimulus(spec, plan);
    fmt::print("{}: good ({} cores, {} hubs, {} hosts, config {})\n", chip.file, plan.cores.size(),
               plan.hubs.size(), plan.hosts.size(), config_hash(spec));
}

}  // namespace

Exit carry_out(const ConfigOptions& options) {
    using Action = ConfigOptions::Action;
    if (options.action == Action::schema) fmt::print("{}", chip_schema());
    if (options.action == Action::dump) {
        fmt::print("{}", dump_chip(load_chip(options.chip.file, options.chip.overrides)));
    }
    if (options.action == Action::check) check(options.chip);
    return Exit::ok;
}

}  // namespace tendril
