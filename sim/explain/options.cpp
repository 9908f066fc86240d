#include "sim/explain/options.h"

#include <CLI/CLI.hpp>

namespace tendril {

void add_explain_latency(CLI::App& app, ExplainLatencyOptions& o) {
    CLI::App& command = *app.add_subcommand(
        "explain-latency", "where the cycles of deliveries went, of a run with --record hops");
    command.footer("Example:\n  tendril explain-latency runs/tlm --out /tmp/latency.html");
    command.allow_extras();
    command.add_option("folder", o.folder, "a run folder with hops.aer")->type_name("DIR")->required();
    command.add_option("--out", o.picture, "also a picture, of stacked bars")->type_name("FILE.svg|html");
    command.add_option("--each", o.each, "also the parts of every delivery")->type_name("FILE.csv");
    command.add_flag("--json", o.json, "print the answer as JSON");
}

}  // namespace tendril
