// Reads the golden cases of a single neuron.
#include "tests/support/golden_neuron.h"

#include <algorithm>
#include <bit>
#include <fstream>
#include <stdexcept>

#include "tests/support/core_trace.h"

namespace tendril {

namespace {

std::vector<int> numbers(std::istream& file, int count) {
    std::vector<int> out(static_cast<std::size_t>(count));
    for (int& value : out) file >> value;
    return out;
}

std::pair<int, int> pair_of(std::istream& file) {
    int first = 0;
    int second = 0;
    char colon = 0;
    file >> first >> colon >> second;
    return {first, second};
}

void read_parameters(std::istream& file, int count, CoreSetup& setup) {
    // What all cases share (specification, section 9).
    setup.neuron.inh_mode = 0;
    setup.neuron.ph_len = 64;
    for (int i = 0; i < count; ++i) {
        std::string word;
        file >> word;
        const std::size_t equals = word.find('=');
        set_core_parameter(setup, word.substr(0, equals), std::stoi(word.substr(equals + 1)));
    }
}

void read_axons(std::istream& file, int count, GoldenNeuron& golden) {
    const int padded = static_cast<int>(std::bit_ceil(static_cast<unsigned>(count)));
    golden.setup.size = {1, padded};
    golden.setup.excitatory.assign(static_cast<std::size_t>(padded), true);
    golden.initial = cleared_core(golden.setup.size, 1);
    for (int i = 0; i < count; ++i) {
        const auto [k, excitatory] = pair_of(file);
        const auto axon = static_cast<std::uint16_t>(i);
        golden.initial.k[axon] = static_cast<std::uint8_t>(k);
        golden.setup.excitatory[axon] = excitatory != 0;
        golden.setup.axon_table.push_back({kTraceSource, axon, axon, 1, false});
    }
}

GoldenNeuron read_case(std::istream& file) {
    GoldenNeuron golden;
    int ticks = 0;
    int axons = 0;
    int spikes = 0;
    int params = 0;
    file >> golden.name >> ticks >> axons >> spikes >> params;
    read_parameters(file, params, golden.setup);
    read_axons(file, axons, golden);
    golden.in.resize(static_cast<std::size_t>(ticks));
    for (int i = 0; i < spikes; ++i) {
        const auto [tick, axon] = pair_of(file);
        golden.in[static_cast<std::size_t>(tick)].emplace_back(static_cast<std::uint16_t>(axon));
    }
    for (auto& axons_of_tick : golden.in) std::sort(axons_of_tick.begin(), axons_of_tick.end());
    std::string word;
    int fires = 0;
    file >> word >> fires;
    golden.out = numbers(file, fires);
    golden.v = numbers(file, ticks);
    golden.s = numbers(file, ticks);
    if (!file || word != "OUT") throw std::runtime_error("golden neurons: bad case " + golden.name);
    return golden;
}

}  // namespace

std::vector<GoldenNeuron> read_golden_neurons() {
    std::ifstream file(TENDRIL_SOURCE_DIR "/tests/golden/neuron.txt");
    std::vector<GoldenNeuron> cases;
    for (std::string word; file >> word;) {
        if (word != "CASE") throw std::runtime_error("golden neurons: expected CASE, got " + word);
        cases.push_back(read_case(file));
    }
    if (cases.size() != 29) throw std::runtime_error("golden neurons: not 29 cases");
    return cases;
}

}  // namespace tendril
