// What a chip file says: plain structs with its defaults, one for each table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/config_value.h"
#include "sim/traffic_spec.h"
#include "systemc/core/core_state.h"
#include "systemc/fabric/topology.h"

namespace tendril {

/// "first:last", both ends included; the whole where it was left out or is "all".
struct Span {
    int first = 0;
    int last = -1;  ///< −1: to the end

    bool all() const { return last < 0; }
    /// The span with "to the end" replaced by `count` − 1.
    Span within(int count) const { return all() ? Span{0, count - 1} : *this; }
    int size() const { return last - first + 1; }
};

/// A number, or one drawn from [low, high], both ends included.
struct Draw {
    std::int64_t low = 0;
    std::int64_t high = 0;

    bool fixed() const { return low == high; }
};

struct RunSpec {
    Origin origin;
    std::string engine = "cosim";
    std::optional<std::int64_t> ticks;
    std::optional<std::int64_t> cycles;
    std::int64_t threads = 1;
};

struct SizeSpec {
    Origin origin;
    int neurons = 0;
    int axons = 0;
    int lanes = 16;
    int sources = 32;
    int delay_max = kBuiltDelayMax;
};

struct TopologySpec {
    Origin origin;
    std::string family = "tree";
    std::optional<int> cores;
    int levels = 1;
    std::optional<int> radix;  ///< children of a hub; 4, flat: the number of cores
    std::vector<std::vector<std::string>> laterals;
    int shortcuts = 0;                     ///< generated laterals, at most
    double shortcut_wire = 0.0;            ///< core pitches they may take together; 0: no limit
    double alpha = 2.0;                    ///< tree+kleinberg: P(length r) ~ r^-alpha
    std::vector<double> level_mix;         ///< tree+kleinberg: shares of L1, L2, …; empty: all levels alike
    std::string traffic_matrix = "local";  ///< tree+traffic_greedy: local or uniform
    std::optional<int> full_level;         ///< tree+full: 2 for L2; left out: below the root
    std::optional<int> mesh_level;         ///< tree+mesh: 1, the level whose hubs are a mesh
    std::optional<int> degree;             ///< watts_strogatz, random_regular: links of a router; 4
    std::optional<double> rewire;          ///< watts_strogatz: P(a link's far end is drawn anew); 0.1
    std::vector<int> fifo_depth = {2};     ///< flits, by level from L1 up; one = all levels
    std::vector<int> link_cycles = {1};    ///< cycles, by level
    std::vector<std::vector<std::string>> dead_links;
    std::string routing = "mask";
    std::string file;  ///< a topology file that takes the place of the family

    /// Runs on routers (systemc/fabric/topology/graph.h).
    bool routed() const;
    /// Levels of hubs or routers; `levels` may say more, for by_level of those that have none.
    int hub_levels() const;
};

struct TickSpec {
    Origin origin;
    std::string mode = "barrier";
    std::optional<std::int64_t> cycles;  ///< of a fixed tick
};

struct CosimSpec {
    Origin origin;
    std::string cores = "rtl";
    std::optional<std::vector<std::string>> hubs;  ///< levels that are RTL; left out = all
};

struct NeuronSpec {
    Origin origin;
    NeuronParams params;
};

struct LearningSpec {
    Origin origin;
    std::string rule = "none";
    LearningParams params;
    std::optional<std::int64_t> lfsr_seed;
    int remote_growth = 0;  ///< 1: winners may ask for an axon of another core
    std::optional<int> remote_sh, remote_far, remote_every;
    std::optional<std::string> remote_post;  ///< drawn, next
};

/// A `[[core]]`: what is different for some cores.
struct CoreSpec {
    Origin origin;
    Span ids;
    std::optional<int> neurons;
    std::optional<int> axons;
    std::vector<std::pair<std::string, std::int32_t>> neuron;  ///< parameter, value
    std::vector<std::pair<std::string, std::int32_t>> learning;
    std::optional<std::string> rule;
    std::optional<std::int64_t> lfsr_seed;
};

struct HostSpec {
    Origin origin;
    std::string name;
    int lines = 0;
    std::string at;  ///< a hub; the root's name = its parent port while that is free
    std::vector<int> listen;
};

struct AxonsSpec {
    Origin origin;
    Span core;
    std::string source;  ///< host's name, core's number, "random" or "permutation"
    Span neurons;        ///< of the source
    Span axons;          ///< of the core
    Draw delay{1, 1};
    std::string type = "exc";
    std::optional<int> cores;                     ///< random: source cores of each core
    std::optional<std::vector<double>> by_level;  ///< random: P(lowest common hub is L1, L2, …)
    double inhibitory = 0.0;                      ///< share of the axons
    int inhibitory_every = 0;                     ///< every so many axons one; 0 none
};

struct SynapsesSpec {
    Origin origin;
    Span core;
    Span axons;
    Span neurons;
    std::string fill;
    std::string file;
    std::string only;  ///< "exc", "inh" or "" for both
    std::optional<int> targets;
    Draw k{1, 1};
};

struct StateSpec {
    Origin origin;
    Span core;
    Span neurons;
    std::optional<Draw> v;
    std::optional<Draw> s;
    std::optional<Draw> th;
};

struct StimulusSpec {
    Origin origin;
    std::string host;
    std::string kind;
    std::string file;
    std::optional<double> rate;                                    ///< spikes per line and tick
    std::optional<std::vector<std::vector<std::int64_t>>> spikes;  ///< list: [tick, line] each
    std::string encoder;
    std::string order;
    std::int64_t from = 0;              ///< the first tick
    std::optional<std::int64_t> until;  ///< the first tick after it
    std::optional<std::int64_t> repeat_every;
};

/// What one core is after all overrides.
struct CoreChoice {
    CoreSize size;
    NeuronParams neuron;
    LearningParams learning;
    std::string rule;
    std::optional<std::int64_t> lfsr_seed;
};

/// A whole chip file. Relative paths have become absolute.
struct ChipSpec {
    std::string file;  ///< it was read from
    Origin origin;
    std::string name;
    std::int64_t seed = 1;
    RunSpec run;
    SizeSpec size;
    TopologySpec topology;
    TickSpec tick;
    CosimSpec cosim;
    NeuronSpec neuron;
    LearningSpec learning;
    std::vector<CoreSpec> core;
    std::vector<HostSpec> host;
    std::vector<AxonsSpec> axons;
    std::vector<SynapsesSpec> synapses;
    std::vector<StateSpec> state;
    std::vector<StimulusSpec> stimulus;
    TrafficSpec traffic;

    int cores() const { return topology.cores.value_or(0); }
    /// "L2.0": the root's name.
    std::string root() const;
    CoreChoice core_choice(int core) const;

    /// Fills in the defaults that depend on other keys (resolve), then refuses what cannot be.
    /// What depends on several tables at once (spans, sources, files) is refused by make_plan().
    /// @throws Error with the place of what is wrong
    void validate();

private:
    void resolve();
};

/// "L1.3" as level and index; nothing where it is not a hub's name.
std::optional<HubId> parse_hub(const std::string& text);

}  // namespace tendril
