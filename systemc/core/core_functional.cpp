// The golden model of a core: each step of a tick is one function, named as in the specification.
#include "systemc/core/core_functional.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "systemc/core/closed_form.h"

namespace tendril {

namespace {

constexpr int kRankMax = 255;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

CoreFunctional::CoreFunctional(const CoreSetup& setup, const CoreState& state, Tick preload)
    : setup_(setup),
      learner_(setup),
      synapses_(setup.size),
      pending_(setup.size.axons),
      excitation_(synapses_.stride()),
      inhibition_(synapses_.stride()) {
    load(state, preload);
}

void CoreFunctional::load(const CoreState& state, Tick preload) {
    assert(state.neurons.size() == at(setup_.size.neurons));
    now_ = counted_until_ = preload;
    next_scan_ = now_ + 1;
    synapses_.load(state.k);
    swept_ = {};
    neurons_.clear();
    used_.clear();
    if (NeuronSweep::fits(setup_, state)) {
        swept_.load(setup_.neuron, state.neurons);
        for (int i = 0; i < setup_.size.axons; ++i) used_.push_back(synapses_.used(i));
    } else {
        neurons_ = state.neurons;
    }
    pending_.clear();
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        for (int i = 0; i < setup_.size.axons; ++i) {
            if (state.pending[at(ahead)][at(i)]) pending_.set(now_ + ahead, i);
        }
    }
    rank0_ = state.rank0;
    learner_.load(state);
    counters_ = {};
    spikes_.clear();
    winners_.clear();
}

CoreState CoreFunctional::state() const {
    CoreState state = cleared_core(setup_.size, 1);
    for (std::size_t j = 0; j < state.neurons.size(); ++j) {
        state.neurons[j] = neuron(NeuronId(static_cast<std::uint16_t>(j)));
    }
    state.k = synapses_.dense();
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        for (int i = 0; i < setup_.size.axons; ++i) {
            state.pending[at(ahead)][at(i)] = pending_.test(now_ + ahead, i);
        }
    }
    state.rank0 = static_cast<std::uint8_t>(rank0_);
    state.learning = learner_.state();
    make_canonical(state);
    return state;
}

NeuronState CoreFunctional::neuron(NeuronId id) const {
    if (neurons_.empty()) return swept_.neuron(id.value, now_ - counted_until_);
    return counted(neurons_[id.value], now_ - counted_until_);
}

// Input

LookUp CoreFunctional::deliver(SourceId source, int neuron, Tick sent) {
    LookUp found;
    found.valid = true;
    ++counters_.arrived;
    if (!table_) table_.emplace(setup_.axon_table);
    const AxonEntry* entry = table_->find(source, neuron);
    if (entry == nullptr) {
        ++counters_.not_in_table;
        return found;
    }
    const std::int64_t ahead = sent + entry->delay - now_;
    found.hit = true;
    found.axon = static_cast<std::uint8_t>(entry->axon);
    found.late = ahead < 1;
    found.early = ahead > kBuiltDelayMax;
    const Tick slot = now_ + std::clamp<std::int64_t>(ahead, 1, kBuiltDelayMax);
    found.merged = pending_.set(slot, entry->axon);
    if (entry->pair) pending_.set(slot, entry->axon + 1);
    counters_.late += found.late;
    counters_.early += found.early;
    counters_.merged += found.merged;
    return found;
}

void CoreFunctional::activate(AxonId axon) { pending_.set(now_ + 1, axon.value); }

Tick CoreFunctional::next_event() const {
    const int ph_len = setup_.neuron.ph_len;
    Tick next = std::max(next_scan_, now_ + 1);
    if (ph_len > 0) next = std::min(next, now_ + (ph_len - phase_of(now_)));
    for (int ahead = 1; ahead < kBuiltSlots && now_ + ahead < next; ++ahead) {
        if (pending_.any(now_ + ahead)) return now_ + ahead;
    }
    return next;
}

// A tick, in the order of section 3.2

std::span<const NeuronId> CoreFunctional::tick() {
    ++now_;
    const int phase = phase_of(now_);
    repeats_.clear();
    winners_.clear();
    spikes_.clear();

    if (setup_.neuron.ph_len > 0 && phase == 0 && now_.value > 0) start_phase();  // T0
    take_events(phase);                                                           // T1
    if (events_ == 0 && now_ < next_scan_) return spikes_;
    if (neurons_.empty()) {
        sweep();
        report_winners(phase);
        return spikes_;
    }
    count_until(now_ - 1);
    scan(phase);  // T2
    if (!winners_.empty()) {
        select_winners();  // T3
        fire_and_inhibit();
    }
    merge_spikes();
    counters_.spikes += spikes_.size();
    report_winners(phase);  // T4
    return spikes_;
}

int CoreFunctional::phase_of(Tick tick) const {
    const int ph_len = setup_.neuron.ph_len;
    return ph_len > 0 ? static_cast<int>(tick.value % ph_len) : 0;
}

void CoreFunctional::start_phase() {
    converse(learner_.phase_start(now_));
    for (NeuronState& n : neurons_) tendril::start_phase(setup_.neuron, n);
    rank0_ = 0;
    counted_until_ = now_ - 1;
    next_scan_ = now_;
}

