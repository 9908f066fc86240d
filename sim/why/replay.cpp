// Implements replay.h.
#include "sim/why/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "sim/atomic_file.h"
#include "sim/config.h"
#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/functional_engine.h"
#include "sim/run_folder.h"
#include "sim/state_file.h"
#include "sim/stimulus_make.h"
#include "sim/table_reader.h"
#include "sim/why/fixed_ticks.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// A spike that the core heard, and what its table said of it then: tables may grow.
struct Received {
    Tick sent;
    AxonEntry entry;
};

/// Compares every spike with spikes.aer up to a tick, and keeps the deliveries of one core.
class Witness : public Recorder {
public:
    Witness(const fs::path& file, const FunctionalEngine& engine, CoreId core, Tick keep_from,
            Tick compare_to)
        : file_(file),
          engine_(engine),
          reader_(file, kSpikesTable.head, kSpikesTable.separator, kSpikesTable.columns.size()),
          core_(core),
          keep_from_(keep_from),
          compare_to_(compare_to),
          ahead_(reader_.next()) {}

    void spike(const Spike& spike) override { spikes_.emplace_back(spike.core.value, spike.neuron.value); }
    void delivery(const Delivery& delivery) override {
        if (delivery.core != core_ || delivery.axon < 0 || delivery.tick < keep_from_) return;
        const auto& table = engine_.axon_table(core_);
        const auto entry = std::ranges::find_if(table, [&](const AxonEntry& e) {
            return e.source == delivery.source && e.neuron == delivery.neuron.value;
        });
        deliveries.push_back({delivery.tick, *entry});
    }
    void tick_end(const TickEnd& end) override {
        std::vector<std::pair<std::int64_t, std::int64_t>> written;
        for (; ahead_ && ahead_->values[0] <= end.tick.value; ahead_ = reader_.next())
            written.emplace_back(ahead_->values[2], ahead_->values[3]);
        // A run in pieces ends a tick twice: once after its spikes, once more after the hosts have sent.
        if (end.tick == ended_) return;
        ended_ = end.tick;
        std::ranges::sort(written);
        std::ranges::sort(spikes_);
        if (written != spikes_ && end.tick <= compare_to_)
            throw Error(
                Exit::check_failed,
                fmt::format("{}: the spikes of tick {} are not those of the chip replayed: the folder "
                            "is not a run of its chip.toml",
                            file_.string(), end.tick.value));
        spikes_.clear();
    }

    std::vector<Received> deliveries;

private:
    fs::path file_;
    const FunctionalEngine& engine_;
    TableReader reader_;
    CoreId core_;
    Tick keep_from_, compare_to_;
    Tick ended_{INT64_MIN};
    std::optional<TableRow> ahead_;
    std::vector<std::pair<std::int64_t, std::int64_t>> spikes_;
};

std::vector<int> column(const CoreFunctional& core, const CoreSetup& setup, NeuronId neuron) {
    std::vector<int> k;
    for (int axon = 0; axon < setup.size.axons; ++axon) k.push_back(core.synapse(axon, neuron));
    return k;
}

std::vector<WatchedInput> inputs_of(const std::vector<Received>& deliveries, const CoreSetup& setup,
                                    Tick tick, const std::vector<int>& k) {
    std::vector<WatchedInput> inputs;
    for (const auto& [sent, entry] : deliveries) {
        if (sent + entry.delay != tick) continue;
        for (int axon = entry.axon; axon <= entry.axon + (entry.pair ? 1 : 0); ++axon) {
            const auto at = static_cast<std::size_t>(axon);
            inputs.push_back(
                {sent, sent, 0, entry.source, entry.neuron, axon, entry.axon, k[at], setup.excitatory[at]});
        }
    }
    std::ranges::stable_sort(inputs, {}, &WatchedInput::axon);
    return inputs;
}

WatchedTick before_tick(const CoreFunctional& core, NeuronId neuron, Tick now) {
    WatchedTick view;
    view.tick = now;
    view.before = core.neuron(neuron);
    view.rank0 = core.rank0();
    return view;
}

void after_tick(const CoreFunctional& core, NeuronId neuron, WatchedTick& view) {
    view.after = core.neuron(neuron);
    std::tie(view.excitation, view.inhibition) = core.input(neuron);
    for (const NeuronId winner : core.winners()) view.winners.push_back(winner.value);
    view.won = std::ranges::find(core.winners(), neuron) != core.winners().end();
    view.spiked = std::ranges::find(core.spikes(), neuron) != core.spikes().end();
}

}  // namespace

