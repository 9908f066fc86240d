#include "sim/experiment/hidden_figures.h"

#include <algorithm>
#include <set>

namespace tendril {

namespace {

constexpr std::int64_t kGrace = 5;     // ticks after a pattern in which an answer still counts
constexpr double kNever = 99;          // latency of what is never answered
constexpr double kAlarmWeight = 0.05;  // hits that a false alarm a second is worth when neurons are compared

struct Answers {
    int presented = 0;
    int answered = 0;
    double ticks = 0;

    double share() const { return answered / std::max(1.0, static_cast<double>(presented)); }
    double latency() const { return answered > 0 ? ticks / answered : kNever; }
};

class Judge {
public:
    Judge(const std::vector<int>& segments, int length, const std::vector<std::vector<std::int64_t>>& spikes)
        : segments_(segments), length_(length), spikes_(spikes), counted_from_(segments.size() * 3 / 4) {
        for (const auto& of_neuron : spikes) alarms_.push_back(false_alarms(of_neuron));
    }

    Answers last_quarter(std::size_t neuron, int pattern) const {
        return answers(spikes_[neuron], pattern, counted_from_, segments_.size());
    }
    Answers first_tenth(std::size_t neuron, int pattern) const {
        return answers(spikes_[neuron], pattern, segments_.size() / 40, segments_.size() / 10);
    }
    double alarms_per_second(std::size_t neuron) const { return alarms_[neuron] / seconds(); }

    std::size_t best_neuron(int pattern) const {
        std::size_t best = 0;
        double best_score = -1;
        for (std::size_t n = 0; n < spikes_.size(); ++n) {
            const double score = last_quarter(n, pattern).share() - kAlarmWeight * alarms_[n] / seconds();
            if (score <= best_score) continue;
            best_score = score;
            best = n;
        }
        return best;
    }

private:
    double seconds() const {
        return static_cast<double>((segments_.size() - counted_from_) * static_cast<std::size_t>(length_)) /
               1000;
    }

    double false_alarms(const std::vector<std::int64_t>& spikes) const {
        int count = 0;
        for (const std::int64_t tick : spikes) {
            const auto segment = static_cast<std::size_t>(tick / length_);
            if (segment < counted_from_) continue;
            const bool after = segment > 0 && segments_[segment - 1] >= 0 && tick % length_ < kGrace;
            count += segments_[segment] < 0 && !after;
        }
        return count;
    }

    Answers answers(const std::vector<std::int64_t>& spikes, int pattern, std::size_t from,
                    std::size_t to) const {
        Answers result;
        for (std::size_t s = from; s < to; ++s) {
            if (segments_[s] != pattern) continue;
            ++result.presented;
            const std::int64_t begin = static_cast<std::int64_t>(s) * length_;
            const auto first = std::lower_bound(spikes.begin(), spikes.end(), begin);
            if (first == spikes.end() || *first >= begin + length_ + kGrace) continue;
            ++result.answered;
            result.ticks += static_cast<double>(*first - begin);
        }
        return result;
    }

    const std::vector<int>& segments_;
    const int length_;
    const std::vector<std::vector<std::int64_t>>& spikes_;
    const std::size_t counted_from_;
    std::vector<double> alarms_;
};

}  // namespace

HiddenFigures judge_hidden(const std::vector<int>& segments, int length, int patterns,
                           const std::vector<std::vector<std::int64_t>>& spikes) {
    const Judge judge(segments, length, spikes);
    HiddenFigures figures;
    std::set<std::size_t> winners;
    int good = 0;
    for (int pattern = 0; pattern < patterns; ++pattern) {
        const std::size_t best = judge.best_neuron(pattern);
        const Answers late = judge.last_quarter(best, pattern);
        figures.hit += late.share();
        figures.latency += late.latency();
        figures.latency_first += judge.first_tenth(best, pattern).latency();
        figures.false_alarms += judge.alarms_per_second(best);
        good += late.share() > 0.95 && judge.alarms_per_second(best) < 0.5;
        winners.insert(best);
    }
    figures.hit /= patterns;
    figures.latency /= patterns;
    figures.latency_first /= patterns;
    figures.false_alarms /= patterns;
    figures.winners = static_cast<int>(winners.size());
    figures.success = good == patterns;
    return figures;
}

}  // namespace tendril
