// Implements growth_master.h.
#include "sim/growth/growth_master.h"

#include <algorithm>

#include "systemc/core/core_config.h"

namespace tendril {

namespace {

constexpr int kCoreTransferCycles = 3;  // rtl/README.md
constexpr int kHubTransferCycles = 1;

}  // namespace

GrowthMaster::GrowthMaster(sc_core::sc_module_name name, Chip& chip, Rewiring& rewiring)
    : sc_module(name), chip_(chip), rewiring_(rewiring) {
    for (const auto& engine : chip.learning) learners_.push_back(&engine->learner());
    chip_.kernel.add(*this);
    const auto due = [this](Tick tick) { return learning_ && tick > preload_ && rewiring_.due(tick); };
    chip_.hosts.front()->withhold(due, [this] {
        waiting_ = true;
        chip_.kernel.wake(*this);
    });
}

void GrowthMaster::start(Tick preload, bool learning, std::function<void(SourceId)> changed) {
    preload_ = preload;
    learning_ = learning;
    changed_ = std::move(changed);
    waiting_ = round_ = false;
}

/// All of them are functions of registers.
bool GrowthMaster::quiet(Cycle now) const {
    const Tick tick = chip_.hosts.front()->tick();
    for (const auto& core : chip_.cores) {
        const CoreOutputs& outputs = core->core().outputs();
        if (core->tick() != tick || !outputs.waiting || !outputs.idle) return false;
    }
    const auto at_rest = [&](const auto& host) { return host->tick() == tick && !host->sending(); };
    if (!std::ranges::all_of(chip_.hosts, at_rest)) return false;
    if (chip_.whole && !chip_.whole->idle()) return false;
    const auto idle = [](const auto& hub) { return hub->hub().outputs().idle; };
    if (!std::ranges::all_of(chip_.hubs, idle)) return false;
    return std::ranges::all_of(chip_.links,
                               [&](const auto& link) { return link->next_cycle(now) == kNever; });
}

void GrowthMaster::exchange(Cycle now) {
    if (round_ && now >= until_) {
        round_ = false;
        chip_.hosts.front()->release();
    } else if (waiting_ && quiet(now)) {
        waiting_ = false;
        round_ = true;
        until_ = now;
    }
}

/// The edge of the first quiet cycle: the last of the parts, so that nobody sees half of it.
void GrowthMaster::clock(Cycle now) {
    if (!round_ || until_ != now) return;
    cycles_ = 0;
    for (const SourceId source : rewiring_.round(learners_, *this)) changed_(source);
    rewiring_.totals().cycles += static_cast<std::uint64_t>(cycles_);
    until_ = now + cycles_ + 1;
}

Cycle GrowthMaster::next_cycle(Cycle now) const {
    if (round_) return std::max(until_, now + 1);
    return waiting_ ? now + 1 : kNever;
}

void GrowthMaster::visit_state(StateVisitor& visitor) {
    visitor.field("waiting", waiting_);
    visitor.field("round", round_);
    visitor.field("until", until_);
}

void GrowthMaster::write(std::size_t block, const ConfigWord& word, bool to_core) {
    const std::vector<ConfigWord> words = {word};
    GrowthTotals& totals = rewiring_.totals();
    if (to_core) {
        CoreAccess access;
        access.words = &words;
        chip_.host_access->access(block, access);
        ++totals.core_words;
        cycles_ += kCoreTransferCycles;
    } else {
        HubAccess access;
        access.words = &words;
        chip_.host_access->access(block, access);
        ++totals.hub_words;
        cycles_ += kHubTransferCycles;
    }
}

void GrowthMaster::source(CoreId core, int slot, std::optional<SourceId> source) {
    write(core.value, axon_source_word(slot, source), true);
}

void GrowthMaster::entry(CoreId core, int slot, int neuron, const AxonEntry* entry) {
    write(core.value, axon_entry_word(slot, neuron, entry), true);
}

void GrowthMaster::synapse(CoreId core, int axon, NeuronId post) {
    write(core.value, single_synapse_word(axon, post.value, 1), true);
}

void GrowthMaster::mask(std::size_t hub, SourceId source, PortSet mask) {
    write(chip_.cores.size() + hub, hub_mask_word(source, mask), false);
}

}  // namespace tendril
