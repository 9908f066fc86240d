#include "tests/support/chip_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "systemc/fabric/paths.h"
#include "tests/support/random_core.h"

namespace tendril {

namespace {

using Pair = std::pair<HubId, HubId>;

class ChipDrawer {
public:
    ChipDrawer(std::uint64_t seed, const ChipLimits& limits) : limits_(limits), random_("random chip", seed) {
        chip_.seed = seed;
    }

    RandomChip draw();

private:
    int below(int n) { return static_cast<int>(random_.below(n)); }
    int between(int low, int high) { return static_cast<int>(random_.between(low, high)); }
    bool one_in(int n) { return below(n) == 0; }
    int pick(std::initializer_list<int> values) {
        return values.begin()[below(static_cast<int>(values.size()))];
    }

    void draw_shape();
    void draw_tree();
    int hubs_of(int level) const;
    HubId draw_hub(int level) { return {level, below(hubs_of(level))}; }
    void draw_laterals();
    void draw_hosts();
    bool try_build(const TreeSpec& tree);
    void draw_dead_links();
    void draw_core(int id);
    void draw_sources(CoreSetup& setup);
    void draw_listeners();
    void draw_mix();

    const ChipLimits limits_;
    RandomStream random_;
    RandomChip chip_;
    int most_hosts_ = 3;
};

int ChipDrawer::hubs_of(int level) const {
    int count = chip_.tree.cores;
    for (int l = 0; l < level; ++l) count = (count + chip_.tree.radix - 1) / chip_.tree.radix;
    return count;
}

/// Of the built trees those of few cores more often: they are as quick as they are small, but one core has no
/// fabric to speak of.
const BuiltChip& pick_tree(const std::vector<BuiltChip>& trees, RandomStream& random) {
    std::vector<const BuiltChip*> tickets;
    for (const BuiltChip& tree : trees)
        tickets.insert(tickets.end(), tree.cores < 2 ? 1 : std::max(1, 256 / (tree.cores * tree.cores)),
                       &tree);
    return *tickets[static_cast<std::size_t>(random.below(static_cast<int>(tickets.size())))];
}

/// Levels, radix and cores; a built tree bounds the size of its cores too.
void ChipDrawer::draw_shape() {
    TreeSpec& tree = chip_.tree;
    tree.radix = pick({2, 4, 8});
    tree.levels = between(1, 4);
    int most = limits_.most_cores;
    if (!limits_.trees.empty()) {
        const BuiltChip& built = pick_tree(limits_.trees, random_);
        tree.levels = built.levels;
        if (built.levels > 1) tree.radix = built.radix;
        most = std::min(most, built.cores);
        most_hosts_ = std::min(most_hosts_, built.hosts);
        CoreSize& size = chip_.plan.built;
        size = {std::min(size.neurons, built.core.neurons), std::min(size.axons, built.core.axons)};
    }
    int room = 1;
    for (int level = 0; level < tree.levels; ++level) room *= tree.radix;
    most = std::min(most, room);
    tree.cores = most < 2 || one_in(3) ? most : between(2, most);
}

void ChipDrawer::draw_tree() {
    TreeSpec& tree = chip_.tree;
    draw_shape();
    const bool by_level = one_in(2);
    tree.fifo_depth.clear();
    tree.link_cycles.clear();
    for (int level = 0; level < (by_level ? tree.levels : 1); ++level) {
        tree.fifo_depth.push_back(pick({1, 1, 1, 2, 2, 3, 4, 7, 16}));
        tree.link_cycles.push_back(pick({0, 0, 1, 1, 2, 3, 7, 15}));
    }
    try_build(tree);
    draw_laterals();
    draw_hosts();
}

void ChipDrawer::draw_laterals() {
    std::set<Pair> pairs;
    for (int i = below(7); i > 0; --i) {
        const int level = between(1, chip_.tree.levels);
        const HubId a = draw_hub(level);
        const HubId b = draw_hub(level);
        if (a == b || !pairs.insert(std::minmax(a, b)).second) continue;
        TreeSpec more = chip_.tree;
        more.laterals.emplace_back(a, b);
        try_build(more);
    }
}

void ChipDrawer::draw_hosts() {
    for (int i = between(1, most_hosts_); i > 0; --i) {
        TreeSpec more = chip_.tree;
        more.hosts.push_back(one_in(2) ? std::nullopt
                                       : std::optional(draw_hub(between(1, chip_.tree.levels))));
        try_build(more);
    }
}

/// Keeps `tree` if it can be built.
bool ChipDrawer::try_build(const TreeSpec& tree) {
    try {
        chip_.plan.topology = build_tree(tree);
    } catch (const std::invalid_argument&) {
        return false;
    }
    chip_.tree = tree;
    return true;
}

bool all_reach_each_other(const Topology& topology) {
    const Paths paths(topology);
    std::vector<End> ends;
    for (int c = 0; c < topology.cores; ++c) ends.push_back({End::Kind::core, c, 0});
    for (int h = 0; h < topology.hosts; ++h) ends.push_back({End::Kind::host, h, 0});
    return std::ranges::all_of(ends, [&](const End& from) {
        return std::ranges::all_of(ends, [&](const End& to) {
            const bool host_itself = from == to && from.kind == End::Kind::host;
            return host_itself || paths.between(from, to).has_value();
        });
    });
}

/// Links whose loss leaves everybody within reach of everybody.
void ChipDrawer::draw_dead_links() {
    if (one_in(4)) return;
    std::vector<Pair> links;
    for (const LinkSpec& link : chip_.plan.topology.links) {
        if (link.down.kind != End::Kind::hub || link.dead) continue;
        const auto& hubs = chip_.plan.topology.hubs;
        links.emplace_back(hubs[static_cast<std::size_t>(link.down.index)].id,
                           hubs[static_cast<std::size_t>(link.up.index)].id);
    }
    int wanted = between(1, 2);
    for (const int at : random_.distinct(static_cast<int>(links.size()), static_cast<int>(links.size()))) {
        if (wanted == 0) return;
        const TreeSpec before = chip_.tree;
        TreeSpec cut = before;
        cut.dead_links.push_back(links[static_cast<std::size_t>(at)]);
        if (try_build(cut) && all_reach_each_other(chip_.plan.topology)) {
            --wanted;
        } else {
            try_build(before);
        }
    }
}

/// Parameters, synapses and state are those of a random core; who drives it is the chip's.
void ChipDrawer::draw_core(int id) {
    RandomCore core(chip_.seed * 256 + static_cast<std::uint64_t>(id), chip_.plan.built);
    CoreSetup& setup = chip_.plan.cores.emplace_back(std::move(core.setup));
    setup.id = CoreId(static_cast<std::uint16_t>(id));
    setup.rule = RuleKind::none;
    if (chip_.learns) setup.rule = one_in(2) ? RuleKind::completed : RuleKind::literal;
    // What would keep a core silent for good is rare here: a chip has to be busy.
    if (!one_in(3)) setup.neuron.theta = pick({4, 8, 20});
    if (!one_in(8)) setup.neuron.leak = std::min(setup.neuron.leak, 3);
    if (!one_in(8)) setup.neuron.refr = std::min(setup.neuron.refr, 2);
    chip_.plan.initial.cores.push_back(std::move(core.initial));
}

/// Neurons of some cores, itself perhaps, and lines of the hosts, each to one axon or to a pair.
void ChipDrawer::draw_sources(CoreSetup& setup) {
    const int cores = chip_.tree.cores;
    const int sources = cores + static_cast<int>(chip_.plan.hosts.size());
    setup.axon_table.clear();
    std::vector<int> heard = random_.distinct(std::min(cores, between(1, 6)), cores);
    for (int source = cores; source < sources; ++source) {
        if (!one_in(4)) heard.push_back(source);
    }
    std::sort(heard.begin(), heard.end());
    const int spared = pick({1, 2, 4});
    for (const int source : heard) {
        const int lines = source < cores ? chip_.plan.cores[static_cast<std::size_t>(source)].size.neurons
                                         : chip_.plan.hosts[static_cast<std::size_t>(source - cores)].lines;
        for (int line = 0; line < lines; ++line) {
            if (!one_in(spared)) continue;
            AxonEntry entry{SourceId(static_cast<std::uint16_t>(source)), static_cast<std::uint16_t>(line),
                            static_cast<std::uint16_t>(below(setup.size.axons)), 1, false};
            if (one_in(2)) entry.delay = static_cast<std::uint8_t>(between(1, kBuiltDelayMax));
            const std::size_t axon = entry.axon;
            entry.pair = one_in(2) && entry.axon + 1 < setup.size.axons &&
                         setup.excitatory[axon] != setup.excitatory[axon + 1];
            setup.axon_table.push_back(entry);
        }
    }
    std::vector<bool> driven(setup.excitatory.size(), false);
    for (const AxonEntry& entry : setup.axon_table) {
        driven[entry.axon] = true;
        if (entry.pair) driven[entry.axon + std::size_t{1}] = true;
    }
    for (std::size_t i = 0; i < driven.size(); ++i)
        if (!driven[i]) setup.excitatory[i] = true;
}

/// What models there are instead of RTL in the mix of this chip: one block at least.
void ChipDrawer::draw_mix() {
    chip_.plan.level_rtl.assign(static_cast<std::size_t>(chip_.tree.levels), true);
    chip_.mix.cores_rtl = !one_in(3);
    bool all = chip_.mix.cores_rtl;
    for (int level = 0; level < chip_.tree.levels; ++level) {
        chip_.mix.level_rtl.push_back(one_in(2));
        all = all && chip_.mix.level_rtl.back();
    }
    if (all) chip_.mix.level_rtl[0] = false;
}

void ChipDrawer::draw_listeners() {
    for (HostPlan& host : chip_.plan.hosts) {
        if (one_in(2)) continue;
        std::vector<int> cores = random_.distinct(between(1, chip_.tree.cores), chip_.tree.cores);
        std::sort(cores.begin(), cores.end());
        for (const int core : cores) host.listens.emplace_back(static_cast<std::uint16_t>(core));
    }
}

RandomChip ChipDrawer::draw() {
    ChipPlan& plan = chip_.plan;
    const auto sizes = static_cast<int>(limits_.sizes.size());
    const int size = limits_.sizes[static_cast<std::size_t>(sizes > 1 ? below(sizes) : 0)];
    plan.name = "random chip " + std::to_string(chip_.seed);
    plan.seed = chip_.seed;
    plan.built = {size, size};
    draw_tree();
    draw_dead_links();
    chip_.learns = one_in(2);
    chip_.ticks = between(20, 60);
    chip_.per_mille = pick({30, 100, 300});
    for (std::size_t h = 0; h < chip_.tree.hosts.size(); ++h)
        plan.hosts.push_back({"host" + std::to_string(h), between(1, plan.built.neurons), {}});
    plan.initial.tick = Tick(one_in(3) ? below(1000) : -1);
    for (int id = 0; id < chip_.tree.cores; ++id) draw_core(id);
    for (CoreSetup& core : plan.cores) draw_sources(core);
    draw_listeners();
    draw_mix();
    const std::string fault = lay_routes(plan);
    if (!fault.empty()) throw std::logic_error(plan.name + ": " + fault);
    return std::move(chip_);
}

}  // namespace

RandomChip draw_chip(std::uint64_t seed, const ChipLimits& limits) { return ChipDrawer(seed, limits).draw(); }

}  // namespace tendril
