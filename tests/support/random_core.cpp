#include "tests/support/random_core.h"

#include <algorithm>
#include <bit>

namespace tendril {

namespace {

constexpr int kSources = 3;  // the core itself, source 0, and hosts

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

RandomCore::RandomCore(std::uint64_t seed, CoreSize built) : random_(seed) {
    const int neurons = one_in(4) ? built.neurons : 1 + below(built.neurons);
    const int log_axons = std::countr_zero(static_cast<unsigned>(built.axons));
    setup.size = {neurons, one_in(3) ? built.axons : 1 << below(log_axons + 1)};
    setup.rule = static_cast<RuleKind>(pick({0, 1, 2, 2, 2}));
    const bool free = below(10) < 3;
    draw_neuron_parameters(free);
    draw_learning_parameters(free);
    draw_axons();
    draw_state();
    per_mille_ = pick({5, 20, 80, 200, 700});
    hears_itself = one_in(2);
    preload = Tick(one_in(3) ? below(1000) : -1);
}

int RandomCore::pick(std::initializer_list<int> values) {
    return values.begin()[below(static_cast<int>(values.size()))];
}

/// @param free no phase: what needs one is left out
void RandomCore::draw_neuron_parameters(bool free) {
    NeuronParams& p = setup.neuron;
    p.vmax = pick({65535, 65535, 1000, 150});
    p.smax = pick({2047, 2047, 255, 10});
    p.theta = pick({30, 80, 200});
    p.en_dir = pick({0, 1, 1});
    p.vs = pick({0, 1, 2, 4, 7});
    p.en_slope = pick({0, 1, 1});
    p.ss = pick({0, 0, 1, 3, 7});
    p.leak = pick({0, 0, 1, 3, 4095});
    p.smin = pick({0, 3, 20});
    p.cut_mode = pick({0, 1, 2});
    p.sens_en = pick({0, 0, 1});
    p.sens_k = pick({0, 3, 5, 15});
    p.dec_mode = free ? 0 : pick({0, 0, 1, 2});
    p.dec_sh = pick({0, 1, 2, 7});
    p.refr = pick({0, 2, 255});
    p.rst_mode = pick({0, 0, 1});
    p.oneshot = free ? 0 : pick({0, 1, 1});
    p.burst_n = pick({1, 1, 3, 16});
    p.burst_isi = pick({1, 2, 4, 30});
    p.latch = pick({0, 0, 0, 1});
    p.latch_ph = pick({0, 1, 2, 15});
    p.ep_local = pick({0, 0, 9, 40});
    p.ph_len = free ? 0 : pick({1, 7, 8, 16, 32, 256});
    p.inh_mode = free ? pick({0, 2, 3}) : pick({0, 1, 1, 2, 3});
    p.inh_v = pick({0, 20, 65535});
    p.inh_s = pick({0, 2, 4095});
    p.inh_t = pick({0, 1, 4});
    p.wta_tie = pick({0, 1, 2, 2});
}

void RandomCore::draw_learning_parameters(bool free) {
    LearningParams& p = setup.learning;
    p.kmax = pick({1, 3, 15});
    p.kbud = pick({4095, 20});
    p.grow_en = pick({0, 1, 1});
    p.grow_sh = pick({0, 2, 4});
    p.grow_inv = pick({0, 1});
    p.grow_inh = pick({0, 1});
    p.grow_repl = pick({0, 1});
    p.grow_self = pick({0, 1});
    p.early_mode = free ? 0 : pick({0, 1, 2});
    p.early_sh = pick({0, 2});
    p.str_en = pick({0, 1, 1});
    p.str_sh = pick({0, 1});
    p.str_inv = pick({0, 1});
    p.str_early = pick({0, 1});
    p.str_repl = pick({0, 1});
    p.wit_en = pick({0, 1, 1});
    p.wit_sh = pick({0, 1, 3});
    p.wit_inv = pick({0, 1});
    p.win = pick({3, 8});
    p.learn_end = free ? 0 : pick({0, 1, 1});
    p.pred_en = pick({0, 1});
    p.miss_th = pick({1, 2, 4});
    p.miss_sh = pick({0, 1, 3});
    p.dpred = pick({1, 4});
    p.conf_sh = pick({0, 1});
    p.need_aft = pick({0, 1});
    p.rot = pick({0, 1});
    p.homeo_en = pick({0, 1});
    p.homeo_up = pick({2, 9});
    p.homeo_dn_ph = pick({0, 1, 3});
    p.homeo_max = pick({20, 65535});
    p.grow_fan = p.homeo_up == 9;  // no draw of its own: seeds keep what they draw
}

/// Lines of three sources to axons, several of them to one, a few to nowhere.
void RandomCore::draw_axons() {
    const int axons = setup.size.axons;
    for (int i = 0; i < axons; ++i) setup.excitatory.push_back(below(100) >= 20);
    for (int source = 0; source < kSources; ++source) {
        const int lines = source == 0 ? setup.size.neurons : axons;
        for (int line = 0; line < lines; ++line) {
            if (one_in(6)) continue;
            AxonEntry entry{SourceId(static_cast<std::uint16_t>(source * 100)),
                            static_cast<std::uint16_t>(line), static_cast<std::uint16_t>(below(axons)), 1,
                            false};
            if (one_in(2)) entry.delay = static_cast<std::uint8_t>(1 + below(kBuiltDelayMax));
            entry.pair = one_in(5) && entry.axon + 1 < axons;
            setup.axon_table.push_back(entry);
        }
    }
}

void RandomCore::draw_state() {
    const NeuronParams& p = setup.neuron;
    initial = cleared_core(setup.size, static_cast<std::uint32_t>(random_()));
    const int most = std::min(one_in(3) ? 16 : 5, setup.learning.kmax + 1);
    for (std::uint8_t& k : initial.k) k = static_cast<std::uint8_t>(below(most));
    if (one_in(2)) return;
    for (NeuronState& n : initial.neurons) {
        n.v = static_cast<std::uint16_t>(below(std::min(p.vmax, 300) + 1));
        n.s = static_cast<std::int16_t>(below(p.smax + 1) / 16 - below(p.smax + 1) / 16);
        n.th = static_cast<std::uint16_t>(one_in(3) ? below(100) : 0);
        n.ref = static_cast<std::uint8_t>(one_in(4) ? below(256) : 0);
        n.inht = static_cast<std::uint8_t>(one_in(4) ? below(256) : 0);
        n.e = static_cast<std::uint16_t>(p.ep_local > 0 ? below(p.ep_local + 1) : 0);
        n.fired = one_in(4);
        n.inh = p.inh_mode == 1 && one_in(4);
        if (one_in(4)) {
            n.bc = static_cast<std::uint8_t>(p.latch ? 1 : 1 + below(15));
            n.bt = static_cast<std::uint8_t>(1 + below(p.burst_isi));
            n.latph = static_cast<std::uint8_t>(below(p.latch_ph + 1));
        }
    }
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        for (int i = 0; i < setup.size.axons; ++i) initial.pending[at(ahead)][at(i)] = one_in(20);
    }
}

std::vector<Flit> RandomCore::spikes(Tick sent) {
    std::vector<Flit> flits;
    for (int source = 1; source < kSources; ++source) {
        for (int line = 0; line < setup.size.axons; ++line) {
            if (below(1000) >= per_mille_) continue;
            // Now and then a source nobody subscribed to, or one that lags or leads.
            const int id = one_in(50) ? 511 : source * 100;
            const int skew = one_in(10) ? below(12) - 6 : 0;
            flits.push_back({FlitKind::spike, static_cast<std::uint8_t>(sent.value + skew),
                             SourceId(static_cast<std::uint16_t>(id)), static_cast<std::uint8_t>(line)});
        }
    }
    for (std::size_t i = flits.size(); i > 1; --i) {
        std::swap(flits[i - 1], flits[at(below(static_cast<int>(i)))]);
    }
    return flits;
}

}  // namespace tendril
