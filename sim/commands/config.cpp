// tendril config: check, dump or describe a chip file.
#include "sim/config.h"

#include <fmt/format.h>

#include "sim/chip_checks.h"
#include "sim/commands/commands.h"
#include "sim/stimulus_make.h"

namespace tendril {

namespace {

/// Everything a run would refuse is refused here, files that it names included.
void check(const ChipChoice& chip) {
    const ChipSpec spec = load_chip(chip.file, chip.overrides);
    if (spec.run.engine == "cosim" && spec.cosim.cores == "rtl") require_built_size(spec);
    const ChipPlan plan = make_plan(spec);
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
