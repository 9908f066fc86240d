// Implements core_model.h; the cycles are those of the tables in rtl/README.md.
#include "systemc/core/core_model.h"

#include <algorithm>
#include <cassert>

#include "systemc/core/core_config.h"

namespace tendril {

namespace {

constexpr int kRankMax = 255;
constexpr int kTransferCycles = 3;  // of a word on the configuration port
constexpr int kResetCycles = 1;
constexpr int kScanEndCycles = 2;  // the last neuron's step, and the decision
constexpr int kPassEndCycles = 1;
constexpr int kRowCountCycles = 2;  // from a word's read to its count
constexpr int kOwedSlots = 128;     // 7 bits

}  // namespace

CoreModel::Parts::Parts(const CoreSetup& setup, const CoreState& state, Tick preload)
    : input(setup, state, preload), synapses(setup.size), neurons(setup, state) {
    synapses.load(state.k);
}

void CoreModel::load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) {
    const auto words = core_config_words(setup, state, preload, last_tick, built_, lanes_).size();
    setup_cycles_ = kResetCycles + kTransferCycles * static_cast<std::int64_t>(words);
    setup_ = &setup;
    parts_.emplace(setup, state, preload);
    excitation_.assign(parts_->synapses.stride(), 0);
    inhibition_.assign(parts_->synapses.stride(), 0);
    counters_ = {};
    step_ = Step::halted;
    tick_ = preload;
    last_tick_ = last_tick;
    learning_ = setup.rule != RuleKind::none;
    const int ph_len = setup.neuron.ph_len;
    phase_ = ph_len == 0 ? 0 : static_cast<int>((preload.value + 1) % ph_len);
    rank_ = rank0_ = state.rank0;
    preload_ = phase_started_ = quiet_ = due_ = false;
    owed_ = 0;
    axons_.clear();
    outputs_ = {};
    show();
}

void CoreModel::start() {
    setup_cycles_ += kTransferCycles;
    counters_ = {};
    parts_->input.clear_counters();
    preload_ = true;
    quiet_ = false;
    step_ = fixed() ? after_tick() : Step::mark;
    show();
}

void CoreModel::clock(Cycle now, const CoreInputs& inputs) {
    const bool arrives = inputs.spike_in_valid && outputs_.spike_in_ready;
    parts_->input.clock(arrives ? &inputs.spike_in : nullptr, outputs_.take && !fixed(), tick_);
    outputs_.answer_valid = false;
    if (outputs_.event_valid && inputs.learn.op != LearnBeat::Op::none) learn(inputs.learn);
    if (fixed()) count_start(inputs.tick_start);
    advance(now, inputs);
    show();
}

Cycle CoreModel::next_change(Cycle now) const {
    if (due_ || outputs_.take || outputs_.answer_valid || parts_->input.moves()) return now + 1;
    switch (step_) {
        case Step::halted:
        case Step::waiting:
        case Step::stopped:
            return kNever;
        case Step::row:
        case Step::scan:
            return until_;
        default:
            return now + 1;
    }
}

CoreState CoreModel::state() {
    CoreState state = cleared_core(setup_->size, 1);
    state.learning = {};
    state.rank0 = static_cast<std::uint8_t>(rank0_);
    state.neurons = parts_->neurons.state();
    state.k = parts_->synapses.dense();
    parts_->input.state(tick_, state);
    return state;
}

CoreCounters CoreModel::counters() {
    CoreCounters all = parts_->input.counters();
    all.spikes = counters_.spikes;
    all.overrun = counters_.overrun;
    all.synaptic_events = counters_.synaptic_events;
    return all;
}

