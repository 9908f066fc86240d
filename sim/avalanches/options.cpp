#include "sim/avalanches/options.h"

#include <CLI/CLI.hpp>

namespace tendril {

void add_avalanches(CLI::App& app, AvalanchesOptions& o) {
    CLI::App& command = *app.add_subcommand("avalanches", "branching ratio and avalanche sizes of a run");
    command.footer("Example:\n  tendril avalanches runs/functional --svg sizes.svg");
    command.allow_extras();
    command.add_option("folder", o.folder, "a run folder")->type_name("DIR")->required();
    command.add_option("--bin", o.bin, "ticks of a bin")->type_name("N")->check(CLI::Range(1, 1'000'000));
    command.add_option("--threshold", o.threshold, "a bin with more spikes belongs to an avalanche")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000));
    command.add_option("--svg", o.svg, "also draw the sizes")->type_name("FILE");
    command.add_flag("--json", o.json, "print the result as JSON, every size included");
}

}  // namespace tendril
