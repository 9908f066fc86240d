// Reads the frozen traces of whole cores.
#include "tests/support/core_trace.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tendril {

namespace {

std::filesystem::path folder() {
    return std::filesystem::path(TENDRIL_SOURCE_DIR) / "tests/golden/core_traces";
}

/// The rest of a line that has to start with `key`.
std::istringstream line_of(std::istream& file, const std::string& key) {
    std::string line;
    std::getline(file, line);
    std::istringstream words(line);
    std::string found;
    words >> found;
    if (!file || found != key) throw std::runtime_error("core trace: expected " + key + ", got " + line);
    return words;
}

template <class IdType>
std::vector<IdType> ids(const std::string& text) {
    std::istringstream words(text);
    std::vector<IdType> out;
    for (std::uint16_t value = 0; words >> value;) out.emplace_back(value);
    return out;
}

void read_setup(std::istream& file, CoreTrace& trace) {
    std::istringstream params = line_of(file, "params");
    for (std::string word; params >> word;) {
        const std::size_t equals = word.find('=');
        set_core_parameter(trace.setup, word.substr(0, equals), std::stoi(word.substr(equals + 1)));
    }
    std::string types;
    line_of(file, "types") >> types;
    for (const char type : types) trace.setup.excitatory.push_back(type == '1');
    trace.setup.rule = RuleKind::completed;
    for (int axon = 0; axon < trace.setup.size.axons; ++axon) {
        const auto line = static_cast<std::uint16_t>(axon);
        trace.setup.axon_table.push_back({kTraceSource, line, line, 1, false});
    }
}

void read_synapses(std::istream& file, CoreTrace& trace) {
    for (auto k = trace.initial.k.begin(); k != trace.initial.k.end();) {
        std::istringstream row = line_of(file, "k");
        for (int value = 0; row >> value;) *k++ = static_cast<std::uint8_t>(value);
    }
}

CoreTrace::Step read_step(std::istream& file) {
    std::string in;
    std::string out;
    std::string digest;
    std::getline(file, in, ';');
    std::getline(file, out, ';');
    std::getline(file, digest);
    if (!file) throw std::runtime_error("core trace: truncated");
    return {ids<AxonId>(in), ids<NeuronId>(out), static_cast<std::uint32_t>(std::stoul(digest, nullptr, 16))};
}

}  // namespace

void set_core_parameter(CoreSetup& setup, const std::string& name, int value) {
    if (name == "n") setup.size.neurons = value;
    if (name == "nin") setup.size.axons = value;
    bool found = name == "n" || name == "nin";
    for (const auto& info : kNeuronParams) {
        if (info.name == name) setup.neuron.*info.member = value, found = true;
    }
    for (const auto& info : kLearningParams) {
        if (info.name == name) setup.learning.*info.member = value, found = true;
    }
    if (!found) throw std::runtime_error("no parameter " + name);
}

std::vector<std::string> core_trace_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

CoreTrace read_core_trace(const std::string& name) {
    std::ifstream file(folder() / (name + ".txt"));
    std::string first;
    std::getline(file, first);
    if (first != "# tendril-core-trace 1") throw std::runtime_error("core trace " + name + ": not one");
    CoreTrace trace;
    trace.name = name;
    std::uint32_t lfsr = 0;
    line_of(file, "lfsr") >> std::hex >> lfsr;
    read_setup(file, trace);
    trace.initial = cleared_core(trace.setup.size, lfsr);
    read_synapses(file, trace);
    int ticks = 0;
    line_of(file, "ticks") >> ticks;
    for (int t = 0; t < ticks; ++t) trace.ticks.push_back(read_step(file));
    return trace;
}

std::uint32_t core_digest(const CoreState& state) {
    std::uint32_t digest = 2166136261U;
    const auto add = [&](std::int32_t word) {
        digest = (digest ^ static_cast<std::uint32_t>(word)) * 16777619U;
    };
    for (const NeuronState& n : state.neurons) add(n.v);
    for (const NeuronState& n : state.neurons) add(n.s);
    for (const NeuronState& n : state.neurons) add(n.th);
    for (const std::uint8_t k : state.k) add(k);
    add(static_cast<std::int32_t>(state.learning.lfsr));
    return digest;
}

}  // namespace tendril
