// Axon tables: who drives which axons of which core.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/chip_plan_parts.h"
#include "sim/random.h"

namespace tendril {

namespace {

/// A neuron of a source.
using Driver = std::pair<SourceId, int>;

/// The tables of all cores while they are filled.
class Tables {
public:
    Tables(const ChipSpec& spec, ChipPlan& plan) : spec_(spec), plan_(plan), cores_(plan.cores.size()) {}

    /// Enters one axon; a second axon of one driver becomes a pair, or is refused.
    void add(int core, const Driver& driver, int axon, std::int64_t delay, bool excitatory,
             const Place& place);
    bool has(int core, const Driver& driver) const { return of(core).entries.count(driver) != 0; }
    void finish();

    std::string name_of(SourceId source) const {
        const std::size_t cores = plan_.cores.size();
        if (source.value < cores) return fmt::format("core {}", source.value);
        return fmt::format("host \"{}\"", plan_.hosts[source.value - cores].name);
    }

private:
    struct Core {
        std::map<Driver, AxonEntry> entries;
        std::map<int, bool> types;  ///< of the axons that somebody drives
        std::set<SourceId> sources;
    };
    const Core& of(int core) const { return cores_[static_cast<std::size_t>(core)]; }
    void set_type(Core& core, int id, int axon, bool excitatory, const Place& place);
    void make_pair(const Core& core, int id, AxonEntry& first, const AxonEntry& second, const Place& place);

    const ChipSpec& spec_;
    ChipPlan& plan_;
    std::vector<Core> cores_;
};

void Tables::set_type(Core& core, int id, int axon, bool excitatory, const Place& place) {
    const auto [known, fresh] = core.types.try_emplace(axon, excitatory);
    if (fresh || known->second == excitatory) return;
    throw error_at(place, fmt::format("axon {} of core {} would be both exc and inh", axon, id),
                   "one type for each axon");
}

void Tables::make_pair(const Core& core, int id, AxonEntry& first, const AxonEntry& second,
                       const Place& place) {
    const bool beside = std::abs(int{first.axon} - int{second.axon}) == 1;
    const bool other_type = beside && core.types.at(first.axon) != core.types.at(second.axon);
    if (!first.pair && other_type && first.delay == second.delay) {
        first.axon = std::min(first.axon, second.axon);
        first.pair = true;
        return;
    }
    throw error_at(place,
                   fmt::format("neuron {} of {} would have axons {} and {} of core {}", second.neuron,
                               name_of(second.source), first.axon, second.axon, id),
                   "one axon, or an exc and an inh axon side by side with one delay");
}

void Tables::add(int id, const Driver& driver, int axon, std::int64_t delay, bool excitatory,
                 const Place& place) {
    Core& core = cores_[static_cast<std::size_t>(id)];
    set_type(core, id, axon, excitatory, place);
    const AxonEntry entry{driver.first, static_cast<std::uint16_t>(driver.second),
                          static_cast<std::uint16_t>(axon), static_cast<std::uint8_t>(delay)};
    const auto [known, fresh] = core.entries.try_emplace(driver, entry);
    if (!fresh) make_pair(core, id, known->second, entry, place);
    core.sources.insert(driver.first);
    if (static_cast<int>(core.sources.size()) <= spec_.size.sources) return;
    throw error_at(place,
                   fmt::format("core {} would subscribe to more than {} sources", id, spec_.size.sources),
                   "sources of [size], up to 64");
}

void Tables::finish() {
    for (std::size_t i = 0; i < cores_.size(); ++i) {
        CoreSetup& setup = plan_.cores[i];
        for (const auto& [driver, entry] : cores_[i].entries) setup.axon_table.push_back(entry);
        for (const auto& [axon, excitatory] : cores_[i].types) {
            setup.excitatory[static_cast<std::size_t>(axon)] = excitatory;
        }
    }
}

/// One [[axons]] entry being expanded.
struct Expansion {
    const ChipSpec& spec;
    const ChipPlan& plan;
    const AxonsSpec& entry;
    RandomStream& stream;
    Tables& tables;