void CoreFunctional::take_events(int phase) {
    events_ = 0;
    pending_.take(now_, [&](int axon) {
        if (events_++ == 0) {
            std::fill(excitation_.begin(), excitation_.end(), std::uint16_t{0});
            std::fill(inhibition_.begin(), inhibition_.end(), std::uint16_t{0});
        }
        std::vector<std::uint16_t>& sums = setup_.excitatory[at(axon)] ? excitation_ : inhibition_;
        if (used_.empty()) {
            counters_.synaptic_events += synapses_.add(axon, sums.data());
        } else {
            counters_.synaptic_events += used_[at(axon)];
            add_row(synapses_.row(axon), sums.data(), synapses_.stride());
        }
        converse(learner_.axon_delivered(axon, phase, now_));
    });
}

void CoreFunctional::scan(int phase) {
    const NeuronParams& p = setup_.neuron;
    int decay = 0;
    if (p.dec_mode == 1) decay = phase >> p.dec_sh;
    if (p.dec_mode == 2) decay = rank0_ >> p.dec_sh;
    const bool input = events_ > 0;
    bool timed = false;
    for (int j = 0; j < setup_.size.neurons; ++j) {
        const int excitation = input ? excitation_[at(j)] : 0;
        const int inhibition = input ? inhibition_[at(j)] : 0;
        const NeuronStep step = step_neuron(p, neurons_[at(j)], excitation, inhibition, decay);
        timed |= step.timed;
        if (step.repeats) repeats_.emplace_back(static_cast<std::uint16_t>(j));
        if (step.candidate) winners_.emplace_back(static_cast<std::uint16_t>(j));
    }
    rank0_ = std::min(kRankMax, rank0_ + events_);
    counted_until_ = now_;
    // Looking ahead costs as much as a scan: it pays in silence, which tends to last.
    const bool steady = !input && !timed && winners_.empty();
    next_scan_ = steady ? now_ + ticks_to_next_fire() : now_ + 1;
}

/// T2 and T3 of neurons that only count: all ticks since the last time at once.
void CoreFunctional::sweep() {
    const bool input = events_ > 0;
    swept_.step(now_ - counted_until_, input ? excitation_.data() : nullptr, inhibition_.data(), winners_);
    if (!winners_.empty()) swept_.fire(winners_);
    spikes_ = winners_;
    counters_.spikes += spikes_.size();
    counted_until_ = now_;
    rank0_ = std::min(kRankMax, rank0_ + events_);
    // The quick answer may be early: then nothing happens but a look that is exact.
    const bool vain = !input && winners_.empty();
    next_scan_ = now_ + std::min(vain ? swept_.soonest_exact() : swept_.soonest(), kNoTick - now_);
}

/// Without input and timers, from the end of this tick on.
std::int64_t CoreFunctional::ticks_to_next_fire() const {
    std::int64_t soonest = kNoTick - now_;
    for (const NeuronState& n : neurons_) {
        if (!rests(setup_.neuron, n)) soonest = std::min(soonest, ticks_to_fire(setup_.neuron, n));
    }
    return std::min(soonest, kNoTick - now_);
}

/// A neuron after so many more ticks without input and timers.
NeuronState CoreFunctional::counted(const NeuronState& neuron, std::int64_t ticks) const {
    NeuronState n = neuron;
    if (ticks > 0 && !rests(setup_.neuron, n)) n.v = potential_after(setup_.neuron, n, ticks);
    return n;
}

void CoreFunctional::count_until(Tick tick) {
    const std::int64_t ticks = tick - counted_until_;
    if (ticks <= 0) return;
    for (NeuronState& n : neurons_) n = counted(n, ticks);
    counted_until_ = tick;
}

void CoreFunctional::select_winners() {
    const NeuronParams& p = setup_.neuron;
    if (p.inh_mode == 0 || p.wta_tie == 0) return;
    const auto margin = [&](NeuronId id) { return neurons_[id.value].v - neurons_[id.value].th; };
    NeuronId best = winners_.front();
    if (p.wta_tie == 2) {
        for (const NeuronId id : winners_) {
            if (margin(id) > margin(best)) best = id;
        }
    }
    winners_.assign(1, best);
}

void CoreFunctional::fire_and_inhibit() {
    const NeuronParams& p = setup_.neuron;
    for (const NeuronId w : winners_) fire(p, neurons_[w.value]);
    if (p.inh_mode == 0) return;
    for (const NeuronId w : winners_) {
        for (std::size_t j = 0; j < neurons_.size(); ++j) {
            if (j != w.value) inhibit(p, neurons_[j]);
        }
    }
}

void CoreFunctional::merge_spikes() {
    std::set_union(repeats_.begin(), repeats_.end(), winners_.begin(), winners_.end(),
                   std::back_inserter(spikes_));
}

void CoreFunctional::report_winners(int phase) {
    for (const NeuronId w : winners_) converse(learner_.neuron_fired(w.value, phase, now_));
}

}  // namespace tendril
