// tendril diff: are two runs the same?
#include "sim/diff.h"

#include <cstdio>

#include "sim/commands/commands.h"
#include "sim/commands/diff_waves.h"

namespace tendril {

Exit carry_out(const DiffCommand& options) {
    const DiffResult result = diff_runs(options.a, options.b, {.ticks_only = options.ticks_only});
    std::fputs((options.json ? diff_json(result) : diff_text(result)).c_str(), stdout);
    if (!options.wave.empty() && !result.same()) write_diff_waves(result, options.wave);
    return result.same() ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
