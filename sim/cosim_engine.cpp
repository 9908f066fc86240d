#include "sim/cosim_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/recorder/gtkw.h"

namespace tendril {

namespace {

std::vector<std::uint64_t> cores_listening(const Listeners& listeners) {
    std::vector<std::uint64_t> cores;
    for (const std::vector<End>& ends : listeners) {
        std::uint64_t& count = cores.emplace_back(0);
        for (const End& end : ends) count += end.kind == End::Kind::core;
    }
    return cores;
}

}  // namespace

CosimEngine::CosimEngine(const ChipPlan& plan)
    : plan_(plan),
      state_(plan.initial),
      tally_(cores_listening(plan.listeners), plan.cores.size()),
      chip_(plan, tally_) {}

RunTotals CosimEngine::run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) {
    const Tick preload = state_.tick;
    const Tick last_tick = preload + order.ticks;
    HostQueue queue(stimulus, plan_.hosts.size(), preload + 1);
    const std::int64_t setup_cycles = set_up(order);
    tally_.start(recorders, preload, last_tick, [this] { chip_.kernel.stop(); });
    start(queue, last_tick);

    const std::unique_ptr<Waves> waves = order.wave ? open_waves(*order.wave) : nullptr;
    const Kernel::Outcome outcome = chip_.kernel.run({order.cycle_limit, order.skip, order.interrupted});
    chip_.kernel.look({});
    if (outcome == Kernel::Outcome::asleep) {
        throw Error(Exit::stuck,
                    fmt::format("the chip is stuck: at cycle {} nothing is left that could happen, "
                                "and tick {} has not ended",
                                chip_.kernel.now().value, last_tick.value));
    }
    if (tally_.finished()) read_back();
    RunTotals run = totals();
    run.finished = run.counted = tally_.finished();
    run.interrupted = outcome == Kernel::Outcome::interrupted;
    run.ticks = std::max<std::int64_t>(tally_.ticks(), 0);
    run.cycles = run.finished ? tally_.end().value + 1 : chip_.kernel.now().value;
    run.setup_cycles = setup_cycles;
    return run;
}

/// One file for both worlds; outside the window nobody looks.
std::unique_ptr<Waves> CosimEngine::open_waves(const WaveOrder& order) {
    Chip::Visible visible = chip_.visible(order.scope);
    if (visible.scopes.empty())
        throw Error(Exit::usage, fmt::format("--wave-scope {}: matches nothing of this chip", order.scope));
    const std::filesystem::path path(order.file);
    write_text_atomically(
        std::filesystem::path(path).replace_extension(".gtkw"),
        gtkw_text(path.filename().string(), wave_groups(visible.rtl_scopes, visible.probes)));
    auto waves = std::make_unique<Waves>(order.file, visible.blocks, std::move(visible.probes));
    chip_.kernel.look([this, file = waves.get(), from = order.from, to = order.to](Cycle now) {
        if (now < from || now > to) return;
        for (const auto& core : chip_.cores) core->show_inputs();
        for (const auto& hub : chip_.hubs) hub->show_inputs();
        file->dump(now);
    });
    return waves;
}

/// Hubs, then cores, each through its configuration port.
std::int64_t CosimEngine::set_up(const RunOrder& order) {
    std::int64_t cycles = 0;
    for (std::size_t h = 0; h < chip_.hubs.size(); ++h) {
        HubAccess access;
        access.load = &plan_.hubs[h];
        cycles += chip_.host_access->access(chip_.hub_socket(h), access);
    }
    for (const auto& link : chip_.links) link->clear();
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        const CoreAccess::Load load{&plan_.cores[c], &state_.cores[c], state_.tick,
                                    state_.tick + order.ticks};
        CoreAccess access;
        access.load = &load;
        cycles += chip_.host_access->access(c, access);
        chip_.learning[c]->load(state_.cores[c]);
        chip_.learning[c]->learner().rest(!order.learning);
    }
    return cycles;
}

void CosimEngine::start(HostQueue& queue, Tick last_tick) {
    for (const auto& host : chip_.hosts) host->start(queue, state_.tick, last_tick);
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreAccess access;
        access.start = true;
        chip_.host_access->access(c, access);
    }
    state_.tick = last_tick;
}

void CosimEngine::read_back() {
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreState& state = state_.cores[c];
        CoreAccess access;
        access.state = &state;
        chip_.host_access->access(c, access);
        state.learning = chip_.learning[c]->learner().state();
    }
}

RunTotals CosimEngine::totals() {
    RunTotals run;
    run.has_cycles = true;
    run.spikes = tally_.spikes();
    run.stimulus_spikes = tally_.stimulus_spikes();
    run.copies = tally_.copies();
    std::uint64_t arrived = 0;
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreTotals& core = run.cores.emplace_back();
        core.counters = tally_.finished() ? read_counters(c) : tally_.seen(c);
        core.barrier_wait_cycles = chip_.cores[c]->barrier_wait_cycles();
        core.learn_accesses = chip_.cores[c]->learn_accesses();
        arrived += core.counters.arrived;
    }
    for (std::size_t h = 0; h < chip_.hubs.size(); ++h) {
        HubAccess access;
        access.totals = &run.hubs.emplace_back();
        chip_.host_access->access(chip_.hub_socket(h), access);
    }
    // After the last tick nothing is in flight: the statistics then hold every copy to its arrival.
    run.in_flight = tally_.finished() ? 0 : run.copies - arrived;
    return run;
}

/// The hardware's counters, held against what crossed its pins: two ways to the same figures.
CoreCounters CosimEngine::read_counters(std::size_t core) {
    CoreCounters counted;
    CoreAccess access;
    access.counters = &counted;
    chip_.host_access->access(core, access);
    CoreCounters seen = tally_.seen(core);
    seen.synaptic_events = counted.synaptic_events;  // not visible at the pins
    if (seen == counted) return counted;
    throw Error(
        Exit::check_failed,
        fmt::format("core {}: its counters do not say what crossed its pins (spikes {} against {}, arrived "
                    "{} against {}, not in table {} against {}, merged {} against {})",
                    core, counted.spikes, seen.spikes, counted.arrived, seen.arrived, counted.not_in_table,
                    seen.not_in_table, counted.merged, seen.merged));
}

std::unique_ptr<Engine> make_cosim(const ChipPlan& plan) { return std::make_unique<CosimEngine>(plan); }

}  // namespace tendril