/// A row is counted at once; the RTL counts each word of it two cycles after it was read.
std::uint64_t CoreModel::synaptic_events(Cycle now) const {
    if (step_ != Step::row && step_ != Step::axon) return counters_.synaptic_events;
    const std::int64_t words = row_cycles();
    const std::int64_t missing = std::clamp<std::int64_t>(until_ + kRowCountCycles - now, 0, words);
    const std::uint8_t* const row = parts_->synapses.row(axons_[axon_]);
    const std::int64_t first = (words - missing) * lanes_;
    const auto used = std::count_if(row + std::min<std::int64_t>(first, setup_->size.neurons),
                                    row + setup_->size.neurons, [](std::uint8_t k) { return k != 0; });
    return counters_.synaptic_events - static_cast<std::uint64_t>(used);
}

/// An access of the learn port while an event is held.
void CoreModel::learn(const LearnBeat& beat) {
    switch (beat.op) {
        case LearnBeat::Op::none:
            break;
        case LearnBeat::Op::read:
            outputs_.answer_valid = true;
            outputs_.answer = parts_->neurons.answer(beat.neuron);
            outputs_.answer.k = parts_->synapses.at(beat.axon, beat.neuron);
            // What the phase start clears reads as cleared, though the scan does it.
            if (phase_started_) outputs_.answer.fired = outputs_.answer.inh = false;
            break;
        case LearnBeat::Op::write_synapse:
            parts_->synapses.at(beat.axon, beat.neuron) = static_cast<std::uint8_t>(beat.data & 0xfU);
            break;
        case LearnBeat::Op::write_threshold:
            parts_->neurons.set_threshold(beat.neuron, beat.data);
            break;
    }
}

/// Fixed ticks: a start that finds the core at work, or others owed, is owed.
void CoreModel::count_start(bool tick_start) {
    const bool overrun = due_ && (step_ != Step::waiting || owed_ != 0);
    if (overrun) ++counters_.overrun;
    if (overrun && !outputs_.take)
        owed_ = (owed_ + 1) % kOwedSlots;
    else if (outputs_.take && owed_ != 0 && !due_)
        --owed_;
    due_ = tick_start;
}

/// The order of a tick.
void CoreModel::advance(Cycle now, const CoreInputs& inputs) {
    switch (step_) {
        case Step::halted:
        case Step::stopped:
            return;
        case Step::waiting:
            if (!outputs_.take) return;
            preload_ = false;
            step_ = tick_ == last_tick_ ? Step::stopped : Step::begin;
            if (step_ == Step::begin) ++tick_;
            return;
        case Step::begin:
            return begin_tick(now);
        case Step::phase_start:
            if (!done_with_event(inputs)) return;
            phase_started_ = true;
            rank_ = rank0_ = 0;
            return take_up(now);
        case Step::row:
            if (now == until_) step_ = Step::axon;
            return;
        case Step::axon:
            if (!done_with_event(inputs)) return;
            rank_ = std::min(rank_ + 1, kRankMax);
            ++axon_;
            return take_up(now);
        case Step::scan:
            if (now == until_) step_ = parts_->neurons.spikes().empty() ? Step::mark : Step::spikes;
            return;
        case Step::spikes:
            if (inputs.spike_out_ready) send();
            return;
        case Step::mark:
            if (inputs.spike_out_ready || fixed()) end_tick();
            return;
        case Step::fired:
            if (done_with_event(inputs) && ++told_ == parts_->neurons.winners().size()) end_tick();
            return;
        default:  // of the RTL's scan, done in one step here
            return;
    }
}

void CoreModel::begin_tick(Cycle now) {
    axons_.clear();
    parts_->input.pending().take(tick_,
                                 [this](int axon) { axons_.push_back(static_cast<std::uint8_t>(axon)); });
    axon_ = 0;
    if (!axons_.empty()) {
        std::fill(excitation_.begin(), excitation_.end(), std::uint16_t{0});
        std::fill(inhibition_.begin(), inhibition_.end(), std::uint16_t{0});
    }
    const bool phase_starts = setup_->neuron.ph_len != 0 && phase_ == 0 && tick_.value > 0;
    if (phase_starts) {
        step_ = Step::phase_start;
    } else if (axons_.empty() && quiet_) {
        step_ = Step::mark;
        sent_ = told_ = 0;
    } else {
        take_up(now);
    }
}

