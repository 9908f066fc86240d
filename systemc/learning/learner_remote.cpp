// The learner's part of growth across cores: who wishes for an axon elsewhere, and what is known of its own.
#include <bit>

#include "systemc/learning/learner.h"

namespace tendril {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Below `count`, drawn from its next power of two; nothing where the draw is beyond.
std::optional<std::uint16_t> drawn_below(Lfsr random, std::size_t count) {
    const std::uint32_t drawn = random.draw() & (std::bit_ceil(static_cast<std::uint32_t>(count)) - 1);
    if (drawn >= count) return std::nullopt;
    return static_cast<std::uint16_t>(drawn);
}

}  // namespace

/// Three draws, in this order, each only if those before it were of use: core, post, chance.
void Learner::ask_for_axon(int neuron) {
    if (state_.request.valid) return;
    const RemoteGrowth& remote = setup_.remote;
    const auto core = drawn_below(random(), remote.shift.size());
    if (!core) return;
    const auto post = drawn_below(random(), remote.neurons[*core]);
    if (!post) return;
    const int shift = remote.shift[*core];
    const std::uint32_t chance = shift < RemoteGrowth::kNever ? 65535U >> shift : 0;
    if (random().draw() >= chance) return;
    state_.request = {true, static_cast<std::uint16_t>(neuron), *core, *post};
}

void Learner::load_remote(const CoreState& state) {
    heard_.assign(at(setup_.size.axons), 0);
    for (const AxonEntry& entry : state.axon_table ? *state.axon_table : setup_.axon_table) {
        heard_[entry.axon] = 1;
        if (entry.pair) heard_[entry.axon + 1U] = 1;
    }
}

bool Learner::has_room(int neuron) const { return rule_ && budgets_[at(neuron)] < rule_->params().kbud; }

/// What was there before has no part in it: times and rank are those of an axon that never had a spike.
void Learner::opened(int axon, int post) {
    heard_[at(axon)] = 1;
    fan_out_[at(axon)] = 1;
    ++budgets_[at(post)];
    state_.ta[at(axon)] = -1;
    state_.rk[at(axon)] = 0;
    state_.tl[at(axon)] = -1;
}

}  // namespace tendril
