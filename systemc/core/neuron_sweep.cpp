// Plain loops over arrays, of a length that is a multiple of a vector's: the compiler makes them wide.
#include "systemc/core/neuron_sweep.h"

#include <algorithm>
#include <cmath>

#include "systemc/core/closed_form.h"

namespace tendril {

namespace {

constexpr std::int32_t kFar = 1 << 24;          // above every V, and no difference overflows
constexpr std::int32_t kStride = 1 << 14;       // ticks at once: times R it stays within 32 bits
constexpr std::int64_t kSettled = 5 * kStride;  // V is at an end by then, whatever R is

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Whether the loop below may count on whole vectors.
int padded(std::size_t neurons) {
    return (static_cast<int>(neurons) + kSweepLanes - 1) / kSweepLanes * kSweepLanes;
}

}  // namespace

bool NeuronSweep::fits(const CoreSetup& setup, const CoreState& state) {
    const NeuronParams& p = setup.neuron;
    const bool plain = !p.ph_len && !p.ep_local && !p.inh_mode && !p.refr && !p.latch && p.burst_n == 1 &&
                       !p.sens_en && !p.dec_mode && setup.rule == RuleKind::none;
    return plain && std::ranges::none_of(state.neurons, [](const NeuronState& n) {
               return n.ref || n.inht || n.e || n.bc || n.fired || n.inh;
           });
}

void NeuronSweep::load(const NeuronParams& params, const std::vector<NeuronState>& neurons) {
    params_ = params;
    neurons_ = static_cast<int>(neurons.size());
    const std::size_t size = at(padded(neurons.size()));
    for (auto* array : {&v_, &s_, &r_, &th_}) array->assign(size, 0);
    for (auto* array : {&bar_, &goal_}) array->assign(size, kFar);
    fastest_ = 0;
    for (std::size_t j = 0; j < neurons.size(); ++j) {
        v_[j] = neurons[j].v;
        s_[j] = neurons[j].s;
        th_[j] = neurons[j].th;
        refresh(static_cast<int>(j));
    }
    look();
}

/// What follows from S and TH.
void NeuronSweep::refresh(int index) {
    const std::size_t j = at(index);
    NeuronState n;
    n.s = static_cast<std::int16_t>(s_[j]);
    r_[j] = rate(params_, n);
    bar_[j] = params_.cut_mode == 2 && s_[j] < params_.smin ? kFar : params_.theta + th_[j];
    goal_[j] = r_[j] > 0 ? bar_[j] : kFar;
    fastest_ = std::max(fastest_, r_[j]);
}

void NeuronSweep::step(std::int64_t ticks, const std::uint16_t* excitation, const std::uint16_t* inhibition,
                       std::vector<NeuronId>& candidates) {
    for (std::int64_t left = std::min<std::int64_t>(ticks, kSettled); left > 0; left -= kStride) {
        count(std::min<std::int64_t>(left, kStride));
    }
    if (excitation != nullptr) {
        if (params_.en_dir) take(excitation, inhibition);
        if (params_.en_slope) lean(excitation, inhibition);
        look();
    }
    if (room_ > 0) return;
    const int size = static_cast<int>(v_.size());
    for (int first = 0; first < size; first += kSweepLanes) {
        std::int32_t hits = 0;
        for (int j = first; j < first + kSweepLanes; ++j) hits |= v_[at(j)] >= bar_[at(j)];
        for (int j = first; hits != 0 && j < first + kSweepLanes; ++j) {
            if (v_[at(j)] >= bar_[at(j)]) candidates.emplace_back(static_cast<std::uint16_t>(j));
        }
    }
}

/// d, for so many ticks: R has one sign, so one clamp at the end is one a tick.
void NeuronSweep::count(std::int64_t ticks) {
    const auto n = static_cast<std::int32_t>(ticks);
    const std::int32_t vmax = params_.vmax;
    std::int32_t* const v = v_.data();
    const std::int32_t *const r = r_.data(), *const bar = bar_.data(), *const goal = goal_.data();
    std::int32_t room = kFar, gap = kFar;
    const std::size_t size = v_.size();
    for (std::size_t j = 0; j < size; ++j) {
        const std::int32_t x = std::clamp(v[j] + n * r[j], 0, vmax);
        v[j] = x;
        room = std::min(room, bar[j] - x);
        gap = std::min(gap, goal[j] - x);
    }
    room_ = room;
    gap_ = gap;
}

/// e, onto V.
void NeuronSweep::take(const std::uint16_t* excitation, const std::uint16_t* inhibition) {
    const std::int32_t vmax = params_.vmax, weight = 1 << params_.vs;
    std::int32_t* const v = v_.data();
    const std::size_t size = v_.size();
    for (std::size_t j = 0; j < size; ++j) {
        const std::int32_t input = excitation[j] - inhibition[j];
        v[j] = std::clamp(v[j] + input * weight, 0, vmax);
    }
}

/// e, onto S, and what follows from it.
void NeuronSweep::lean(const std::uint16_t* excitation, const std::uint16_t* inhibition) {
    const std::int32_t weight = 1 << params_.ss;
    fastest_ = 0;
    for (int index = 0; index < neurons_; ++index) {
        const std::size_t j = at(index);
        const std::int32_t input = excitation[j] - inhibition[j];
        if (input != 0) s_[j] = std::clamp(s_[j] + input * weight, -params_.smax - 1, params_.smax);
        refresh(index);
    }
}

void NeuronSweep::look() {
    const std::int32_t *const v = v_.data(), *const bar = bar_.data(), *const goal = goal_.data();
    std::int32_t room = kFar, gap = kFar;
    const std::size_t size = v_.size();
    for (std::size_t j = 0; j < size; ++j) {
        room = std::min(room, bar[j] - v[j]);
        gap = std::min(gap, goal[j] - v[j]);
    }
    room_ = room;
    gap_ = gap;
}

void NeuronSweep::fire(const std::vector<NeuronId>& winners) {
    for (const NeuronId w : winners) {
        const std::size_t j = w.value;
        if (params_.rst_mode == 0) {
            v_[j] = s_[j] = 0;
            refresh(w.value);
        } else {
            v_[j] = std::clamp(v_[j] - params_.theta - th_[j], 0, params_.vmax);
        }
    }
    look();
}

std::int64_t NeuronSweep::soonest() const {
    if (room_ <= 0) return 1;  // it may hold V at the threshold: after a reset by subtraction, after a load
    if (fastest_ <= 0 || gap_ >= kFar / 2) return kNeverFires;
    return std::max(1, (gap_ + fastest_ - 1) / fastest_);
}

std::int64_t NeuronSweep::soonest_exact() const {
    if (room_ <= 0) return 1;
    // In floating point: a quotient of two whole numbers below 2^24 is never rounded up beyond a whole number
    // that bounds it, so the answer is at most a tick early.
    float ticks = static_cast<float>(kFar);
    for (std::size_t j = 0; j < v_.size(); ++j) {
        const std::int32_t gap = goal_[j] - v_[j];
        const auto rate = static_cast<float>(gap < kFar / 2 ? r_[j] : 1);
        ticks = std::min(ticks, static_cast<float>(gap) / rate);
    }
    if (ticks >= static_cast<float>(kFar / 2)) return kNeverFires;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(ticks)));
}

NeuronState NeuronSweep::neuron(int index, std::int64_t ticks) const {
    NeuronState n;
    n.v = static_cast<std::uint16_t>(v_[at(index)]);
    n.s = static_cast<std::int16_t>(s_[at(index)]);
    n.th = static_cast<std::uint16_t>(th_[at(index)]);
    if (ticks > 0) n.v = potential_after(params_, n, ticks);
    return n;
}

void add_row(const std::uint8_t* row, std::uint16_t* sums, int lanes) {
    for (int first = 0; first < lanes; first += kSweepLanes) {
        for (int j = first; j < first + kSweepLanes; ++j) {
            sums[j] = static_cast<std::uint16_t>(sums[j] + row[j]);
        }
    }
}

}  // namespace tendril
