// tendril diff: are two runs the same?
#include "sim/diff.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "sim/bisect/signal_diff.h"
#include "sim/bisect/tree_programs.h"
#include "sim/commands/commands.h"
#include "sim/commands/diff_waves.h"
#include "sim/interrupt.h"

namespace tendril {

namespace {

namespace fs = std::filesystem;

/// The program whose RTL is that of `--rtl`.
fs::path program_with_rtl(const DiffCommand& options, const RunAgain& rtl) {
    if (options.signals.rtl.empty()) return own_program();
    TestSpec test;
    test.name = rtl.folder.string();
    test.chip = (rtl.folder / "chip.toml").string();
    test.engines = {rtl.engine};
    return programs_of_tree(fs::absolute(options.signals.rtl).lexically_normal(), test, std::nullopt).tendril;
}

Exit carry_out_signals(const DiffCommand& options) {
    SignalDiffOrder order;
    order.a = run_again(options.a, "", own_program());
    const bool models_alone = order.a.engine == "tlm";
    if (!options.b.empty()) {
        order.b = run_again(options.b, "", own_program());
    } else {
        order.b = run_again(options.a, models_alone ? "cosim" : "tlm", own_program());
    }
    for (RunAgain* run : {&order.a, &order.b})
        if (run->engine != "tlm") run->program = program_with_rtl(options, *run);
    order.scope = options.signals.scope;
    order.cycles_most = options.signals.cycles;
    order.scratch = fs::temp_directory_path() / ("tendril-signals-" + std::to_string(::getpid()));
    const InterruptWatch interrupt;
    order.interrupted = [&] { return interrupt.asked(); };
    const SignalDiffResult result = diff_signals(order);
    std::fputs((options.json ? signals_json(result) : signals_text(result)).c_str(), stdout);
    if (result.pair.interrupted) return Exit::interrupted;
    return result.same() ? Exit::ok : Exit::check_failed;
}

}  // namespace

Exit carry_out(const DiffCommand& options) {
    if (options.signals.asked) return carry_out_signals(options);
    const DiffResult result = diff_runs(options.a, options.b, {.ticks_only = options.ticks_only});
    std::fputs((options.json ? diff_json(result) : diff_text(result)).c_str(), stdout);
    if (!options.wave.empty() && !result.same()) write_diff_waves(result, options.wave);
    return result.same() ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
