#include "sim/digits.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/digits_streams.h"
#include "sim/episode_stimulus.h"
#include "sim/error.h"

namespace tendril {

namespace {

constexpr int kNobody = -1;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Neurons are counted through the cores.
std::vector<int> first_neurons(const ChipPlan& plan) {
    std::vector<int> first = {0};
    for (const CoreSetup& core : plan.cores) first.push_back(first.back() + core.size.neurons);
    return first;
}

/// Who spikes first in each episode; of several cores in one tick the lowest.
class Answers : public Recorder {
public:
    Answers(const ChipPlan& plan, Tick first, std::size_t episodes)
        : first_neurons_(first_neurons(plan)),
          first_(first),
          ph_len_(plan.cores[0].neuron.ph_len),
          answers_(episodes, kNobody),
          ticks_(episodes) {}

    void spike(const Spike& spike) override {
        const std::size_t episode = at(static_cast<int>((spike.tick - first_) / ph_len_));
        const int neuron = first_neurons_[spike.core.value] + spike.neuron.value;
        int& answer = answers_[episode];
        if (answer != kNobody && (ticks_[episode] < spike.tick || answer < neuron)) return;
        answer = neuron;
        ticks_[episode] = spike.tick;
    }
    bool wants_deliveries() const override { return false; }
    const std::vector<int>& get() const { return answers_; }

private:
    std::vector<int> first_neurons_;  ///< per core
    Tick first_;
    int ph_len_;
    std::vector<int> answers_;
    std::vector<Tick> ticks_;  ///< of the answers
};

/// An engine that is shown images, and goes on from where it was left.
class Session {
public:
    Session(const ChipPlan& plan, const EngineMaker& make_engine, const DigitsTask& task,
            const DigitsWatch& watch)
        : plan_(plan),
          engine_(make_engine(plan)),
          stimulus_(EncodedImages(task.images, task.code), plan.cores[0].neuron.ph_len),
          ph_len_(plan.cores[0].neuron.ph_len),
          next_(plan.initial.tick + 1),
          watch_(watch) {}

    void load(const ChipState& state) { engine_->load(state); }
    ChipState state() { return engine_->state(); }

    void train(const std::vector<int>& images) { run(images, true); }

    /// @return who answered, an entry an image
    std::vector<int> ask(const std::vector<int>& images) {
        Answers answers(plan_, next_, images.size());
        watch_.listeners.push_back(&answers);
        run(images, false);
        watch_.listeners.pop_back();
        return answers.get();
    }

private:
    void run(const std::vector<int>& images, bool learning) {
        stimulus_.show(next_, images);
        RunOrder order;
        order.ticks = static_cast<std::int64_t>(images.size()) * ph_len_;
        order.learning = learning;
        order.interrupted = watch_.interrupted;
        const RunTotals totals = engine_->run(order, stimulus_, watch_.listeners);
        if (!totals.finished) throw Error(Exit::interrupted, "interrupted while images were shown");
        next_ += order.ticks;
    }

    const ChipPlan& plan_;
    std::unique_ptr<Engine> engine_;
    EpisodeStimulus stimulus_;
    int ph_len_;
    Tick next_;  ///< a phase starts there
    DigitsWatch watch_;
};

/// The digit each neuron answers to most often, the smallest of equals; kNobody if it never answers.
std::vector<int> label(const std::vector<int>& answers, const std::vector<int>& images,
                       const DigitsTask& task, int neurons) {
    std::vector<std::array<int, kDigits>> votes(at(neurons));
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (answers[i] != kNobody) ++votes[at(answers[i])][at(task.images[at(images[i])].label)];
    }
    std::vector<int> labels;
    for (const auto& of_neuron : votes) {
        const auto most = std::max_element(of_neuron.begin(), of_neuron.end());
        labels.push_back(*most > 0 ? static_cast<int>(most - of_neuron.begin()) : kNobody);
    }
    return labels;
}

void score(const std::vector<int>& answers, const std::vector<int>& images, const DigitsTask& task,
           DigitsResult& result) {
    result.tested = static_cast<int>(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        const int digit = task.images[at(images[i])].label;
        const int answer = answers[i] == kNobody ? kNobody : result.labels[at(answers[i])];
        if (answer == kNobody) {
            ++result.none;
            continue;
        }
        ++result.confusion[at(digit)][at(answer)];
        result.correct += answer == digit;
    }
}

void demand(bool holds, const std::string& what) {
    if (!holds) throw Error(Exit::usage, "digits: " + what);
}

}  // namespace

void check_digits(const ChipPlan& plan, const DigitsTask& task) {
    demand(!plan.hosts.empty(), "the chip has a host");
    const CoreSetup& core = plan.cores[0];
    const auto in_step = [&](const CoreSetup& one) { return one.neuron.ph_len == core.neuron.ph_len; };
    demand(std::all_of(plan.cores.begin(), plan.cores.end(), in_step), "all cores have one ph_len");
    demand(core.rule != RuleKind::none, "the chip learns: [learning] rule is not \"none\"");
    demand(core.neuron.ph_len >= kImageTicks,
           fmt::format("an image takes a phase: ph_len is at least {}", kImageTicks));
    const int wanted = task.train_images + task.test_images;
    const int given = static_cast<int>(task.images.size());
    demand(task.train_images > 0 && task.test_images > 0, "there are images to learn and images to test");
    demand(wanted <= given, fmt::format("train_images + test_images = {}, the file has {}", wanted, given));
    const auto digit = [](const LabelledImage& image) { return image.label < static_cast<int>(kDigits); };
    demand(std::all_of(task.images.begin(), task.images.end(), digit), "labels are 0..9");
    const int lines = 2 * static_cast<int>(task.images[0].pixels.size());
    demand(plan.hosts[0].lines >= lines,
           fmt::format("the host has {} lines, an image needs {}", plan.hosts[0].lines, lines));
}

DigitsResult train_and_test(const ChipPlan& plan, const EngineMaker& make_engine, const DigitsTask& task,
                            DigitsStreams& streams, const DigitsWatch& watch) {
    check_digits(plan, task);
    const auto first = streams.order().begin();
    const std::vector<int> known(first, first + task.train_images);
    const std::vector<int> unknown(first + task.train_images, first + task.train_images + task.test_images);

    Session session(plan, make_engine, task, watch);
    session.load({plan.initial.tick, streams.initial_cores()});
    session.train(streams.training(task.train_episodes, task.train_images));
    DigitsResult result;
    result.trained = session.state();
    result.labels = label(session.ask(known), known, task, first_neurons(plan).back());
    result.dead = static_cast<int>(std::count(result.labels.begin(), result.labels.end(), kNobody));
    score(session.ask(unknown), unknown, task, result);
    return result;
}

}  // namespace tendril