Replay::Replay(const fs::path& folder) : folder_(folder) {
    if (!is_run_folder(folder))
        throw Error(Exit::usage, fmt::format("{}: is not a run folder: no manifest.json of a run; "
                                             "tendril run … --out DIR makes one",
                                             folder.string()));
    if (!fs::exists(folder / "chip.toml"))
        throw Error(Exit::usage, fmt::format("{}: has no chip.toml to replay", folder.string()));
    spec_ = load_chip((folder / "chip.toml").string());
    plan_ = make_plan(spec_);
    if (plan_.tick_cycles != 0 && !fs::exists(folder / kDeliveriesTable.file))
        throw Error(Exit::usage, fmt::format("{}: ran in fixed ticks without recording what arrived when; "
                                             "tendril run … --record deliveries does",
                                             folder.string()));
    initial_ = plan_.initial;
    if (fs::exists(folder / "initial.state")) initial_ = read_state(folder / "initial.state", plan_);
    const auto manifest = nlohmann::json::parse(read_text(folder / "manifest.json"));
    last_ = initial_.tick + manifest.value("ticks", std::int64_t{0});
}

std::unique_ptr<Stimulus> Replay::stimulus() const {
    const fs::path replaced = folder_ / "stimulus.aer";
    return make_stimulus(spec_, plan_, fs::exists(replaced) ? replaced.string() : "");
}

Watch Replay::watch(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const {
    return plan_.tick_cycles == 0 ? watch_barrier(core, neuron, from, tick, to)
                                  : watch_fixed(core, neuron, from, tick, to);
}

Watch Replay::watch_barrier(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const {
    const auto stimulus = this->stimulus();
    FunctionalEngine engine(plan_);
    engine.load(initial_);
    const Tick start = std::max(from, first());
    Witness witness(folder_ / kSpikesTable.file, engine, core, start - kBuiltDelayMax, tick);
    Recorder* const recorders[] = {&witness};
    RunOrder order;
    order.ticks = start - first();
    if (order.ticks > 0) engine.run(order, *stimulus, recorders);

    order.ticks = 1;
    order.skip = false;  // so that what the core says is of this tick
    const CoreSetup& setup = plan_.cores[core.value];
    const CoreFunctional& watched = engine.core(core);
    Watch watch;
    for (Tick now = start; now <= to; ++now) {
        WatchedTick view = before_tick(watched, neuron, now);
        std::vector<int> k = column(watched, setup, neuron);
        engine.run(order, *stimulus, recorders);
        after_tick(watched, neuron, view);
        view.inputs = inputs_of(witness.deliveries, setup, now, k);
        if (now == tick) watch.k = std::move(k);
        (now <= tick ? watch.ticks : watch.later).push_back(std::move(view));
    }
    return watch;
}

Watch Replay::watch_fixed(CoreId core, NeuronId neuron, Tick from, Tick tick, Tick to) const {
    const CoreSetup& setup = plan_.cores[core.value];
    const auto stimulus = this->stimulus();
    const std::vector<Arrival> arrivals = arrivals_of(folder_, plan_, core, *stimulus, first(), last());
    CoreFunctional watched(setup, initial_.cores[core.value], initial_.tick);
    SpikesOfCore recorded(folder_ / kSpikesTable.file, core);
    auto next = arrivals.begin();
    std::vector<Coming> coming;
    Watch watch;
    for (Tick now = first(); now <= to; ++now) {
        for (; next != arrivals.end() && next->arrived < now; ++next) {
            watched.deliver(next->source, next->line, next->sent);
            add_inputs(*next, setup, coming);
        }
        WatchedTick view = before_tick(watched, neuron, now);
        std::vector<int> k = column(watched, setup, neuron);
        watched.tick();
        after_tick(watched, neuron, view);
        recorded.compare(now, watched.spikes(), now <= tick);
        view.inputs = take_active(coming, now, k);
        if (now < from) continue;
        if (now == tick) watch.k = std::move(k);
        (now <= tick ? watch.ticks : watch.later).push_back(std::move(view));
    }
    return watch;
}

}  // namespace tendril
