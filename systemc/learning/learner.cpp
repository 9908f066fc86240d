// The learner's conversation: what it asks for, and what it makes of each answer.
#include "systemc/learning/learner.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace tendril {

namespace {

constexpr int kRankMax = 255;

std::unique_ptr<Rule> rule_of(const CoreSetup& setup) {
    for (const RuleInfo& info : rules()) {
        if (info.kind == setup.rule) return info.make(setup.learning);
    }
    return nullptr;
}

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Learner::Learner(const CoreSetup& setup)
    : setup_(setup),
      rule_(rule_of(setup)),
      excitatory_(setup.excitatory.begin(), setup.excitatory.end()),
      column_{{}, 0, 0, 0, Tick(), setup.neuron.ph_len > 0, excitatory_, state_} {
    load(cleared_core(setup.size, 1));
}

Learner::~Learner() = default;

void Learner::load(const CoreState& state) {
    state_ = state.learning;
    step_ = Step::idle;
    reply_.column.assign(at(setup_.size.axons), 0);
    reply_.thresholds.assign(at(setup_.size.neurons), 0);
    budgets_.assign(at(setup_.size.neurons), 0);
    fan_out_.assign(at(setup_.size.axons), 0);
    for (std::size_t i = 0; i < state.k.size(); ++i) {
        budgets_[i % budgets_.size()] += state.k[i];
        fan_out_[i / budgets_.size()] += state.k[i];
    }
    if (setup_.remote.on) load_remote(state);
}

Access Learner::ask(Step step, Access::Kind kind, int axon, int neuron) {
    step_ = step;
    neuron_ = neuron;
    return {kind, static_cast<std::uint16_t>(axon), static_cast<std::uint16_t>(neuron), false};
}

Access Learner::axon_delivered(int axon, int phase, Tick tick) {
    if (state_.ta[at(axon)] < 0) {
        state_.ta[at(axon)] = static_cast<std::int16_t>(phase);
        state_.rk[at(axon)] = state_.rank;
    }
    state_.tl[at(axon)] = tick.value;
    if (state_.rank < kRankMax) ++state_.rank;

    if (!learns() || !rule_->params().grow_en || !excitatory_[at(axon)]) return {};
    if (setup_.remote.on && !heard_[at(axon)]) return {};
    const std::uint32_t range = std::bit_ceil(static_cast<std::uint32_t>(setup_.size.neurons));
    const int target = static_cast<int>(random().draw() & (range - 1));
    if (target >= setup_.size.neurons) return {};
    axon_ = axon;
    phase_ = phase;
    return ask(Step::growth, Access::Kind::read, axon, target);
}

Access Learner::neuron_fired(int neuron, int phase, Tick tick) {
    std::int16_t& fired_at = state_.tf[at(neuron)];
    if (fired_at < 0) fired_at = static_cast<std::int16_t>(phase);
    if (learns() && setup_.remote.on) ask_for_axon(neuron);
    if (!learns() || rule_->params().learn_end) return {};
    column_.tick = tick;
    return ask(Step::after_fire, Access::Kind::column, 0, neuron);
}

Access Learner::phase_start(Tick tick) {
    column_.tick = tick;
    neuron_ = -1;
    return close_next_neuron();
}

Access Learner::next() {
    const Step step = step_;
    step_ = Step::idle;
    switch (step) {
        case Step::idle:
            return {};
        case Step::growth:
            return grow();
        case Step::eviction:
            return try_victim();
        case Step::after_fire:
            run_pass(&Rule::after_fire);
            return changes_.empty() ? Access{} : Access{Access::Kind::write, 0, 0, true};
        case Step::was_fired:
            if (reply_.one.fired) return ask(Step::end_pass, Access::Kind::column, 0, neuron_);
            return close_next_neuron();
        case Step::end_pass:
            run_pass(&Rule::end_of_episode);
            if (changes_.empty()) return close_next_neuron();
            if (!more_to_close()) return finish_episode({Access::Kind::write, 0, 0, true});
            return ask(Step::close, Access::Kind::write, 0, neuron_);
        case Step::close:
            return close_next_neuron();
        case Step::decay:
            return decay_thresholds();
    }
    return {};
}

// Growth (4.2): one read; eviction probes axon by axon, so that each costs its cycles.

Access Learner::grow() {
    if (!rule_->grows(reply_.one, fan_out_[at(axon_)], state_.rk[at(axon_)], phase_, random())) return {};
    grown_ = static_cast<std::uint8_t>(reply_.one.k + 1);
    if (budgets_[at(neuron_)] < rule_->params().kbud) return write_growth(-1);
    if (!rule_->params().grow_repl) return {};
    const int axons = setup_.size.axons;
    probe_ = static_cast<int>(random().draw() % static_cast<std::uint32_t>(axons)) - 1;
    probes_left_ = axons;
    return probe_next_victim();
}

Access Learner::probe_next_victim() {
    while (probes_left_-- > 0) {
        probe_ = probe_ + 1 == setup_.size.axons ? 0 : probe_ + 1;
        if (probe_ != axon_ && excitatory_[at(probe_)]) {
            return ask(Step::eviction, Access::Kind::read, probe_, neuron_);
        }
    }
    return {};
}

Access Learner::try_victim() { return reply_.one.k > 0 ? write_growth(probe_) : probe_next_victim(); }

Access Learner::write_growth(int victim) {
    changes_.clear();
    const auto neuron = static_cast<std::uint16_t>(neuron_);
    if (victim >= 0) {
        changes_.push_back({Change::Target::synapse, static_cast<std::uint16_t>(victim), neuron,
                            static_cast<std::uint16_t>(reply_.one.k - 1), false});
        --fan_out_[at(victim)];
    } else {
        ++budgets_[at(neuron_)];
    }
    changes_.push_back({Change::Target::synapse, static_cast<std::uint16_t>(axon_), neuron, grown_, true});
    ++fan_out_[at(axon_)];
    return {Access::Kind::write, 0, 0, true};
}

// Passes over a neuron's column (4.3, 4.4).

void Learner::run_pass(void (Rule::*pass)(Column&, Lfsr) const) {
    column_.k = reply_.column;
    column_.budget = budgets_[at(neuron_)];
    column_.threshold = reply_.one.th;
    column_.fired_at = state_.tf[at(neuron_)];
    ((*rule_).*pass)(column_, random());
    budgets_[at(neuron_)] = column_.budget;

    changes_.clear();
    const auto neuron = static_cast<std::uint16_t>(neuron_);
    for (std::size_t i = 0; i < column_.k.size(); ++i) {
        if (column_.k[i] == reply_.column[i]) continue;
        changes_.push_back({Change::Target::synapse, static_cast<std::uint16_t>(i), neuron, column_.k[i],
                            column_.k[i] > reply_.column[i]});
        fan_out_[i] += column_.k[i] - reply_.column[i];
    }
    if (column_.threshold != reply_.one.th) {
        changes_.push_back(
            {Change::Target::threshold, 0, neuron, static_cast<std::uint16_t>(column_.threshold)});
    }
}

// The close of an episode (4.4): end passes, decay, counts.

Access Learner::close_next_neuron() {
    if (learns() && rule_->params().learn_end) {
        for (int j = neuron_ + 1; j < setup_.size.neurons; ++j) {
            if (state_.tf[at(j)] >= 0) return ask(Step::was_fired, Access::Kind::read, 0, j);
        }
    }
    if (decays()) return ask(Step::decay, Access::Kind::neurons, 0, 0);
    return finish_episode({});
}

bool Learner::more_to_close() const {
    const auto later = state_.tf.begin() + neuron_ + 1;
    return decays() || std::any_of(later, state_.tf.end(), [](int fired_at) { return fired_at >= 0; });
}

bool Learner::decays() const {
    if (!learns() || !rule_->params().homeo_en) return false;
    const int every = rule_->params().homeo_dn_ph;
    return every != 0 && state_.episodes % every == 0;
}

Access Learner::decay_thresholds() {
    changes_.clear();
    for (std::size_t j = 0; j < reply_.thresholds.size(); ++j) {
        const std::uint16_t th = reply_.thresholds[j];
        if (th == 0) continue;
        changes_.push_back({Change::Target::threshold, 0, static_cast<std::uint16_t>(j),
                            static_cast<std::uint16_t>(th - 1)});
    }
    return finish_episode(changes_.empty() ? Access{} : Access{Access::Kind::write, 0, 0, true});
}

Access Learner::finish_episode(Access last) {
    ++state_.episodes;
    state_.rank = 0;
    std::fill(state_.ta.begin(), state_.ta.end(), std::int16_t{-1});
    std::fill(state_.rk.begin(), state_.rk.end(), std::uint8_t{0});
    std::fill(state_.tf.begin(), state_.tf.end(), std::int16_t{-1});
    return last;
}

}  // namespace tendril
