#include "sim/options_diff.h"

#include <CLI/CLI.hpp>

#include "sim/error.h"

namespace tendril {

void add_diff_options(CLI::App& command, DiffCommand& o) {
    command.add_option("a", o.a, "a run folder")->type_name("DIR_A")->required();
    command.add_option("b", o.b, "another")->type_name("DIR_B");
    command.add_flag("--ticks-only", o.ticks_only, "leave cycles out: for runs of the functional engine");
    command.add_option("--wave", o.wave, "where they differ, also both runs around it in one waveform")
        ->type_name("FILE.fst");
    command.add_flag("--json", o.json, "print the result as JSON");
    add_signal_options(command, o.signals);
}

void check_diff_options(const DiffCommand& o) {
    if (o.b.empty() && !o.signals.asked)
        throw error_at({"tendril diff"}, "DIR_B is missing", "DIR_A DIR_B; or DIR_A --signals");
    if (o.signals.any() && !o.signals.asked)
        throw error_at({"tendril diff"}, "--scope, --rtl and --cycles are of --signals",
                       "--signals with them");
    if (o.ticks_only && o.signals.asked)
        throw error_at({"tendril diff --ticks-only"}, "signals are compared cycle by cycle",
                       "one of the two");
    if (!o.wave.empty() && o.signals.asked)
        throw error_at({"tendril diff --wave"}, "is of what two runs have written", "one of the two");
}

}  // namespace tendril
