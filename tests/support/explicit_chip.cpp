#include "tests/support/explicit_chip.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/chip_fields.h"
#include "sim/state_file.h"
#include "sim/stimulus_make.h"
#include "tests/support/document.h"

namespace tendril {

namespace {

Array pairs_of(const std::vector<std::pair<HubId, HubId>>& pairs) {
    Array out;
    for (const auto& [a, b] : pairs) out.push_back(value_of(std::vector{hub_name(a), hub_name(b)}));
    return out;
}

/// Parameters that are not at their default.
template <class Params, class Info>
Table params_of(const Params& params, const Info& infos) {
    Table out;
    for (const auto& info : infos) {
        if (params.*info.member != Params().*info.member)
            put(out, std::string(info.name), std::int64_t{params.*info.member});
    }
    return out;
}

Table learning_of(const CoreSetup& core) {
    Table out = params_of(core.learning, kLearningParams);
    if (core.rule != RuleKind::none)
        put(out, "rule", core.rule == RuleKind::literal ? "literal" : "completed");
    return out;
}

class Writer {
public:
    Writer(const ChipPlan& plan, Start start) : plan_(plan), start_(start) {}

    void cores(Table& chip);
    void hosts(Table& chip, const ChipFrame& frame);
    void axons(Table& chip);
    void synapses(Table& chip);
    void neuron_states(Table& chip);
    void cosim(Table& chip);
    void stimulus(Table& chip, Stimulus& stimulus, std::int64_t ticks);

private:
    bool alike() const;
    void axon(Array& rows, const CoreSetup& core, const AxonEntry& entry, std::size_t axon) const;

