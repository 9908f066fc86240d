#include "sim/bisect/bisect.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/atomic_file.h"
#include "sim/bisect/merged_waves.h"
#include "sim/error.h"
#include "sim/recorder/gtkw.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kShown = 16;  // signals in view at first, of each tree

WaveRun wave_run(const BisectOrder& order, const BuiltTree& tree) {
    WaveRun run;
    run.title = "rtl " + tree.name;
    run.commands = [&order, &tree](const fs::path& folder, WaveWindow window) {
        TestSpec test = order.test;
        // A bench ends when it gets there, whatever it has found.
        const std::int64_t limit = test.limits.cycles.value_or(INT64_MAX);
        test.limits.cycles = std::min(limit, window.second + 1);
        auto commands = commands_of(Job{&test, 0, order.seed}, tree.programs, folder, window);
        if (!test.chip.empty())
            for (auto& argv : commands) argv.emplace_back("--no-skip");
        return commands;
    };
    if (order.test.chip.empty())
        run.waves = {"waves.fst"};
    else
        run.waves = {fs::path(order.test.engines.front()) / "waves.fst",
                     order.test.engines.front() + ".failed.fst"};
    return run;
}

/// The save file: the bit that says where, then the first suspects of both trees, one below the other.
void write_save_file(const BisectResult& result) {
    WaveGroup differs{"where they part", {{kDiffersPath, 1}}};
    WaveGroup first{fmt::format("{} signals", result.suspects.empty() ? "no" : "first"), {}};
    for (std::size_t s = 0; s < std::min(result.suspects.size(), kShown); ++s) {
        const SignalParting& signal = result.suspects[s].signal;
        for (const char* tree : {"old.", "new."}) first.signals.push_back({tree + signal.path, signal.bits});
    }
    WaveView view;
    view.from = result.window.first;
    view.cycles = result.window.second - result.window.first + 1;
    view.marker = result.pair.cycles;
    view.marks.push_back({"parting", result.pair.cycles});
    write_text_atomically(fs::path(result.waves).replace_extension(".gtkw"),
                          gtkw_text(result.waves.filename().string(), {differs, first}, view));
}

void show(PairedRun& runs, const BisectOrder& order, BisectResult& result) {
    const std::int64_t cycle = result.pair.cycles;
    result.window = {std::max<std::int64_t>(0, cycle - order.around.first), cycle + order.around.second};
    const auto files = runs.waves(result.window);
    if (!files) return;
    const WavePair pair(files->a, files->b, rule_of_trees);
    result.waves = order.out / "bisect.fst";
    write_merged(files->a, files->b, pair, {"old", "new"}, result.waves);
    write_save_file(result);
}

}  // namespace

SignalRule rule_of_trees(const std::string& path) {
    return {.compared = !path.starts_with("chip.kernel") && !path.starts_with("chip.flights") &&
                        !path.starts_with("chip.sight_")};
}

BisectResult bisect(const BisectOrder& order) {
    std::error_code problem;
    fs::create_directories(order.out, problem);
    if (problem) throw Error(Exit::resource, fmt::format("{}: {}", order.out.string(), problem.message()));
    for (const char* old : {"bisect.fst", "bisect.gtkw", "bisect.json"}) fs::remove(order.out / old, problem);
    PairOrder pair;
    pair.scratch = order.out / "runs";
    pair.rules = rule_of_trees;
    pair.cycles_most = order.cycles_most;
    pair.timeout = std::chrono::duration<double>(order.test.limits.timeout_s.value_or(600));
    pair.interrupted = order.interrupted;
    PairedRun runs(wave_run(order, order.old), wave_run(order, order.fresh), pair);
    BisectResult result;
    result.old = order.old.name;
    result.fresh = order.fresh.name;
    result.what = fmt::format("{} seed=0x{:x}", order.test.name, order.seed);
    result.pair = runs.find();
    if (result.pair.interrupted) return result;
    if (result.pair.parting)
        result.suspects = suspects(result.pair.parting->signals, RtlModules(order.fresh.rtl),
                                   changed_modules(order.old.rtl, order.fresh.rtl));
    if (!result.same()) show(runs, order, result);
    write_text_atomically(order.out / "bisect.json", bisect_json(result));
    fs::remove_all(pair.scratch, problem);
    return result;
}

}  // namespace tendril
