#include "tests/support/core_twin.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace tendril {

namespace {

bool has_input(const CoreInputs& in, const CoreOutputs& out) {
    return in.spike_in_valid || in.tick_start || (out.spike_out_valid && in.spike_out_ready) ||
           (out.event_valid && (in.event_ready || in.learn.op != LearnBeat::Op::none));
}

/// Every pin, those that mean something only sometimes left out at other times.
std::vector<std::pair<const char*, std::int64_t>> pins(const CoreOutputs& o) {
    std::vector<std::pair<const char*, std::int64_t>> all{{"spike_in_ready", o.spike_in_ready},
                                                          {"spike_out_valid", o.spike_out_valid},
                                                          {"event_valid", o.event_valid},
                                                          {"answer_valid", o.answer_valid},
                                                          {"look_up_valid", o.look_up.valid},
                                                          {"take", o.take},
                                                          {"waiting", o.waiting},
                                                          {"stopped", o.stopped},
                                                          {"idle", o.idle}};
    if (o.spike_out_valid) all.emplace_back("spike_out", pack(o.spike_out));
    if (o.event_valid) {
        all.emplace_back("event_kind", static_cast<int>(o.event.kind));
        all.emplace_back("event_index", o.event.index);
        all.emplace_back("event_phase", o.event.phase);
        all.emplace_back("event_tick", o.event.tick.value);
    }
    if (o.answer_valid) {
        all.emplace_back("answer_k", o.answer.k);
        all.emplace_back("answer_th", o.answer.th);
        all.emplace_back("answer_fired", o.answer.fired);
        all.emplace_back("answer_inh", o.answer.inh);
        all.emplace_back("answer_inht", o.answer.inht);
    }
    if (o.look_up.valid) {
        all.emplace_back("hit", o.look_up.hit);
        all.emplace_back("merged", o.look_up.merged);
        all.emplace_back("late", o.look_up.late);
        all.emplace_back("early", o.look_up.early);
        all.emplace_back("axon", o.look_up.axon);
    }
    return all;
}

std::string first_difference(const CoreOutputs& rtl, const CoreOutputs& model) {
    const auto a = pins(rtl), b = pins(model);
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i].second != b[i].second)
            return fmt::format("{} is {}, the model's {}", a[i].first, a[i].second, b[i].second);
    }
    return "";
}

}  // namespace

CoreTwin::CoreTwin(CoreSize built, int lanes)
    : rtl_(make_core_rtl(built, lanes)),
      model_(make_core_model(built, lanes)),
      sleeper_(make_core_model(built, lanes)) {}

void CoreTwin::load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) {
    for (Core* core : {rtl_.get(), model_.get(), sleeper_.get()})
        core->load(setup, state, preload, last_tick);
    compare(Cycle(-2));
}

void CoreTwin::start() {
    for (Core* core : {rtl_.get(), model_.get(), sleeper_.get()}) core->start();
    wakes_ = Cycle(0);
    if (model_->setup_cycles() != rtl_->setup_cycles())
        differs(
            fmt::format("setup takes {} cycles, the model {}", rtl_->setup_cycles(), model_->setup_cycles()));
    compare(Cycle(-1));
}

void CoreTwin::clock(Cycle now, const CoreInputs& inputs) {
    ++cycles_;
    if (now >= wakes_ || has_input(inputs, sleeper_->outputs())) {
        sleeper_->clock(now, inputs);
        wakes_ = sleeper_->next_change(now);
        if (wakes_ <= now) differs(fmt::format("cycle {}: the next change has been", now.value));
    } else {
        ++slept_;
    }
    rtl_->clock(now, inputs);
    model_->clock(now, inputs);
    compare(now);
}

CoreState CoreTwin::state() {
    CoreState rtl = rtl_->state();
    make_canonical(rtl);
    for (Core* core : {model_.get(), sleeper_.get()}) {
        CoreState model = core->state();
        make_canonical(model);
        if (model != rtl) differs("states differ");
    }
    return rtl;
}

CoreCounters CoreTwin::counters() {
    const CoreCounters rtl = rtl_->counters();
    if (model_->counters() != rtl || sleeper_->counters() != rtl) differs("counters differ");
    return rtl;
}

void CoreTwin::compare(Cycle now) {
    for (const Core* core : {model_.get(), sleeper_.get()}) {
        const std::string what = first_difference(rtl_->outputs(), core->outputs());
        if (!what.empty())
            differs(
                fmt::format("cycle {}{}: {}", now.value + 1, core == sleeper_.get() ? ", asleep" : "", what));
    }
}

void CoreTwin::differs(const std::string& what) {
    if (difference_.empty()) difference_ = what;
}

}  // namespace tendril
