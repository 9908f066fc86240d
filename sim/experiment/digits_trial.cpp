// Kind "digits" as a trial: sizes and rules beside each other, each with the reference driver's streams.
#include "sim/digits_streams.h"
#include "sim/episode_stimulus.h"
#include "sim/error.h"
#include "sim/experiment/trial.h"

namespace tendril {

namespace {

class DigitsTrial : public Trial {
public:
    explicit DigitsTrial(TrialSetting setting) : setting_(std::move(setting)) {
        if (setting_.images.empty())
            throw Error(Exit::usage, "digits: the chip file has no [[stimulus]] of kind \"images\"");
        const DigitsSpec& spec = setting_.variant.digits;
        task_ = {read_images(setting_.images), spec.train_images, spec.train_episodes, spec.test_images,
                 setting_.encoder};
        check_digits(setting_.plan, task_);
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = {{"accuracy"}, {"none", false}, {"dead", false}};
        return kFigures;
    }

    TrialOutcome run(std::uint32_t seed) override {
        DigitsStreams streams(seed, static_cast<int>(task_.images.size()), setting_.plan);
        const DigitsResult result =
            train_and_test(setting_.plan, setting_.make_engine, task_, streams, {{}, setting_.interrupted});
        return {{result.accuracy(), static_cast<double>(result.none), static_cast<double>(result.dead)},
                result.dead == 0 && result.none == 0};
    }

    TrialSlice slice(std::uint32_t seed, int episodes) override {
        DigitsStreams streams(seed, static_cast<int>(task_.images.size()), setting_.plan);
        const int ph_len = setting_.plan.cores[0].neuron.ph_len;
        ChipState from{setting_.plan.initial.tick, streams.initial_cores()};
        const Tick first = from.tick + 1;
        auto stimulus = std::make_unique<EpisodeStimulus>(EncodedImages(task_.images, task_.code), ph_len);
        stimulus->show(first, streams.training(episodes, task_.train_images));
        return {std::move(from), std::move(stimulus), ph_len};
    }

    const ChipPlan& plan() const override { return setting_.plan; }

private:
    const TrialSetting setting_;
    DigitsTask task_;
};

}  // namespace

std::unique_ptr<Trial> make_digits_trial(TrialSetting setting) {
    return std::make_unique<DigitsTrial>(std::move(setting));
}

}  // namespace tendril
