// Defaults that depend on other keys, and what a core is after all overrides.
#include "sim/chip_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/atomic_file.h"
#include "sim/chip_checks.h"
#include "sim/topology_reader.h"
#include "systemc/fabric/topology/graph.h"

namespace tendril {

namespace {

constexpr int kLevelsMax = 8;

/// Of a family on routers: levels that nobody gave are those that the cores would fill.
void resolve_graph(TopologySpec& topology) {
    if (topology.cores && !topology.origin.given("levels")) {
        std::int64_t span = *topology.radix;
        for (topology.levels = 1; span < *topology.cores && topology.levels < kLevelsMax; ++topology.levels)
            span *= *topology.radix;
    }
    const bool small_world = topology.family == "watts_strogatz";
    if (topology.family == "tree+mesh") topology.mesh_level = topology.mesh_level.value_or(1);
    if (small_world) topology.rewire = topology.rewire.value_or(0.1);
    if (small_world || topology.family == "random_regular") topology.degree = topology.degree.value_or(4);
}

/// What a topology file says; levels and radix then place the cores for by_level alone.
void resolve_file(TopologySpec& topology) {
    const Topology read = read_topology(read_text(topology.file), topology.file);
    if (read.cores == 0)
        throw error_at(topology.origin.at("file"), "the topology file has no core",
                       "rows \"core N HUB CYCLES\"");
    if (topology.cores && *topology.cores != read.cores)
        throw error_at(topology.origin.at("cores"), fmt::format("the topology file has {} cores", read.cores),
                       "leave cores out");
    topology.cores = read.cores;
    topology.radix = read.routed() ? 4 : std::max(2, read.radix);
    if (!topology.origin.given("levels")) topology.levels = read.levels;
    std::int64_t span = 1;
    for (int level = 0; level < topology.levels; ++level) span *= *topology.radix;
    for (; span < read.cores; span *= *topology.radix) ++topology.levels;
}

/// radix^levels, or what was asked for; the checks refuse what is too many.
void resolve_topology(TopologySpec& topology) {
    if (!topology.file.empty()) return resolve_file(topology);
    if (topology.family == "flat") {
        topology.radix = topology.radix.value_or(topology.cores.value_or(1));
        return;
    }
    topology.radix = topology.radix.value_or(topology.family == "binary_tree" ? 2 : 4);
    if (topology.routed()) resolve_graph(topology);
    std::int64_t most = 1;
    for (int level = 0; level < topology.levels; ++level) most *= *topology.radix;
    if (!topology.cores && most < INT32_MAX) topology.cores = static_cast<int>(most);
}

template <class Params, class Info>
void override_params(Params& params, const Info& infos,
                     const std::vector<std::pair<std::string, std::int32_t>>& given) {
    for (const auto& [name, value] : given) {
        for (const auto& info : infos) {
            if (info.name == name) params.*info.member = value;
        }
    }
}

/// learn_end follows ph_len where nobody said otherwise.
void resolve_learn_end(ChipSpec& spec) {
    const bool general = spec.learning.origin.given("learn_end");
    if (!general && spec.neuron.params.ph_len == 0) spec.learning.params.learn_end = 0;
    for (CoreSpec& core : spec.core) {
        if (general || core.origin.given("learning.learn_end") || !core.origin.given("neuron.ph_len"))
            continue;
        NeuronParams params = spec.neuron.params;
        override_params(params, kNeuronParams, core.neuron);
        core.learning.emplace_back("learn_end", params.ph_len > 0 ? 1 : 0);
    }
}

/// A chip without neurons needs no size, but the core's seam has one.
void resolve_traffic(ChipSpec& spec) {
    TrafficSpec& traffic = spec.traffic;
    if (!traffic.given()) return;
    if (!spec.origin.given("size")) spec.size.neurons = spec.size.axons = spec.size.lanes = 16;
    if (traffic.kind == "local" && traffic.by_level.empty()) traffic.by_level = {0.6, 0.25, 0.1, 0.05};
    if (!traffic.replay()) traffic.fan_out = traffic.fan_out.value_or(1);
}

}  // namespace

std::string ChipSpec::root() const { return fmt::format("L{}.0", topology.hub_levels()); }

bool TopologySpec::routed() const { return file.empty() && is_routed(family, cores.value_or(0)); }

int TopologySpec::hub_levels() const {
    if (!routed()) return levels;
    return family == "tree+mesh" ? mesh_level.value_or(1) : 1;
}

void ChipSpec::resolve() {
    resolve_topology(topology);
    resolve_learn_end(*this);
    if (!cosim.hubs) {
        cosim.hubs.emplace();
        for (int level = 1; level <= topology.hub_levels(); ++level)
            cosim.hubs->push_back(fmt::format("L{}", level));
    }
    for (HostSpec& h : host) {
        if (h.at.empty() && topology.file.empty()) h.at = root();
    }
    for (AxonsSpec& entry : axons) {
        if (entry.source != "random" || entry.by_level) continue;
        entry.by_level.emplace(static_cast<std::size_t>(topology.levels), 1.0 / topology.levels);
    }
    for (StimulusSpec& s : stimulus) {
        if (s.kind == "images" && s.encoder.empty()) s.encoder = "ttfs_on_off";
        if (s.kind == "images" && s.order.empty()) s.order = "file";
    }
    resolve_traffic(*this);
}

void ChipSpec::validate() {
    check_available(*this);  // before what it is not defined for is resolved
    resolve();
    check_sizes(*this);
    check_topology(*this);
    check_hosts(*this);
    check_combinations(*this);
    check_tables(*this);
    check_traffic(*this);
    check_growth(*this);
}

CoreChoice ChipSpec::core_choice(int id) const {
    CoreChoice choice{
        {size.neurons, size.axons}, neuron.params, learning.params, learning.rule, learning.lfsr_seed};
    for (const CoreSpec& entry : core) {
        const Span ids = entry.ids.within(cores());
        if (id < ids.first || id > ids.last) continue;
        choice.size.neurons = entry.neurons.value_or(choice.size.neurons);
        choice.size.axons = entry.axons.value_or(choice.size.axons);
        override_params(choice.neuron, kNeuronParams, entry.neuron);
        override_params(choice.learning, kLearningParams, entry.learning);
        choice.rule = entry.rule.value_or(choice.rule);
        if (entry.lfsr_seed) choice.lfsr_seed = entry.lfsr_seed;
    }
    return choice;
}

std::optional<HubId> parse_hub(const std::string& text) {
    HubId id;
    const char* const end = text.data() + text.size();
    if (text.empty() || text[0] != 'L') return std::nullopt;
    const auto [dot, level_error] = std::from_chars(text.data() + 1, end, id.level);
    if (level_error != std::errc() || dot == end || *dot != '.') return std::nullopt;
    const auto [stop, index_error] = std::from_chars(dot + 1, end, id.index);
    if (index_error != std::errc() || stop != end) return std::nullopt;
    return id;
}

}  // namespace tendril
