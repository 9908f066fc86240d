// Implements rewiring.h.
#include "sim/growth/rewiring.h"

#include <algorithm>

namespace tendril {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// The neuron that was the first to fire after `wisher` in this phase, the lowest of several; −1: none.
int next_after(const LearningState& wisher, int neuron, const LearningState& wanted) {
    const std::int16_t fired = wisher.tf[at(neuron)];
    int next = -1;
    for (int n = 0; fired >= 0 && n < static_cast<int>(wanted.tf.size()); ++n) {
        const std::int16_t answered = wanted.tf[at(n)];
        if (answered > fired && (next < 0 || answered < wanted.tf[at(next)])) next = n;
    }
    return next;
}

}  // namespace

Rewiring::Rewiring(const ChipPlan& plan) : plan_(plan) { load(plan.initial); }

void Rewiring::load(const ChipState& state) {
    cores_.assign(plan_.cores.size(), {});
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        CoreWires& core = cores_[c];
        core.slots.resize(at(plan_.growth->sources));
        const auto& grown = state.cores[c].axon_table;
        core.table = grown ? *grown : plan_.cores[c].axon_table;
        for (const AxonEntry& entry : core.table)
            if (!listens(core, entry.source)) core.slots[at(slot_of(core, std::nullopt))] = entry.source;
    }
    follow_tables();
    totals_ = {};
}

/// All that tables and rows decide.
void Rewiring::follow_tables() {
    listeners_ = plan_.listeners;
    for (std::vector<End>& ends : listeners_)
        std::erase_if(ends, [](const End& end) { return end.kind == End::Kind::core; });
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        CoreWires& core = cores_[c];
        core.users.assign(at(plan_.cores[c].size.axons), 0);
        core.resting.assign(core.users.size(), false);
        core.entries.clear();
        for (const AxonEntry& entry : core.table) add(core, entry, +1);
        core.changed = false;
        for (const auto& source : core.slots)
            if (source) listen(*source, c, true);
    }
    masks_ = route(plan_.topology, listeners_);
}

void Rewiring::visit_state(StateVisitor& visitor) {
    for (CoreWires& core : cores_) {
        visitor.field("table", core.table);
        visitor.field("slots", core.slots);
    }
    visitor.field("totals", totals_);
    if (visitor.reads()) follow_tables();
}

void Rewiring::add(CoreWires& core, const AxonEntry& entry, int sign) {
    core.users[entry.axon] += sign;
    if (entry.pair) core.users[entry.axon + 1U] += sign;
    const Key key{entry.source, entry.neuron};
    if (sign > 0)
        core.entries[key] = entry;
    else
        core.entries.erase(key);
    core.changed = true;
}

/// The first row with that source, or the first free one; −1: none.
int Rewiring::slot_of(const CoreWires& core, std::optional<SourceId> source) const {
    const auto found = std::ranges::find(core.slots, source);
    return found == core.slots.end() ? -1 : static_cast<int>(found - core.slots.begin());
}

bool Rewiring::listens(const CoreWires& core, SourceId source) const { return slot_of(core, source) >= 0; }

const std::set<SourceId>& Rewiring::round(std::span<Learner* const> learners, RewiringPort& port) {
    ++totals_.rounds;
    touched_.clear();
    moved_.clear();
    for (std::size_t c = 0; c < cores_.size(); ++c) free_axons(c, *learners[c], port);
    for (std::size_t c = 0; c < cores_.size(); ++c) grant(c, learners, port);
    if (!moved_.empty()) route_anew(port);
    for (CoreWires& core : cores_) {
        if (!core.changed) continue;
        core.table.clear();
        for (const auto& [key, entry] : core.entries) core.table.push_back(entry);
        core.changed = false;
    }
    return touched_;
}

