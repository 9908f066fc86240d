#include "tests/support/core_lockstep.h"

#include <fmt/format.h>

#include <utility>

namespace tendril {

namespace {

constexpr int kPatience = 200000;  // cycles a tick may last

/// Flits carry 8 bits of their tick: the one nearest to `now`.
Tick sent_tick(const Flit& flit, Tick now) {
    return now + static_cast<std::int8_t>(flit.tick - static_cast<std::uint8_t>(now.value));
}

}  // namespace

CoreLockstep::CoreLockstep(const CoreSetup& setup, const CoreState& state, std::unique_ptr<Core> core,
                           Tick preload, Tick last_tick, const Options& options)
    : options_(options),
      setup_(setup),
      model_(setup, state, preload),
      learner_(setup),
      port_(*this, setup.size),
      core_(std::move(core)),
      random_(options.seed),
      core_tick_(preload) {
    learner_.load(state);
    core_->load(setup, state, preload, last_tick);
    core_->start();
    if (!core_->outputs().spike_out_valid || core_->outputs().spike_out.kind != FlitKind::mark)
        fail("no preload mark in cycle 0");
    settle(true);
    compare();
}

bool CoreLockstep::tick(const std::vector<Flit>& before, const std::vector<Flit>& during) {
    deliver(before);
    to_send_.push_back(
        {FlitKind::mark, static_cast<std::uint8_t>(model_.now().value), SourceId(setup_.id.value), 0});
    const auto spiked = model_.tick();
    expected_spikes_.assign(spiked.begin(), spiked.end());
    events_ = 0;
    held_before_ = held_after_ = 0;
    mark_seen_ = mark_out_ = false;
    deliver(during);
    const bool to_the_end = !options_.eager || random_() % 2 == 0;
    settle(to_the_end);
    std::vector<Flit> own;
    std::swap(own, sent_by_core_);
    if (options_.hears_itself) {
        deliver(own);
        settle(to_the_end);
    }
    if (to_the_end) compare();
    return divergence_.empty();
}

void CoreLockstep::deliver(const std::vector<Flit>& spikes) {
    for (const Flit& spike : spikes) {
        to_send_.push_back(spike);
        expected_look_ups_.push_back(
            model_.deliver(spike.source, spike.neuron, sent_tick(spike, model_.now())));
    }
}

/// Until all is sent and the core's mark is out; to the end: until all is looked up and the core waits.
void CoreLockstep::settle(bool to_the_end) {
    for (int i = 0; divergence_.empty(); ++i) {
        const CoreOutputs& out = core_->outputs();
        if (to_send_.empty() && mark_out_ && (out.idle || !to_the_end)) return;
        if (i == kPatience) return fail("the tick does not end");
        cycle();
    }
}

void CoreLockstep::cycle() {
    CoreInputs in;
    drive_input(in);
    in.spike_out_ready = !chance(4);
    const CoreOutputs out = core_->outputs();
    if (out.event_valid) drive_learning(in);
    see_output(in);
    see_look_up();
    measure(out, in);
    core_->clock(cycle_, in);
    ++cycle_;
    if (in.spike_in_valid && out.spike_in_ready) to_send_.pop_front();
}

void CoreLockstep::measure(const CoreOutputs& out, const CoreInputs& in) {
    if (out.take) {
        taken_ = cycle_.value;
        ++core_tick_;
    }
    if (out.event_valid) ++(mark_seen_ ? held_after_ : held_before_);
    if (out.spike_out_valid && in.spike_out_ready) mark_sent_ = cycle_.value;  // the last flit is the mark
    if (!out.waiting) waits_ = cycle_.value + 1;
}

void CoreLockstep::drive_input(CoreInputs& in) {
    if (to_send_.empty() || chance(3)) return;
    in.spike_in_valid = true;
    in.spike_in = to_send_.front();
}

void CoreLockstep::drive_learning(CoreInputs& in) {
    if (setup_.rule != RuleKind::none && !port_.busy() && chance(3)) return;
    port_.drive(core_->outputs(), in);
    see_learning(in.learn);
    if (in.event_ready) ++acknowledged_[static_cast<std::size_t>(core_->outputs().event.kind)];
}

void CoreLockstep::see_learning(const LearnBeat& beat) {
    const LearnEvent& event = core_->outputs().event;
    if (beat.op == LearnBeat::Op::write_threshold) ++learned_.thresholds;
    if (beat.op != LearnBeat::Op::write_synapse) return;
    if (event.kind != LearnEvent::Kind::axon) {
        ++learned_.in_passes;
    } else {
        ++(beat.axon == event.index ? learned_.grown : learned_.evicted);
    }
}

Access CoreLockstep::begin(const LearnEvent& event) {
    grows_ = false;
    if (event.tick != core_tick_) fail(fmt::format("event of tick {}", event.tick.value));
    switch (event.kind) {
        case LearnEvent::Kind::axon:
            ++events_;
            grows_ = true;
            return learner_.axon_delivered(event.index, event.phase, event.tick);
        case LearnEvent::Kind::fired:
            return learner_.neuron_fired(event.index, event.phase, event.tick);
        case LearnEvent::Kind::phase_start:
            return learner_.phase_start(event.tick);
    }
    return {};
}

Access CoreLockstep::next() {
    if (std::exchange(grows_, false) && learner_.reply().one.k == setup_.learning.kmax) ++learned_.at_kmax;
    return learner_.next();
}

void CoreLockstep::see_output(const CoreInputs& in) {
    const CoreOutputs& out = core_->outputs();
    if (!out.spike_out_valid) return;
    const Flit flit = out.spike_out;
    const bool mark = flit.kind == FlitKind::mark;
    if (mark && !mark_seen_) mark_valid_ = cycle_.value, mark_seen_ = true;
    if (!in.spike_out_ready) return;
    if (flit.tick != static_cast<std::uint8_t>(core_tick_.value) || flit.source.value != setup_.id.value)
        return fail(fmt::format("a flit of tick {} source {}", flit.tick, flit.source.value));
    if (mark) {
        mark_out_ = true;
        if (!expected_spikes_.empty()) fail("does not spike", expected_spikes_.front().value);
        return;
    }
    if (expected_spikes_.empty() || expected_spikes_.front().value != flit.neuron)
        return fail("spikes, which was not expected", flit.neuron);
    expected_spikes_.pop_front();
    sent_by_core_.push_back(flit);
}

void CoreLockstep::see_look_up() {
    const LookUp got = core_->outputs().look_up;
    if (!got.valid) return;
    if (expected_look_ups_.empty()) return fail("a look-up of nothing");
    const LookUp expected = expected_look_ups_.front();
    expected_look_ups_.pop_front();
    if (got.hit != expected.hit || got.merged != expected.merged || got.late != expected.late ||
        got.early != expected.early || (got.hit && got.axon != expected.axon))
        fail(fmt::format("look-up: hit {} merged {} late {} early {} axon {}; expected {} {} {} {} {}",
                         got.hit, got.merged, got.late, got.early, got.axon, expected.hit, expected.merged,
                         expected.late, expected.early, expected.axon));
}

void CoreLockstep::compare() {
    if (!divergence_.empty()) return;
    if (!expected_look_ups_.empty()) return fail("a spike was not looked up");
    CoreState got = core_->state();
    got.learning = learner_.state();
    make_canonical(got);
    const CoreState expected = model_.state();
    if (got == expected) {
        if (core_->counters() != model_.counters()) fail("counters differ");
        return;
    }
    int neuron = -1;
    const std::string what = first_difference(got, expected, setup_.size, neuron);
    fail(what, neuron);
}

void CoreLockstep::fail(const std::string& what, int neuron) {
    if (!divergence_.empty()) return;
    divergence_ = fmt::format("{} tick {} cycle {} core {} neuron {}: {}", options_.label, model_.now().value,
                              cycle_.value, setup_.id.value, neuron, what);
}

}  // namespace tendril
