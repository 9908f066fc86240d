#include "sim/functional_engine.h"

#include <algorithm>
#include <tuple>

#include "sim/error.h"

namespace tendril {

namespace {

constexpr std::int64_t kAskEvery = 256;   // ticks between two looks at the user's Ctrl-C
constexpr std::size_t kCoresAThread = 8;  // with fewer called, waking a thread costs what it saves

/// Tables are asked for when they are needed: of what a round changes, only synapses are the core's.
class FunctionalPort : public RewiringPort {
public:
    explicit FunctionalPort(const std::vector<std::unique_ptr<CoreFunctional>>& cores) : cores_(cores) {}
    void source(CoreId, int, std::optional<SourceId>) override {}
    void entry(CoreId, int, int, const AxonEntry*) override {}
    void synapse(CoreId core, int axon, NeuronId post) override {
        cores_[core.value]->open_synapse(axon, post);
    }
    void mask(std::size_t, SourceId, PortSet) override {}

private:
    const std::vector<std::unique_ptr<CoreFunctional>>& cores_;
};

}  // namespace

FunctionalEngine::FunctionalEngine(const ChipPlan& plan)
    : plan_(plan), routes_(plan), calendar_(plan.cores.size()) {
    for (std::size_t c = 0; c < plan.cores.size(); ++c) {
        cores_.push_back(
            std::make_unique<CoreFunctional>(plan.cores[c], plan.initial.cores[c], plan.initial.tick));
    }
    if (plan.growth) rewiring_.emplace(plan);
    forget(plan.initial.tick);
}

void FunctionalEngine::load(const ChipState& state) {
    for (std::size_t c = 0; c < cores_.size(); ++c) cores_[c]->load(state.cores[c], state.tick);
    if (rewiring_) {
        rewiring_->load(state);
        follow_wiring();
    }
    forget(state.tick);
}

/// Nothing is known of any core: each has to look.
void FunctionalEngine::forget(Tick now) {
    now_ = now;
    next_event_.assign(cores_.size(), now_ + 1);
    calendar_.clear();
    for (std::size_t c = 0; c < cores_.size(); ++c) calendar_.add(c, now_ + 1, now_);
}

ChipState FunctionalEngine::state() {
    ChipState state{now_, {}};
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        state.cores.push_back(awake(c).state());
        if (rewiring_) state.cores.back().axon_table = rewiring_->table(c);
    }
    return state;
}

RunTotals FunctionalEngine::run(const RunOrder& order, Stimulus& stimulus,
                                std::span<Recorder* const> recorders) {
    require_ticks(now_, order.ticks);
    if (plan_.tick_cycles != 0)
        throw Error(Exit::usage,
                    "the functional engine has no cycles: it cannot run fixed ticks; tlm, cosim");
    if (order.wave || order.cycle_limit != kNever) {
        throw Error(Exit::usage, "the functional engine has no cycles: no waves and no limit of cycles");
    }
    recorders_ = recorders;
    deliveries_wanted_ = std::ranges::any_of(recorders, &Recorder::wants_deliveries);
    counted_ = {};
    sent_.assign(routes_.sources(), 0);
    arrived_.assign(cores_.size(), 0);
    for (const auto& core : cores_) {
        core->clear_counters();
        core->learning(order.learning);
    }
    const int threads = static_cast<int>(std::min(static_cast<std::size_t>(order.threads), cores_.size()));
    workers_ = threads > 1 ? std::make_unique<Workers>(threads) : nullptr;
    worked_.assign(static_cast<std::size_t>(threads), 0);
    const Tick first = now_;
    Tick last = now_ + order.ticks;
    const CheckpointOrder& checkpoints = order.checkpoints;
    const auto visit = [this](StateVisitor& visitor) { visit_state(visitor); };
    if (checkpoints.resume) {
        visit(*checkpoints.resume);
    } else {
        if (now_ < last) send_stimulus(stimulus);
        end_tick();
    }
    while (now_ < last) {
        step(order.skip);
        if (order.interrupted && (now_ - first) % kAskEvery == 0 && order.interrupted()) last = now_;
        if (now_ < last) send_stimulus(stimulus);
        end_tick();
        if (rewiring_ && order.learning && rewiring_->due(now_)) grow();
        if (checkpoints.every != 0 && (now_ - first) % checkpoints.every == 0 && now_ < last)
            checkpoints.save({now_ - first, Cycle(-1)}, visit);
    }
    workers_.reset();
    counted_.threads = std::max(1, static_cast<int>(std::ranges::count(worked_, 1)));
    counted_.ticks = now_ - first;
    counted_.finished = counted_.ticks == order.ticks;
    counted_.interrupted = !counted_.finished;
    return totals();
}

/// Between two ticks.
void FunctionalEngine::visit_state(StateVisitor& visitor) {
    visitor.field("now", now_);
    for (const auto& core : cores_) visitor.field("core", *core);
    visitor.field("next_event", next_event_);
    visitor.field("calendar", calendar_);
    visitor.field("sent", sent_);
    visitor.field("spikes", counted_.spikes);
    visitor.field("stimulus_spikes", counted_.stimulus_spikes);
    if (!rewiring_) return;
    visitor.field("rewiring", *rewiring_);
    visitor.field("copies", counted_.copies);
    visitor.field("arrived", arrived_);
    if (visitor.reads()) follow_wiring();
}

