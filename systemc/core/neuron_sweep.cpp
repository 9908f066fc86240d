// Plain loops over arrays, of a length that is a multiple of a vector's: the compiler makes them wide.
#include "systemc/core/neuron_sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "systemc/core/closed_form.h"

namespace tendril {

namespace {

constexpr std::int32_t kFar = 1 << 24;          // above every V, and no difference overflows
constexpr std::int32_t kStride = 1 << 14;       // ticks at once: times R it stays within 32 bits
constexpr std::int64_t kSettled = 5 * kStride;  // V is at an end by then, whatever R is

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Whole vectors.
std::size_t padded(std::size_t neurons) { return (neurons + kSweepLanes - 1) / kSweepLanes * kSweepLanes; }

struct SweepInput {
    const std::uint16_t* excitation = nullptr;  ///< nullptr: none
    const std::uint16_t* inhibition = nullptr;
    std::int32_t weight = 0;
};

/// How near the nearest neuron is.
struct Nearest {
    std::int32_t room = kFar;  ///< least bar − V
    std::int32_t gap = kFar;   ///< least goal − V
};

/// d for `n` ticks, then e onto V: R has one sign, so one clamp at the end is one a tick.
template <bool kOneTick, bool kInput>
[[gnu::always_inline]] inline Nearest pass(SweepArrays a, std::int32_t n, SweepInput in) {
    std::int32_t* const v = a.v;
    const std::int32_t *const r = a.r, *const bar = a.bar, *const goal = a.goal;
    const std::uint16_t *const excitation = in.excitation, *const inhibition = in.inhibition;
    std::int32_t room = kFar, gap = kFar;
    for (std::size_t j = 0; j < a.size; ++j) {
        std::int32_t x = std::clamp(v[j] + (kOneTick ? r[j] : n * r[j]), 0, a.vmax);
        if (kInput) x = std::clamp(x + (excitation[j] - inhibition[j]) * in.weight, 0, a.vmax);
        v[j] = x;
        room = std::min(room, bar[j] - x);
        gap = std::min(gap, goal[j] - x);
    }
    return {room, gap};
}

TENDRIL_WIDE Nearest count(SweepArrays a, std::int32_t n, SweepInput in) {
    if (in.excitation == nullptr) return n == 1 ? pass<true, false>(a, n, in) : pass<false, false>(a, n, in);
    return n == 1 ? pass<true, true>(a, n, in) : pass<false, true>(a, n, in);
}

TENDRIL_WIDE Nearest look(SweepArrays a) {
    Nearest nearest;
    for (std::size_t j = 0; j < a.size; ++j) {
        nearest.room = std::min(nearest.room, a.bar[j] - a.v[j]);
        nearest.gap = std::min(nearest.gap, a.goal[j] - a.v[j]);
    }
    return nearest;
}

/// Appends all at their bar, ascending.
TENDRIL_WIDE void find(SweepArrays a, std::vector<NeuronId>& found) {
    for (std::size_t first = 0; first < a.size; first += kSweepLanes) {
        std::int32_t hits = 0;
        for (std::size_t j = first; j < first + kSweepLanes; ++j) hits |= a.v[j] >= a.bar[j];
        for (std::size_t j = first; hits != 0 && j < first + kSweepLanes; ++j) {
            if (a.v[j] >= a.bar[j]) found.emplace_back(static_cast<std::uint16_t>(j));
        }
    }
}

/// Least (goal − V) / R of those that rise. In floating point: a quotient of whole numbers below 2^24 is
/// never rounded beyond a whole number that bounds it, so that the answer is never late.
TENDRIL_WIDE float least_quotient(SweepArrays a) {
    float least = static_cast<float>(kFar);
    for (std::size_t j = 0; j < a.size; ++j) {
        const std::int32_t gap = a.goal[j] - a.v[j];
        const auto rate = static_cast<float>(gap < kFar / 2 ? a.r[j] : 1);
        least = std::min(least, static_cast<float>(gap) / rate);
    }
    return least;
}

TENDRIL_WIDE void add(const std::uint8_t* __restrict row, std::uint16_t* __restrict sums, std::size_t lanes) {
    for (std::size_t j = 0; j < lanes; ++j) sums[j] = static_cast<std::uint16_t>(sums[j] + row[j]);
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
    const std::size_t size = padded(neurons.size());
    for (auto* array : {&v_, &s_, &r_, &th_}) array->assign(size, 0);
    for (auto* array : {&bar_, &goal_}) array->assign(size, kFar);
    fastest_ = 0;
    for (std::size_t j = 0; j < neurons.size(); ++j) {
        v_[j] = neurons[j].v;
        s_[j] = neurons[j].s;
        th_[j] = neurons[j].th;
        refresh(static_cast<int>(j));
    }
    look_around();
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
    const SweepArrays a = arrays();
    std::int64_t left = std::min<std::int64_t>(ticks, kSettled);
    for (; left > kStride; left -= kStride) count(a, kStride, {});
    const int weight = params_.en_dir ? 1 << params_.vs : 0;
    Nearest nearest = count(a, static_cast<std::int32_t>(left), {excitation, inhibition, weight});
    if (excitation != nullptr && params_.en_slope) {
        lean(excitation, inhibition);
        nearest = look(a);
    }
    room_ = nearest.room;
    gap_ = nearest.gap;
    if (room_ <= 0) find(a, candidates);
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

SweepArrays NeuronSweep::arrays() {
    return {v_.size(), v_.data(), r_.data(), bar_.data(), goal_.data(), params_.vmax};
}

void NeuronSweep::look_around() {
    const Nearest nearest = look(arrays());
    room_ = nearest.room;
    gap_ = nearest.gap;
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
    look_around();
}

std::int64_t NeuronSweep::soonest() const {
    if (room_ <= 0) return 1;  // it may hold V at the threshold: after a reset by subtraction, after a load
    if (fastest_ <= 0 || gap_ >= kFar / 2) return kNeverFires;
    return std::max(1, (gap_ + fastest_ - 1) / fastest_);
}

std::int64_t NeuronSweep::soonest_exact() {
    if (room_ <= 0) return 1;
    const float ticks = least_quotient(arrays());
    if (ticks >= static_cast<float>(kFar) / 2) return kNeverFires;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(ticks)));
}

std::int64_t NeuronSweep::moving() const {
    std::int32_t longest = 0;
    for (std::size_t j = 0; j < v_.size(); ++j) {
        const std::int32_t way = r_[j] > 0 ? params_.vmax - v_[j] : v_[j];
        const std::int32_t speed = std::abs(r_[j]);
        if (speed != 0) longest = std::max(longest, (way + speed - 1) / speed);
    }
    return longest;
}

NeuronState NeuronSweep::neuron(int index, std::int64_t ticks) const {
    NeuronState n;
    n.v = static_cast<std::uint16_t>(v_[at(index)]);
    n.s = static_cast<std::int16_t>(s_[at(index)]);
    n.th = static_cast<std::uint16_t>(th_[at(index)]);
    if (ticks > 0) n.v = potential_after(params_, n, ticks);
    return n;
}

void add_row(const std::uint8_t* row, std::uint16_t* sums, std::size_t lanes) { add(row, sums, lanes); }

}  // namespace tendril
