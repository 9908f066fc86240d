// The flow of an experiment of kind "digits".
#include "sim/experiment.h"

#include <algorithm>

#include "sim/chip_spec.h"
#include "sim/config.h"
#include "sim/digits_streams.h"
#include "sim/episode_stimulus.h"
#include "sim/error.h"
#include "sim/run.h"

namespace tendril {

namespace {

/// SystemC elaborates once in a process, so that there can be one run of an engine with cycles.
void refuse_second_elaboration(const ExperimentSpec& spec) {
    const auto with_cycles = [](const std::string& engine) { return engine != "functional"; };
    const auto& engines = spec.check.engines;
    const auto in_check = std::count_if(engines.begin(), engines.end(), with_cycles);
    const auto in_training =
        with_cycles(spec.digits.engine) ? static_cast<std::ptrdiff_t>(spec.seeds.size()) : 0;
    if (in_check + in_training <= 1) return;
    throw error_at(spec.digits.origin.at("engine"),
                   "engines with cycles can run only once in an experiment, tlm or cosim",
                   "engine = \"functional\" and one of them once in [check] engines");
}

/// The images that the chip file shows.
DigitsTask make_task(const ExperimentSpec& spec, const ChipSpec& chip) {
    const auto shows_images = [](const StimulusSpec& s) { return s.kind == "images"; };
    const auto found = std::find_if(chip.stimulus.begin(), chip.stimulus.end(), shows_images);
    if (found == chip.stimulus.end()) {
        throw error_at(spec.origin.at("chip"), "the chip file has no [[stimulus]] of kind \"images\"");
    }
    return {read_images(found->file), spec.digits.train_images, spec.digits.train_episodes,
            spec.digits.test_images, found->encoder};
}

class DigitsExperiment {
public:
    DigitsExperiment(const ExperimentSpec& spec, const ExperimentOrder& order)
        : spec_(spec),
          order_(order),
          chip_(load_chip(spec.chip)),
          plan_(make_plan(chip_)),
          task_(make_task(spec, chip_)) {
        check_digits(plan_, task_);
    }

    ExperimentResult run() {
        ExperimentResult result;
        result.kind = spec_.kind;
        for (const std::int64_t seed : spec_.seeds) {
            DigitsStreams streams(static_cast<std::uint32_t>(seed), images(), plan_);
            result.seeds.push_back({seed, train(streams)});
            if (result.check || spec_.check.engines.empty()) continue;
            result.check = check(result.seeds[0].digits.trained, streams);
        }
        const AcceptSpec& accept = spec_.check.accept;
        result.accepted = result.mean() >= accept.accuracy_mean.value_or(0.0) &&
                          result.worst() >= accept.accuracy_worst.value_or(0.0) &&
                          (!result.check || result.check->passed());
        return result;
    }

private:
    int images() const { return static_cast<int>(task_.images.size()); }

    DigitsResult train(DigitsStreams& streams) {
        const std::int64_t episodes = task_.train_episodes + task_.train_images + task_.test_images;
        Progress progress(episodes * plan_.cores[0].neuron.ph_len, order_.progress);
        DigitsWatch watch{{}, order_.interrupted};
        if (order_.progress.shown) watch.listeners.push_back(&progress);
        const auto make = [&](const ChipPlan& plan) { return make_engine(spec_.digits.engine, chip_, plan); };
        return train_and_test(plan_, make, task_, streams, watch);
    }

    CheckOutcome check(const ChipState& trained, DigitsStreams& streams) {
        EpisodeStimulus stimulus(EncodedImages(task_.images, task_.code), plan_.cores[0].neuron.ph_len);
        stimulus.show(trained.tick + 1, streams.training(spec_.check.episodes, task_.train_images));
        CheckOrder order;
        order.engines = spec_.check.engines;
        order.episodes = spec_.check.episodes;
        order.make_engine = [&](const std::string& name) { return make_engine(name, chip_, plan_); };
        order.out = order_.out;
        order.chip_toml = dump_chip(chip_);
        order.config_hash = config_hash(chip_);
        order.interrupted = order_.interrupted;
        return check_engines(plan_, trained, stimulus, order);
    }

    const ExperimentSpec& spec_;
    const ExperimentOrder& order_;
    const ChipSpec chip_;
    const ChipPlan plan_;
    const DigitsTask task_;
};

}  // namespace

double ExperimentResult::mean() const {
    double sum = 0;
    for (const SeedOutcome& seed : seeds) sum += seed.digits.accuracy();
    return sum / static_cast<double>(seeds.size());
}

double ExperimentResult::worst() const {
    double worst = 1;
    for (const SeedOutcome& seed : seeds) worst = std::min(worst, seed.digits.accuracy());
    return worst;
}

ExperimentResult run_experiment(const ExperimentSpec& spec, const ExperimentOrder& order) {
    if (spec.kind != "digits") throw error_at(spec.origin.at("kind"), "unknown kind of experiment", "digits");
    if (spec.seeds.empty()) throw error_at(spec.origin.at("seeds"), "no seeds", "one or more");
    refuse_second_elaboration(spec);
    return DigitsExperiment(spec, order).run();
}

}  // namespace tendril
