// Passes and chances of sections 4.2 to 4.4.
#include "systemc/learning/completed.h"

#include <algorithm>
#include <array>

#include "systemc/learning/aim.h"
#include "systemc/learning/column_change.h"

namespace tendril {

namespace {

/// INV of section 4.1: the chance of a synapse that has k parallel ones already, in 1/65536.
constexpr std::array<std::uint32_t, 16> kInverse{65535, 32768, 21845, 16384, 13107, 10922, 9362, 8192,
                                                 7281,  6553,  5957,  5461,  5041,  4681,  4369, 4096};
constexpr std::uint32_t kAlmostSure = 65535;
constexpr std::int64_t kAgeMax = 65535;  // TL saturates

std::uint32_t base(bool inverse, int k) {
    return inverse ? kInverse[static_cast<std::size_t>(k)] : kAlmostSure;
}

/// The same for a number above 15: shifted until INV has it, the chance shifted as far.
std::uint32_t base_of_many(int count) {
    int shift = 0;
    while (count >> shift > 15) ++shift;
    return kInverse[static_cast<std::size_t>(count >> shift)] >> shift;
}

/// Always draws.
bool chance(std::uint32_t base, int shift, Lfsr random) {
    const std::uint32_t u = random.draw();
    return shift < 16 && u < (base >> shift);
}

/// When an axon arrived, relative to the fire.
enum class Arrival : std::uint8_t { before, after, never };

Arrival arrival(int axon_at, int fired_at) {
    if (axon_at < 0) return Arrival::never;
    return axon_at <= fired_at ? Arrival::before : Arrival::after;
}

/// BEFORE of section 4.3.
bool arrived_lately(const Column& column, int axon, int window) {
    const auto i = static_cast<std::size_t>(axon);
    if (column.phased) return column.times.ta[i] >= 0;
    const std::int64_t last = column.times.tl[i];
    return last >= 0 && std::min<std::int64_t>(column.tick - Tick(last), kAgeMax) <= window;
}

class Completed : public Rule {
public:
    explicit Completed(const LearningParams& params) : p_(params) {}

    const LearningParams& params() const override { return p_; }
    bool grows(const LearnAnswer& there, int fan_out, int rank, int phase, Lfsr random) const override;
    void after_fire(Column& column, Lfsr random) const override;
    void end_of_episode(Column& column, Lfsr random) const override;

private:
    int early(int rank, int phase) const {
        if (p_.early_mode == 0) return 0;
        return (p_.early_mode == 1 ? phase : rank) >> p_.early_sh;
    }
    int origin(const Column& column, Lfsr random) const {
        return p_.rot ? static_cast<int>(random.draw() % column.k.size()) : 0;
    }
    void predict_and_learn(Column& column, Lfsr random) const;
    bool prediction_failed(const Column& column) const;
    void raise_threshold(Column& column) const;
    void wither(Column& column, int axon, int k, int shift, Lfsr random) const;
    void strengthen(Column& column, int axon, int k, Lfsr random) const;
    void correct(Column& column, int axon, int k, bool error, Lfsr random) const;
    void reinforce(Column& column, int axon, int k, Lfsr random) const;
    void set_norm(Column& column) const;

    /// Calls visit(axon, k) for every plastic synapse, starting at `origin`.
    template <class Visit>
    static void each_synapse(const Column& column, int origin, Visit visit) {
        each_axon(column, origin, [&](int axon, int k) {
            if (k != 0) visit(axon, k);
        });
    }