    const ChipPlan& plan_;
    const Start start_;
};

bool Writer::alike() const {
    const CoreSetup& first = plan_.cores[0];
    return std::ranges::all_of(plan_.cores, [&](const CoreSetup& core) {
        return core.neuron == first.neuron && core.learning == first.learning && core.rule == first.rule;
    });
}

void Writer::cores(Table& chip) {
    const bool general = alike();
    if (general) {
        put(chip, "neuron", params_of(plan_.cores[0].neuron, kNeuronParams));
        put(chip, "learning", learning_of(plan_.cores[0]));
    }
    Array list;
    for (const CoreSetup& core : plan_.cores) {
        Table row;
        put(row, "ids", int{core.id.value});
        if (core.size.neurons != plan_.built.neurons) put(row, "neurons", core.size.neurons);
        if (core.size.axons != plan_.built.axons) put(row, "axons", core.size.axons);
        if (!general) put(row, "neuron", params_of(core.neuron, kNeuronParams));
        Table learning = general ? Table() : learning_of(core);
        if (start_ == Start::fresh)
            put(learning, "lfsr_seed", std::int64_t{plan_.initial.cores[core.id.value].learning.lfsr});
        put(row, "learning", std::move(learning));
        list.push_back(value_of(std::move(row)));
    }
    put(chip, "core", std::move(list));
}

void Writer::hosts(Table& chip, const ChipFrame& frame) {
    Array list;
    for (std::size_t h = 0; h < plan_.hosts.size(); ++h) {
        const HostPlan& host = plan_.hosts[h];
        Table row;
        put(row, "name", host.name);
        put(row, "lines", host.lines);
        if (!frame.host[h].empty()) put(row, "at", frame.host[h]);
        std::vector<int> listens;
        for (const CoreId core : host.listens) listens.push_back(core.value);
        if (!listens.empty()) put(row, "listen", listens);
        list.push_back(value_of(std::move(row)));
    }
    put(chip, "host", std::move(list));
}

void Writer::axon(Array& rows, const CoreSetup& core, const AxonEntry& entry, std::size_t axon) const {
    Table row;
    put(row, "core", int{core.id.value});
    if (entry.source.value < plan_.cores.size()) {
        put(row, "source", int{entry.source.value});
    } else {
        put(row, "source", plan_.hosts[entry.source.value - plan_.cores.size()].name);
    }
    put(row, "neurons", int{entry.neuron});
    put(row, "axons", static_cast<int>(axon));
    if (entry.delay != 1) put(row, "delay", int{entry.delay});
    if (!core.excitatory[axon]) put(row, "type", "inh");
    rows.push_back(value_of(std::move(row)));
}

void Writer::axons(Table& chip) {
    Array rows;
    for (const CoreSetup& core : plan_.cores) {
        for (const AxonEntry& entry : core.axon_table) {
            axon(rows, core, entry, entry.axon);
            if (entry.pair) axon(rows, core, entry, entry.axon + std::size_t{1});
        }
    }
    put(chip, "axons", std::move(rows));
}

/// A row for each run of neurons with one k.
void Writer::synapses(Table& chip) {
    Array rows;
    for (const CoreSetup& core : plan_.cores) {
        const auto& k = plan_.initial.cores[core.id.value].k;
        for (int a = 0; a < core.size.axons; ++a) {
            const std::uint8_t* const row = &k[static_cast<std::size_t>(a * core.size.neurons)];
            for (int first = 0, next = 0; first < core.size.neurons; first = next) {
                while (next < core.size.neurons && row[next] == row[first]) ++next;
                if (row[first] == 0) continue;
                Table entry;
                put(entry, "core", int{core.id.value});
                put(entry, "axons", a);
                if (next == first + 1) put(entry, "neurons", first);
                if (next != first + 1) put(entry, "neurons", fmt::format("{}:{}", first, next - 1));
                put(entry, "fill", "constant");
                if (row[first] != 1) put(entry, "k", int{row[first]});
                rows.push_back(value_of(std::move(entry)));
            }
        }
    }
    put(chip, "synapses", std::move(rows));
}

void Writer::neuron_states(Table& chip) {
    Array rows;
    for (std::size_t c = 0; c < plan_.cores.size(); ++c) {
        const auto& neurons = plan_.initial.cores[c].neurons;
        for (std::size_t n = 0; n < neurons.size(); ++n) {
            Table row;
            put(row, "core", static_cast<int>(c));
            put(row, "neurons", static_cast<int>(n));
            if (neurons[n].v != 0) put(row, "v", int{neurons[n].v});
            if (neurons[n].s != 0) put(row, "s", int{neurons[n].s});
            if (neurons[n].th != 0) put(row, "th", int{neurons[n].th});
            if (row.entries.size() > 2) rows.push_back(value_of(std::move(row)));
        }
    }
    put(chip, "state", std::move(rows));
}

void Writer::cosim(Table& chip) {
    Table table;
    if (!plan_.cores_rtl) put(table, "cores", "model");
    std::vector<std::string> levels;
    for (std::size_t level = 0; level < plan_.level_rtl.size(); ++level)
        if (plan_.level_rtl[level]) levels.push_back(fmt::format("L{}", level + 1));
    if (levels.size() < plan_.level_rtl.size()) put(table, "hubs", levels);
    put(chip, "cosim", std::move(table));
}

void Writer::stimulus(Table& chip, Stimulus& stimulus, std::int64_t ticks) {
    std::vector<Array> spikes(plan_.hosts.size());
    const Tick first = plan_.initial.tick + 1;
    for (std::int64_t t = 0; t < ticks; ++t) {
        const std::int64_t named = start_ == Start::fresh ? t : (first + t).value;
        for (const HostSpike& s : stimulus.at(first + t))
            spikes[s.host].push_back(value_of(std::vector<std::int64_t>{named, s.line}));
    }
    Array rows;
    for (std::size_t h = 0; h < spikes.size(); ++h) {
        Table row;
        put(row, "host", plan_.hosts[h].name);
        put(row, "kind", "list");
        put(row, "spikes", std::move(spikes[h]));
        rows.push_back(value_of(std::move(row)));
    }
    put(chip, "stimulus", std::move(rows));
}

}  // namespace

ChipFrame frame_of(const TreeSpec& tree) {
    ChipFrame frame;
    put(frame.topology, "family", tree.family);
    put(frame.topology, "cores", tree.cores);
    put(frame.topology, "levels", tree.levels);
    put(frame.topology, "radix", tree.radix);
    put(frame.topology, "laterals", pairs_of(tree.laterals));
    put(frame.topology, "fifo_depth", tree.fifo_depth);
    put(frame.topology, "link_cycles", tree.link_cycles);
    put(frame.topology, "dead_links", pairs_of(tree.dead_links));
    for (const auto& host : tree.hosts) frame.host.push_back(host ? hub_name(*host) : "");
    return frame;
}

ChipCase explicit_chip(const ChipPlan& plan, const ChipFrame& frame, Stimulus& stimulus, std::int64_t ticks,
                       Start start) {
    Table chip;
    Table run, size, tick;
    put(chip, "format", "tendril-chip 1");
    put(run, "ticks", ticks);
    put(chip, "run", std::move(run));
    put(size, "neurons", plan.built.neurons);
    put(size, "axons", plan.built.axons);
    if (plan.lanes != 16) put(size, "lanes", plan.lanes);
    put(size, "sources", 64);
    put(chip, "size", std::move(size));
    put(chip, "topology", frame.topology);
    if (plan.tick_cycles != 0) {
        put(tick, "mode", "fixed");
        put(tick, "cycles", plan.tick_cycles);
        put(chip, "tick", std::move(tick));
    }
    Writer writer(plan, start);
    writer.cosim(chip);
    writer.cores(chip);
    writer.hosts(chip, frame);
    writer.axons(chip);
    if (start == Start::fresh) {
        writer.synapses(chip);
        writer.neuron_states(chip);
    }
    writer.stimulus(chip, stimulus, ticks);
    return {value_of(std::move(chip)), start == Start::fresh ? "" : write_state(plan.initial)};
}

ReadyChip ready(const ChipCase& chip) {
    ReadyChip out;
    read_table(chip.chip, "the chip", chip_fields(), out.spec);
    out.spec.name = "case";
    out.spec.validate();
    out.plan = make_plan(out.spec);
    if (!chip.state.empty()) out.plan.initial = parse_state(chip.state, "initial.state", out.plan);
    out.stimulus = make_stimulus(out.spec, out.plan);
    out.ticks = out.spec.run.ticks.value_or(0);
    return out;
}

}  // namespace tendril
