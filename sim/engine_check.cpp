// Runs the engines of a check one after the other and compares each with the first.
#include "sim/engine_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "sim/error.h"
#include "sim/recording.h"
#include "sim/run.h"
#include "sim/state_file.h"

namespace tendril {

namespace {

/// Where a spike is, without its cycle.
using SpikePlace = std::tuple<std::int64_t, int, int>;

class SpikePlaces : public Recorder {
public:
    void spike(const Spike& s) override { places_.emplace_back(s.tick.value, s.core.value, s.neuron.value); }
    std::vector<SpikePlace> sorted() {
        std::sort(places_.begin(), places_.end());
        return places_;
    }

private:
    std::vector<SpikePlace> places_;
};

int episode_ticks(const CheckOrder& order, const ChipPlan& plan) {
    return order.episode_ticks > 0 ? order.episode_ticks : plan.cores[0].neuron.ph_len;
}

struct Observed {
    EngineOutcome outcome;
    std::vector<SpikePlace> spikes;
    ChipState state;
};

RunOrder ordered(const CheckOrder& order, std::int64_t ticks) {
    RunOrder run_order;
    run_order.ticks = ticks;
    run_order.interrupted = order.interrupted;
    return run_order;
}

Observed observe(const std::string& name, const ChipPlan& plan, const ChipState& from, Stimulus& stimulus,
                 const CheckOrder& order) {
    const auto engine = order.make_engine(name);
    engine->load(from);
    SpikePlaces spikes;
    std::vector<Recorder*> recorders = {&spikes};
    std::optional<Recording> recording;
    if (!order.out.empty()) {
        recording.emplace(plan, RecordingOrder{order.out / name, false, true, order.chip_toml});
        const auto of_folder = recording->recorders();
        recorders.insert(recorders.end(), of_folder.begin(), of_folder.end());
    }
    const std::int64_t ticks = std::int64_t{order.episodes} * episode_ticks(order, plan);
    RunResult result = run(*engine, ordered(order, ticks), stimulus, recorders);
    if (!result.state) throw Error(Exit::interrupted, fmt::format("interrupted in engine {}", name));

    Observed observed{{name, result.totals, state_digest(*result.state)}, spikes.sorted(), *result.state};
    if (recording) {
        recording->finish(result.totals, &*result.state,
                          {name, order.config_hash, observed.outcome.state_digest, result.wall_seconds});
    }
    return observed;
}

std::string describe(const SpikePlace& place) {
    const auto& [tick, core, neuron] = place;
    return fmt::format("tick {}, core {}, neuron {}", tick, core, neuron);
}

/// The first spike that only one of them has; "" if they have the same.
std::string compare_spikes(const Observed& a, const Observed& b) {
    const auto [x, y] = std::mismatch(a.spikes.begin(), a.spikes.end(), b.spikes.begin(), b.spikes.end());
    if (x == a.spikes.end() && y == b.spikes.end()) return "";
    const bool only_a = y == b.spikes.end() || (x != a.spikes.end() && *x < *y);
    return fmt::format("{}: spikes in {}, not in {}", describe(only_a ? *x : *y),
                       (only_a ? a : b).outcome.engine, (only_a ? b : a).outcome.engine);
}

std::string compare_synapses(const Observed& a, const Observed& b) {
    for (std::size_t c = 0; c < a.state.cores.size(); ++c) {
        const auto& k = a.state.cores[c].k;
        const auto& other = b.state.cores[c].k;
        const auto found = std::mismatch(k.begin(), k.end(), other.begin());
        if (found.first == k.end()) continue;
        const std::size_t neurons = a.state.cores[c].neurons.size();
        const auto at = static_cast<std::size_t>(found.first - k.begin());
        return fmt::format("at the end, core {}, axon {}, neuron {}: k is {} in {}, {} in {}", c,
                           at / neurons, at % neurons, *found.first, a.outcome.engine, *found.second,
                           b.outcome.engine);
    }
    return "";
}

std::string compare(const Observed& a, const Observed& b) {
    std::string difference = compare_spikes(a, b);
    if (difference.empty()) difference = compare_synapses(a, b);
    if (difference.empty() && a.outcome.state_digest != b.outcome.state_digest) {
        difference = fmt::format("the final states of {} and {} differ, though no synapse does",
                                 a.outcome.engine, b.outcome.engine);
    }
    return difference;
}

int count_episodes_with_spikes(const Observed& observed, Tick first, int ticks) {
    std::int64_t last = -1;
    int count = 0;
    for (const SpikePlace& place : observed.spikes) {
        const std::int64_t episode = (std::get<0>(place) - first.value) / ticks;
        count += episode != last;
        last = episode;
    }
    return count;
}

/// Runs once more, an episode at a time: what an episode learns at its end shows in the next one's first
/// tick, so each is looked at just before it ends.
int count_episodes_with_changes(const ChipPlan& plan, const ChipState& from, Stimulus& stimulus,
                                const CheckOrder& order) {
    const auto engine = make_functional(plan);
    engine->load(from);
    int count = 0;
    ChipState before = from;
    for (int episode = 0; episode < order.episodes; ++episode) {
        engine->run(ordered(order, episode_ticks(order, plan)), stimulus, {});
        ChipState after = engine->state();
        bool changed = false;
        for (std::size_t c = 0; c < after.cores.size(); ++c) changed |= after.cores[c].k != before.cores[c].k;
        count += changed;
        before = std::move(after);
    }
    return count;
}

}  // namespace

CheckOutcome check_engines(const ChipPlan& plan, const ChipState& from, Stimulus& stimulus,
                           const CheckOrder& order) {
    CheckOutcome outcome;
    outcome.episodes = order.episodes;
    outcome.spikes_percent = order.spikes_percent;
    outcome.changes_percent = order.changes_percent;
    std::optional<Observed> reference;
    for (const std::string& name : order.engines) {
        Observed observed = observe(name, plan, from, stimulus, order);
        outcome.engines.push_back(observed.outcome);
        if (!reference) {
            reference = std::move(observed);
        } else if (outcome.divergence.empty()) {
            outcome.divergence = compare(*reference, observed);
        }
    }
    if (!reference) return outcome;
    outcome.with_spikes = count_episodes_with_spikes(*reference, from.tick + 1, episode_ticks(order, plan));
    outcome.with_changes = count_episodes_with_changes(plan, from, stimulus, order);
    return outcome;
}

}  // namespace tendril
