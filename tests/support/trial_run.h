// A variant of an experiment file as a trial, and what it does in an engine as the text of
// tests/golden/experiments.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "sim/atomic_file.h"
#include "sim/config.h"
#include "sim/error.h"
#include "sim/experiment/trial.h"

namespace tendril {

inline ExperimentSpec experiment_of(const std::string& name, const std::vector<std::string>& overrides = {}) {
    return load_experiment(TENDRIL_SOURCE_DIR "/configs/experiments/" + name + ".toml", overrides);
}

/// @param name of the experiment file; `variant` of the row in it
inline std::unique_ptr<Trial> trial_of(const std::string& name, const std::string& variant,
                                       const std::vector<std::string>& overrides = {}) {
    const ExperimentSpec spec = experiment_of(name, overrides);
    for (const VariantSpec& one : spec.variants) {
        if (one.name != variant) continue;
        const ChipSpec chip = load_chip(spec.chip, one.chip_set);
        TrialSetting setting{make_plan(chip), one, "", "", make_functional, {}};
        for (const StimulusSpec& s : chip.stimulus) {
            setting.images = s.kind == "images" ? s.file : "";
            setting.encoder = s.encoder;
        }
        return make_trial(spec.kind, std::move(setting));
    }
    throw Error(Exit::usage, name + " has no variant " + variant);
}

/// What the file says, as it is there.
inline std::string golden_experiment(const std::string& name) {
    return read_text(TENDRIL_SOURCE_DIR "/tests/golden/experiments/" + name + ".txt");
}

/// The line of figures.txt that begins with `name`.
inline std::string golden_figures(const std::string& name) {
    const std::string all = golden_experiment("figures");
    const auto at = all.find(name + ": ");
    return at == std::string::npos ? "" : all.substr(at, all.find('\n', at) - at);
}

class SpikeLines : public Recorder {
public:
    void spike(const Spike& s) override {
        text += fmt::format("spike {} {} {}\n", s.tick.value, s.core.value, s.neuron.value);
    }
    std::string text;
};

/// Spikes, then random state and synapses of each core, after so many ticks of the slice of seed 1.
inline std::string run_text(Trial& trial, int episodes, std::int64_t ticks) {
    const TrialSlice slice = trial.slice(1, episodes);
    const auto engine = make_functional(trial.plan());
    engine->load(slice.from);
    SpikeLines spikes;
    Recorder* const recorders[] = {&spikes};
    RunOrder order;
    order.ticks = ticks;
    engine->run(order, *slice.stimulus, recorders);
    std::string text = spikes.text + fmt::format("end {}\n", ticks);
    const ChipState state = engine->state();
    for (std::size_t c = 0; c < state.cores.size(); ++c) {
        const CoreState& core = state.cores[c];
        const CoreSize size = trial.plan().cores[c].size;
        text += fmt::format("lfsr {} {:08x}\n", c, core.learning.lfsr);
        for (int axon = 0; axon < size.axons; ++axon) {
            text += fmt::format("k {} {} ", c, axon);
            for (int n = 0; n < size.neurons; ++n)
                text += fmt::format("{:x}", core.k[static_cast<std::size_t>(axon * size.neurons + n)]);
            text += '\n';
        }
    }
    return text;
}

/// Mean of a figure over seeds 1..n; its worst by std::min.
struct SeedRange {
    SeedRange(Trial& trial, int seeds) {
        for (int seed = 1; seed <= seeds; ++seed) {
            outcomes.push_back(trial.run(static_cast<std::uint32_t>(seed)));
            ok += outcomes.back().ok;
        }
    }
    double mean(std::size_t figure) const {
        double sum = 0;
        for (const TrialOutcome& o : outcomes) sum += o.figures[figure];
        return sum / static_cast<double>(outcomes.size());
    }
    double smallest(std::size_t figure) const {
        double least = outcomes[0].figures[figure];
        for (const TrialOutcome& o : outcomes) least = std::min(least, o.figures[figure]);
        return least;
    }
    std::vector<TrialOutcome> outcomes;
    int ok = 0;
};

/// The golden line has `part`.
inline void expect_in(const std::string& golden, const std::string& part) {
    EXPECT_NE(golden.find(part), std::string::npos) << "\"" << part << "\" is not in:\n" << golden;
}

}  // namespace tendril
