// Initial synapses and neuron state.
#include <fmt/format.h>

#include <array>

#include "sim/chip_plan_parts.h"
#include "sim/random.h"
#include "sim/table_reader.h"

namespace tendril {

namespace {

/// The part of a core that a [[synapses]] entry covers.
struct Block {
    CoreSetup& setup;
    CoreState& state;
    Span axons;
    Span neurons;
    const SynapsesSpec& entry;

    bool covers(int axon) const {
        return entry.only.empty() ||
               setup.excitatory[static_cast<std::size_t>(axon)] == (entry.only == "exc");
    }
    void set(int axon, int neuron, std::int64_t k) {
        state.k[static_cast<std::size_t>(axon * setup.size.neurons + neuron)] = static_cast<std::uint8_t>(k);
    }
};

void fill_row(Block& block, int axon, RandomStream& stream) {
    const SynapsesSpec& entry = block.entry;
    const bool whole = entry.fill == "constant" || entry.fill == "uniform";
    for (int n = block.neurons.first; n <= block.neurons.last; ++n) {
        block.set(axon, n, whole ? stream.between(entry.k.low, entry.k.high) : 0);
    }
    if (entry.fill != "targets") return;
    const std::vector<int> targets = stream.distinct(*entry.targets, block.neurons.size());
    for (const int n : targets) {
        block.set(axon, block.neurons.first + n, stream.between(entry.k.low, entry.k.high));
    }
}

Block block_of(const SynapsesSpec& entry, ChipPlan& plan, int core) {
    const auto at = static_cast<std::size_t>(core);
    CoreSetup& setup = plan.cores[at];
    const Span axons = span_of(entry.axons, setup.size.axons, fmt::format("axons of core {}", core),
                               entry.origin.at("axons"));
    const Span neurons = span_of(entry.neurons, setup.size.neurons, fmt::format("neurons of core {}", core),
                                 entry.origin.at("neurons"));
    if (entry.targets && *entry.targets > neurons.size()) {
        throw error_at(entry.origin.at("targets"),
                       fmt::format("targets = {} are more than the neurons of core {}", *entry.targets, core),
                       fmt::format("0..{}", neurons.size()));
    }
    return {setup, plan.initial.cores[at], axons, neurons, entry};
}

/// Rows of a synapses.csv; what the entry does not cover is passed over.
void read_synapses(const SynapsesSpec& entry, const Span& cores, ChipPlan& plan) {
    TableReader in(entry.file, "core,axon,neuron,k", ',', 4);
    const auto inside = [](const Span& s, std::int64_t i) { return i >= s.first && i <= s.last; };
    std::array<std::int64_t, 3> last{-1, -1, -1};
    while (const auto row = in.next()) {
        const std::array<std::int64_t, 3> place{row->values[0], row->values[1], row->values[2]};
        if (place <= last) throw in.error("rows ascend by core, axon, neuron; none is there twice");
        last = place;
        const std::int64_t core = row->values[0], axon = row->values[1], neuron = row->values[2];
        const std::int64_t k = row->values[3];
        const auto count = static_cast<std::int64_t>(plan.cores.size());
        if (core < 0 || core >= count) throw in.error(fmt::format("there is no core {}", core));
        const CoreSize size = plan.cores[static_cast<std::size_t>(core)].size;
        const bool there = inside({0, size.axons - 1}, axon) && inside({0, size.neurons - 1}, neuron);
        if (!there || !inside({0, 15}, k)) {
            throw in.error(fmt::format("core {} has no such synapse; axon 0..{}, neuron 0..{}, k 0..15", core,
                                       size.axons - 1, size.neurons - 1));
        }
        if (!inside(cores, core)) continue;
        Block block = block_of(entry, plan, static_cast<int>(core));
        if (!inside(block.axons, axon) || !inside(block.neurons, neuron)) continue;
        if (!block.covers(static_cast<int>(axon))) continue;
        block.set(static_cast<int>(axon), static_cast<int>(neuron), k);
    }
}

void check_state(const StateSpec& entry, const CoreSetup& setup) {
    const NeuronParams& p = setup.neuron;
    if (entry.v && entry.v->high > p.vmax) {
        throw error_at(entry.origin.at("v"), fmt::format("v = {} is above vmax", entry.v->high),
                       fmt::format("0..{}", p.vmax));
    }
    if (entry.s && (entry.s->high > p.smax || entry.s->low < -p.smax - 1)) {
        throw error_at(entry.origin.at("s"), "s is beyond smax", fmt::format("{}..{}", -p.smax - 1, p.smax));
    }
}

void set_state(const StateSpec& entry, const Span& neurons, RandomStream& stream, CoreState& state) {
    const auto draw = [&](const Draw& d) { return stream.between(d.low, d.high); };
    for (int n = neurons.first; n <= neurons.last; ++n) {
        NeuronState& neuron = state.neurons[static_cast<std::size_t>(n)];
        if (entry.v) neuron.v = static_cast<std::uint16_t>(draw(*entry.v));
        if (entry.s) neuron.s = static_cast<std::int16_t>(draw(*entry.s));
        if (entry.th) neuron.th = static_cast<std::uint16_t>(draw(*entry.th));
    }
}

}  // namespace

void plan_synapses(const ChipSpec& spec, ChipPlan& plan) {
    for (std::size_t i = 0; i < spec.synapses.size(); ++i) {
        const SynapsesSpec& entry = spec.synapses[i];
        RandomStream stream(fmt::format("synapses{}", i), plan.seed);
        const Span cores = span_of(entry.core, spec.cores(), "cores of the chip", entry.origin.at("core"));
        for (int core = cores.first; core <= cores.last; ++core) {
            Block block = block_of(entry, plan, core);
            for (int axon = block.axons.first; axon <= block.axons.last; ++axon) {
                if (block.covers(axon)) fill_row(block, axon, stream);
            }
        }
        if (entry.fill == "file") read_synapses(entry, cores, plan);
    }
}

void plan_state(const ChipSpec& spec, ChipPlan& plan) {
    for (std::size_t i = 0; i < spec.state.size(); ++i) {
        const StateSpec& entry = spec.state[i];
        RandomStream stream(fmt::format("state{}", i), plan.seed);
        const Span cores = span_of(entry.core, spec.cores(), "cores of the chip", entry.origin.at("core"));
        for (int core = cores.first; core <= cores.last; ++core) {
            const auto at = static_cast<std::size_t>(core);
            check_state(entry, plan.cores[at]);
            const Span neurons = span_of(entry.neurons, plan.cores[at].size.neurons,
                                         fmt::format("neurons of core {}", core), entry.origin.at("neurons"));
            set_state(entry, neurons, stream, plan.initial.cores[at]);
        }
    }
}

}  // namespace tendril
