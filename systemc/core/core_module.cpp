#include "systemc/core/core_module.h"

#include <cassert>

#include "systemc/learning/learning_engine.h"

namespace tendril {

namespace {

/// By CoreStep.
const std::vector<std::string> kStepNames = {"halted", "waiting",  "stopped", "begin",    "phase_start",
                                             "row",    "axon",     "scan",    "scan_end", "decide",
                                             "pass",   "pass_end", "spikes",  "mark",     "fired"};

}  // namespace

CoreModule::CoreModule(sc_core::sc_module_name name, Kernel& kernel, const CoreSetup& setup,
                       std::unique_ptr<Core> core, Observer& observer)
    : sc_module(name),
      spike_in("spike_in", kernel, *this),
      spike_out("spike_out", kernel),
      events("events"),
      accesses("accesses"),
      config("config"),
      kernel_(kernel),
      setup_(setup),
      core_(std::move(core)),
      observer_(observer),
      learn_port_(*this, setup.size) {
    events.register_nb_transport_bw(this, &CoreModule::on_event_over);
    accesses.register_nb_transport_fw(this, &CoreModule::on_access);
    config.register_b_transport(this, &CoreModule::on_config);
    event_payload_.set_command(tlm::TLM_WRITE_COMMAND);
    event_payload_.set_data_ptr(reinterpret_cast<unsigned char*>(&event_));
    event_payload_.set_data_length(sizeof event_);
    event_payload_.set_streaming_width(sizeof event_);
    kernel.add(*this);
}

void CoreModule::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip bridge_") + basename();
    const auto add = [&](const char* name, int bits, auto value) {
        probes.push_back({scope, name, bits, {}, [value] { return static_cast<std::uint64_t>(value()); }});
    };
    probes.push_back(
        {scope, "step", 4, kStepNames, [this] { return static_cast<std::uint64_t>(core_->step()); }});
    add("tick", 32, [this] { return tick_.value; });
    probes.back().show = Probe::Show::signed_number;
    const int ph_len = setup_.neuron.ph_len;
    if (ph_len > 0) {
        add("phase", 8, [this, ph_len] { return tick_.value < 0 ? 0 : tick_.value % ph_len; });
    }
    add("looking_up", 4, [this] { return next_arrival_ - first_arrival_; });
    add("learning", 1, [this] { return learn_port_.busy(); });
    probe_flit(probes, scope, "arrives", [this] { return arrives(); });
    probe_flit(probes, scope, "sends", [this] { return sends(); });
}

void CoreModule::add_neuron_probes(int neuron, Probes& probes) const {
    const std::string scope = std::string("chip neurons_") + basename();
    const std::string name = "n" + std::to_string(neuron);
    const auto add = [&](const char* suffix, int bits, Probe::Show show, auto field) {
        probes.push_back(
            {scope,
             name + suffix,
             bits,
             {},
             [this, neuron, field] { return static_cast<std::uint64_t>(core_->glance(neuron).*field); },
             show});
    };
    add("_v", 16, Probe::Show::curve, &NeuronGlance::v);
    add("_s", 12, Probe::Show::signed_curve, &NeuronGlance::s);
    add("_th", 16, Probe::Show::curve, &NeuronGlance::th);
}

void CoreModule::tick_start() {
    pulse_ = true;
    kernel_.wake(*this);
}

void CoreModule::exchange(Cycle) {
    const CoreOutputs& outputs = core_->outputs();
    if (outputs.spike_out_valid) spike_out.offer(outputs.spike_out);
    spike_in.accept();
}

void CoreModule::settle(Cycle now) {
    const CoreOutputs& outputs = core_->outputs();
    if (setup_.fixed_ticks) count_start(outputs);
    if (outputs.take) end_tick(now);
    if (outputs.look_up.valid) looked_up(outputs.look_up, now);
    if (setup_.fixed_ticks && outputs.stopped && !stop_told_) {
        stop_told_ = true;
        end_tick(now);
    }
    if (taken_) tell_tick();
    if (outputs.spike_out_valid && spike_out.taken()) {
        inputs_.spike_out_ready = true;
        sent(outputs.spike_out, now);
    }
    inputs_.spike_in_valid = spike_in.arrived(inputs_.spike_in);
    if (inputs_.spike_in_valid && inputs_.spike_in.kind == FlitKind::spike)
        arrivals_[next_arrival_++ % arrivals_.size()] = {inputs_.spike_in, tick_, now};
    if (outputs.event_valid) learn_port_.drive(outputs, inputs_);
    inputs_.tick_start = pulse_;
    due_ = pulse_;
    pulse_ = false;
}

void CoreModule::clock(Cycle now) {
    core_->clock(now, inputs_);
    inputs_ = {};  // asleep it gets nothing
    spike_in.set_ready(core_->outputs().spike_in_ready);
}

Cycle CoreModule::next_cycle(Cycle now) const {
    const bool stop_to_tell = setup_.fixed_ticks && core_->outputs().stopped && !stop_told_;
    return stop_to_tell || taken_ || spike_in.comes() ? now + 1 : core_->next_change(now);
}

