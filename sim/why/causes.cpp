// Implements causes.h.
#include "sim/why/causes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/table_reader.h"
#include "sim/topology_route.h"
#include "systemc/core/closed_form.h"
#include "systemc/core/neuron_step.h"

namespace tendril {

namespace {

constexpr std::int64_t kLookBack = 64;   // ticks, without phases
constexpr std::int64_t kLookAhead = 32;  // ticks, for inputs that came too late
constexpr std::size_t kMissingShown = 4;

bool counts(const WatchedInput& input) { return input.k > 0; }

bool starts_phase(const NeuronParams& p, Tick tick) {
    return p.ph_len > 0 && tick.value > 0 && tick.value % p.ph_len == 0;
}

/// The neuron in the tick as T2 leaves it, and whether it wanted to fire.
struct Tried {
    NeuronState entered, state;
    NeuronStep step;
};

Tried try_again(const NeuronParams& p, const WatchedTick& view) {
    NeuronState n = view.before;
    n.th = view.after.th;  // an episode's end may have changed it before
    const bool fresh = starts_phase(p, view.tick);
    if (fresh) start_phase(p, n);
    const int phase = p.ph_len > 0 ? static_cast<int>(view.tick.value % p.ph_len) : 0;
    int decay = 0;
    if (p.dec_mode == 1) decay = phase >> p.dec_sh;
    if (p.dec_mode == 2) decay = (fresh ? 0 : view.rank0) >> p.dec_sh;
    Tried tried{n, n, {}};
    tried.step = step_neuron(p, tried.state, view.excitation, view.inhibition, decay);
    return tried;
}

std::string winners_text(const std::vector<int>& winners, int but) {
    std::string text;
    for (const int winner : winners)
        if (winner != but) text += fmt::format("{}n{}", text.empty() ? "" : ", ", winner);
    return text;
}

/// Where the neuron last fired before the tick asked for.
std::string last_fired(const std::vector<WatchedTick>& ticks) {
    for (std::size_t i = ticks.size() - 1; i-- > 0;)
        if (ticks[i].won) return fmt::format(" (tick {})", ticks[i].tick.value);
    return "";
}

/// Who last won over it before the tick asked for.
std::string last_winner(const std::vector<WatchedTick>& ticks, int neuron) {
    for (std::size_t i = ticks.size() - 1; i-- > 0;) {
        const std::string others = winners_text(ticks[i].winners, neuron);
        if (!others.empty()) return fmt::format(" {} in tick {}", others, ticks[i].tick.value);
    }
    return " of an earlier tick";
}

/// It took no part in the tick: why. "" where it did.
std::string resting_reason(const NeuronParams& p, const NeuronState& n, const Watch& watch, int neuron) {
    const std::int64_t now = watch.ticks.back().tick.value;
    if (n.inht != 0)
        return fmt::format("silenced until tick {} by the winner{}", now + n.inht - 1,
                           last_winner(watch.ticks, neuron));
    if (n.ref != 0)
        return fmt::format("refractory until tick {}: it fired{}", now + n.ref - 1, last_fired(watch.ticks));
    if (n.inh)
        return fmt::format("inhibited until the phase ends by the winner{}",
                           last_winner(watch.ticks, neuron));
    if (p.oneshot && n.fired) return fmt::format("fired already in this phase{}", last_fired(watch.ticks));
    return "";
}

/// It counted, and did not reach the threshold: how far and how fast it was.
void add_counting(const NeuronParams& p, const NeuronState& n, std::int64_t now,
                  std::vector<std::string>& reasons) {
    const int threshold = p.theta + n.th;
    if (n.v < threshold) reasons.push_back(fmt::format("threshold {} against V {}", threshold, n.v));
    if (threshold > p.vmax) reasons.push_back(fmt::format("the threshold is above vmax {}", p.vmax));
    if (p.cut_mode == 2 && n.s < p.smin)
        reasons.push_back(fmt::format("slope {} below smin {}: it may not fire", n.s, p.smin));
    if (p.cut_mode == 1 && n.s >= 0 && n.s < p.smin)
        reasons.push_back(fmt::format("slope {} below smin {}: it does not count", n.s, p.smin));
    if (n.v >= threshold) return;
    if (rate(p, n) <= 0) {
        reasons.push_back(p.leak > 0 ? fmt::format("slope {} under leak {}: V cannot rise", n.s, p.leak)
                                     : fmt::format("slope {}: V cannot rise", n.s));
        return;
    }
    const std::int64_t more = ticks_to_fire(p, n);
    if (more == kNeverFires) return;
    reasons.push_back(fmt::format("slope {} under leak {}: without more input it would fire in tick {}", n.s,
                                  p.leak, now + more));
    if (p.ph_len > 0 && (now % p.ph_len) + more >= p.ph_len)
        reasons.push_back(
            fmt::format("but the phase ends with tick {}", now - now % p.ph_len + p.ph_len - 1));
}

/// Inputs that counted, but later than their delay asked for (fixed ticks).
void add_late(const Watch& watch, std::size_t from, std::vector<std::string>& reasons) {
    for (std::size_t i = from; i < watch.ticks.size(); ++i)
        for (const WatchedInput& input : watch.ticks[i].inputs)
            if (input.late > 0 && input.k > 0)
                reasons.push_back(fmt::format("axon {} (k {}) arrived {} ticks late: tick {}, not {}",
                                              input.axon, input.k, input.late, watch.ticks[i].tick.value,
                                              watch.ticks[i].tick.value - input.late));
}

/// Excitatory synapses whose axons had not been active in what counts; when they were, if soon after.
void add_missing(const NeuronParams& p, const CoreSetup& setup, const Watch& watch, std::size_t from,
                 std::vector<std::string>& reasons) {
    std::set<int> seen;
    for (std::size_t i = from; i < watch.ticks.size(); ++i)
        for (const WatchedInput& input : watch.ticks[i].inputs) seen.insert(input.axon);
    std::vector<int> missing;
    for (std::size_t axon = 0; axon < watch.k.size(); ++axon)
        if (setup.excitatory[axon] && watch.k[axon] > 0 && !seen.contains(static_cast<int>(axon)))
            missing.push_back(static_cast<int>(axon));
    std::ranges::stable_sort(missing, std::greater(),
                             [&](int axon) { return watch.k[static_cast<std::size_t>(axon)]; });
    const std::int64_t now = watch.ticks.back().tick.value;
    const std::int64_t phase_end = p.ph_len > 0 ? now - now % p.ph_len + p.ph_len - 1 : INT64_MAX;
    for (std::size_t i = 0; i < std::min(missing.size(), kMissingShown); ++i) {
        const int axon = missing[i];
        const auto is_it = [&](const WatchedInput& input) { return input.axon == axon; };
        const auto late = std::ranges::find_if(
            watch.later, [&](const WatchedTick& view) { return std::ranges::any_of(view.inputs, is_it); });
        std::string when = "did not arrive";
        if (late != watch.later.end()) {
            const std::int64_t came = late->tick.value;
            when = came > phase_end ? fmt::format("arrived {} ticks after the phase ended", came - phase_end)
                                    : fmt::format("arrived {} ticks later, in tick {}", came - now, came);
            const std::int64_t behind = std::ranges::find_if(late->inputs, is_it)->late;
            if (behind > 0) when += fmt::format(", {} ticks late", behind);
        }
        reasons.push_back(
            fmt::format("axon {} (k {}) {}", axon, watch.k[static_cast<std::size_t>(axon)], when));
    }
    if (missing.size() > kMissingShown)
        reasons.push_back(
            fmt::format("{} more excitatory axons did not arrive", missing.size() - kMissingShown));
}

std::vector<std::string> reasons_of(const NeuronParams& p, const CoreSetup& setup, const Watch& watch,
                                    std::size_t from, int neuron) {
    const WatchedTick& now = watch.ticks.back();
    const Tried tried = try_again(p, now);
    const NeuronState& n = tried.state;
    std::vector<std::string> reasons;
    if (now.won) {
        reasons.push_back(fmt::format("V {} reached the threshold {}", n.v, p.theta + n.th));
        return reasons;
    }
    if (now.spiked) {
        reasons.push_back(
            fmt::format("a {} repeats: it fired{}", p.latch ? "latch" : "burst", last_fired(watch.ticks)));
        return reasons;
    }
    const std::string rests = resting_reason(p, tried.entered, watch, neuron);
    if (!rests.empty()) return {rests};
    if (tried.step.candidate) {
        reasons.push_back(fmt::format("V {} reached the threshold {}, but the winner was {}", n.v,
                                      p.theta + n.th, winners_text(now.winners, neuron)));
        return reasons;
    }
    add_counting(p, n, now.tick.value, reasons);
    for (std::size_t i = from; p.inh_mode == 2 && i + 1 < watch.ticks.size(); ++i) {
        const std::string others = winners_text(watch.ticks[i].winners, neuron);
        if (!others.empty())
            reasons.push_back(fmt::format("inhibited by the winner {} in tick {}: V -{}, S -{}", others,
                                          watch.ticks[i].tick.value, p.inh_v, p.inh_s));
    }
    add_late(watch, from, reasons);
    add_missing(p, setup, watch, from, reasons);
    return reasons;
}

/// The first tick that counts: after the last reset of V and S.
std::size_t first_that_counts(const NeuronParams& p, const std::vector<WatchedTick>& ticks) {
    for (std::size_t i = ticks.size() - 1; i > 0; --i) {
        if (starts_phase(p, ticks[i].tick)) return i;
        if (ticks[i - 1].won) return i;
    }
    return 0;
}

/// The cycles of a table's rows that match; the column of the cycle is the second.
std::optional<std::int64_t> cycle_of(const Replay& replay, const TableKind& kind,
                                     const std::vector<std::int64_t>& tick_and_rest) {
    const auto file = replay.folder() / kind.file;
    if (!std::filesystem::exists(file)) return std::nullopt;
    TableReader reader(file, kind.head, kind.separator, kind.columns.size());
    while (const auto row = reader.next()) {
        if (row->values[0] > tick_and_rest[0]) break;
        if (row->values[0] != tick_and_rest[0]) continue;
        if (!std::equal(row->values.begin() + 2, row->values.end(), tick_and_rest.begin() + 1)) continue;
        if (row->values[1] == kNoValue) return std::nullopt;
        return row->values[1];
    }
    return std::nullopt;
}

Cause cause_of(const Replay& replay, CoreId core, const WatchedInput& input, Tick active) {
    const ChipPlan& plan = replay.plan();
    Cause cause{input, active, source_name(plan, input.source), "", {}, {}};
    if (const auto way = way_between(plan, input.source, {End::Kind::core, core.value, 0}))
        cause.hubs = way->hubs;
    if (input.source.value < plan.cores.size())
        cause.spike_cycle =
            cycle_of(replay, kSpikesTable, {input.sent.value, input.source.value, input.line});
    cause.delivery_cycle =
        cycle_of(replay, kDeliveriesTable,
                 {input.arrived.value, core.value, input.first_axon, input.source.value, input.line});
    return cause;
}

void refuse_absent(const Replay& replay, int core, int neuron, std::int64_t tick) {
    const auto& cores = replay.plan().cores;
    const auto refuse = [](const char* what, std::int64_t value, std::int64_t low, std::int64_t high) {
        throw error_at({"tendril why"}, fmt::format("there is no {} {}", what, value),
                       low > high ? "none: the run has none" : fmt::format("{} to {}", low, high));
    };
    const auto count = static_cast<std::int64_t>(cores.size());
    if (core < 0 || core >= count) refuse("core", core, 0, count - 1);
    const int neurons = cores[static_cast<std::size_t>(core)].size.neurons;
    if (neuron < 0 || neuron >= neurons) refuse("neuron", neuron, 0, neurons - 1);
    const std::int64_t first = replay.first().value;
    const std::int64_t last = replay.last().value;
    if (tick < first || tick > last) refuse("tick", tick, first, last);
}

}  // namespace

Explanation explain(const Replay& replay, int core, int neuron, std::int64_t tick, int depth) {
    refuse_absent(replay, core, neuron, tick);
    Explanation answer{CoreId(static_cast<std::uint16_t>(core)),
                       NeuronId(static_cast<std::uint16_t>(neuron)),
                       Tick(tick),
                       false,
                       {},
                       {},
                       {},
                       {}};
    const CoreSetup& setup = replay.plan().cores[static_cast<std::size_t>(core)];
    const NeuronParams& p = setup.neuron;
    const std::int64_t back = p.ph_len > 0 ? tick % p.ph_len + 1 : kLookBack;
    const Watch watch = replay.watch(answer.core, answer.neuron, Tick(tick - back), Tick(tick),
                                     std::min(Tick(tick + kLookAhead), replay.last()));
    const std::size_t from = first_that_counts(p, watch.ticks);
    answer.spiked = watch.ticks.back().spiked;
    answer.reasons = reasons_of(p, setup, watch, from, neuron);
    for (std::size_t i = from; i < watch.ticks.size(); ++i) {
        WatchedTick row = watch.ticks[i];
        std::erase_if(row.inputs, [](const WatchedInput& input) { return !counts(input); });
        for (const WatchedInput& input : row.inputs)
            answer.causes.push_back(cause_of(replay, answer.core, input, row.tick));
        const bool shown = !row.inputs.empty() || row.spiked || i + 2 >= watch.ticks.size();
        if (shown) answer.rows.push_back(std::move(row));
    }
    if (answer.causes.empty() && !answer.spiked)
        answer.reasons.insert(
            answer.reasons.begin(),
            fmt::format("nothing arrived on a synapse of it from tick {} on", watch.ticks[from].tick.value));
    std::set<std::tuple<int, int, std::int64_t>> told;
    for (const Cause& cause : answer.causes) {
        const WatchedInput& input = cause.input;
        if (depth <= 1 || input.source.value >= replay.plan().cores.size()) continue;
        if (input.sent < replay.first()) continue;
        if (!told.emplace(input.source.value, input.line, input.sent.value).second) continue;
        answer.deeper.push_back(explain(replay, input.source.value, input.line, input.sent.value, depth - 1));
    }
    return answer;
}

}  // namespace tendril