void FunctionalEngine::step(bool skip) {
    ++now_;
    if (!skip) std::fill(next_event_.begin(), next_event_.end(), now_);
    for (std::size_t c = 0; !skip && c < cores_.size(); ++c) calendar_.add(c, now_, now_ - 1);
    due_.clear();
    calendar_.take(now_, [&](std::size_t c) {
        if (next_event_[c] <= now_)
            due_.push_back(c);
        else
            calendar_.add(c, next_event_[c], now_);
    });
    const bool together = workers_ && due_.size() >= kCoresAThread * worked_.size();
    if (together) tick_together();
    for (const std::size_t c : due_) {
        if (!together) tick_core(c);
        send_spikes(c);
    }
}

void FunctionalEngine::tick_together() {
    workers_->run(due_.size(), [&](int worker, std::size_t item) {
        worked_[static_cast<std::size_t>(worker)] = 1;
        tick_core(due_[item]);
    });
}

void FunctionalEngine::tick_core(std::size_t c) {
    cores_[c]->sleep_until(now_ - 1);
    cores_[c]->tick();
    next_event_[c] = cores_[c]->next_event();
}

/// They are on their way at once: none is an event before the next tick.
void FunctionalEngine::send_spikes(std::size_t c) {
    const CoreId core(static_cast<std::uint16_t>(c));
    calendar_.add(c, next_event_[c], now_);
    for (const NeuronId neuron : cores_[c]->spikes()) {
        for (Recorder* recorder : recorders_) recorder->spike({now_, Cycle(-1), core, neuron});
        ++counted_.spikes;
        send(SourceId(core.value), neuron.value);
    }
}

/// The hosts send in this tick what is active in the next.
void FunctionalEngine::send_stimulus(Stimulus& stimulus) {
    for (const HostSpike& spike : stimulus.at(now_ + 1)) {
        const SourceId source = plan_.host_source(spike.host);
        for (Recorder* recorder : recorders_) recorder->host_spike(now_, source, spike.line);
        ++counted_.stimulus_spikes;
        send(source, spike.line);
    }
}

void FunctionalEngine::send(SourceId source, int neuron) {
    ++sent_[source.value];
    if (deliveries_wanted_) return record_deliveries(source, neuron);
    for (const RouteEnd& end : routes_.ends(source, neuron)) arrive(end);
}

/// @return merged
bool FunctionalEngine::arrive(const RouteEnd& end) {
    const std::size_t c = end.core.value;
    const Tick when = now_ + end.delay;
    const bool merged = cores_[c]->arrive(end.axon, end.pair, when);
    if (when < next_event_[c]) {
        next_event_[c] = when;
        calendar_.add(c, when, now_);
    }
    return merged;
}

/// Every copy is told of, those that find no entry too.
void FunctionalEngine::record_deliveries(SourceId source, int neuron) {
    const std::span<const RouteEnd> ends = routes_.ends(source, neuron);
    auto end = ends.begin();
    for (const CoreId core : routes_.listeners(source)) {
        Delivery delivery{now_, Cycle(-1), core, -1, source, NeuronId(static_cast<std::uint16_t>(neuron))};
        if (end != ends.end() && end->core == core) {
            delivery.axon = end->axon;
            delivery.merged = arrive(*end);
            ++end;
        }
        deliveries_.push_back(delivery);
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

/// All spikes of this tick are in the cores' bitmaps; those of the next find the new tables.
void FunctionalEngine::grow() {
    std::vector<Learner*> learners;
    for (std::size_t c = 0; c < cores_.size(); ++c) learners.push_back(&awake(c).learner());
    FunctionalPort port(cores_);
    if (rewiring_->round(learners, port).empty()) return;
    count_listeners();
    follow_wiring();
}

void FunctionalEngine::follow_wiring() {
    routes_ = SpikeRoutes(
        plan_, [this](std::size_t core) -> const auto& { return rewiring_->table(core); });
}

const std::vector<AxonEntry>& FunctionalEngine::axon_table(CoreId core) const {
    return rewiring_ ? rewiring_->table(core.value) : plan_.cores[core.value].axon_table;
}

/// What was sent so far went to those who have listened so far.
void FunctionalEngine::count_listeners() {
    for (std::size_t s = 0; s < sent_.size(); ++s) {
        const auto listeners = routes_.listeners(SourceId(static_cast<std::uint16_t>(s)));
        counted_.copies += sent_[s] * listeners.size();
        for (const CoreId core : listeners) arrived_[core.value] += sent_[s];
        sent_[s] = 0;
    }
}

/// A core that may have slept until now.
CoreFunctional& FunctionalEngine::awake(std::size_t core) {
    cores_[core]->sleep_until(now_);
    return *cores_[core];
}

/// A core has counted the copies that found an entry; all others follow from who listens to whom.
RunTotals FunctionalEngine::totals() {
    count_listeners();
    RunTotals totals = counted_;
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        CoreCounters& counters = totals.cores.emplace_back(CoreTotals{cores_[c]->counters(), 0, 0}).counters;
        counters.not_in_table = arrived_[c] - counters.arrived;
        counters.arrived = arrived_[c];
    }
    if (rewiring_) totals.growth = rewiring_->totals();
    return totals;
}

std::unique_ptr<Engine> make_functional(const ChipPlan& plan) {
    return std::make_unique<FunctionalEngine>(plan);
}

}  // namespace tendril