/// A flit that arrives in the same cycle belongs to the tick that begins.
void CoreModule::end_tick(Cycle now) {
    taken_ = {tick_, now};
    last_take_ = now;
    if (!setup_.fixed_ticks) barrier_wait_cycles_ += static_cast<std::uint64_t>(now - mark_sent_);
    ++tick_;
}

/// Fixed ticks: was the core ready for the start that is due, or is it owed now?
void CoreModule::count_start(const CoreOutputs& outputs) {
    const bool at_once = due_ && outputs.take && owed_ == 0;
    if (due_) ++starts_;
    if (due_ && !at_once) ++owed_;
    if (outputs.take && !at_once) --owed_;
    if (due_ && !at_once) observer_.overrun(setup_.id, preload_ + starts_, owed_);
}

/// A tick has ended for observers when its last delivery has been told: the look-up takes a few cycles.
void CoreModule::tell_tick() {
    const bool looking = first_arrival_ != next_arrival_;
    if (looking && arrivals_[first_arrival_ % arrivals_.size()].tick <= taken_->first) return;
    observer_.tick_taken(setup_.id, taken_->first, taken_->second);
    taken_.reset();
}

void CoreModule::sent(const Flit& flit, Cycle now) {
    if (flit.kind == FlitKind::spike) return observer_.spike({tick_, now, setup_.id, NeuronId(flit.neuron)});
    mark_sent_ = now;
    observer_.mark_sent(setup_.id, tick_, now);
}

/// What became of it was decided a cycle ago: takes of that cycle and of this had not come through then. With
/// marks that is the tick of its arrival; in fixed ticks one may have begun since.
void CoreModule::looked_up(const LookUp& look_up, Cycle now) {
    assert(first_arrival_ != next_arrival_);
    const Arrival& arrival = arrivals_[first_arrival_++ % arrivals_.size()];
    Delivery delivery;
    delivery.tick = last_take_ >= now - 1 ? tick_ - 1 : tick_;
    delivery.cycle = arrival.cycle;
    delivery.core = setup_.id;
    delivery.axon = look_up.hit ? look_up.axon : -1;
    delivery.source = arrival.flit.source;
    delivery.neuron = NeuronId(arrival.flit.neuron);
    delivery.merged = look_up.merged;
    delivery.late = look_up.late;
    delivery.early = look_up.early;
    observer_.delivery(delivery);
}

void CoreModule::on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
    auto& access = access_of<CoreAccess>(payload);
    const std::int64_t before = core_->setup_cycles();
    if (access.load) load(*access.load);
    if (access.start) core_->start();
    if (access.words)
        for (const ConfigWord& word : *access.words) core_->write(word.address, word.data);
    spike_in.set_ready(core_->outputs().spike_in_ready);
    if (access.state) *access.state = core_->state();
    if (access.counters) *access.counters = core_->counters();
    delay += Kernel::period() * static_cast<double>(core_->setup_cycles() - before);
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

void CoreModule::load(const CoreAccess::Load& load) {
    spike_in.clear();
    spike_out.clear();
    learn_port_.clear();
    transfer_ = nullptr;
    taken_.reset();
    first_arrival_ = next_arrival_ = 0;
    last_take_ = Cycle(INT64_MIN);
    barrier_wait_cycles_ = learn_events_ = learn_accesses_ = 0;
    tick_ = preload_ = load.preload;
    pulse_ = due_ = stop_told_ = false;
    owed_ = 0;
    starts_ = 0;
    core_->load(*load.setup, *load.state, load.preload, load.last_tick);
}

Access CoreModule::begin(const LearnEvent& event) {
    ++learn_events_;
    transfer_ = nullptr;
    event_ = event;
    event_payload_.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    sc_core::sc_time delay = kernel_.local_time();
    events->nb_transport_fw(event_payload_, phase, delay);
    return wanted();
}

Access CoreModule::next() {
    tlm::tlm_generic_payload& payload = *access_payload_;
    transfer_ = nullptr;
    payload.set_response_status(tlm::TLM_OK_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_RESP;
    sc_core::sc_time delay = kernel_.local_time();
    accesses->nb_transport_bw(payload, phase, delay);  // the next access, if any, comes from inside
    return wanted();
}

Reply& CoreModule::reply() { return *transfer_->reply; }

std::span<const Change> CoreModule::changes() const { return transfer_->changes; }

Access CoreModule::wanted() const { return transfer_ ? transfer_->access : Access{}; }

tlm::tlm_sync_enum CoreModule::on_access(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                         sc_core::sc_time&) {
    access_payload_ = &payload;
    transfer_ = reinterpret_cast<const LearnTransfer*>(payload.get_data_ptr());
    if (phase == LEARNING_GOES_ON) return tlm::TLM_ACCEPTED;
    ++learn_accesses_;
    const bool posted = transfer_->access.kind == Access::Kind::write && transfer_->access.last;
    if (posted) payload.set_response_status(tlm::TLM_OK_RESPONSE);
    return posted ? tlm::TLM_COMPLETED : tlm::TLM_ACCEPTED;
}

tlm::tlm_sync_enum CoreModule::on_event_over(tlm::tlm_generic_payload&, tlm::tlm_phase& phase,
                                             sc_core::sc_time&) {
    assert(phase == tlm::BEGIN_RESP);
    return tlm::TLM_COMPLETED;
}

}  // namespace tendril
