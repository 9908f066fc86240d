#include "tests/support/core_coverage.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

namespace {

/// In every set; the other things counted are for the eye.
const std::vector<std::string> kWanted = {
    "spike",        "recurrent",   "pair",         "axon delay 7",   "not in table", "merge",
    "late",         "early",       "inh_mode 0",   "inh_mode 1",     "inh_mode 2",   "inh_mode 3",
    "tie: all win", "tie: lowest", "tie: margin",  "burst spike",    "latch spike",  "latch outlives a phase",
    "local window", "refractory",  "silenced",     "negative slope", "phase start",  "growth",
    "eviction",     "column pass", "threshold up", "rule none",      "rule literal", "rule completed",
    "built 16",     "built 32",    "N below",      "NIN below"};

constexpr int kEveryTick = 8;  // ticks from one look at the candidates to the next

Tick sent_tick(const Flit& flit, Tick now) {
    return now + static_cast<std::int8_t>(flit.tick - static_cast<std::uint8_t>(now.value));
}

}  // namespace

void CoreCoverage::begin(const CoreSetup& setup, const CoreLockstep& bench, CoreSize built,
                         bool hears_itself) {
    setup_ = &setup;
    bench_ = &bench;
    spikes_ = 0;
    latched_.assign(static_cast<std::size_t>(setup.size.neurons), false);
    constexpr std::array<const char*, 3> kRules = {"none", "literal", "completed"};
    had_ = {fmt::format("rule {}", kRules[static_cast<std::size_t>(setup.rule)]),
            fmt::format("built {}", built.neurons)};
    if (hears_itself) had_.insert("recurrent");
    if (setup.size.neurons < built.neurons) had_.insert("N below");
    if (setup.size.axons < built.axons) had_.insert("NIN below");
    for (const AxonEntry& entry : setup.axon_table) {
        if (entry.pair) had_.insert("pair");
        if (entry.delay == kBuiltDelayMax) had_.insert("axon delay 7");
    }
}

/// How many the rule for ties would have to choose from: all that win where all may.
int CoreCoverage::candidates(const std::vector<Flit>& spikes) const {
    CoreSetup all = *setup_;
    all.neuron.wta_tie = 0;
    CoreFunctional twin(all, bench_->model().state(), bench_->model().now());
    for (const Flit& spike : spikes) twin.deliver(spike.source, spike.neuron, sent_tick(spike, twin.now()));
    twin.tick();
    return static_cast<int>(twin.winners().size());
}

void CoreCoverage::before(const std::vector<Flit>& spikes) {
    const NeuronParams& p = setup_->neuron;
    if (p.inh_mode == 0 || bench_->model().now().value % kEveryTick != 0) return;
    constexpr std::array<const char*, 3> kTies = {"tie: all win", "tie: lowest", "tie: margin"};
    const char* tie = kTies[static_cast<std::size_t>(p.wta_tie)];
    if (!had_.contains(tie) && candidates(spikes) > 1) had_.insert(tie);
}

void CoreCoverage::after() {
    const CoreState state = bench_->model().state();
    see_winners(state);
    see_repeats();
    const bool phase_started = setup_->neuron.ph_len > 0 && bench_->model().now().value > 0 &&
                               bench_->model().now().value % setup_->neuron.ph_len == 0;
    if (phase_started) had_.insert("phase start");
    for (std::size_t j = 0; j < state.neurons.size(); ++j) {
        const NeuronState& n = state.neurons[j];
        if (n.e > 0) had_.insert("local window");
        if (n.ref > 0) had_.insert("refractory");
        if (n.inht > 0) had_.insert("silenced");
        if (n.s < 0) had_.insert("negative slope");
        const bool latched = setup_->neuron.latch && n.bc > 0;
        if (latched && latched_[j] && phase_started) had_.insert("latch outlives a phase");
        latched_[j] = latched;
    }
}

void CoreCoverage::see_winners(const CoreState& state) {
    const std::size_t winners = bench_->model().winners().size();
    if (winners > 0 && state.neurons.size() > winners)
        had_.insert(fmt::format("inh_mode {}", setup_->neuron.inh_mode));
}

/// Who spikes without winning does so from a burst or a latch.
void CoreCoverage::see_repeats() {
    const std::uint64_t now = bench_->model().counters().spikes;
    if (now > spikes_) had_.insert("spike");
    if (now - spikes_ > bench_->model().winners().size())
        had_.insert(setup_->neuron.latch ? "latch spike" : "burst spike");
    spikes_ = now;
}

void CoreCoverage::end() {
    const CoreCounters& counters = bench_->model().counters();
    if (counters.merged > 0) had_.insert("merge");
    if (counters.late > 0) had_.insert("late");
    if (counters.early > 0) had_.insert("early");
    if (counters.not_in_table > 0) had_.insert("not in table");
    const CoreLockstep::Learned& learned = bench_->learned();
    if (learned.grown > 0) had_.insert("growth");
    if (learned.evicted > 0) had_.insert("eviction");
    if (learned.in_passes > 0) had_.insert("column pass");
    if (learned.thresholds > 0) had_.insert("threshold up");
    all_spikes_ += counters.spikes;
    for (const std::string& what : had_) ++cores_[what];
}

std::string CoreCoverage::histogram() const {
    std::string text;
    for (const auto& [what, count] : cores_) text += fmt::format("  {:24} {:4}\n", what, count);
    return text;
}

std::string CoreCoverage::missing() const {
    std::string text;
    for (const std::string& what : kWanted) {
        if (!cores_.contains(what)) text += (text.empty() ? "" : ", ") + what;
    }
    return text;
}

}  // namespace tendril