    int neurons(int core) const { return plan.cores[static_cast<std::size_t>(core)].size.neurons; }
    Span cores() const {
        return span_of(entry.core, spec.cores(), "cores of the chip", entry.origin.at("core"));
    }
    Span axons(int core) const {
        return span_of(entry.axons, plan.cores[static_cast<std::size_t>(core)].size.axons,
                       fmt::format("axons of core {}", core), entry.origin.at("axons"));
    }
    /// The type of the `position`-th axon where no draw decides.
    bool excitatory(int position) const {
        const int every = entry.inhibitory_every;
        if (every > 0) return position % every != every - 1;
        return entry.type == "exc";
    }
    std::int64_t delay() { return stream.between(entry.delay.low, entry.delay.high); }
    /// Which of `count` axons inhibit: the nearest whole number to the share, drawn distinct.
    std::vector<bool> types(int count);
};

std::vector<bool> Expansion::types(int count) {
    std::vector<bool> out;
    for (int i = 0; i < count; ++i) out.push_back(excitatory(i));
    if (entry.inhibitory <= 0) return out;
    const int share = static_cast<int>(std::lround(entry.inhibitory * count));
    for (const int i : stream.distinct(share, count)) out[static_cast<std::size_t>(i)] = false;
    return out;
}

/// Axon after axon from neuron after neuron of one source; a lone axon is driven by all of them.
void expand_source(Expansion& e, SourceId source, int source_size) {
    for (int core = e.cores().first; core <= e.cores().last; ++core) {
        const Span axons = e.axons(core);
        const Span neurons =
            span_of(e.entry.neurons, source_size, fmt::format("neurons of {}", e.tables.name_of(source)),
                    e.entry.origin.at("neurons"));
        const bool shared = axons.size() == 1;
        if (!shared && neurons.size() != axons.size()) {
            throw error_at(e.entry.origin.at("axons"),
                           fmt::format("{} neurons cannot drive {} axons", neurons.size(), axons.size()),
                           "as many axons as neurons, or one for all");
        }
        std::vector<std::int64_t> delays;
        for (int i = 0; i < axons.size(); ++i) delays.push_back(e.delay());
        const std::vector<bool> types = e.types(axons.size());
        for (int i = 0; i < neurons.size(); ++i) {
            const int axon = shared ? 0 : i;
            const auto at = static_cast<std::size_t>(axon);
            e.tables.add(core, {source, neurons.first + i}, axons.first + axon, delays[at], types[at],
                         e.entry.origin.table);
        }
    }
}

/// Level of the lowest common hub of two cores; a core and itself meet at L1.
int common_level(int a, int b, int radix) {
    int level = 1;
    for (a /= radix, b /= radix; a != b; a /= radix, b /= radix) ++level;
    return level;
}

/// Draws the source cores of a core by the level at which they meet.
std::vector<int> draw_sources(Expansion& e, int core) {
    const int levels = e.spec.topology.levels;
    std::vector<std::vector<int>> left(static_cast<std::size_t>(levels));
    for (int other = 0; other < e.spec.cores(); ++other) {
        const int level = common_level(core, other, *e.spec.topology.radix);
        left[static_cast<std::size_t>(level - 1)].push_back(other);
    }
    double sum = 0;
    for (const double p : *e.entry.by_level) sum += p;
    std::vector<int> drawn;
    while (static_cast<int>(drawn.size()) < *e.entry.cores) {
        std::vector<std::int64_t> shares;
        std::int64_t total = 0;
        for (std::size_t l = 0; l < left.size(); ++l) {
            const auto share = static_cast<std::int64_t>((*e.entry.by_level)[l] / sum * 65536.0);
            shares.push_back(left[l].empty() ? 0 : share);
            total += shares.back();
        }
        if (total == 0) {
            throw error_at(e.entry.origin.at("cores"),
                           fmt::format("core {} finds only {} source cores", core, drawn.size()),
                           "as many as by_level can reach");
        }
        std::int64_t draw = e.stream.below(total);
        std::size_t level = 0;
        while (draw >= shares[level]) draw -= shares[level++];
        auto& cores = left[level];
        const auto at = cores.begin() + e.stream.below(static_cast<std::int64_t>(cores.size()));
        drawn.push_back(*at);
        cores.erase(at);
    }
    return drawn;
}

void expand_random(Expansion& e) {
    for (int core = e.cores().first; core <= e.cores().last; ++core) {
        const Span axons = e.axons(core);
        std::vector<Driver> free;
        for (const int source : draw_sources(e, core)) {
            for (int neuron = 0; neuron < e.neurons(source); ++neuron) {
                const Driver driver{SourceId(static_cast<std::uint16_t>(source)), neuron};
                if (!e.tables.has(core, driver)) free.push_back(driver);
            }
        }
        if (static_cast<int>(free.size()) < axons.size()) {
            throw error_at(e.entry.origin.at("axons"),
                           fmt::format("{} axons of core {} have only {} neurons to choose from",
                                       axons.size(), core, free.size()),
                           "more source cores or fewer axons");
        }
        const std::vector<int> chosen = e.stream.distinct(axons.size(), static_cast<int>(free.size()));
        std::vector<std::int64_t> delays;
        for (int i = 0; i < axons.size(); ++i) delays.push_back(e.delay());
        const std::vector<bool> types = e.types(axons.size());
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            e.tables.add(core, free[static_cast<std::size_t>(chosen[i])], axons.first + static_cast<int>(i),
                         delays[i], types[i], e.entry.origin.table);
        }
    }
}

void expand_permutation(Expansion& e) {
    struct Slot {
        int core, axon;
        bool excitatory;
    };
    std::vector<Slot> slots;
    for (int core = e.cores().first; core <= e.cores().last; ++core) {
        const Span axons = e.axons(core);
        const std::vector<bool> types = e.types(axons.size());
        for (int i = 0; i < axons.size(); ++i) {
            slots.push_back({core, axons.first + i, types[static_cast<std::size_t>(i)]});
        }
    }
    std::vector<Driver> neurons;
    for (int core = 0; core < e.spec.cores(); ++core) {
        for (int n = 0; n < e.neurons(core); ++n) {
            neurons.emplace_back(SourceId(static_cast<std::uint16_t>(core)), n);
        }
    }
    if (neurons.size() > slots.size()) {
        throw error_at(e.entry.origin.at("axons"),
                       fmt::format("{} neurons have only {} axons", neurons.size(), slots.size()),
                       "an axon for each neuron of the chip");
    }
    const auto chosen = e.stream.distinct(static_cast<int>(neurons.size()), static_cast<int>(slots.size()));
    for (std::size_t i = 0; i < neurons.size(); ++i) {
        const Slot& slot = slots[static_cast<std::size_t>(chosen[i])];
        e.tables.add(slot.core, neurons[i], slot.axon, e.delay(), slot.excitatory, e.entry.origin.table);
    }
}

void expand(Expansion& e) {
    const std::string& source = e.entry.source;
    if (source == "random") return expand_random(e);
    if (source == "permutation") return expand_permutation(e);
    for (std::size_t host = 0; host < e.plan.hosts.size(); ++host) {
        const HostPlan& plan = e.plan.hosts[host];
        if (plan.name == source) return expand_source(e, e.plan.host_source(host), plan.lines);
    }
    const int core = std::stoi(source);
    expand_source(e, SourceId(static_cast<std::uint16_t>(core)), e.neurons(core));
}

}  // namespace

void plan_axons(const ChipSpec& spec, ChipPlan& plan) {
    Tables tables(spec, plan);
    for (std::size_t i = 0; i < spec.axons.size(); ++i) {
        RandomStream stream(fmt::format("axons{}", i), plan.seed);
        Expansion expansion{spec, plan, spec.axons[i], stream, tables};
        expand(expansion);
    }
    tables.finish();
}

}  // namespace tendril
