#include "sim/functional_engine.h"

#include <algorithm>
#include <tuple>

#include "sim/error.h"

namespace tendril {

namespace {

constexpr std::int64_t kAskEvery = 256;  // ticks between two looks at the user's Ctrl-C

}  // namespace

FunctionalEngine::FunctionalEngine(const ChipPlan& plan)
    : plan_(plan), subscribers_(plan.cores.size() + plan.hosts.size()), spikes_(plan.cores.size()) {
    for (std::size_t c = 0; c < plan.cores.size(); ++c) {
        const CoreSetup& setup = plan.cores[c];
        cores_.push_back(std::make_unique<CoreFunctional>(setup, plan.initial.cores[c], plan.initial.tick));
        for (const AxonEntry& entry : setup.axon_table) {
            std::vector<std::size_t>& cores = subscribers_[entry.source.value];
            if (cores.empty() || cores.back() != c) cores.push_back(c);
        }
    }
    load(plan.initial);
}

void FunctionalEngine::load(const ChipState& state) {
    now_ = state.tick;
    for (std::size_t c = 0; c < cores_.size(); ++c) cores_[c]->load(state.cores[c], now_);
    next_event_.assign(cores_.size(), now_ + 1);
}

ChipState FunctionalEngine::state() {
    ChipState state{now_, {}};
    for (std::size_t c = 0; c < cores_.size(); ++c) state.cores.push_back(awake(c).state());
    return state;
}

RunTotals FunctionalEngine::run(const RunOrder& order, Stimulus& stimulus,
                                std::span<Recorder* const> recorders) {
    require_ticks(now_, order.ticks);
    if (plan_.tick_cycles != 0)
        throw Error(Exit::usage, "the functional engine has no cycles: it cannot run fixed ticks; cosim");
    if (order.wave || order.cycle_limit != kNever) {
        throw Error(Exit::usage, "the functional engine has no cycles: no waves and no limit of cycles");
    }
    recorders_ = recorders;
    counted_ = {};
    for (const auto& core : cores_) {
        core->clear_counters();
        core->learning(order.learning);
    }
    const Tick first = now_;
    Tick last = now_ + order.ticks;
    if (now_ < last) send_stimulus(stimulus);
    end_tick();
    while (now_ < last) {
        step(order.skip);
        send_spikes();
        if (order.interrupted && (now_ - first) % kAskEvery == 0 && order.interrupted()) last = now_;
        if (now_ < last) send_stimulus(stimulus);
        end_tick();
    }
    counted_.ticks = now_ - first;
    counted_.finished = counted_.ticks == order.ticks;
    counted_.interrupted = !counted_.finished;
    return totals();
}

void FunctionalEngine::step(bool skip) {
    ++now_;
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        spikes_[c] = {};
        if (skip && next_event_[c] > now_) continue;
        cores_[c]->sleep_until(now_ - 1);
        spikes_[c] = cores_[c]->tick();
        next_event_[c] = cores_[c]->next_event();
    }
}

/// The hosts send in this tick what is active in the next.
void FunctionalEngine::send_stimulus(Stimulus& stimulus) {
    for (const HostSpike& spike : stimulus.at(now_ + 1)) {
        const SourceId source = plan_.host_source(spike.host);
        for (Recorder* recorder : recorders_) recorder->host_spike(now_, source, spike.line);
        ++counted_.stimulus_spikes;
        deliver(source, spike.line);
    }
}

void FunctionalEngine::send_spikes() {
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        const CoreId core(static_cast<std::uint16_t>(c));
        for (const NeuronId neuron : spikes_[c]) {
            for (Recorder* recorder : recorders_) recorder->spike({now_, Cycle(-1), core, neuron});
            ++counted_.spikes;
            deliver(SourceId(core.value), neuron.value);
        }
    }
}

void FunctionalEngine::deliver(SourceId source, int neuron) {
    for (const std::size_t c : subscribers_[source.value]) {
        const LookUp found = awake(c).deliver(source, neuron, now_);
        next_event_[c] = now_ + 1;  // it will know better then
        ++counted_.copies;
        if (recorders_.empty()) continue;
        const int axon = found.hit ? found.axon : -1;
        deliveries_.push_back({now_, Cycle(-1), CoreId(static_cast<std::uint16_t>(c)), axon, source,
                               NeuronId(static_cast<std::uint16_t>(neuron)), found.merged, found.late,
                               found.early});
    }
}

void FunctionalEngine::end_tick() {
    const auto by_core = [](const Delivery& d) { return std::tuple(d.core, d.source, d.neuron); };
    std::sort(deliveries_.begin(), deliveries_.end(),
              [&](const Delivery& a, const Delivery& b) { return by_core(a) < by_core(b); });
    for (Recorder* recorder : recorders_) {
        for (const Delivery& delivery : deliveries_) recorder->delivery(delivery);
        recorder->tick_end({now_, Cycle(-1)});
    }
    deliveries_.clear();
}

/// A core that may have slept until now.
CoreFunctional& FunctionalEngine::awake(std::size_t core) {
    cores_[core]->sleep_until(now_);
    return *cores_[core];
}

RunTotals FunctionalEngine::totals() const {
    RunTotals totals = counted_;
    for (const auto& core : cores_) totals.cores.push_back({core->counters(), 0, 0});
    return totals;
}

std::unique_ptr<Engine> make_functional(const ChipPlan& plan) {
    return std::make_unique<FunctionalEngine>(plan);
}

}  // namespace tendril
