#include "sim/cycle_engine.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/chip_waves.h"
#include "sim/error.h"
#include "sim/watchdog.h"

namespace tendril {

namespace {

/// As the core's 32 bits hold them.
CoreCounters wrapped(CoreCounters c) {
    for (std::uint64_t* n :
         {&c.spikes, &c.arrived, &c.not_in_table, &c.merged, &c.late, &c.early, &c.overrun})
        *n &= UINT32_MAX;
    return c;
}

}  // namespace

CycleEngine::CycleEngine(const ChipPlan& plan, Fidelity fidelity)
    : plan_(plan), state_(plan.initial), tally_(plan), chip_(plan, fidelity, tally_) {
    if (!plan.growth) return;
    rewiring_ = std::make_unique<Rewiring>(plan);
    master_ = std::make_unique<GrowthMaster>("growth", chip_, *rewiring_);
    setups_ = plan.cores;
    chip_.listeners = &rewiring_->listeners();
}

RunTotals CycleEngine::run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) {
    require_ticks(state_.tick, order.ticks);
    const Tick preload = state_.tick;
    const Tick last_tick = preload + order.ticks;
    HostQueue queue(stimulus, plan_.hosts.size(), preload + 1);
    const std::int64_t setup_cycles = set_up(order);
    tally_.start(recorders, preload, last_tick, [this] { chip_.kernel.stop(); });
    start(queue, last_tick);

    const auto waves = order.wave ? open_waves(chip_, *order.wave) : nullptr;
    Onlookers onlookers(chip_, order, waves.get());
    Watchdog watchdog(plan_, chip_);
    bool stuck = false;
    chip_.kernel.begin({order.cycle_limit, order.skip,
                        [&] {
                            stuck = watchdog.stuck() && !(master_ && master_->busy());
                            return stuck || (order.interrupted && order.interrupted());
                        },
                        order.paranoid});
    const Kernel::Outcome outcome = run_in_pieces(order.checkpoints, [&](StateVisitor& visitor) {
        if (rewiring_) visitor.field("rewiring", *rewiring_);
        visitor.field("tally", tally_);
        visitor.field("stimulus", queue);
        visitor.field("watchdog", watchdog);
        visitor.field("onlookers", onlookers);
        visitor.field("chip", chip_);
    });
    chip_.kernel.look({});
    const std::string& not_at_rest = chip_.kernel.sleep_fault();
    if (!not_at_rest.empty())
        throw Error(Exit::check_failed, "--paranoid: " + not_at_rest + "; --wave fail shows it");
    if (!tally_.fault().empty()) throw Error(Exit::check_failed, tally_.fault());
    if (stuck || outcome == Kernel::Outcome::asleep) {
        throw Error(
            Exit::stuck,
            fmt::format("the chip is stuck at cycle {} in tick {} of {}: {}{}", chip_.kernel.now().value,
                        (preload + tally_.ticks() + 1).value, last_tick.value,
                        stuck ? fmt::format("for {} cycles nothing has moved", kStuckCycles)
                              : "nothing is left that could happen",
                        watchdog.report()));
    }
    const bool at_rest = tally_.finished() && tally_.in_flight() == 0;
    if (tally_.finished() && !at_rest && plan_.tick_cycles == 0)
        throw Error(Exit::check_failed, fmt::format("{} spikes are lost", tally_.in_flight()));
    if (tally_.finished()) read_back(at_rest);
    RunTotals run = totals(at_rest);
    run.finished = tally_.finished();
    run.interrupted = outcome == Kernel::Outcome::interrupted;
    run.ticks = std::max<std::int64_t>(tally_.ticks(), 0);
    run.cycles = run.finished ? tally_.end().value + 1 : chip_.kernel.now().value;
    run.setup_cycles = setup_cycles;
    if (waves) run.waves = waves->finish();
    return run;
}

/// The wiring of a grown chip is what it has come to, not what the plan says.
void CycleEngine::take_up_wiring(const RunOrder& order) {
    for (std::size_t c = 0; c < setups_.size(); ++c) setups_[c].axon_table = rewiring_->table(c);
    const auto tell = [this](SourceId source) {
        tally_.listeners(source, rewiring_->listeners()[source.value]);
    };
    for (std::size_t s = 0; s < rewiring_->listeners().size(); ++s)
        tell(SourceId(static_cast<std::uint16_t>(s)));
    master_->start(state_.tick, order.learning, tell);
}

