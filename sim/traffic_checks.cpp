// What a chip file with [traffic] may not say.
#include <fmt/format.h>

#include "sim/chip_checks.h"

namespace tendril {

namespace {

/// A key that only some kinds have. Its default does no harm elsewhere: a dump has every key.
struct Key {
    const TrafficSpec& traffic;
    std::string name;
    bool standard;

    const Key& only(bool belongs, const std::string& belongs_to) const {
        if (!belongs && !standard && traffic.origin.given(name))
            throw error_at(traffic.origin.at(name), name + " does not belong here", belongs_to);
        return *this;
    }
    void required(bool needed) const {
        if (needed && !traffic.origin.given(name))
            throw error_at(traffic.origin.table, fmt::format("kind = \"{}\" has no {}", traffic.kind, name),
                           "it must be given");
    }
};

void check_keys(const ChipSpec& spec) {
    const TrafficSpec& traffic = spec.traffic;
    const TrafficSpec standard;
    const bool hotspot = traffic.kind == "hotspot";
    const bool replay = traffic.replay();
    Key{traffic, "load", false}
        .only(!replay, "with every kind but replay, whose file has the load")
        .required(!replay);
    Key{traffic, "fan_out", traffic.fan_out == 1}.only(traffic.kind != "transpose",
                                                       "with every kind but transpose, where it is 1");
    Key{traffic, "hotspots", traffic.hotspots.empty()}
        .only(hotspot, "with kind = \"hotspot\"")
        .required(hotspot);
    Key{traffic, "hot_share", traffic.hot_share == standard.hot_share}.only(hotspot,
                                                                            "with kind = \"hotspot\"");
    Key{traffic, "by_level", traffic.by_level.empty()}.only(traffic.kind == "local", "with kind = \"local\"");
    Key{traffic, "exponent", traffic.exponent == standard.exponent}.only(traffic.kind == "power_law",
                                                                         "with kind = \"power_law\"");
    Key{traffic, "file", false}.only(replay, "with kind = \"replay\"").required(replay);
    for (const int core : traffic.hotspots) {
        if (core < spec.cores()) continue;
        throw error_at(traffic.origin.at("hotspots"), fmt::format("there is no core {}", core),
                       fmt::format("0..{}", spec.cores() - 1));
    }
    if (spec.run.cycles && traffic.warmup >= *spec.run.cycles)
        throw error_at(traffic.origin.at("warmup"), "warmup leaves nothing to measure",
                       fmt::format("below the {} cycles of [run]", *spec.run.cycles));
}

[[noreturn]] void refuse_neurons(const Place& place, const std::string& what) {
    throw error_at(place, what + " does not go with [traffic], which takes the place of the neurons",
                   "leave it out; a replay may keep it");
}

template <class List>
void refuse_list(const List& list, const std::string& what) {
    if (!list.empty()) refuse_neurons(list.front().origin.table, what);
}

/// A replay may be added to the chip that was recorded, whatever its cores were.
void check_neurons(const ChipSpec& spec) {
    refuse_list(spec.host, "[[host]]");
    refuse_list(spec.axons, "[[axons]]");
    refuse_list(spec.synapses, "[[synapses]]");
    refuse_list(spec.state, "[[state]]");
    refuse_list(spec.stimulus, "[[stimulus]]");
    refuse_list(spec.core, "[[core]]");
    if (spec.neuron.params != NeuronParams{}) refuse_neurons(spec.neuron.origin.table, "[neuron]");
    if (spec.learning.rule != "none") refuse_neurons(spec.learning.origin.table, "[learning]");
    if (spec.tick.mode != "barrier") refuse_neurons(spec.tick.origin.at("mode"), "[tick] mode = \"fixed\"");
    if (spec.run.ticks) refuse_neurons(spec.run.origin.at("ticks"), "[run] ticks");
}

}  // namespace

void check_traffic(const ChipSpec& spec) {
    if (!spec.traffic.given()) return;
    check_keys(spec);
    if (!spec.traffic.replay()) check_neurons(spec);
}

void require_no_traffic(const ChipSpec& spec, const std::string& engine) {
    if (!spec.traffic.given()) return;
    throw error_at(spec.traffic.origin.table,
                   engine == "rtl" ? "engine rtl has no cores without neurons: no [traffic]"
                                   : "the functional engine has no fabric: no [traffic]",
                   engine == "rtl" ? "tlm; cosim, whose hubs can be RTL" : "tlm, cosim");
}

}  // namespace tendril
