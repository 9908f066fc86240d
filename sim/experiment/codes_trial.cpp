// Kind "codes": digits in a code, and what the thesis asks of one: is it fast, robust, frugal?
#include <algorithm>

#include "sim/digits_streams.h"
#include "sim/error.h"
#include "sim/experiment/disturbance.h"
#include "sim/experiment/episodes.h"
#include "sim/experiment/trial.h"

namespace tendril {

namespace {

const std::vector<Disturbance>& disturbances() {
    static const std::vector<Disturbance> kAll = {
        {.name = "jitter_1", .jitter = 1},     {.name = "jitter_2", .jitter = 2},
        {.name = "jitter_4", .jitter = 4},     {.name = "deleted_20", .deleted = 20},
        {.name = "deleted_40", .deleted = 40}, {.name = "added_20", .added = 20},
        {.name = "added_40", .added = 40}};
    return kAll;
}

/// What an undisturbed image costs until it is decided, and what it costs in all.
struct Cost {
    double ticks = 0;         ///< to the first answer, of the images that get one
    double until = 0;         ///< input spikes until then
    double input_spikes = 0;  ///< per image, and so on
    double spikes = 0;
    double synaptic_events = 0;
};

class CodesTrial : public Trial {
public:
    explicit CodesTrial(TrialSetting setting) : setting_(std::move(setting)) {
        if (setting_.plan.cores.size() != 1) throw Error(Exit::usage, "codes: the chip has one core");
        TrialSetting shown = setting_;
        shown.variant.digits = shown.variant.codes;
        digits_ = make_digits_trial(std::move(shown));
        const DigitsSpec& spec = setting_.variant.codes;
        task_ = {read_images(setting_.images), spec.train_images, spec.train_episodes, spec.test_images,
                 setting_.encoder};
    }

    const std::vector<Figure>& figures() const override {
        static const std::vector<Figure> kFigures = [] {
            std::vector<Figure> figures = {{"accuracy"},           {"ticks", false},
                                           {"input_until", false}, {"input_spikes", false},
                                           {"spikes", false},      {"synaptic_events", false}};
            for (const Disturbance& disturbance : disturbances()) figures.push_back({disturbance.name});
            return figures;
        }();
        return kFigures;
    }

    /// ok: each neuron has found a digit, and each image an answer.
    TrialOutcome run(std::uint32_t seed) override {
        DigitsStreams streams(seed, static_cast<int>(task_.images.size()), plan());
        const DigitsResult result =
            train_and_test(plan(), setting_.make_engine, task_, streams, {{}, setting_.interrupted});
        const auto first = streams.order().begin() + task_.train_images;
        const std::vector<int> unknown(first, first + task_.test_images);
        const Cost cost = measure_cost(result, unknown);
        TrialOutcome outcome{
            {result.accuracy(), cost.ticks, cost.until, cost.input_spikes, cost.spikes, cost.synaptic_events},
            result.dead == 0 && result.none == 0};
        RandomStream random("codes", seed);
        for (const Disturbance& disturbance : disturbances())
            outcome.figures.push_back(accuracy_under(disturbance, result, unknown, random));
        return outcome;
    }

    TrialSlice slice(std::uint32_t seed, int episodes) override { return digits_->slice(seed, episodes); }
    const ChipPlan& plan() const override { return digits_->plan(); }

private:
    EpisodeRunner runner(const DigitsResult& result) const {
        EpisodeRunner runner(plan(), setting_.make_engine(plan()), plan().cores[0].neuron.ph_len,
                             setting_.interrupted);
        runner.load(result.trained);
        return runner;
    }

    const LabelledImage& image(int index) const { return task_.images[static_cast<std::size_t>(index)]; }

    Cost measure_cost(const DigitsResult& result, const std::vector<int>& images) const {
        std::vector<Script> scripts;
        for (const int index : images) scripts.push_back(encode(task_.code, image(index)));
        EpisodeRunner shown = runner(result);
        std::int64_t ticks = 0;
        std::int64_t until = 0;
        int answered = 0;
        const std::vector<Answer> answers = shown.show(scripts, false);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i].neuron < 0) continue;
            ticks += answers[i].tick;
            until += std::ranges::count_if(
                scripts[i], [&](const LineSpike& spike) { return spike.tick <= answers[i].tick; });
            ++answered;
        }
        const RunTotals& totals = shown.totals();
        std::uint64_t events = 0;
        for (const CoreTotals& core : totals.cores) events += core.counters.synaptic_events;
        const auto per_image = [&](std::uint64_t count) {
            return static_cast<double>(count) / static_cast<double>(images.size());
        };
        const auto per_answer = [&](std::int64_t sum) {  // NaN without one
            return static_cast<double>(sum) / answered;
        };
        return {per_answer(ticks), per_answer(until), per_image(totals.stimulus_spikes),
                per_image(totals.spikes), per_image(events)};
    }

    double accuracy_under(const Disturbance& disturbance, const DigitsResult& result,
                          const std::vector<int>& images, RandomStream& random) const {
        std::vector<Script> scripts;
        for (const int index : images) {
            scripts.push_back(disturbed(encode(task_.code, image(index)), disturbance, kImageTicks,
                                        2 * static_cast<int>(image(index).pixels.size()), random));
        }
        const std::vector<Answer> answers = runner(result).show(scripts, false);
        int right = 0;
        for (std::size_t i = 0; i < images.size(); ++i) {
            if (answers[i].neuron < 0) continue;
            right += result.labels[static_cast<std::size_t>(answers[i].neuron)] == image(images[i]).label;
        }
        return static_cast<double>(right) / static_cast<double>(images.size());
    }

    const TrialSetting setting_;
    std::unique_ptr<Trial> digits_;  ///< the same images and code, without disturbances
    DigitsTask task_;
};

}  // namespace

std::unique_ptr<Trial> make_codes_trial(TrialSetting setting) {
    return std::make_unique<CodesTrial>(std::move(setting));
}

}  // namespace tendril
