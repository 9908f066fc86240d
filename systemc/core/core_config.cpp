#include "systemc/core/core_config.h"

#include <fmt/format.h>

#include <bit>
#include <stdexcept>

namespace tendril {

namespace {

using namespace core_map;

constexpr int kCountsPerWord = 8;
constexpr int kSynapseWordsPerAxon = kBuiltSizeMax / kCountsPerWord;
constexpr int kBitsPerWord = 32;

std::uint32_t u32(std::int64_t value) { return static_cast<std::uint32_t>(value); }

int words_of(int bits) { return (bits + kBitsPerWord - 1) / kBitsPerWord; }

void check(const CoreSetup& setup, CoreSize built) {
    const CoreSize used = setup.size;
    if (used.neurons < 1 || used.neurons > built.neurons)
        throw std::invalid_argument(
            fmt::format("core {}: {} neurons; built are {}", setup.id.value, used.neurons, built.neurons));
    if (used.axons > built.axons || !std::has_single_bit(u32(used.axons)))
        throw std::invalid_argument(fmt::format("core {}: {} axons; allowed is a power of two up to {}",
                                                setup.id.value, used.axons, built.axons));
}

/// Collects words; knows the layout of each region.
class Writer {
public:
    Writer(const CoreSetup& setup, const CoreState& state, CoreSize built, int lanes)
        : setup_(setup), state_(state), built_(built), lanes_(lanes) {}

    void registers(Tick preload, Tick last_tick);
    void axon_table();
    void axon_types();
    void synapses();
    void neurons();
    void pending();

    std::vector<ConfigWord> words;

private:
    void put(std::uint32_t address, std::int64_t data) { words.push_back({address, u32(data)}); }

