// A neuron's life in the functional engine, tick by tick.
#include <fmt/format.h>

#include <utility>

#include "sim/config.h"
#include "sim/engine.h"
#include "sim/error.h"
#include "sim/gallery/gallery.h"
#include "sim/stimulus_make.h"

namespace tendril {

namespace {

class SpikesOf : public Recorder {
public:
    explicit SpikesOf(int neuron) : neuron_(neuron) {}

    void spike(const Spike& spike) override { spiked_ |= spike.neuron.value == neuron_; }
    bool wants_deliveries() const override { return false; }
    /// Since it was last asked.
    bool spiked() { return std::exchange(spiked_, false); }

private:
    int neuron_;
    bool spiked_ = false;
};

/// Whether a host's line drives an excitatory axon of the core.
bool excites(const ChipPlan& plan, const HostSpike& spike) {
    const CoreSetup& core = plan.cores[0];
    for (const AxonEntry& entry : core.axon_table) {
        if (entry.source == plan.host_source(spike.host) && entry.neuron == spike.line)
            return core.excitatory[entry.axon];
    }
    return true;
}

}  // namespace

Trace trace_of(const PictureSpec& picture, const std::vector<std::string>& set) {
    const ChipSpec spec = load_chip(picture.chip, set);
    const ChipPlan plan = make_plan(spec);
    if (plan.cores.size() != 1)
        throw error_at(picture.origin.at("chip"), fmt::format("the chip has {} cores", plan.cores.size()),
                       "one core");
    if (picture.neuron >= plan.cores[0].size.neurons)
        throw error_at(picture.origin.at("neuron"), fmt::format("there is no neuron {}", picture.neuron),
                       fmt::format("0 to {}", plan.cores[0].size.neurons - 1));
    const auto stimulus = make_stimulus(spec, plan);
    const auto engine = make_functional(plan);
    engine->load(plan.initial);
    SpikesOf spikes(picture.neuron);
    Recorder* const recorders[] = {&spikes};
    Trace trace;
    trace.what = set.empty() ? "as it is" : fmt::format("{}", fmt::join(set, ", "));
    if (!spec.run.ticks)
        throw error_at(picture.origin.at("chip"), "the chip file has no [run] ticks", "how many are drawn");
    RunOrder one;
    one.ticks = 1;
    for (std::int64_t tick = 0; tick < *spec.run.ticks; ++tick) {
        engine->run(one, *stimulus, recorders);
        const NeuronState now = engine->state().cores[0].neurons[static_cast<std::size_t>(picture.neuron)];
        trace.ticks.push_back({now.v, now.s, plan.cores[0].neuron.theta + now.th, spikes.spiked()});
        for (const HostSpike& spike : stimulus->at(plan.initial.tick + 1 + tick))
            trace.inputs.push_back({tick, spike.line, excites(plan, spike)});
    }
    return trace;
}

}  // namespace tendril
