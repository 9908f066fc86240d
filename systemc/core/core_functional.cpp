// The golden model of a core: each step of a tick is one function, named as in the specification.
#include "systemc/core/core_functional.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <iterator>
#include <utility>

#include "systemc/core/neuron_step.h"

namespace tendril {

namespace {

constexpr int kLanes = 16;  // a row is summed in blocks that compile to vector instructions
constexpr int kWordBits = 64;
constexpr int kRankMax = 255;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::size_t slot_of(Tick tick) { return static_cast<std::size_t>(tick.value & (kBuiltSlots - 1)); }

}  // namespace

CoreFunctional::CoreFunctional(const CoreSetup& setup, const CoreState& state, Tick preload)
    : setup_(setup),
      table_(setup.axon_table),
      learner_(setup),
      stride_((setup.size.neurons + kLanes - 1) / kLanes * kLanes),
      words_((setup.size.axons + kWordBits - 1) / kWordBits) {
    load(state, preload);
}

void CoreFunctional::load(const CoreState& state, Tick preload) {
    const CoreSize size = setup_.size;
    assert(state.neurons.size() == at(size.neurons) && state.k.size() == at(size.neurons * size.axons));
    now_ = preload;
    neurons_ = state.neurons;
    k_.assign(at(size.axons * stride_), 0);
    for (int i = 0; i < size.axons; ++i) {
        std::copy_n(state.k.begin() + i * size.neurons, size.neurons, k_.begin() + i * stride_);
    }
    pending_.assign(at(kBuiltSlots * words_), 0);
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        const auto& bitmap = state.pending[at(ahead)];
        for (int i = 0; i < size.axons; ++i) {
            if (bitmap[at(i)]) set_pending(ahead, i);
        }
    }
    rank0_ = state.rank0;
    learner_.load(state);
    counters_ = {};
    quiet_ = false;
    excitation_.assign(at(stride_), 0);
    inhibition_.assign(at(stride_), 0);
    spikes_.clear();
    winners_.clear();
}

CoreState CoreFunctional::state() const {
    const CoreSize size = setup_.size;
    CoreState state = cleared_core(size, 1);
    state.neurons = neurons_;
    for (int i = 0; i < size.axons; ++i) {
        std::copy_n(k_.begin() + i * stride_, size.neurons, state.k.begin() + i * size.neurons);
    }
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        const Word* bitmap = &pending_[slot_of(now_ + ahead) * at(words_)];
        for (int i = 0; i < size.axons; ++i) {
            state.pending[at(ahead)][at(i)] = (bitmap[i / kWordBits] >> (i % kWordBits)) & 1U;
        }
    }
    state.rank0 = static_cast<std::uint8_t>(rank0_);
    state.learning = learner_.state();
    make_canonical(state);
    return state;
}

// Input

bool CoreFunctional::set_pending(int ticks_ahead, int axon) {
    Word& word = pending_[slot_of(now_ + ticks_ahead) * at(words_) + at(axon / kWordBits)];
    const Word bit = Word{1} << (axon % kWordBits);
    const bool was_set = (word & bit) != 0;
    word |= bit;
    return was_set;
}

LookUp CoreFunctional::deliver(SourceId source, int neuron, Tick sent) {
    LookUp found;
    found.valid = true;
    ++counters_.arrived;
    const AxonEntry* entry = table_.find(source, neuron);
    if (entry == nullptr) {
        ++counters_.not_in_table;
        return found;
    }
    const std::int64_t ahead = sent + entry->delay - now_;
    found.hit = true;
    found.axon = static_cast<std::uint8_t>(entry->axon);
    found.late = ahead < 1;
    found.early = ahead > kBuiltDelayMax;
    const int slot = static_cast<int>(std::clamp<std::int64_t>(ahead, 1, kBuiltDelayMax));
    found.merged = set_pending(slot, entry->axon);
    if (entry->pair) set_pending(slot, entry->axon + 1);
    counters_.late += found.late;
    counters_.early += found.early;
    counters_.merged += found.merged;
    return found;
}

void CoreFunctional::activate(AxonId axon) { set_pending(1, axon.value); }

