#include "sim/bisect/signal_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "sim/atomic_file.h"
#include "sim/config.h"
#include "sim/error.h"
#include "sim/run_folder.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

WaveRun wave_run(const RunAgain& again, const std::string& scope) {
    WaveRun run;
    run.title = fmt::format("{} in engine {}", again.folder.string(), again.engine);
    run.commands = [again, scope](const fs::path& folder, WaveWindow window) {
        const std::int64_t end = std::min(again.cycles.value_or(INT64_MAX), window.second + 1);
        std::vector<std::string> argv = {again.program.string(),
                                         "run",
                                         (again.folder / "chip.toml").string(),
                                         "--engine",
                                         again.engine,
                                         "--ticks",
                                         std::to_string(again.ticks),
                                         "--cycles",
                                         std::to_string(end),
                                         "--no-skip",
                                         "--wave",
                                         "all",
                                         "--wave-window",
                                         fmt::format("{}:{}", window.first, window.second),
                                         "--wave-scope",
                                         scope,
                                         "--out",
                                         (folder / "run").string()};
        std::error_code none;
        const auto add = [&](const char* option, const char* file) {
            if (fs::exists(again.folder / file, none))
                argv.insert(argv.end(), {option, (again.folder / file).string()});
        };
        add("--stimulus", "stimulus.aer");
        add("--state", "initial.state");
        return std::vector<std::vector<std::string>>{argv};
    };
    run.waves = {"run/waves.fst", "run.failed.fst"};
    return run;
}

}  // namespace

RunAgain run_again(const fs::path& folder, const std::string& engine, const fs::path& program) {
    if (!is_run_folder(folder))
        throw error_at({folder.string()}, "is no run folder", "a folder that tendril run --out has written");
    const auto manifest = nlohmann::json::parse(read_text(folder / "manifest.json"));
    RunAgain again;
    again.folder = folder;
    again.program = program;
    again.engine = engine.empty() ? manifest.value("engine", "") : engine;
    if (again.engine == "functional")
        throw error_at({folder.string()}, "a run of the engine \"functional\" has no cycles to look at",
                       "a run of tlm, cosim, rtl");
    if (load_chip((folder / "chip.toml").string()).traffic.given())
        throw error_at({folder.string()}, "a run of traffic has no neurons to look into",
                       "tendril diff without --signals");
    again.ticks = manifest.value("ticks", std::int64_t{0});
    if (manifest.value("finished", false) || manifest["cycles"].is_null()) return again;
    // In its last tick a run's hosts send no spike: one that was cut off has more of them before it.
    constexpr std::int64_t kTicksAhead = 2;
    again.ticks += kTicksAhead;
    again.cycles = manifest["cycles"].get<std::int64_t>();
    return again;
}

SignalRule rule_of_models(const std::string& path) {
    static const std::regex step(R"(chip\.bridge_core\d+\.step)");
    static const std::regex neuron(R"(chip\.neurons_(core\d+)\..*)");
    SignalRule rule;
    std::smatch match;
    rule.compared = !path.starts_with("chip.kernel") && !path.starts_with("chip.flights") &&
                    !path.starts_with("chip.sight_");
    rule.is_step = std::regex_match(path, step);
    if (std::regex_match(path, match, neuron))
        rule.between = fmt::format("chip.bridge_{}.step", match.str(1));
    return rule;
}

SignalDiffResult diff_signals(const SignalDiffOrder& order) {
    PairOrder pair;
    pair.scratch = order.scratch;
    pair.rules = rule_of_models;
    pair.cycles_most = order.cycles_most;
    pair.interrupted = order.interrupted;
    SignalDiffResult result;
    result.a = fmt::format("{} ({})", order.a.folder.string(), order.a.engine);
    result.b = fmt::format("{} ({})", order.b.folder.string(), order.b.engine);
    result.a_is_expected = order.b.engine != "tlm" || order.a.engine == "tlm";
    PairedRun runs(wave_run(order.a, order.scope), wave_run(order.b, order.scope), pair);
    result.pair = runs.find();
    std::error_code ignored;
    fs::remove_all(order.scratch, ignored);
    return result;
}

}  // namespace tendril