/// From the beginning, or from where a checkpoint says, to the end, with a stop for every checkpoint.
Kernel::Outcome CycleEngine::run_in_pieces(const CheckpointOrder& order,
                                           const CheckpointOrder::Visit& visit) {
    if (order.resume) visit(*order.resume);
    if (order.every != 0) tally_.every(order.every, [this] { chip_.kernel.pause(); });
    for (;;) {
        const Kernel::Outcome outcome = chip_.kernel.go_on();
        if (outcome != Kernel::Outcome::paused) return outcome;
        order.save({tally_.ticks(), chip_.kernel.now()}, visit);
    }
}

/// Links, hubs, then cores, each through its configuration port.
std::int64_t CycleEngine::set_up(const RunOrder& order) {
    if (rewiring_) take_up_wiring(order);
    std::int64_t cycles = chip_.set_up_fabric(rewiring_ ? &rewiring_->masks() : nullptr);
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        const CoreAccess::Load load{rewiring_ ? &setups_[c] : &plan_.cores[c], &state_.cores[c], state_.tick,
                                    state_.tick + order.ticks};
        CoreAccess access;
        access.load = &load;
        cycles += chip_.host_access->access(c, access);
        chip_.learning[c]->load(state_.cores[c]);
        chip_.learning[c]->learner().rest(!order.learning);
    }
    return cycles;
}

void CycleEngine::start(HostQueue& queue, Tick last_tick) {
    for (const auto& host : chip_.hosts) host->start(queue, state_.tick, last_tick, plan_.tick_cycles != 0);
    chip_.ticks.start(plan_.tick_cycles, last_tick - state_.tick);
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreAccess access;
        access.start = true;
        chip_.host_access->access(c, access);
    }
    state_.tick = last_tick;
}

/// @param at_rest false: spikes are on their way; those that have arrived are left out with them
void CycleEngine::read_back(bool at_rest) {
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreState& state = state_.cores[c];
        CoreAccess access;
        access.state = &state;
        chip_.host_access->access(c, access);
        state.learning = chip_.learning[c]->learner().state();
        if (rewiring_) state.axon_table = rewiring_->table(c);
        if (at_rest) continue;
        for (std::vector<bool>& slot : state.pending) slot.assign(slot.size(), false);
    }
}

/// @param at_rest the cores' own counters can be read
RunTotals CycleEngine::totals(bool at_rest) {
    RunTotals run;
    run.has_cycles = true;
    run.spikes = tally_.spikes();
    run.stimulus_spikes = tally_.stimulus_spikes();
    run.copies = tally_.copies();
    run.in_flight = tally_.in_flight();
    run.overrun = tally_.overruns();
    run.timing = tally_.timing();
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreTotals& core = run.cores.emplace_back();
        core.counters = at_rest ? read_counters(c) : seen(c);
        core.barrier_wait_cycles = chip_.cores[c]->barrier_wait_cycles();
        core.learn_accesses = chip_.cores[c]->learn_accesses();
    }
    run.hubs = chip_.hub_totals();
    if (rewiring_) run.growth = rewiring_->totals();
    run.links = chip_.link_totals();
    return run;
}

/// At any time: what crossed its pins, and what of its counters does not.
CoreCounters CycleEngine::seen(std::size_t core) const {
    CoreCounters seen = tally_.seen(core);
    seen.synaptic_events = chip_.cores[core]->core().synaptic_events(chip_.kernel.now());
    return seen;
}

/// The hardware's counters, held against what crossed its pins: two ways to the same figures.
CoreCounters CycleEngine::read_counters(std::size_t core) {
    CoreCounters counted;
    CoreAccess access;
    access.counters = &counted;
    chip_.host_access->access(core, access);
    const CoreCounters seen = this->seen(core);
    if (wrapped(seen) == counted) return seen;
    throw Error(
        Exit::check_failed,
        fmt::format(
            "core {}: its counters do not say what crossed its pins (spikes {} against {}, arrived "
            "{} against {}, not in table {} against {}, merged {} against {}, synaptic events {} against {})",
            core, counted.spikes, seen.spikes, counted.arrived, seen.arrived, counted.not_in_table,
            seen.not_in_table, counted.merged, seen.merged, counted.synaptic_events, seen.synaptic_events));
}

std::unique_ptr<Engine> make_cosim(const ChipPlan& plan) {
    return std::make_unique<CycleEngine>(plan, Fidelity::cosim);
}

std::unique_ptr<Engine> make_rtl(const ChipPlan& plan) {
    return std::make_unique<CycleEngine>(plan, Fidelity::rtl);
}

std::unique_ptr<Engine> make_tlm(const ChipPlan& plan) {
    return std::make_unique<CycleEngine>(plan, Fidelity::tlm);
}

}  // namespace tendril
