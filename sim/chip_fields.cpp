// The descriptor table of the chip file.
#include "sim/chip_fields.h"

#include <fmt/format.h>

#include "sim/image_code.h"
#include "sim/traffic_fields.h"
#include "systemc/fabric/hub.h"
#include "systemc/spike.h"

namespace tendril {

namespace {

constexpr std::int64_t kMany = INT32_MAX;
constexpr std::int64_t kCoresMax = 4096;  // radix 8, four levels; engines with wires take fewer

Allowed within(std::int64_t low, std::int64_t high) { return {.low = low, .high = high}; }
Allowed one_of(std::vector<std::string> words) { return {.words = std::move(words)}; }
Allowed path() { return {.path = true}; }
Allowed core_ids() { return within(0, kCoresMax - 1); }
Allowed indices() { return within(0, kBuiltSizeMax - 1); }

/// The parameters of section 3 or 4, each as a key of its table.
template <class S, class Info>
Fields<S> param_fields(const Info& infos) {
    Fields<S> fields;
    for (const auto& info : infos) {
        const std::string name(info.name);
        const Allowed allowed = within(info.low, info.high);
        fields.push_back(
            {name, [=](const Value& value, S& out) { take(value, name, allowed, out.params.*info.member); },
             [=](const S& in) { return fmt::format("{} = {}\n", name, in.params.*info.member); },
             [=] {
                 Json out = schema_of(std::int64_t{}, allowed);
                 out["description"] = info.about;
                 out["default"] = info.standard;
                 return out;
             }});
    }
    return fields;
}

Fields<NeuronSpec> neuron_fields() { return param_fields<NeuronSpec>(kNeuronParams); }

Fields<LearningSpec> learning_fields() {
    using S = LearningSpec;
    Fields<S> fields = {key("rule", &S::rule, "what learns", one_of({"none", "literal", "completed"}))};
    for (auto& field : param_fields<S>(kLearningParams)) fields.push_back(std::move(field));
    fields.push_back(key("lfsr_seed", &S::lfsr_seed, "of every core's random numbers; 0 becomes 1",
                         within(0, UINT32_MAX)));
    return fields;
}

/// Of the chip as a whole. Nothing of it is dumped while it is off.
Fields<LearningSpec> chip_learning_fields() {
    using S = LearningSpec;
    Fields<S> fields = learning_fields();
    auto on =
        key("remote_growth", &S::remote_growth, "1: winners may ask for an axon of any core", within(0, 1));
    on.write = [](const S& in) { return std::string(in.remote_growth != 0 ? "remote_growth = 1\n" : ""); };
    fields.push_back(on);
    fields.push_back(key("remote_sh", &S::remote_sh, "a drawn wish is granted with chance 2^-remote_sh; 4",
                         within(0, 16)));
    fields.push_back(key("remote_far", &S::remote_far,
                         "added to remote_sh for each hub more than one on the way; 0", within(0, 16)));
    fields.push_back(key("remote_every", &S::remote_every, "ticks from a round of growth to the next; 64",
                         within(kBuiltSlots, kMany)));
    fields.push_back(key("remote_post", &S::remote_post,
                         "whom a new axon reaches: one drawn, or who fired next after the wisher; drawn",
                         {.words = {"drawn", "next"}}));
    return fields;
}

/// `neuron.theta = …` of a `[[core]]`: read like the whole table, kept as what was written.
template <class Table, class Info>
Field<CoreSpec> override_field(const std::string& name, const Fields<Table>& fields, const Info& infos,
                               std::vector<std::pair<std::string, std::int32_t>> CoreSpec::*list) {
    const auto read = [=](const Value& value, CoreSpec& out) {
        Table table;
        read_table(value, "[[core]] " + name, fields, table);
        for (const auto& info : infos) {
            if (!table.origin.given(info.name)) continue;
            (out.*list).emplace_back(info.name, table.params.*info.member);
        }
        for (const auto& [key, place] : table.origin.keys) {
            out.origin.keys.emplace_back(fmt::format("{}.{}", name, key), place);
        }
        if constexpr (std::is_same_v<Table, LearningSpec>) {
            if (table.origin.given("rule")) out.rule = table.rule;
            out.lfsr_seed = table.lfsr_seed;
        }
    };
    const auto write = [=](const CoreSpec& in) {
        std::string text;
        if constexpr (std::is_same_v<Table, LearningSpec>) {
            if (in.rule) text += fmt::format("learning.rule = \"{}\"\n", *in.rule);
            if (in.lfsr_seed) text += fmt::format("learning.lfsr_seed = {}\n", *in.lfsr_seed);
        }
        for (const auto& [key, value] : in.*list) text += fmt::format("{}.{} = {}\n", name, key, value);
        return text;
    };
    return {name, read, write, [=] { return table_schema(fields); }};
}

Fields<RunSpec> run_fields() {
    using S = RunSpec;
    return {
        key("engine", &S::engine, "who runs it", one_of({"functional", "tlm", "cosim", "rtl"})),
        key("ticks", &S::ticks, "length of a run", within(0, INT64_MAX)),
        key("cycles", &S::cycles, "a run ends there at the latest", within(1, INT64_MAX)),
        key("threads", &S::threads, "of the simulator; changes no result", within(1, 1024)),
    };
}

Fields<SizeSpec> size_fields() {
    using S = SizeSpec;
    return {
        must("neurons", &S::neurons, "of a core, a power of two", within(2, kBuiltSizeMax)),
        must("axons", &S::axons, "of a core, a power of two", within(2, kBuiltSizeMax)),
        key("lanes", &S::lanes, "synapses read per cycle, a power of two", within(1, 64)),
        key("sources", &S::sources, "that a core can subscribe to", within(1, 64)),
        key("delay_max", &S::delay_max, "ticks", within(1, kBuiltDelayMax)),
    };
}

Fields<TopologySpec> topology_fields() {
    using S = TopologySpec;
    const Allowed families =
        one_of({"tree", "flat", "binary_tree", "tree+kleinberg", "tree+traffic_greedy", "tree+mesh",
                "tree+full", "ring", "mesh", "watts_strogatz", "random_regular"});
    return {
        key("family", &S::family, "shape of the fabric", families),
        key("cores", &S::cores, "radix^levels unless it says fewer", within(1, kCoresMax)),
        key("levels", &S::levels, "of hubs; a binary tree up to 8", within(1, 8)),
        key("radix", &S::radix, "children of a hub: 4, flat: all cores", within(1, kCoresMax)),
        key("laterals", &S::laterals, "pairs of hubs joined by a lateral link"),
        key("shortcuts", &S::shortcuts, "laterals that the generator of the family adds", within(0, 8192)),
        key("shortcut_wire", &S::shortcut_wire, "core pitches they may take together; 0 no limit",
            within(0, kMany)),
        key("alpha", &S::alpha, "tree+kleinberg: P(length r) ~ r^-alpha", within(0, 8)),
        key("level_mix", &S::level_mix, "tree+kleinberg: shares of L1, L2, ...; [] all alike",
            within(0, kMany)),
        key("traffic_matrix", &S::traffic_matrix, "tree+traffic_greedy: what the shortcuts are chosen for",
            one_of({"local", "uniform"})),
        key("full_level", &S::full_level, "tree+full: 2 for L2; left out: below the root", within(1, 4)),
        key("mesh_level", &S::mesh_level, "tree+mesh: the level whose hubs are a mesh; 1", within(1, 4)),
        key("degree", &S::degree, "watts_strogatz, random_regular: links of a router; 4", within(2, 64)),
        key("rewire", &S::rewire, "watts_strogatz: P(a link's far end is drawn anew); 0.1", within(0, 1)),
        key("fifo_depth", &S::fifo_depth, "flits, by level from L1 up; one number = all levels",
            within(1, kHubDepthMax)),
        key("link_cycles", &S::link_cycles, "cycles a flit spends on the link below that level",
            within(0, 15)),
        key("dead_links", &S::dead_links, "pairs of ends whose link is taken out"),
        key("routing", &S::routing, "how spikes find their listeners", one_of({"mask", "flood", "unicast"})),
        key("file", &S::file, "a topology file, in the place of the family", path()),
    };
}

Fields<TickSpec> tick_fields() {
    using S = TickSpec;
    return {key("mode", &S::mode, "how cores pass from tick to tick", one_of({"barrier", "fixed"})),
            key("cycles", &S::cycles, "of a fixed tick", within(8, INT32_MAX))};
}

Fields<CosimSpec> cosim_fields() {
    using S = CosimSpec;
    return {key("cores", &S::cores, "what the cores of engine cosim are", one_of({"rtl", "model"})),
            key("hubs", &S::hubs, "levels whose hubs are RTL; left out = all")};
}

Fields<CoreSpec> core_fields() {
    using S = CoreSpec;
    return {
        must("ids", &S::ids, "cores that differ", core_ids()),
        key("neurons", &S::neurons, "in use", within(1, kBuiltSizeMax)),
        key("axons", &S::axons, "in use, a power of two", within(1, kBuiltSizeMax)),
        override_field("neuron", neuron_fields(), kNeuronParams, &S::neuron),
        override_field("learning", learning_fields(), kLearningParams, &S::learning),
    };
}

Fields<HostSpec> host_fields() {
    using S = HostSpec;
    return {
        must("name", &S::name, "as sources and stimuli name it"),
        must("lines", &S::lines, "at most max(neurons, axons)", within(1, kBuiltSizeMax)),
        key("at", &S::at, "hub with a free child port; left out: the root's parent port"),
        key("listen", &S::listen, "cores whose spikes it receives", core_ids()),
    };
}

Fields<AxonsSpec> axons_fields() {
    using S = AxonsSpec;
    return {
        must("core", &S::core, "cores with these axons", core_ids()),
        must("source", &S::source, "a host's name, a core's number, \"random\" or \"permutation\"",
             {.low = 0, .high = kCoresMax - 1, .number_too = true}),
        key("cores", &S::cores, "random: source cores of each core", within(1, kCoresMax)),
        key("by_level", &S::by_level, "random: P(lowest common hub is L1, L2, ...)", within(0, kMany)),
        key("neurons", &S::neurons, "of the source", indices()),
        key("axons", &S::axons, "of the core", indices()),
        key("delay", &S::delay, "ticks", within(1, kBuiltDelayMax)),
        key("type", &S::type, "sign of these axons", one_of({"exc", "inh"})),
        key("inhibitory", &S::inhibitory, "share of these axons that inhibits", within(0, 1)),
        key("inhibitory_every", &S::inhibitory_every, "so many-th axons inhibit; 0 none",
            within(0, kBuiltSizeMax)),
    };
}

Fields<SynapsesSpec> synapses_fields() {
    using S = SynapsesSpec;
    return {
        must("core", &S::core, "cores with these synapses", core_ids()),
        key("axons", &S::axons, "rows", indices()),
        key("neurons", &S::neurons, "columns", indices()),
        must("fill", &S::fill, "how they are filled",
             one_of({"none", "constant", "uniform", "targets", "file"})),
        key("file", &S::file, "a synapses.csv", path()),
        key("only", &S::only, "axons of one type", one_of({"exc", "inh"})),
        key("targets", &S::targets, "distinct random neurons of each axon", within(0, kBuiltSizeMax)),
        key("k", &S::k, "parallel synapses, a number or [low, high]", within(0, 15)),
    };
}

Fields<StateSpec> state_fields() {
    using S = StateSpec;
    return {
        must("core", &S::core, "cores that start so", core_ids()),
        key("neurons", &S::neurons, "of them", indices()),
        key("v", &S::v, "potential, a number or [low, high]", within(0, 65535)),
        key("s", &S::s, "slope", within(-2048, 2047)),
        key("th", &S::th, "adaptive threshold", within(0, 65535)),
    };
}

Fields<StimulusSpec> stimulus_fields() {
    using S = StimulusSpec;
    return {
        must("host", &S::host, "who says it"),
        must("kind", &S::kind, "where it comes from", one_of({"file", "list", "poisson", "images"})),
        key("file", &S::file, "a tendril-aer file, or images", path()),
        key("rate", &S::rate, "poisson: spikes per line and tick", within(0, 1)),
        key("spikes", &S::spikes, "list: [tick, line] of each spike", within(0, INT64_MAX)),
        key("encoder", &S::encoder, "images: from values to ticks", {.words = image_codes()}),
        key("order", &S::order, "of images", one_of({"random", "file"})),
        key("from", &S::from, "the first tick", within(0, INT64_MAX)),
        key("until", &S::until, "the first tick after it", within(0, INT64_MAX)),
        key("repeat_every", &S::repeat_every, "ticks after which it starts anew", within(1, INT64_MAX)),
    };
}

/// `format`: read before everything else, so only to be accepted here.
Field<ChipSpec> format_field() {
    return {"format", [](const Value&, ChipSpec&) {},
            [](const ChipSpec&) { return "format = \"tendril-chip 1\"\n"; },
            [] {
                return Json{{"const", "tendril-chip 1"}};
            },
            true};
}

/// `[traffic]`: written only where it was given, since it takes the place of the neurons.
Field<ChipSpec> traffic_table() {
    Field<ChipSpec> field = table("traffic", &ChipSpec::traffic, traffic_fields());
    const auto write = field.write;
    field.write = [write](const ChipSpec& in) { return in.traffic.given() ? write(in) : std::string(); };
    return field;
}

}  // namespace

const Fields<ChipSpec>& chip_fields() {
    using S = ChipSpec;
    static const Fields<S> fields = {
        format_field(),
        key("name", &S::name, "of the chip; the file's where left out"),
        key("seed", &S::seed, "of every random stream"),
        table("run", &S::run, run_fields()),
        table("size", &S::size, size_fields()),
        table("topology", &S::topology, topology_fields()),
        table("tick", &S::tick, tick_fields()),
        table("cosim", &S::cosim, cosim_fields()),
        table("neuron", &S::neuron, neuron_fields()),
        table("learning", &S::learning, chip_learning_fields()),
        tables("core", &S::core, core_fields()),
        tables("host", &S::host, host_fields()),
        tables("axons", &S::axons, axons_fields()),
        tables("synapses", &S::synapses, synapses_fields()),
        tables("state", &S::state, state_fields()),
        tables("stimulus", &S::stimulus, stimulus_fields()),
        traffic_table(),
    };
    return fields;
}

}  // namespace tendril
