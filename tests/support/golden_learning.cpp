// Reads the golden traces of learning.
#include "tests/support/golden_learning.h"

#include <fstream>
#include <regex>
#include <stdexcept>

#include "tests/support/core_trace.h"

namespace tendril {

namespace {

constexpr int kAxons = 4;
constexpr int kNeurons = 2;

void set_up(GoldenLearning& golden, RuleKind rule) {
    CoreSetup& setup = golden.setup;
    setup.size = {kNeurons, kAxons};
    setup.excitatory.assign(kAxons, true);
    setup.neuron.theta = 200;
    setup.neuron.vs = 4;
    setup.rule = rule;
    setup.learning.grow_sh = 0;
    setup.learning.wit_sh = 1;
    setup.learning.miss_sh = 1;
    setup.learning.pred_en = 1;
    setup.learning.need_aft = 1;
    setup.learning.dpred = 4;
    setup.learning.grow_self = rule == RuleKind::completed;
    golden.initial = cleared_core(setup.size, 0x12345678);
    for (std::uint16_t i = 0; i < kAxons; ++i) {
        setup.axon_table.push_back({kTraceSource, i, i, 1, false});
        for (int j = 0; j < kNeurons; ++j) {
            golden.initial.k[static_cast<std::size_t>(i * kNeurons + j)] =
                static_cast<std::uint8_t>(1 + ((i + j) & 1));
        }
    }
}

/// " [2 2 1 2] [2 1 2 1]": a bracket a neuron, to a row an axon.
std::vector<std::uint8_t> synapses(const std::string& line) {
    static const std::regex bracket(R"(\[(\d+) (\d+) (\d+) (\d+)\])");
    std::vector<std::uint8_t> k(kAxons * kNeurons);
    std::size_t neuron = 0;
    for (std::sregex_iterator it(line.begin(), line.end(), bracket), end; it != end; ++it, ++neuron) {
        for (std::size_t axon = 0; axon < kAxons; ++axon) {
            k.at(axon * kNeurons + neuron) = static_cast<std::uint8_t>(std::stoi((*it)[axon + 1]));
        }
    }
    if (neuron != kNeurons) throw std::runtime_error("golden learning: " + line);
    return k;
}

GoldenLearning::Episode read_episode(const std::string& line) {
    static const std::regex fire(R"(n(\d+)@(\d+))");
    static const std::regex lfsr("lfsr ([0-9a-f]{8})");
    GoldenLearning::Episode episode;
    for (std::sregex_iterator it(line.begin(), line.end(), fire), end; it != end; ++it) {
        episode.fires.push_back({std::stoi((*it)[1]), std::stoi((*it)[2])});
    }
    episode.k = synapses(line);
    std::smatch found;
    if (!std::regex_search(line, found, lfsr)) throw std::runtime_error("golden learning: " + line);
    episode.lfsr = static_cast<std::uint32_t>(std::stoul(found[1], nullptr, 16));
    return episode;
}

}  // namespace

std::vector<AxonId> GoldenLearning::input(int episode, int tick) {
    if (tick == 2) return {AxonId(0)};
    if (tick == 8) return {AxonId(1)};
    if (tick == 14) return {AxonId(episode % 2 == 0 ? 2 : 3)};
    return {};
}

GoldenLearning read_golden_learning(RuleKind rule) {
    const std::string name = rule == RuleKind::completed ? "completed" : "literal";
    std::ifstream file(TENDRIL_SOURCE_DIR "/tests/golden/learning_" + name + ".txt");
    GoldenLearning golden;
    set_up(golden, rule);
    bool complete = false;
    for (std::string line; std::getline(file, line);) {
        complete = line.starts_with("final");
        if (complete) golden.closed = read_episode(line);
        if (!complete) golden.episodes.push_back(read_episode(line));
    }
    if (!complete) throw std::runtime_error("golden learning: " + name + " is missing or truncated");
    return golden;
}

}  // namespace tendril
