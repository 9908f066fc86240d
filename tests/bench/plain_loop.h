// The yardstick: the loop one writes by hand for exactly this network, a spike and a synapse at a time.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace tendril {

/// rand-N of the published figures, in integers: every neuron drives itself with a period of 100..200 ticks,
/// spikes reach 100 distinct random neurons a tick later, every fifth neuron inhibits. One pass over all
/// neurons a tick, one list of targets a spike: what code generators for such networks emit.
class PlainLoop {
public:
    explicit PlainLoop(int neurons, std::uint32_t seed = 1)
        : v_(neurons), threshold_(neurons), input_(neurons) {
        std::mt19937 random(seed);
        for (std::size_t j = 0; j < v_.size(); ++j) {
            v_[j] = static_cast<std::int32_t>(random() % 1000);
            threshold_[j] = 1000 + static_cast<std::int32_t>(random() % 1001);
        }
        targets_.resize(v_.size() * kFanOut);
        for (std::uint32_t& target : targets_) {
            target = static_cast<std::uint32_t>(random() % v_.size());
        }
    }

    void tick() {
        spikes_.clear();
        for (std::size_t j = 0; j < v_.size(); ++j) {
            v_[j] += kDrive + input_[j];
            input_[j] = 0;
            if (v_[j] < threshold_[j]) continue;
            v_[j] -= threshold_[j];
            spikes_.push_back(static_cast<std::uint32_t>(j));
        }
        for (const std::uint32_t spike : spikes_) {
            const std::int32_t weight = spike % 5 == 4 ? -4 : 1;
            const std::uint32_t* const target = &targets_[spike * kFanOut];
            for (std::size_t i = 0; i < kFanOut; ++i) input_[target[i]] += weight;
        }
        events += spikes_.size() * kFanOut;
    }

    std::uint64_t events = 0;  ///< synaptic

private:
    static constexpr std::size_t kFanOut = 100;
    static constexpr std::int32_t kDrive = 10;

    std::vector<std::int32_t> v_, threshold_, input_;
    std::vector<std::uint32_t> targets_;
    std::vector<std::uint32_t> spikes_;
};

}  // namespace tendril
