// Implements neuron_bank.h with the steps of neuron_step.h.
#include "systemc/core/neuron_bank.h"

#include <algorithm>
#include <iterator>

#include "systemc/core/neuron_step.h"

namespace tendril {

NeuronBank::NeuronBank(const CoreSetup& setup, const CoreState& state)
    : setup_(setup), neurons_(state.neurons) {
    if (NeuronSweep::fits(setup, state)) {
        swept_.load(setup.neuron, neurons_);
        moving_ = swept_.moving();
        neurons_.clear();
    }
    for (NeuronState& n : neurons_) {
        if (n.bc == 0) stop_burst(n);
    }
}

void NeuronBank::run(const TickInput& input) {
    repeats_.clear();
    winners_.clear();
    spikes_.clear();
    if (!swept_.empty()) return sweep(input);
    scan(input);
    if (!winners_.empty()) {
        select_winners();
        for (const NeuronId w : winners_) fire(setup_.neuron, neurons_[w.value]);
        inhibit_all();
    }
    std::set_union(repeats_.begin(), repeats_.end(), winners_.begin(), winners_.end(),
                   std::back_inserter(spikes_));
}

int NeuronBank::passes() const {
    if (setup_.neuron.inh_mode == 0 || winners_.empty()) return 0;
    return setup_.neuron.inh_mode == 2 ? static_cast<int>(winners_.size()) : 1;
}

void NeuronBank::sweep(const TickInput& input) {
    const bool input_comes = input.excitation != nullptr;
    ++silent_;
    if (moving_ < 0 && !input_comes) moving_ = swept_.moving();
    busy_ = input_comes || silent_ <= moving_;
    if (!input_comes && silent_ < due_) return;
    swept_.step(silent_, input.excitation, input.inhibition, winners_);
    busy_ = busy_ || !winners_.empty();
    if (!winners_.empty()) swept_.fire(winners_);
    spikes_ = winners_;
    silent_ = 0;
    moving_ = -1;
    // The quick answer may be early: then nothing happens but a look that is exact.
    const bool vain = !input_comes && winners_.empty();
    due_ = vain ? swept_.soonest_exact() : swept_.soonest();
}

void NeuronBank::scan(const TickInput& input) {
    const NeuronParams& p = setup_.neuron;
    int decay = 0;
    if (p.dec_mode == 1) decay = input.phase >> p.dec_sh;
    if (p.dec_mode == 2) decay = input.rank0 >> p.dec_sh;
    busy_ = false;
    for (std::size_t j = 0; j < neurons_.size(); ++j) {
        NeuronState& n = neurons_[j];
        const NeuronState before = n;
        if (input.phase_start) start_phase(p, n);
        const int excitation = input.excitation ? input.excitation[j] : 0;
        const int inhibition = input.inhibition ? input.inhibition[j] : 0;
        const NeuronStep step = step_neuron(p, n, excitation, inhibition, decay);
        busy_ = busy_ || step.candidate || step.repeats || n != before;
        if (step.repeats) repeats_.emplace_back(static_cast<std::uint16_t>(j));
        if (step.candidate) winners_.emplace_back(static_cast<std::uint16_t>(j));
    }
}

/// All candidates, the lowest, or the one furthest above its TH.
void NeuronBank::select_winners() {
    const NeuronParams& p = setup_.neuron;
    if (p.inh_mode == 0 || p.wta_tie == 0) return;
    NeuronId best = winners_.front();
    if (p.wta_tie == 2) {
        const auto margin = [&](NeuronId id) { return neurons_[id.value].v - neurons_[id.value].th; };
        best = *std::max_element(winners_.begin(), winners_.end(),
                                 [&](NeuronId a, NeuronId b) { return margin(a) < margin(b); });
    }
    winners_.assign(1, best);
}

void NeuronBank::inhibit_all() {
    const NeuronParams& p = setup_.neuron;
    if (p.inh_mode == 0) return;
    for (const NeuronId w : winners_) {
        for (std::size_t j = 0; j < neurons_.size(); ++j) {
            if (j != w.value) inhibit(p, neurons_[j]);
        }
    }
}

NeuronState NeuronBank::one(int neuron) const {
    return swept_.empty() ? neurons_[static_cast<std::size_t>(neuron)] : swept_.neuron(neuron, silent_);
}

LearnAnswer NeuronBank::answer(int neuron) const {
    const NeuronState n = one(neuron);
    return {0, n.th, n.fired, n.inh, n.inht != 0};
}

void NeuronBank::set_threshold(int neuron, std::uint16_t th) {
    if (!swept_.empty()) {
        neurons_ = state();
        swept_.clear();
    }
    neurons_[static_cast<std::size_t>(neuron)].th = th;
}

std::vector<NeuronState> NeuronBank::state() const {
    if (swept_.empty()) return neurons_;
    std::vector<NeuronState> all;
    for (int j = 0; j < setup_.size.neurons; ++j) all.push_back(one(j));
    return all;
}

}  // namespace tendril
