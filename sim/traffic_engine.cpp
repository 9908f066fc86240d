#include "sim/traffic_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "sim/chip_waves.h"
#include "sim/error.h"
#include "sim/traffic_plan.h"

namespace tendril {

namespace {

constexpr Tick kTick{0};  // all there is

/// The cycle in which injection ends.
Cycle end_of(const TrafficPlan& traffic, Cycle limit) {
    if (traffic.replay()) return std::min(limit, traffic.recorded_end());
    if (limit != kNever) return limit;
    throw Error(Exit::usage, "a chip with [traffic] has no length; [run] cycles, or --cycles N");
}

}  // namespace

TrafficEngine::TrafficEngine(const ChipPlan& plan, Fidelity fidelity)
    : plan_(plan), tally_(plan), chip_(plan, fidelity, tally_, &tally_.feed()) {}

RunTotals TrafficEngine::run(const RunOrder& order, Stimulus&, std::span<Recorder* const> recorders) {
    const Cycle end = end_of(*plan_.traffic, order.cycle_limit);
    const Cycle limit = end + plan_.traffic->drain;
    tally_.start(recorders, end, [this] { chip_.kernel.stop(); });
    const std::int64_t setup_cycles = set_up();
    const auto waves = order.wave ? open_waves(chip_, *order.wave) : nullptr;
    Onlookers onlookers(chip_, order, waves.get());
    chip_.kernel.begin({limit, order.skip, order.interrupted, order.paranoid});
    const Kernel::Outcome outcome = run_in_pieces(order.checkpoints, limit, onlookers);
    chip_.kernel.look({});
    const std::string& not_at_rest = chip_.kernel.sleep_fault();
    if (!not_at_rest.empty())
        throw Error(Exit::check_failed, "--paranoid: " + not_at_rest + "; --wave fail shows it");
    const bool drained = tally_.drained();
    if (!tally_.fault().empty()) throw Error(Exit::check_failed, tally_.fault());
    if (!drained && order.must_drain && outcome != Kernel::Outcome::interrupted) {
        throw Error(Exit::stuck,
                    fmt::format("not drained {} cycles after the last injection: {} spikes wait at their "
                                "sources, {} deliveries are on their way; a lower load, or more cycles for "
                                "traffic.drain",
                                chip_.kernel.now() - end, tally_.waiting(), tally_.in_flight()));
    }
    RunTotals run = totals();
    run.finished = drained;
    run.interrupted = outcome == Kernel::Outcome::interrupted;
    run.cycles = drained ? std::max(end, tally_.last() + 1).value : chip_.kernel.now().value;
    run.traffic = tally_.totals(Cycle(run.cycles));
    run.setup_cycles = setup_cycles;
    for (Recorder* recorder : recorders) recorder->tick_end({kTick, Cycle(run.cycles - 1)});
    return run;
}

/// From the beginning, or from where a checkpoint says, to the end, with a stop for every checkpoint.
Kernel::Outcome TrafficEngine::run_in_pieces(const CheckpointOrder& order, Cycle limit,
                                             Onlookers& onlookers) {
    const auto visit = [&](StateVisitor& visitor) {
        visitor.field("tally", tally_);
        visitor.field("onlookers", onlookers);
        visitor.field("chip", chip_);
    };
    if (order.resume) visit(*order.resume);
    for (;;) {
        const std::int64_t now = chip_.kernel.now().value;
        const Cycle next = order.every == 0 ? limit : Cycle((now / order.every + 1) * order.every);
        chip_.kernel.until(std::min(next, limit));
        const Kernel::Outcome outcome = chip_.kernel.go_on();
        if (outcome != Kernel::Outcome::limit || next >= limit) return outcome;
        order.save({chip_.kernel.now().value, chip_.kernel.now()}, visit);
    }
}

ChipState TrafficEngine::state() { throw std::logic_error("traffic sources have no state"); }

void TrafficEngine::load(const ChipState&) { throw std::logic_error("traffic sources have no state"); }

/// Links, hubs, then sources.
std::int64_t TrafficEngine::set_up() {
    std::int64_t cycles = chip_.set_up_fabric();
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        const CoreAccess::Load load{&plan_.cores[c], &plan_.initial.cores[c], kTick, kTick};
        CoreAccess access;
        access.load = &load;
        cycles += chip_.host_access->access(c, access);
    }
    chip_.ticks.start(0, 0);
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        CoreAccess access;
        access.start = true;
        chip_.host_access->access(c, access);
    }
    return cycles;
}

RunTotals TrafficEngine::totals() {
    RunTotals run;
    run.has_cycles = true;
    run.copies = tally_.copies();
    run.in_flight = tally_.in_flight();
    run.timing = tally_.timing();
    for (std::size_t c = 0; c < chip_.cores.size(); ++c) {
        check_counters(c);
        run.cores.emplace_back().counters = tally_.seen(c);
        run.spikes += tally_.seen(c).spikes;
    }
    run.hubs = chip_.hub_totals();
    run.links = chip_.link_totals();
    return run;
}

/// What a source counted against what crossed its pins.
void TrafficEngine::check_counters(std::size_t core) {
    CoreCounters counted;
    CoreAccess access;
    access.counters = &counted;
    chip_.host_access->access(core, access);
    if (counted == tally_.seen(core) || !tally_.drained()) return;
    throw Error(Exit::check_failed,
                fmt::format("core {}: its counters do not say what crossed its pins (spikes {} against {}, "
                            "arrived {} against {})",
                            core, counted.spikes, tally_.seen(core).spikes, counted.arrived,
                            tally_.seen(core).arrived));
}

std::unique_ptr<Engine> make_traffic(const ChipPlan& plan, bool rtl_hubs) {
    return std::make_unique<TrafficEngine>(plan, rtl_hubs ? Fidelity::cosim : Fidelity::tlm);
}

}  // namespace tendril
