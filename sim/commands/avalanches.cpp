// tendril avalanches: how activity in a run begets activity.
#include <fmt/format.h>

#include "sim/atomic_file.h"
#include "sim/avalanches/summary.h"
#include "sim/commands/commands.h"
#include "sim/report/run_files.h"

namespace tendril {

Exit carry_out(const AvalanchesOptions& options) {
    const RunFiles run = read_run(options.folder);
    if (run.is_traffic()) throw error_at({options.folder}, "traffic has no neurons", "a run of neurons");
    Activity activity(static_cast<std::size_t>(run.tick_count));
    for (const TableRow& row : run.spikes) {
        const std::int64_t tick = row.values[0] - run.first.value;
        if (tick >= 0 && tick < run.tick_count) ++activity[static_cast<std::size_t>(tick)];
    }
    const AvalancheSummary summary = summarise(options.folder, activity, {options.bin, options.threshold});
    if (!options.svg.empty()) write_text_atomically(options.svg, picture_of(summary));
    fmt::print("{}", options.json ? json_of(summary).dump(1) + "\n" : text_of(summary));
    return Exit::ok;
}

}  // namespace tendril
