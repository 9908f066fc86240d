#include "sim/digits_streams.h"

#include <algorithm>
#include <numeric>

namespace tendril {

namespace {

constexpr std::uint32_t kCounts = 9;  // initial counts are 0..8
constexpr std::uint32_t kLfsrStep = 0x9E3779B9U;
constexpr std::uint32_t kLfsrStart = 5;

/// Synapses of each neuron.
std::vector<int> spent_budgets(const CoreState& core, int neurons) {
    std::vector<int> budgets(static_cast<std::size_t>(neurons));
    for (std::size_t k = 0; k < core.k.size(); ++k) budgets[k % budgets.size()] += core.k[k];
    return budgets;
}

}  // namespace

DigitsStreams::DigitsStreams(std::uint32_t seed, int images)
    : random_(31337 * seed), order_(static_cast<std::size_t>(images)) {
    std::iota(order_.begin(), order_.end(), 0);
    std::shuffle(order_.begin(), order_.end(), random_);
}

DigitsStreams::DigitsStreams(std::uint32_t seed, int images, const CoreSetup& core)
    : DigitsStreams(seed, images) {
    cores_.push_back(cleared_core(core.size, kLfsrStep * seed + kLfsrStart));
    for (std::uint8_t& k : cores_[0].k) k = count(core.learning.kmax);
}

DigitsStreams::DigitsStreams(std::uint32_t seed, int images, const ChipPlan& plan)
    : DigitsStreams(seed, images) {
    cores_ = plan.initial.cores;
    for (std::size_t c = 0; c < cores_.size(); ++c) {
        const CoreSetup& setup = plan.cores[c];
        const int neurons = setup.size.neurons;
        const std::vector<int> budgets = spent_budgets(cores_[c], neurons);
        cores_[c].learning.lfsr = kLfsrStep * seed + kLfsrStart + static_cast<std::uint32_t>(c);
        for (int k = 0; k < std::min(plan.hosts[0].lines, setup.size.axons) * neurons; ++k) {
            if (budgets[static_cast<std::size_t>(k % neurons)] >= setup.learning.kbud) continue;
            cores_[c].k[static_cast<std::size_t>(k)] = count(setup.learning.kmax);
        }
    }
}

std::uint8_t DigitsStreams::count(std::int32_t kmax) {
    const auto drawn = static_cast<std::int32_t>(random_() % kCounts);
    return static_cast<std::uint8_t>(std::min(kmax, drawn));
}

std::vector<int> DigitsStreams::training(int episodes, int train_images) {
    std::vector<int> shown(static_cast<std::size_t>(episodes));
    for (int& image : shown) image = order_[random_() % static_cast<std::uint32_t>(train_images)];
    return shown;
}

}  // namespace tendril
