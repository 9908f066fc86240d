// What a chip file may not say: sizes, topology, hosts and parameters.
#include "sim/chip_checks.h"

#include <fmt/format.h>

#include <bit>

#include "systemc/core/core.h"
#include "systemc/fabric/hub.h"
#include "systemc/spike.h"

namespace tendril {

namespace {

void require_power_of_two(int value, const std::string& key, const Place& place, int high) {
    if (value > 0 && std::has_single_bit(static_cast<unsigned>(value)) && value <= high) return;
    throw error_at(place, fmt::format("{} = {} is impossible", key, value),
                   fmt::format("a power of two up to {}", high));
}

/// Number of hubs of a level, from the number of cores below.
int hubs_of(const ChipSpec& spec, int level) {
    int count = spec.cores();
    const TopologySpec& t = spec.topology;
    if (t.routed() && t.family != "tree+mesh") return t.family == "flat" ? 1 : count;
    for (int l = 0; l < level; ++l) count = (count + *spec.topology.radix - 1) / *spec.topology.radix;
    return count;
}

void require_hub(const ChipSpec& spec, const std::string& name, const Place& place) {
    const auto id = parse_hub(name);
    if (!id) throw error_at(place, fmt::format("\"{}\" is no hub", name), "hubs are L<level>.<index>");
    if (!spec.topology.file.empty() && id) return;  // the plan looks it up among those of the file
    const int levels = spec.topology.hub_levels();
    const bool level_ok = id->level >= 1 && id->level <= levels;
    if (level_ok && id->index >= 0 && id->index < hubs_of(spec, id->level)) return;
    throw error_at(place, fmt::format("there is no hub {}", name),
                   level_ok ? fmt::format("L{0}.0..L{0}.{1}", id->level, hubs_of(spec, id->level) - 1)
                            : fmt::format("levels 1..{}", levels));
}

void check_by_level(const ChipSpec& spec, const std::string& key, std::size_t count) {
    const auto levels = static_cast<std::size_t>(spec.topology.levels);
    if (count == 1 || count == levels) return;
    throw error_at(spec.topology.origin.at(key), fmt::format("{} has {} values", key, count),
                   fmt::format("one for each of the {} levels, or one for all", levels));
}

/// Pairs of hubs that exist.
void check_pairs(const ChipSpec& spec, const std::string& key,
                 const std::vector<std::vector<std::string>>& pairs) {
    const Place& place = spec.topology.origin.at(key);
    for (const auto& pair : pairs) {
        if (pair.size() != 2) {
            throw error_at(place, fmt::format("an element of {} has {} ends", key, pair.size()),
                           "two hubs, as in [\"L1.0\", \"L1.2\"]");
        }
        for (const std::string& name : pair) require_hub(spec, name, place);
    }
}

void check_laterals(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    const Place& place = t.origin.at("laterals");
    check_pairs(spec, "laterals", t.laterals);
    for (const auto& pair : t.laterals) {
        const auto a = parse_hub(pair[0]);
        const auto b = parse_hub(pair[1]);
        if (a->level == b->level && a->index != b->index) continue;
        throw error_at(place, fmt::format("no lateral link can join {} and {}", pair[0], pair[1]),
                       "two different hubs of one level");
    }
}

/// A key of a generator that the family does not ask would be dropped silently.
void check_shortcuts(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    const bool chosen = t.family == "tree+kleinberg" || t.family == "tree+traffic_greedy";
    if (t.shortcuts > 0 && !chosen)
        throw error_at(t.origin.at("shortcuts"), fmt::format("family \"{}\" adds no shortcuts", t.family),
                       "family = \"tree+kleinberg\" or \"tree+traffic_greedy\", or laterals");
    if (t.full_level && t.family != "tree+full")
        throw error_at(t.origin.at("full_level"), fmt::format("family \"{}\" has no full level", t.family),
                       "family = \"tree+full\"");
    if (t.shortcut_wire > 0.0 && t.shortcuts == 0)
        throw error_at(t.origin.at("shortcut_wire"), "wire for no shortcuts",
                       "shortcuts, the most there may be");
}

/// Keys of the families on routers, and what those cannot have.
void check_graph(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    const auto only = [&](bool given, bool belongs, const std::string& key, const std::string& families) {
        if (given && !belongs)
            throw error_at(t.origin.at(key), fmt::format("family \"{}\" has no {}", t.family, key), families);
    };
    const bool small_world = t.family == "watts_strogatz";
    only(t.mesh_level.has_value(), t.family == "tree+mesh", "mesh_level", "family = \"tree+mesh\"");
    only(t.rewire.has_value(), small_world, "rewire", "family = \"watts_strogatz\"");
    only(t.degree.has_value(), small_world || t.family == "random_regular", "degree",
         "family = \"watts_strogatz\" or \"random_regular\"");
    only(!t.laterals.empty(), !t.routed(), "laterals", "families of trees");
    const bool more = !t.laterals.empty() || t.shortcuts > 0;
    if (!t.file.empty() && more)
        throw error_at(t.origin.at("file"), "a topology file has all links there are", "laterals = []");
}

/// One rule of section 4.1: a parameter that needs phases, in a table and the core overrides on it.
void require_phases(bool wanted, int ph_len, const std::string& text, const Place& place) {
    if (!wanted || ph_len > 0) return;
    throw error_at(place, fmt::format("{} needs phases, and ph_len is 0", text),
                   "set ph_len to 1..256, or the other to 0");
}

/// The place of a parameter: of the override, or of the table it overrides, or of ph_len.
Place place_of(const ChipSpec& spec, const CoreSpec* core, const std::string& table,
               const std::string& name) {
    const Origin& general = table == "neuron" ? spec.neuron.origin : spec.learning.origin;
    if (core != nullptr && core->origin.given(table + "." + name)) return core->origin.at(table + "." + name);
    if (general.given(name)) return general.at(name);
    if (core != nullptr && core->origin.given("neuron.ph_len")) return core->origin.at("neuron.ph_len");
    if (spec.neuron.origin.given("ph_len")) return spec.neuron.origin.at("ph_len");
    return core != nullptr ? core->origin.table : general.table;
}

/// What the additions to the thesis' rule cannot be together with.
void check_beyond(const ChipSpec& spec, const LearningParams& learning, const CoreSpec* core) {
    const auto refuse = [&](bool wanted, const std::string& name, const std::string& why,
                            const std::string& instead) {
        if (wanted) throw error_at(place_of(spec, core, "learning", name), name + " " + why, instead);
    };
    refuse(learning.aim && !learning.learn_end, "aim", "moves counts when a phase ends", "learn_end = 1");
    refuse(learning.aim && learning.pred_en, "aim", "leaves nothing to predict", "pred_en = 0");
    refuse(learning.norm_sh && learning.homeo_en, "norm_sh", "sets the threshold that homeo_en adapts",
           "homeo_en = 0");
    refuse(learning.aim_new && spec.learning.remote_growth, "aim_new", "could grow onto a freed axon",
           "remote_growth = 0");
}

void check_choice(const ChipSpec& spec, const CoreChoice& choice, const CoreSpec* core) {
    const int ph_len = choice.neuron.ph_len;
    require_phases(choice.neuron.inh_mode == 1, ph_len, "inh_mode = 1",
                   place_of(spec, core, "neuron", "inh_mode"));
    require_phases(choice.neuron.dec_mode > 0, ph_len, fmt::format("dec_mode = {}", choice.neuron.dec_mode),
                   place_of(spec, core, "neuron", "dec_mode"));
    require_phases(choice.learning.learn_end == 1, ph_len, "learn_end = 1",
                   place_of(spec, core, "learning", "learn_end"));
    require_phases(choice.learning.early_mode > 0, ph_len,
                   fmt::format("early_mode = {}", choice.learning.early_mode),
                   place_of(spec, core, "learning", "early_mode"));
    if (choice.rule == "completed") check_beyond(spec, choice.learning, core);
}

}  // namespace

void check_available(const ChipSpec& spec) {
    const bool fixed = spec.tick.mode == "fixed";
    if (fixed && !spec.tick.cycles)
        throw error_at(spec.tick.origin.at("mode"), "mode = \"fixed\" needs cycles", "cycles of a tick");
    if (!fixed && spec.tick.cycles)
        throw error_at(spec.tick.origin.at("cycles"), "cycles are for fixed ticks", "mode = \"fixed\"");
}

void check_sizes(const ChipSpec& spec) {
    const SizeSpec& size = spec.size;
    if (!spec.origin.given("size") && !spec.traffic.given()) {
        throw error_at(spec.origin.table, "the chip file has no [size]", "[size] with neurons and axons");
    }
    require_power_of_two(size.neurons, "neurons", size.origin.at("neurons"), kBuiltSizeMax);
    require_power_of_two(size.axons, "axons", size.origin.at("axons"), kBuiltSizeMax);
    require_power_of_two(size.lanes, "lanes", size.origin.at("lanes"), size.neurons);
    for (const CoreSpec& core : spec.core) {
        if (core.neurons && *core.neurons > size.neurons) {
            throw error_at(core.origin.at("neurons"), fmt::format("neurons = {} are too many", *core.neurons),
                           fmt::format("up to the {} of [size]", size.neurons));
        }
        if (core.axons) {
            require_power_of_two(*core.axons, "axons", core.origin.at("axons"), size.axons);
        }
    }
}

void check_topology(const ChipSpec& spec) {
    const TopologySpec& t = spec.topology;
    const bool flat = t.family == "flat" && t.file.empty();
    if (flat && !t.cores) throw error_at(t.origin.table, "a flat fabric has no cores", "cores = 1 or more");
    if (flat && t.levels != 1)
        throw error_at(t.origin.at("levels"), "a flat fabric has one level", "levels = 1");
    std::int64_t most = 1;
    for (int level = 0; level < t.levels; ++level) most *= *t.radix;
    if (!flat && t.file.empty() && *t.radix != 2 && *t.radix != 4 && *t.radix != 8) {
        throw error_at(t.origin.at("radix"), fmt::format("radix = {} is impossible", *t.radix), "2, 4 or 8");
    }
    if (*t.cores > most) {
        throw error_at(t.origin.at("cores"), fmt::format("cores = {} do not fit", *t.cores),
                       fmt::format("up to radix^levels = {}", most));
    }
    check_by_level(spec, "fifo_depth", t.fifo_depth.size());
    check_by_level(spec, "link_cycles", t.link_cycles.size());
    check_laterals(spec);
    check_shortcuts(spec);
    check_graph(spec);
    check_pairs(spec, "dead_links", t.dead_links);
    for (const CoreSpec& core : spec.core) {
        if (core.ids.within(spec.cores()).last < spec.cores()) continue;
        throw error_at(core.origin.at("ids"), "ids names a core that is not there",
                       fmt::format("0..{}", spec.cores() - 1));
    }
    for (const std::string& level : *spec.cosim.hubs) {
        const auto hub = parse_hub(level + ".0");
        if (hub && hub->level >= 1 && hub->level <= t.levels) continue;
        throw error_at(spec.cosim.origin.at("hubs"), fmt::format("there is no level \"{}\"", level),
                       fmt::format("L1..L{}", t.levels));
    }
}

void check_hosts(const ChipSpec& spec) {
    const int lines = std::max(spec.size.neurons, spec.size.axons);
    for (std::size_t i = 0; i < spec.host.size(); ++i) {
        const HostSpec& host = spec.host[i];
        const Place& place = host.origin.at("name");
        const bool digits = host.name.find_first_not_of("0123456789") == std::string::npos;
        const bool spaces = host.name.find_first_of(" \t\r\n#") != std::string::npos;
        if (digits || spaces || host.name == "random" || host.name == "permutation") {
            throw error_at(place, fmt::format("a host cannot be called \"{}\"", host.name),
                           "a word without spaces that is no number, not random, not permutation");
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (spec.host[j].name == host.name) {
                throw error_at(place, fmt::format("there are two hosts \"{}\"", host.name),
                               "each its own name");
            }
        }
        if (host.lines > lines) {
            throw error_at(host.origin.at("lines"), fmt::format("lines = {} are too many", host.lines),
                           fmt::format("1..{}, the larger of neurons and axons", lines));
        }
        const bool at_root = host.at.empty();  // of a topology file, which knows its root
        if (!at_root) require_hub(spec, host.at, host.origin.at("at"));
        for (const int core : host.listen) {
            if (core < spec.cores()) continue;
            throw error_at(host.origin.at("listen"), fmt::format("there is no core {}", core),
                           fmt::format("0..{}", spec.cores() - 1));
        }
    }
}

void check_combinations(const ChipSpec& spec) {
    const CoreChoice general{{}, spec.neuron.params, spec.learning.params, spec.learning.rule, {}};
    check_choice(spec, general, nullptr);
    for (const CoreSpec& core : spec.core) {
        const Span ids = core.ids.within(spec.cores());
        for (int id = ids.first; id <= ids.last; ++id) check_choice(spec, spec.core_choice(id), &core);
    }
}

void require_source_ids(const ChipSpec& spec) {
    const int ids = 1 << kSourceBits;
    const auto sources = static_cast<std::size_t>(spec.cores()) + spec.host.size();
    if (sources <= static_cast<std::size_t>(ids)) return;
    throw error_at(spec.topology.origin.at("cores"),
                   fmt::format("{} cores and hosts are more than the {} source ids of a flit", sources, ids),
                   "--engine functional, which has no wires");
}

void require_built_size(const ChipSpec& spec) {
    const SizeSpec& size = spec.size;
    std::string built;
    for (const BuiltSize& one : built_core_sizes()) {
        if (one.size == CoreSize{size.neurons, size.axons} && one.lanes == size.lanes) return;
        built +=
            fmt::format("{}{}x{}x{}", built.empty() ? "" : ", ", one.size.neurons, one.size.axons, one.lanes);
    }
    const std::string size_text = fmt::format("{}x{}x{}", size.neurons, size.axons, size.lanes);
    throw error_at(
        size.origin.table, fmt::format("no RTL core of size {} was built", size_text),
        fmt::format("built are {}; another is one more word in CMake's TENDRIL_CORE_SIZES, or run it "
                    "with --engine functional or tlm",
                    built));
}

}  // namespace tendril
