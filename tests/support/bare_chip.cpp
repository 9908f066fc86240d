#include "tests/support/bare_chip.h"

#include "sim/host_queue.h"

namespace tendril {

/// A core with its learner called directly.
struct BareChip::CorePart : LearnClient {
    CorePart(const CoreSetup& s, std::unique_ptr<Core> c)
        : setup(s), core(std::move(c)), learner(s), port(*this, s.size) {}

    Access begin(const LearnEvent& event) override {
        switch (event.kind) {
            case LearnEvent::Kind::axon:
                return learner.axon_delivered(event.index, event.phase, event.tick);
            case LearnEvent::Kind::fired:
                return learner.neuron_fired(event.index, event.phase, event.tick);
            case LearnEvent::Kind::phase_start:
                return learner.phase_start(event.tick);
        }
        return {};
    }
    Access next() override { return learner.next(); }
    Reply& reply() override { return learner.reply(); }
    std::span<const Change> changes() const override { return learner.changes(); }

    const CoreSetup& setup;
    std::unique_ptr<Core> core;
    Learner learner;
    LearnPort port;
    Tick tick;
};

struct BareChip::HostPart {
    HostPart(int i, SourceId s) : index(i), source(s) {}

    void begin_tick(Tick last) {
        const auto low = static_cast<std::uint8_t>(tick.value);
        flits.clear();
        sent = 0;
        if (tick != last) {
            for (const std::uint16_t line : queue->lines(index, tick + 1))
                flits.push_back({FlitKind::spike, low, source, static_cast<std::uint8_t>(line)});
        }
        flits.push_back({FlitKind::mark, low, source, 0});
    }

    int index;
    SourceId source;
    std::unique_ptr<HostQueue> queue;
    std::vector<Flit> flits;
    std::size_t sent = 0;
    Tick tick;
};

BareChip::BareChip(const ChipPlan& plan) : plan_(plan) {
    for (const CoreSetup& setup : plan.cores)
        cores_.push_back(std::make_unique<CorePart>(setup, make_core_rtl(plan.built, plan.lanes)));
    for (std::size_t h = 0; h < plan.hosts.size(); ++h)
        hosts_.push_back(std::make_unique<HostPart>(static_cast<int>(h), plan.host_source(h)));
    for (const TopologyHub& hub : plan.topology.hubs) {
        const bool rtl = plan.level_rtl.at(static_cast<std::size_t>(hub.id.level - 1));
        hubs_.push_back(rtl ? make_hub_rtl() : make_hub_model());
    }
    pins_.resize(cores_.size() + hosts_.size() + hubs_.size() * kHubPorts);
    for (const LinkSpec& link : plan.topology.links) {
        if (!link.dead) connect(link);
    }
}

BareChip::~BareChip() = default;

std::size_t BareChip::pins_of(const End& end) const {
    const auto index = static_cast<std::size_t>(end.index);
    switch (end.kind) {
        case End::Kind::core:
            return index;
        case End::Kind::host:
            return cores_.size() + index;
        case End::Kind::hub:
            break;
    }
    return cores_.size() + hosts_.size() + index * kHubPorts + static_cast<std::size_t>(end.port);
}

void BareChip::connect(const LinkSpec& link) {
    join(pins_of(link.down), pins_of(link.up), link.cycles);
    join(pins_of(link.up), pins_of(link.down), link.cycles);
}

void BareChip::join(std::size_t from, std::size_t to, int cycles) {
    if (cycles == 0) return wires_.push_back({from, to});
    const std::size_t in = pins_.size();
    pins_.resize(in + 2);
    links_.push_back({cycles, LinkModel(cycles), in, in + 1});
    wires_.push_back({from, in});
    wires_.push_back({in + 1, to});
}

std::vector<Spike> BareChip::run(std::int64_t ticks, Stimulus& stimulus) {
    std::vector<Spike> spikes;
    load(ticks, stimulus);
    while (stopped_ < cores_.size()) {
        show();
        move();
        clock(spikes);
        ++now_;
    }
    return spikes;
}

void BareChip::load(std::int64_t ticks, Stimulus& stimulus) {
    now_ = Cycle(0);
    stopped_ = 0;
    busy_core_cycles_ = 0;
    for (LinkPart& link : links_) link.model = LinkModel(link.cycles);
    const Tick preload = plan_.initial.tick;
    last_tick_ = preload + ticks;
    for (std::size_t h = 0; h < hubs_.size(); ++h) hubs_[h]->load(plan_.hubs[h]);
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        CorePart& part = *cores_[c];
        const CoreState& state = plan_.initial.cores[c];
        part.core->load(part.setup, state, preload, last_tick_);
        part.learner.load(state);
        part.tick = preload;
        part.core->start();
    }
    for (const auto& host : hosts_) {
        host->queue = std::make_unique<HostQueue>(stimulus, hosts_.size(), preload + 1);
        host->tick = preload;
        host->begin_tick(last_tick_);
    }
}