/// The next axon's row, as learning has left it; after the last the scan.
void CoreModel::take_up(Cycle now) {
    if (axon_ == axons_.size()) return scan(now);
    const int axon = axons_[axon_];
    auto& sums = setup_->excitatory[static_cast<std::size_t>(axon)] ? excitation_ : inhibition_;
    counters_.synaptic_events += parts_->synapses.add(axon, sums.data());
    step_ = Step::row;
    until_ = now + row_cycles();
}

/// T2 and T3 at once: nothing reaches the neurons until the spikes are out.
void CoreModel::scan(Cycle now) {
    const bool input = !axons_.empty();
    NeuronBank& neurons = parts_->neurons;
    neurons.run({phase_started_, phase_, rank0_, input ? excitation_.data() : nullptr,
                 input ? inhibition_.data() : nullptr});
    quiet_ = !neurons.busy() && !input;
    phase_started_ = false;
    rank0_ = rank_;
    sent_ = told_ = 0;
    const int n = setup_->size.neurons;
    step_ = Step::scan;
    until_ = now + (n + kScanEndCycles + neurons.passes() * (n + kPassEndCycles));
}

void CoreModel::send() {
    ++counters_.spikes;
    if (++sent_ == parts_->neurons.spikes().size()) step_ = Step::mark;
}

/// Of the mark, and again of the last winner's event.
void CoreModel::end_tick() {
    const bool quiet_tick = preload_ || (axons_.empty() && quiet_);
    if (step_ == Step::mark && !quiet_tick && !parts_->neurons.winners().empty()) {
        step_ = Step::fired;
        return;
    }
    const int ph_len = setup_->neuron.ph_len;
    if (!preload_ && ph_len != 0) phase_ = phase_ + 1 == ph_len ? 0 : phase_ + 1;
    step_ = after_tick();
}

CoreModel::Step CoreModel::after_tick() const {
    return fixed() && tick_ == last_tick_ ? Step::stopped : Step::waiting;
}

/// The pins of the next cycle.
void CoreModel::show() {
    const SpikeInputModel& input = parts_->input;
    outputs_.waiting = step_ == Step::waiting;
    outputs_.stopped = step_ == Step::stopped;
    outputs_.take = outputs_.waiting && (fixed() ? due_ || owed_ != 0 : input.mark());
    outputs_.spike_in_ready = !input.mark() || (outputs_.take && !fixed());
    outputs_.look_up = input.look_up();
    outputs_.spike_out_valid = step_ == Step::spikes || (step_ == Step::mark && !fixed());
    if (outputs_.spike_out_valid) {
        const bool mark = step_ == Step::mark;
        const int neuron = mark ? 0 : parts_->neurons.spikes()[sent_].value;
        outputs_.spike_out = {mark ? FlitKind::mark : FlitKind::spike, static_cast<std::uint8_t>(tick_.value),
                              SourceId(setup_->id.value), static_cast<std::uint8_t>(neuron)};
    }
    show_event();
    const bool rests = step_ == Step::halted || outputs_.waiting || outputs_.stopped;
    outputs_.idle = rests && !input.busy() && !outputs_.answer_valid && !due_ && owed_ == 0;
}

void CoreModel::show_event() {
    outputs_.event_valid = step_ == Step::phase_start || step_ == Step::axon || step_ == Step::fired;
    if (!outputs_.event_valid) return;
    LearnEvent& event = outputs_.event;
    event = {LearnEvent::Kind::phase_start, 0, static_cast<std::uint8_t>(phase_), tick_};
    if (step_ == Step::axon) {
        event.kind = LearnEvent::Kind::axon;
        event.index = axons_[axon_];
    } else if (step_ == Step::fired) {
        event.kind = LearnEvent::Kind::fired;
        event.index = static_cast<std::uint8_t>(parts_->neurons.winners()[told_].value);
    }
}

std::unique_ptr<Core> make_core_model(CoreSize built, int lanes) {
    return std::make_unique<CoreModel>(built, lanes);
}

}  // namespace tendril