    const LearningParams p_;
};

bool Completed::grows(const LearnAnswer& there, int fan_out, int rank, int phase, Lfsr random) const {
    const bool silenced = there.inh || there.inht || (there.fired && !p_.grow_self);
    if (p_.grow_inh && silenced) return false;
    if (p_.novice && there.th != 0) return false;
    if (there.k == p_.kmax) return false;
    const bool by_fan_out = p_.grow_inv && p_.grow_fan;
    const std::uint32_t likely = by_fan_out ? base_of_many(fan_out) : base(p_.grow_inv, there.k);
    return chance(likely, p_.grow_sh + early(rank, phase), random) && there.k < p_.kmax;
}

void Completed::after_fire(Column& column, Lfsr random) const {
    raise_threshold(column);
    const int first = origin(column, random);
    each_synapse(column, first, [&](int axon, int k) {
        if (!arrived_lately(column, axon, p_.win)) wither(column, axon, k, p_.wit_sh, random);
    });
    each_synapse(column, first, [&](int axon, int k) {
        if (k < p_.kmax && arrived_lately(column, axon, p_.win)) strengthen(column, axon, k, random);
    });
    set_norm(column);
}

void Completed::end_of_episode(Column& column, Lfsr random) const {
    const bool first_time = p_.novice && column.threshold == 0;
    raise_threshold(column);
    if (p_.aim) {
        move_to_aim(column, p_, origin(column, random), first_time, random);
    } else {
        predict_and_learn(column, random);
    }
    set_norm(column);
}

/// The passes of 4.4.
void Completed::predict_and_learn(Column& column, Lfsr random) const {
    const bool error = p_.pred_en && prediction_failed(column);
    const int first = origin(column, random);
    each_synapse(column, first, [&](int axon, int k) { correct(column, axon, k, error, random); });
    if (error) return;
    each_synapse(column, first, [&](int axon, int k) {
        if (k < p_.kmax) reinforce(column, axon, k, random);
    });
}

/// Surprise: what was expected and missing outweighs what did come after the fire.
bool Completed::prediction_failed(const Column& column) const {
    int missing = 0;
    int confirmed = 0;
    bool any_after = false;
    for (std::size_t i = 0; i < column.k.size(); ++i) {
        if (!column.excitatory[i]) continue;
        const Arrival when = arrival(column.times.ta[i], column.fired_at);
        if (when == Arrival::never) missing += column.k[i];
        if (when == Arrival::after) confirmed += column.k[i];
        any_after |= when == Arrival::after;
    }
    return missing > confirmed && missing >= p_.miss_th && (!p_.need_aft || any_after);
}

/// Pass 0 of END_PASS: what frees budget.
void Completed::correct(Column& column, int axon, int k, bool error, Lfsr random) const {
    switch (arrival(column.times.ta[static_cast<std::size_t>(axon)], column.fired_at)) {
        case Arrival::before:
            if (error) decrease(column, axon, p_.dpred);
            return;
        case Arrival::after:
            if (!p_.pred_en || error) wither(column, axon, k, p_.wit_sh, random);
            return;
        case Arrival::never:
            wither(column, axon, k, error ? p_.miss_sh : p_.wit_sh, random);
    }
}

/// Pass 1 of END_PASS: what takes budget; after an error there is none.
void Completed::reinforce(Column& column, int axon, int k, Lfsr random) const {
    const Arrival when = arrival(column.times.ta[static_cast<std::size_t>(axon)], column.fired_at);
    if (when == Arrival::before) strengthen(column, axon, k, random);
    if (when == Arrival::after && p_.pred_en && chance(base(p_.str_inv, k), p_.conf_sh, random)) {
        increase(column, axon, p_, random);
    }
}

void Completed::raise_threshold(Column& column) const {
    if (p_.homeo_en) column.threshold = std::min(p_.homeo_max, column.threshold + p_.homeo_up);
}

void Completed::wither(Column& column, int axon, int k, int shift, Lfsr random) const {
    if (p_.wit_en && chance(base(p_.wit_inv, k), shift, random)) decrease(column, axon, 1);
}

void Completed::strengthen(Column& column, int axon, int k, Lfsr random) const {
    if (!p_.str_en) return;
    const auto i = static_cast<std::size_t>(axon);
    // Free running may look at an axon whose phase tick was never set: it counts as 0.
    const int phase = std::max<int>(column.times.ta[i], 0);
    const int shift = p_.str_sh + (p_.str_early ? early(column.times.rk[i], phase) : 0);
    if (chance(base(p_.str_inv, k), shift, random)) increase(column, axon, p_, random);
}

void Completed::set_norm(Column& column) const {
    if (p_.norm_sh) column.threshold = norm_of(column, p_);
}

}  // namespace

std::unique_ptr<Rule> make_completed(const LearningParams& params) {
    return std::make_unique<Completed>(params);
}

}  // namespace tendril