/// Outputs are functions of registers: shown before anything moves.
void BareChip::show() {
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        const CoreOutputs& outputs = cores_[c]->core->outputs();
        Pins& pins = pins_[c];
        pins.out_valid = outputs.spike_out_valid;
        pins.out = outputs.spike_out;
        pins.in_ready = outputs.spike_in_ready;
    }
    for (std::size_t h = 0; h < hosts_.size(); ++h) {
        const HostPart& host = *hosts_[h];
        Pins& pins = pins_[cores_.size() + h];
        pins.out_valid = host.sent < host.flits.size();
        if (pins.out_valid) pins.out = host.flits[host.sent];
        pins.in_ready = true;
    }
    for (std::size_t h = 0; h < hubs_.size(); ++h) {
        const HubOutputs& outputs = hubs_[h]->outputs();
        Pins* const pins = &pins_[cores_.size() + hosts_.size() + h * kHubPorts];
        for (std::size_t p = 0; p < kHubPorts; ++p) {
            pins[p].out_valid = outputs.out_valid[p];
            pins[p].out = outputs.out[p];
            pins[p].in_ready = outputs.in_ready[p];
        }
    }
    for (const LinkPart& link : links_) {
        pins_[link.in].in_ready = link.model.in_ready();
        pins_[link.out].out_valid = link.model.out_valid();
        pins_[link.out].out = link.model.out();
    }
}

void BareChip::move() {
    for (Pins& pins : pins_) pins.out_taken = pins.in_valid = false;
    for (const Wire& wire : wires_) {
        Pins& from = pins_[wire.from];
        Pins& to = pins_[wire.to];
        from.out_taken = to.in_valid = from.out_valid && to.in_ready;
        if (to.in_valid) to.in = from.out;
    }
}

void BareChip::clock(std::vector<Spike>& spikes) {
    for (const auto& core : cores_) clock_core(*core, spikes);
    for (const auto& host : hosts_) clock_host(*host);
    for (std::size_t h = 0; h < hubs_.size(); ++h) clock_hub(h);
    for (LinkPart& link : links_)
        link.model.clock(pins_[link.in].in_valid, pins_[link.in].in, pins_[link.out].out_taken);
}

void BareChip::clock_core(CorePart& part, std::vector<Spike>& spikes) {
    const Pins& pins = pins_[part.setup.id.value];
    const CoreOutputs& outputs = part.core->outputs();
    CoreInputs inputs;
    inputs.spike_in_valid = pins.in_valid;
    inputs.spike_in = pins.in;
    inputs.spike_out_ready = pins.out_taken;
    if (outputs.take) {
        if (part.tick == last_tick_) ++stopped_;
        ++part.tick;
    }
    if (pins.out_taken && pins.out.kind == FlitKind::spike)
        spikes.push_back({part.tick, now_, part.setup.id, NeuronId(pins.out.neuron)});
    if (outputs.event_valid) part.port.drive(outputs, inputs);
    busy_core_cycles_ += !outputs.idle;
    part.core->clock(now_, inputs);
}

void BareChip::clock_host(HostPart& part) {
    const Pins& pins = pins_[cores_.size() + static_cast<std::size_t>(part.index)];
    if (pins.out_taken) ++part.sent;
    if (!pins.in_valid || pins.in.kind == FlitKind::spike || part.tick == last_tick_) return;
    ++part.tick;
    part.begin_tick(last_tick_);
}

void BareChip::clock_hub(std::size_t hub) {
    const Pins* const pins = &pins_[cores_.size() + hosts_.size() + hub * kHubPorts];
    HubInputs inputs;
    for (std::size_t p = 0; p < kHubPorts; ++p) {
        inputs.in_valid[p] = pins[p].in_valid;
        inputs.in[p] = pins[p].in;
        inputs.out_ready[p] = pins[p].out_taken;
    }
    hubs_[hub]->clock(now_, inputs);
}

}  // namespace tendril
