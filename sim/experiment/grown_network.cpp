#include "sim/experiment/grown_network.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "systemc/fabric/paths.h"
#include "systemc/fabric/topology/omega.h"

namespace tendril {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Neuron = std::pair<int, int>;  // core, neuron

const std::vector<AxonEntry>& table_of(const ChipPlan& plan, const ChipState& state, std::size_t core) {
    return state.cores[core].axon_table ? *state.cores[core].axon_table : plan.cores[core].axon_table;
}

/// Of neurons, and to neurons: what listens to hosts is not part of it.
template <class Visit>
void each_axon(const ChipPlan& plan, const ChipState& state, Visit visit) {
    for (std::size_t core = 0; core < plan.cores.size(); ++core) {
        for (const AxonEntry& entry : table_of(plan, state, core))
            if (entry.source.value < plan.cores.size()) visit(core, entry);
    }
}

/// Each pair of neurons once.
std::set<std::pair<Neuron, Neuron>> synapses_of(const ChipPlan& plan, const ChipState& state, int least) {
    std::set<std::pair<Neuron, Neuron>> joined;
    each_axon(plan, state, [&](std::size_t core, const AxonEntry& entry) {
        const int neurons = plan.cores[core].size.neurons;
        const Neuron pre{entry.source.value, entry.neuron};
        for (int n = 0; n < neurons; ++n) {
            const Neuron post{static_cast<int>(core), n};
            const bool strong =
                state.cores[core].k[static_cast<std::size_t>(entry.axon * neurons + n)] >= least;
            if (strong && pre != post) joined.insert(std::minmax(pre, post));
        }
    });
    return joined;
}

SmallWorld world_of(const std::set<std::pair<Neuron, Neuron>>& synapses) {
    std::map<Neuron, int> ids;
    const auto id = [&](const Neuron& neuron) {
        return ids.try_emplace(neuron, static_cast<int>(ids.size())).first->second;
    };
    std::vector<std::pair<int, int>> edges;
    for (const auto& [a, b] : synapses) {
        const int first = id(a);
        edges.emplace_back(first, id(b));
    }
    return {static_cast<int>(ids.size()), edges};
}

void add_shape(const std::set<std::pair<Neuron, Neuron>>& synapses, std::uint32_t seed,
               GrownNetwork& network) {
    network.synapses = static_cast<int>(synapses.size());
    network.clustering = network.path_length = network.omega = network.sigma = kNone;
    if (synapses.empty()) return;
    const SmallWorld world = world_of(synapses);
    network.clustering = world.clustering();
    network.path_length = world.path_length();
    if (network.synapses <= world.nodes()) return;
    const SmallWorldness small = small_worldness(world, seed, 1);
    network.omega = small.omega;
    network.sigma = small.sigma;
}

}  // namespace

GrownNetwork network_of(const ChipPlan& plan, const ChipState& state, const std::vector<std::int64_t>& spikes,
                        int least, std::uint32_t seed) {
    GrownNetwork network;
    network.by_core.assign(plan.cores.size(), 0);
    const Paths paths(plan.topology);
    std::set<std::pair<int, int>> listening;  // source, core
    int far = 0;
    const auto hubs = [&](int source, int core) {
        return paths.between({End::Kind::core, source, 0}, {End::Kind::core, core, 0})->hubs();
    };
    each_axon(plan, state, [&](std::size_t core, const AxonEntry& entry) {
        ++network.axons;
        ++network.by_core[core];
        listening.emplace(entry.source.value, static_cast<int>(core));
        far += hubs(entry.source.value, static_cast<int>(core)) > 1;
    });
    network.far = network.axons > 0 ? static_cast<double>(far) / network.axons : kNone;
    std::int64_t sent = 0, copies = 0, passed = 0;
    for (const std::int64_t of_core : spikes) sent += of_core;
    for (const auto& [source, core] : listening) {
        const std::int64_t of_source = spikes[static_cast<std::size_t>(source)];
        copies += of_source;
        passed += of_source * hubs(source, core);
    }
    network.copies = sent > 0 ? static_cast<double>(copies) / static_cast<double>(sent) : kNone;
    network.hubs = copies > 0 ? static_cast<double>(passed) / static_cast<double>(copies) : kNone;
    add_shape(synapses_of(plan, state, least), seed, network);
    return network;
}

}  // namespace tendril