Tick CoreFunctional::next_event() const {
    if (!quiet_) return now_ + 1;
    const int ph_len = setup_.neuron.ph_len;
    const Tick phase_start = ph_len > 0 ? now_ + (ph_len - phase_of(now_)) : kNoTick;
    for (int ahead = 1; ahead < kBuiltSlots && now_ + ahead < phase_start; ++ahead) {
        const Word* bitmap = &pending_[slot_of(now_ + ahead) * at(words_)];
        if (std::any_of(bitmap, bitmap + words_, [](Word word) { return word != 0; })) return now_ + ahead;
    }
    return phase_start;
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
    if (quiet_ && events_ == 0) return spikes_;
    scan(phase);  // T2
    if (!winners_.empty()) {
        select_winners();  // T3
        inhibit_losers();
    }
    merge_spikes();
    counters_.spikes += static_cast<std::uint32_t>(spikes_.size());
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
    quiet_ = false;
}

void CoreFunctional::take_events(int phase) {
    events_ = 0;
    Word* bitmap = &pending_[slot_of(now_) * at(words_)];
    for (int w = 0; w < words_; ++w) {
        for (Word rest = std::exchange(bitmap[w], 0); rest != 0; rest &= rest - 1) {
            if (events_++ == 0) {
                std::fill(excitation_.begin(), excitation_.end(), std::uint16_t{0});
                std::fill(inhibition_.begin(), inhibition_.end(), std::uint16_t{0});
            }
            const int axon = w * kWordBits + std::countr_zero(rest);
            add_row(axon);
            converse(learner_.axon_delivered(axon, phase, now_));
        }
    }
}

void CoreFunctional::add_row(int axon) {
    const std::uint8_t* row = &k_[at(axon * stride_)];
    std::uint16_t* sums = setup_.excitatory[at(axon)] ? excitation_.data() : inhibition_.data();
    std::uint64_t synapses = 0;
    for (int first = 0; first < stride_; first += kLanes) {
        std::uint8_t used = 0;
        for (int lane = 0; lane < kLanes; ++lane) {
            sums[first + lane] = static_cast<std::uint16_t>(sums[first + lane] + row[first + lane]);
        }
        for (int lane = 0; lane < kLanes; ++lane) {
            used = static_cast<std::uint8_t>(used + (row[first + lane] != 0));
        }
        synapses += used;
    }
    counters_.synaptic_events += synapses;
}

void CoreFunctional::scan(int phase) {
    const NeuronParams& p = setup_.neuron;
    int decay = 0;
    if (p.dec_mode == 1) decay = phase >> p.dec_sh;
    if (p.dec_mode == 2) decay = rank0_ >> p.dec_sh;
    const bool input = events_ > 0;
    bool moved = false;
    for (int j = 0; j < setup_.size.neurons; ++j) {
        const int excitation = input ? excitation_[at(j)] : 0;
        const int inhibition = input ? inhibition_[at(j)] : 0;
        const NeuronStep step = step_neuron(p, neurons_[at(j)], excitation, inhibition, decay);
        moved |= step.moved || step.candidate;
        if (step.repeats) repeats_.emplace_back(static_cast<std::uint16_t>(j));
        if (step.candidate) winners_.emplace_back(static_cast<std::uint16_t>(j));
    }
    rank0_ = std::min(kRankMax, rank0_ + events_);
    // An input may have changed slopes that count from the next tick on.
    quiet_ = !moved && !input;
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

void CoreFunctional::inhibit_losers() {
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

// The learn port, without time

void CoreFunctional::converse(Access access) {
    while (access.kind != Access::Kind::done) {
        Reply& reply = learner_.reply();
        switch (access.kind) {
            case Access::Kind::done:
                break;
            case Access::Kind::read:
                reply.one = answer(access.axon, access.neuron);
                break;
            case Access::Kind::column:
                read_column(access.neuron);
                break;
            case Access::Kind::neurons:
                for (std::size_t j = 0; j < neurons_.size(); ++j) reply.thresholds[j] = neurons_[j].th;
                break;
            case Access::Kind::write:
                write_changes();
                if (access.last) return;
                break;
        }
        access = learner_.next();
    }
}

LearnAnswer CoreFunctional::answer(int axon, int neuron) const {
    const NeuronState& n = neurons_[at(neuron)];
    return {k_[at(axon * stride_ + neuron)], n.th, n.fired, n.inh, n.inht != 0};
}

void CoreFunctional::read_column(int neuron) {
    Reply& reply = learner_.reply();
    for (int i = 0; i < setup_.size.axons; ++i) reply.column[at(i)] = k(i, neuron);
    reply.one = answer(setup_.size.axons - 1, neuron);
}

void CoreFunctional::write_changes() {
    for (const Change& change : learner_.changes()) {
        if (change.target == Change::Target::synapse) {
            k(change.axon, change.neuron) = static_cast<std::uint8_t>(change.value);
        } else {
            neurons_[change.neuron].th = change.value;
        }
    }
}

}  // namespace tendril
