// tendril run: from a chip file to a run folder.
#include "sim/run.h"

#include <fmt/format.h>

#include <chrono>

#include "sim/atomic_file.h"
#include "sim/chip_waves.h"
#include "sim/commands/commands.h"
#include "sim/commands/run_checkpoints.h"
#include "sim/commands/wave_file.h"
#include "sim/config.h"
#include "sim/interrupt.h"
#include "sim/progress.h"
#include "sim/recording.h"
#include "sim/speed.h"
#include "sim/state_file.h"
#include "sim/stats.h"
#include "sim/stimulus_make.h"
#include "sim/version.h"
#include "sim/wave_replay.h"

namespace tendril {

namespace {

/// Traffic has a length in cycles, and neither stimulus nor state.
RunOrder traffic_order(const RunOptions& options, const TrafficSpec& traffic,
                       const std::optional<std::int64_t>& cycles) {
    const auto refuse = [](bool given, const char* option, const char* instead) {
        if (!given) return;
        throw error_at({std::string("tendril run ") + option}, "a chip with [traffic] has no neurons",
                       instead);
    };
    refuse(options.ticks.has_value(), "--ticks", "--cycles N");
    refuse(!options.state.empty(), "--state", "a run of traffic starts with an empty fabric");
    refuse(!options.stimulus.empty(), "--stimulus", "kind = \"replay\" for recorded spikes");
    refuse(options.records("synapses"), "--record synapses", "deliveries, hops, timeline");
    if (options.cycles && traffic.warmup >= *options.cycles)
        throw error_at({"tendril run --cycles"}, "warmup leaves nothing to measure",
                       fmt::format("above the {} cycles of traffic.warmup", traffic.warmup));
    RunOrder order;
    order.skip = options.skip;
    if (cycles) order.cycle_limit = Cycle(*cycles);
    return order;
}

/// How far and how to run, refusing what the engine cannot do.
RunOrder make_order(const RunOptions& options, const ChipSpec& spec, const std::string& engine) {
    RunOrder order;
    const auto limit = options.cycles ? options.cycles : spec.run.cycles;
    if (spec.traffic.given()) return traffic_order(options, spec.traffic, limit);
    const auto ticks = options.ticks ? options.ticks : spec.run.ticks;
    if (!ticks) throw error_at(spec.run.origin.table, "[run] has no ticks", "ticks here, or --ticks N");
    order.ticks = *ticks;
    order.skip = options.skip;
    order.threads = options.threads.value_or(static_cast<int>(spec.run.threads));
    const bool cycles = engine != "functional";
    if (options.cycles && !cycles)
        throw error_at({"tendril run --cycles"}, "engine functional has no cycles", "--ticks N");
    if (spec.run.cycles && !cycles)
        throw error_at(spec.run.origin.at("cycles"), "engine functional has no cycles",
                       "ticks; or --engine tlm, cosim, rtl");
    if ((options.wave != "off" || !options.wave_trigger.empty()) && !cycles) {
        throw error_at({"tendril run --wave"}, "engine functional has no cycles to show",
                       "--engine tlm, cosim, rtl");
    }
    if (options.records("hops") && (!cycles || engine == "rtl"))
        throw error_at(
            {"tendril run --record hops"},
            cycles ? "in engine rtl the hubs are inside the chip" : "engine functional has no cycles",
            "--engine cosim, tlm");
    if (options.records("timeline") && !cycles)
        throw error_at({"tendril run --record timeline"}, "engine functional has no cycles",
                       "--engine tlm, cosim, rtl");
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

std::optional<TimelineOrder> timeline_order(const RunOptions& options) {
    if (!options.records("timeline")) return std::nullopt;
    return TimelineOrder{Cycle(options.wave_window.first), Cycle(options.wave_window.second)};
}

/// The run again with waves around what its trigger has found, if it has.
void show_trigger(const WaveTrigger& trigger, const WaveFile& waves, Engine& engine, const ChipState& initial,
                  Stimulus& stimulus, RunOrder order, RunCheckpoints& checkpoints) {
    if (!trigger.cycle()) {
        fmt::print("{} did not come: no waves\n", trigger.name());
        return;
    }
    fmt::print("{} came in cycle {}\n", trigger.name(), trigger.cycle()->value);
    const auto start = std::chrono::steady_clock::now();
    const WaveOrder shown = waves.around(*trigger.cycle(), trigger.name());
    const Cycle from = checkpoints.rerun_from(shown.from - kRunUpCycles, order);
    if (from > Cycle(0)) fmt::print("replayed from the checkpoint at cycle {}\n", from.value);
    const WaveTotals totals = replay_with_waves(engine, initial, stimulus, order, shown);
    waves.finish(totals, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

/// Files that are written from what no recorder is told.
void let_look(RunOrder& order, Recording& recording) {
    order.hops = recording.hops();
    if (recording.timeline() == nullptr) return;
    order.levels = [timeline = recording.timeline()](const std::string& hub, int held, Cycle now) {
        timeline->hub_level(hub, held, now);
    };
}

/// What makes a run this run, but for how it is evaluated.
CheckpointFacts facts_of(const RunOptions& options, const ChipSpec& spec, const RunOrder& order,
                         const std::string& engine, const std::string& initial_state) {
    CheckpointFacts facts;
    facts.version = fmt::format("{} ({})", version(), commit());
    facts.config_hash = config_hash(spec);
    facts.engine = engine;
    facts.length = fmt::format("{} ticks", order.ticks);
    if (spec.traffic.given())
        facts.length = order.cycle_limit == kNever ? "" : fmt::format("{} cycles", order.cycle_limit.value);
    if (!initial_state.empty()) facts.initial_state = text_digest(initial_state);
    if (!options.stimulus.empty()) facts.stimulus = text_digest(read_text(options.stimulus));
    for (const char* what : {"deliveries", "hops", "timeline"}) {
        if (options.records(what)) facts.record += facts.record.empty() ? what : std::string(",") + what;
    }
    return facts;
}

void print_ticks(const ChipPlan& plan, const RunTotals& totals, const std::string& engine) {
    const std::string cycles = totals.has_cycles ? fmt::format("{} cycles, ", totals.cycles) : "";
    fmt::print("{} ({}): {} ticks, {}{} spikes, {} stimulus spikes\n", plan.name, engine, totals.ticks,
               cycles, totals.spikes, totals.stimulus_spikes);
    if (!totals.finished) {
        fmt::print("{} before the last tick had ended; no final state\n",
                   totals.interrupted ? "interrupted" : "the cycle limit came");
    }
}

void print_traffic(const ChipPlan& plan, const RunTotals& totals, const std::string& engine) {
    const TrafficTotals& traffic = *totals.traffic;
    const LatencyHistogram& latency = traffic.latency;
    fmt::print("{} ({}): {} traffic, {} cycles, {} spikes, {} deliveries\n", plan.name, engine, traffic.kind,
               totals.cycles, totals.spikes, totals.copies - totals.in_flight);
    if (!totals.finished) fmt::print("interrupted before all had arrived\n");
    fmt::print("deliveries per core and cycle: offered {:.4g}, accepted {:.4g}\n",
               traffic.rate(traffic.offered_copies, totals.cores.size()),
               traffic.rate(traffic.accepted_copies, totals.cores.size()));
    fmt::print("latency in cycles: p50 {}, p99 {}, mean {:.1f}, max {}\n", latency.percentile(50),
               latency.percentile(99), latency.mean(), latency.max());
}

void print_result(const RunOptions& options, const ChipPlan& plan, const RunResult& result,
                  const std::string& engine, const std::string& digest) {
    const RunTotals& totals = result.totals;
    if (options.json) {
        fmt::print("{}", stats_json(plan, totals));
        return;
    }
    if (totals.traffic) {
        print_traffic(plan, totals, engine);
    } else {
        print_ticks(plan, totals, engine);
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
    Tick start = plan.initial.tick;
    if (!options.state.empty()) {
        const ChipState state = read_state(options.state, plan);
        initial_state = write_state(state);
        start = state.tick;
        engine->load(state);
    }

    const InterruptWatch interrupt;
    order.interrupted = [&] { return interrupt.asked(); };
    RunCheckpoints checkpoints(options, facts_of(options, spec, order, engine_name, initial_state), start);
    std::optional<Recording> recording;
    if (!options.out.empty()) {
        recording.emplace(
            plan, RecordingOrder{options.out, options.records("deliveries"), options.records("synapses"),
                                 dump_chip(spec), initial_state, options.stimulus, timeline_order(options),
                                 options.records("hops"), checkpoints.earlier()});
    }
    if (recording) let_look(order, *recording);
    WaveFile waves(options, recording, order);
    std::optional<WaveTrigger> trigger;
    if (!options.wave_trigger.empty()) trigger.emplace(options.wave_trigger);
    if (trigger && !trigger->hub().empty())
        order.full = FullWatch{trigger->hub(), [&trigger](Cycle now) { trigger->fifo_was_full(now); }};
    const ChipState initial = trigger ? engine->state() : ChipState{};
    Progress progress(order.ticks, ProgressStyle::of_stderr());
    std::vector<Recorder*> recorders = {&progress};
    if (recording)
        recorders.insert(recorders.end(), recording->recorders().begin(), recording->recorders().end());

    if (trigger) recorders.push_back(&*trigger);

    RunResult result;
    try {
        checkpoints.begin(order, recording ? &*recording : nullptr, trigger ? &*trigger : nullptr);
        result = run(*engine, order, *stimulus, recorders);
    } catch (const Error&) {
        waves.keep();
        throw;
    } catch (const std::runtime_error& error) {
        if (checkpoints.resumes()) checkpoints.failed(error);
        throw;
    }
    waves.finish(result.totals.waves, result.wall_seconds);
    if (trigger) {
        const auto again = make_stimulus(spec, plan, options.stimulus);
        show_trigger(*trigger, waves, *engine, initial, *again, order, checkpoints);
    }
    checkpoints.trim();
    std::string digest = result.state ? state_digest(*result.state) : "";
    if (recording) {
        const ChipState* state = result.state ? &*result.state : nullptr;
        recording->finish(result.totals, state,
                          {engine_name, config_hash(spec), digest, result.wall_seconds, options.clock_mhz});
        checkpoints.finish();
    }
    print_result(options, plan, result, engine_name, digest);
    return result.totals.interrupted ? Exit::interrupted : Exit::ok;
}

}  // namespace tendril