/// Those of cores alone, whose entry is the axon's only one, and single: inputs and pairs are the loader's.
void Rewiring::free_axons(std::size_t c, Learner& learner, RewiringPort& port) {
    CoreWires& core = cores_[c];
    const CoreId id(static_cast<std::uint16_t>(c));
    core.resting.assign(core.resting.size(), false);
    std::vector<AxonEntry> gone;
    for (const auto& [key, entry] : core.entries) {
        const bool grows = entry.source.value < cores_.size() && !entry.pair && core.users[entry.axon] == 1;
        if (grows && plan_.cores[c].excitatory[entry.axon] && learner.fan_out(entry.axon) == 0)
            gone.push_back(entry);
    }
    for (const AxonEntry& entry : gone) {
        const int slot = slot_of(core, entry.source);
        add(core, entry, -1);
        core.resting[entry.axon] = true;
        learner.closed(entry.axon);
        port.entry(id, slot, entry.neuron, nullptr);
        ++totals_.freed;
        touched_.insert(entry.source);
        const auto next = core.entries.lower_bound({entry.source, 0});
        if (next != core.entries.end() && next->first.first == entry.source) continue;
        core.slots[at(slot)].reset();
        port.source(id, slot, std::nullopt);
        listen(entry.source, c, false);
    }
}

void Rewiring::grant(std::size_t from, std::span<Learner* const> learners, RewiringPort& port) {
    RemoteRequest wish = learners[from]->request();
    if (!wish.valid) return;
    learners[from]->drop_request();
    ++totals_.requests;
    CoreWires& core = cores_[wish.core];
    Learner& learner = *learners[wish.core];
    const CoreId id(wish.core);
    const SourceId source(static_cast<std::uint16_t>(from));
    if (core.entries.contains({source, wish.neuron})) return void(++totals_.known);
    if (plan_.growth->next) {
        const int next = next_after(learners[from]->state(), wish.neuron, learner.state());
        if (next < 0) return void(++totals_.no_answer);
        wish.post = static_cast<std::uint16_t>(next);
    }
    if (!learner.has_room(wish.post)) return void(++totals_.no_room);
    const int axon = free_axon(wish.core, learner);
    if (axon < 0) return void(++totals_.no_axon);
    const bool fresh = !listens(core, source);
    const int slot = slot_of(core, fresh ? std::nullopt : std::optional(source));
    if (slot < 0) return void(++totals_.no_source);

    const AxonEntry entry{source, wish.neuron, static_cast<std::uint16_t>(axon), 1, false};
    if (fresh)
        open_slot(wish.core, slot, entry, port);
    else
        port.entry(id, slot, entry.neuron, &entry);
    add(core, entry, +1);
    port.synapse(id, axon, NeuronId(wish.post));
    learner.opened(axon, wish.post);
    touched_.insert(source);
    ++totals_.grown;
}

/// The first that is excitatory, set by no entry, and has no synapses; −1: none.
int Rewiring::free_axon(std::size_t c, const Learner& learner) const {
    const CoreWires& core = cores_[c];
    for (std::size_t i = 0; i < core.users.size(); ++i) {
        const bool unused = core.users[i] == 0 && !core.resting[i] && plan_.cores[c].excitatory[i];
        if (unused && learner.fan_out(static_cast<int>(i)) == 0) return static_cast<int>(i);
    }
    return -1;
}

/// All lines of the row are written, then the row is opened: the memory has no reset.
void Rewiring::open_slot(std::size_t c, int slot, const AxonEntry& entry, RewiringPort& port) {
    const CoreId id(static_cast<std::uint16_t>(c));
    const int lines = std::max(plan_.built.neurons, plan_.built.axons);
    for (int line = 0; line < lines; ++line)
        port.entry(id, slot, line, line == entry.neuron ? &entry : nullptr);
    port.source(id, slot, entry.source);
    cores_[c].slots[at(slot)] = entry.source;
    listen(entry.source, c, true);
}

void Rewiring::listen(SourceId source, std::size_t core, bool on) {
    std::vector<End>& ends = listeners_[source.value];
    const End end{End::Kind::core, static_cast<int>(core), 0};
    const auto place = std::ranges::lower_bound(ends, end);
    if (on)
        ends.insert(place, end);
    else
        ends.erase(place);
    moved_.insert(source);
}

/// Words are written for what differs alone: sources ascending, hubs ascending.
void Rewiring::route_anew(RewiringPort& port) {
    Listeners moved(listeners_.size());
    for (const SourceId source : moved_) moved[source.value] = listeners_[source.value];
    const Masks masks = route(plan_.topology, moved);
    for (const SourceId source : moved_) {
        for (std::size_t hub = 0; hub < masks.size(); ++hub) {
            const PortSet mask = masks[hub][source.value];
            if (mask == masks_[hub][source.value]) continue;
            masks_[hub][source.value] = mask;
            port.mask(hub, source, mask);
        }
    }
}

}  // namespace tendril
