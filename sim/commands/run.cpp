// tendril run: from a chip file to a run folder.
#include "sim/run.h"

#include <fmt/format.h>

#include <filesystem>

#include "sim/commands/commands.h"
#include "sim/config.h"
#include "sim/interrupt.h"
#include "sim/progress.h"
#include "sim/recording.h"
#include "sim/speed.h"
#include "sim/state_file.h"
#include "sim/stats.h"
#include "sim/stimulus_make.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// How far and how to run, refusing what the engine cannot do.
RunOrder make_order(const RunOptions& options, const ChipSpec& spec, const std::string& engine) {
    RunOrder order;
    const auto ticks = options.ticks ? options.ticks : spec.run.ticks;
    if (!ticks) throw error_at(spec.run.origin.table, "[run] has no ticks", "ticks here, or --ticks N");
    order.ticks = *ticks;
    order.skip = options.skip;
    order.threads = options.threads.value_or(static_cast<int>(spec.run.threads));
    const bool cycles = engine != "functional";
    if (options.cycles && !cycles)
        throw error_at({"tendril run --cycles"}, "engine functional has no cycles", "--ticks N");
    if (options.wave != "off" && !cycles) {
        throw error_at({"tendril run --wave"}, "engine functional has no cycles to show",
                       "--engine tlm, cosim, rtl");
    }
    const auto limit = options.cycles ? options.cycles : spec.run.cycles;
    if (limit && cycles) order.cycle_limit = Cycle(*limit);
    return order;
}

/// Refuses to check what cannot fail.
void be_paranoid(RunOrder& order, const std::string& engine) {
    if (!order.skip)
        throw error_at({"tendril run --paranoid"}, "with --no-skip no block sleeps", "one of the two");
    if (engine == "functional")
        throw error_at({"tendril run --paranoid"}, "engine functional has no blocks that sleep",
                       "--engine tlm, cosim, rtl");
    order.paranoid = true;
}

/// The waveform and its save file: in the run folder with --wave all, gone if all went well with
/// --wave fail. Of a run that fails they stay beside the folder, which then does not come to be.
/// "out/run" for "out/run/": what is to lie beside the folder must not land in it.
std::string without_slash(std::string out) {
    while (out.size() > 1 && out.back() == '/') out.pop_back();
    return out;
}

class WaveFile {
public:
    WaveFile(const RunOptions& options, const std::optional<Recording>& recording, RunOrder& order)
        : failed_(without_slash(options.out) + ".failed.fst") {
        if (options.wave == "off") return;
        path_ = options.wave == "all" ? recording->file("waves.fst") : failed_;
        order.wave.emplace();
        order.wave->file = path_.string();
        order.wave->from = Cycle(options.wave_window.first);
        order.wave->to = Cycle(options.wave_window.second);
        order.wave->scope = options.wave_scope;
    }
    ~WaveFile() {
        std::error_code ignored;
        if (path_ != failed_ || keep_) return;
        fs::remove(failed_, ignored);
        fs::remove(save_file(failed_), ignored);
    }
    WaveFile(const WaveFile&) = delete;
    WaveFile& operator=(const WaveFile&) = delete;

    /// The run failed: what it showed stays.
    void keep() {
        keep_ = true;
        if (path_.empty() || !fs::exists(path_)) return;
        if (path_ != failed_) {
            fs::rename(path_, failed_);
            fs::rename(save_file(path_), save_file(failed_));
        }
        fmt::print(stderr, "waves of the failed run: {}\n", failed_.string());
    }

private:
    static fs::path save_file(fs::path waves) { return waves.replace_extension(".gtkw"); }

    fs::path path_;    ///< empty: no waves
    fs::path failed_;  ///< where those of a failed run lie
    bool keep_ = false;
};

void print_result(const RunOptions& options, const ChipPlan& plan, const RunResult& result,
                  const std::string& engine, const std::string& digest) {
    const RunTotals& totals = result.totals;
    if (options.json) {
        fmt::print("{}", stats_json(plan, totals));
        return;
    }
    const std::string cycles = totals.has_cycles ? fmt::format("{} cycles, ", totals.cycles) : "";
    fmt::print("{} ({}): {} ticks, {}{} spikes, {} stimulus spikes\n", plan.name, engine, totals.ticks,
               cycles, totals.spikes, totals.stimulus_spikes);
    if (!totals.finished) {
        fmt::print("{} before the last tick had ended; no final state\n",
                   totals.interrupted ? "interrupted" : "the cycle limit came");
    }
    fmt::print("{}\n",
               speed_text(speed_of(totals, result.wall_seconds, options.clock_mhz), options.clock_mhz));
    if (options.threads) {
        fmt::print("threads: {} of {}{}\n", totals.threads, *options.threads,
                   totals.has_cycles ? ", an engine with cycles uses one" : " had a part in it");
    }
    if (!digest.empty()) fmt::print("state {}\n", digest);
    if (!options.out.empty()) fmt::print("written to {}\n", options.out);
}

}  // namespace

Exit carry_out(const RunOptions& options) {
    const ChipSpec spec = load_chip(options.chip.file, options.chip.overrides);
    const std::string engine_name = options.engine.empty() ? spec.run.engine : options.engine;
    RunOrder order = make_order(options, spec, engine_name);
    if (options.paranoid) be_paranoid(order, engine_name);
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan, options.stimulus);
    if (!options.engine.empty()) require_engine(engine_name, {"tendril run --engine"}, spec, plan);
    const auto engine = make_engine(engine_name, spec, plan);
    std::string initial_state;
    if (!options.state.empty()) {
        const ChipState state = read_state(options.state, plan);
        initial_state = write_state(state);
        engine->load(state);
    }

    const InterruptWatch interrupt;
    order.interrupted = [&] { return interrupt.asked(); };
    std::optional<Recording> recording;
    if (!options.out.empty()) {
        recording.emplace(
            plan, RecordingOrder{options.out, options.records("deliveries"), options.records("synapses"),
                                 dump_chip(spec), initial_state, options.stimulus});
    }
    WaveFile waves(options, recording, order);
    Progress progress(order.ticks, ProgressStyle::of_stderr());
    std::vector<Recorder*> recorders = {&progress};
    if (recording)
        recorders.insert(recorders.end(), recording->recorders().begin(), recording->recorders().end());

    RunResult result;
    try {
        result = run(*engine, order, *stimulus, recorders);
    } catch (const Error&) {
        waves.keep();
        throw;
    }
    std::string digest = result.state ? state_digest(*result.state) : "";
    if (recording) {
        const ChipState* state = result.state ? &*result.state : nullptr;
        recording->finish(result.totals, state,
                          {engine_name, config_hash(spec), digest, result.wall_seconds, options.clock_mhz});
    }
    print_result(options, plan, result, engine_name, digest);
    return result.totals.interrupted ? Exit::interrupted : Exit::ok;
}

}  // namespace tendril