    const CoreSetup& setup_;
    const CoreState& state_;
    CoreSize built_;
    int lanes_;
};

void Writer::registers(Tick preload, Tick last_tick) {
    const NeuronParams& neuron = setup_.neuron;
    put(kRegisters + kRegN, setup_.size.neurons);
    put(kRegisters + kRegNin, setup_.size.axons);
    put(kRegisters + kRegSource, setup_.id.value);
    put(kRegisters + kRegTick, preload.value);
    put(kRegisters + kRegPhase, neuron.ph_len == 0 ? 0 : (preload.value + 1) % neuron.ph_len);
    put(kRegisters + kRegLastTick, last_tick.value);
    put(kRegisters + kRegRank0, state_.rank0);
    put(kRegisters + kRegFixed, setup_.fixed_ticks ? 1 : 0);
    put(kRegisters + kRegLearning, setup_.rule == RuleKind::none ? 0 : 1);
    std::uint32_t address = kRegisters + kFirstNeuronParam;
    for (const auto& param : kNeuronParams) put(address++, neuron.*param.member);
}

/// A slot of the associative table for each source, all its lines written: the memory has no reset.
void Writer::axon_table() {
    const int lines = std::max(built_.neurons, built_.axons);
    int slot = 0;
    for (auto row = setup_.axon_table.begin(); row != setup_.axon_table.end(); ++slot) {
        const SourceId source = row->source;
        words.push_back(axon_source_word(slot, source));
        std::vector<const AxonEntry*> entries(static_cast<std::size_t>(lines), nullptr);
        for (; row != setup_.axon_table.end() && row->source == source; ++row)
            entries.at(row->neuron) = &*row;
        for (int line = 0; line < lines; ++line)
            words.push_back(axon_entry_word(slot, line, entries[static_cast<std::size_t>(line)]));
    }
}

void Writer::axon_types() {
    for (int word = 0; word < words_of(setup_.size.axons); ++word) {
        std::uint32_t bits = 0;
        for (int b = 0; b < kBitsPerWord && word * kBitsPerWord + b < setup_.size.axons; ++b)
            bits |= u32(setup_.excitatory[static_cast<std::size_t>(word * kBitsPerWord + b)]) << b;
        put(kAxonTypes + u32(word), bits);
    }
}

/// Whole row words: what lies beyond the last neuron in use is written 0.
void Writer::synapses() {
    const int neurons = setup_.size.neurons;
    const int written = (neurons + lanes_ - 1) / lanes_ * lanes_;
    for (int axon = 0; axon < setup_.size.axons; ++axon) {
        for (int first = 0; first < written; first += kCountsPerWord) {
            std::uint32_t word = 0;
            for (int n = first; n < first + kCountsPerWord && n < neurons; ++n)
                word |= u32(state_.k[static_cast<std::size_t>(axon * neurons + n)]) << (4 * (n - first));
            put(kSynapses + u32(axon * kSynapseWordsPerAxon + first / kCountsPerWord), word);
        }
    }
}

void Writer::neurons() {
    std::uint32_t address = kNeurons;
    for (const NeuronState& n : state_.neurons) {
        put(address + 0, (u32(n.s & 0xfff) << 16) | n.v);
        put(address + 1, (u32(n.inht) << 24) | (u32(n.ref) << 16) | n.th);
        put(address + 2, (u32(n.inh) << 27) | (u32(n.fired) << 26) | (u32(n.latph) << 22) |
                             (u32(n.bt) << 14) | (u32(n.bc) << 10) | n.e);
        address += 4;
    }
}

void Writer::pending() {
    for (std::size_t delay = 1; delay < state_.pending.size(); ++delay) {
        const std::vector<bool>& axons = state_.pending[delay];
        for (int word = 0; word < words_of(setup_.size.axons); ++word) {
            std::uint32_t bits = 0;
            for (int b = 0; b < kBitsPerWord && word * kBitsPerWord + b < setup_.size.axons; ++b)
                bits |= u32(axons[static_cast<std::size_t>(word * kBitsPerWord + b)]) << b;
            if (bits != 0) put(kPending + u32(delay) * 8 + u32(word), bits);
        }
    }
}

NeuronState read_neuron(std::uint32_t address, const ConfigReader& read) {
    NeuronState n;
    const std::uint32_t potential = read(address + 0);
    n.v = static_cast<std::uint16_t>(potential);
    n.s = static_cast<std::int16_t>(static_cast<std::int32_t>(potential << 4) >> 20);  // 12 bits, signed
    const std::uint32_t timers = read(address + 1);
    n.th = static_cast<std::uint16_t>(timers);
    n.ref = static_cast<std::uint8_t>(timers >> 16);
    n.inht = static_cast<std::uint8_t>(timers >> 24);
    const std::uint32_t episode = read(address + 2);
    n.e = episode & 0x3ffU;
    n.bc = (episode >> 10) & 0xfU;
    n.bt = static_cast<std::uint8_t>(episode >> 14);
    n.latph = (episode >> 22) & 0xfU;
    n.fired = ((episode >> 26) & 1U) != 0;
    n.inh = ((episode >> 27) & 1U) != 0;
    return n;
}

}  // namespace

ConfigWord axon_source_word(int slot, std::optional<SourceId> source) {
    return {kAxonSources + u32(slot), source ? (1U << 16) | source->value : 0};
}

ConfigWord axon_entry_word(int slot, int neuron, const AxonEntry* entry) {
    const std::uint32_t word =
        entry ? (1U << 12) | (u32(entry->pair) << 11) | (u32(entry->delay) << 8) | entry->axon : 0;
    return {kAxonTable + u32(slot * kBuiltSizeMax + neuron), word};
}

ConfigWord single_synapse_word(int axon, int neuron, int k) {
    return {kSynapses + u32(axon * kSynapseWordsPerAxon + neuron / kCountsPerWord),
            u32(k) << (4 * (neuron % kCountsPerWord))};
}

std::vector<ConfigWord> core_config_words(const CoreSetup& setup, const CoreState& state, Tick preload,
                                          Tick last_tick, CoreSize built, int lanes) {
    check(setup, built);
    Writer writer(setup, state, built, lanes);
    writer.registers(preload, last_tick);  // first: pending slots are counted from the tick
    writer.axon_table();
    writer.axon_types();
    writer.synapses();
    writer.neurons();
    writer.pending();
    return std::move(writer.words);
}

CoreState read_core_state(CoreSize used, const ConfigReader& read) {
    CoreState state = cleared_core(used, 1);
    state.learning = {};
    state.rank0 = static_cast<std::uint8_t>(read(kRegisters + kRegRank0));
    for (int n = 0; n < used.neurons; ++n)
        state.neurons[static_cast<std::size_t>(n)] = read_neuron(kNeurons + u32(n) * 4, read);
    for (int axon = 0; axon < used.axons; ++axon) {
        for (int first = 0; first < used.neurons; first += kCountsPerWord) {
            const std::uint32_t word =
                read(kSynapses + u32(axon * kSynapseWordsPerAxon + first / kCountsPerWord));
            for (int n = first; n < first + kCountsPerWord && n < used.neurons; ++n)
                state.k[static_cast<std::size_t>(axon * used.neurons + n)] =
                    (word >> (4 * (n - first))) & 0xfU;
        }
    }
    for (std::size_t delay = 1; delay < state.pending.size(); ++delay) {
        for (int axon = 0; axon < used.axons; axon += kBitsPerWord) {
            const std::uint32_t word = read(kPending + u32(delay) * 8 + u32(axon / kBitsPerWord));
            for (int b = 0; b < kBitsPerWord && axon + b < used.axons; ++b)
                state.pending[delay][static_cast<std::size_t>(axon + b)] = ((word >> b) & 1U) != 0;
        }
    }
    return state;
}

CoreCounters read_core_counters(const ConfigReader& read) {
    CoreCounters counters;
    counters.spikes = read(kCounters + 0);
    counters.arrived = read(kCounters + 1);
    counters.not_in_table = read(kCounters + 2);
    counters.merged = read(kCounters + 3);
    counters.late = read(kCounters + 4);
    counters.early = read(kCounters + 5);
    counters.overrun = read(kCounters + 8);
    counters.synaptic_events = (static_cast<std::uint64_t>(read(kCounters + 7)) << 32) | read(kCounters + 6);
    return counters;
}

}  // namespace tendril
