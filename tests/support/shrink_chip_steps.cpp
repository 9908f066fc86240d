// Steps of the shrinker that know what a chip is: what must go together goes together.
#include <algorithm>
#include <map>
#include <set>

#include "tests/support/document.h"
#include "tests/support/shrinker.h"
#include "tests/support/state_rows.h"

namespace tendril {

namespace {

Table* table_in(Value& value, const std::string& key) {
    Entry* entry = value.as<Table>()->find(key);
    return entry == nullptr ? nullptr : entry->value.as<Table>();
}

Array* list_in(Value& value, const std::string& key) {
    Entry* entry = value.as<Table>()->find(key);
    return entry == nullptr ? nullptr : entry->value.as<Array>();
}

template <class T>
const T* find(const Value& table, const std::string& key) {
    const Entry* entry = table.as<Table>()->find(key);
    return entry == nullptr ? nullptr : entry->value.as<T>();
}

void drop(Table& table, const std::string& key) {
    std::erase_if(table.entries, [&](const Entry& entry) { return entry.key == key; });
}

std::int64_t number_in(Value& chip, const std::string& table, const std::string& key,
                       std::int64_t otherwise) {
    Table* const found = table_in(chip, table);
    Entry* const entry = found == nullptr ? nullptr : found->find(key);
    const auto* number = entry == nullptr ? nullptr : entry->value.as<std::int64_t>();
    return number == nullptr ? otherwise : *number;
}

/// The shortest run that still shows it: 1, 2, 4 … ticks, then halving.
void cut_ticks(Shrinker& shrinker) {
    const auto with = [&](std::int64_t ticks) {
        ChipCase candidate = shrinker.now();
        if (Table* run = table_in(candidate.chip, "run")) put(*run, "ticks", ticks);
        return shrinker.attempt(candidate);
    };
    std::int64_t most = number_in(const_cast<Value&>(shrinker.now().chip), "run", "ticks", 0);
    std::int64_t too_few = 0;
    for (std::int64_t ticks = 1; ticks < most; ticks *= 2) {
        if (!with(ticks)) {
            too_few = ticks;
            continue;
        }
        most = ticks;
    }
    while (most - too_few > 1) {
        const std::int64_t ticks = (most + too_few) / 2;
        (with(ticks) ? most : too_few) = ticks;
    }
}

/// One k for all synapses.
void even_synapses(Shrinker& shrinker) {
    for (const int k : {1, 2, 4, 8, 15}) {
        ChipCase candidate = shrinker.now();
        const Array* const now = list_in(candidate.chip, "synapses");
        if (now == nullptr || now->size() < 2) return;
        Table row;
        put(row, "core", "all");
        put(row, "fill", "constant");
        put(row, "k", k);
        put(*candidate.chip.as<Table>(), "synapses", Array{value_of(std::move(row))});
        if (shrinker.attempt(candidate)) return;
    }
}

/// Renumbers what names cores; what names one that is gone goes too.
void rename_cores(Value& chip, const std::map<std::int64_t, std::int64_t>& names) {
    const auto rename = [&](Value& row, const std::string& key) {
        Entry* const entry = row.as<Table>()->find(key);
        auto* const core = entry == nullptr ? nullptr : entry->value.as<std::int64_t>();
        if (core == nullptr) return true;
        const auto name = names.find(*core);
        if (name == names.end()) return false;
        *core = name->second;
        return true;
    };
    for (const char* list : {"axons", "core", "synapses", "state"}) {
        Array* const rows = list_in(chip, list);
        if (rows == nullptr) continue;
        std::erase_if(*rows, [&](Value& row) {
            return !(rename(row, "core") && rename(row, "ids") && rename(row, "source"));
        });
    }
    Array* const hosts = list_in(chip, "host");
    for (std::size_t h = 0; hosts != nullptr && h < hosts->size(); ++h) {
        Array* const listen = list_in((*hosts)[h], "listen");
        if (listen == nullptr) continue;
        Array left;
        for (const Value& core : *listen)
            if (const auto name = names.find(*core.as<std::int64_t>()); name != names.end())
                left.push_back(value_of(name->second));
        *listen = std::move(left);
    }
}

ChipCase without_cores(const ChipCase& from, const std::vector<std::size_t>& gone) {
    ChipCase out = from;
    const std::int64_t cores = number_in(out.chip, "topology", "cores", 0);
    std::map<std::int64_t, std::int64_t> names;
    for (std::int64_t core = 0, next = 0; core < cores; ++core)
        if (!std::ranges::binary_search(gone, static_cast<std::size_t>(core))) names[core] = next++;
    put(*table_in(out.chip, "topology"), "cores", static_cast<std::int64_t>(names.size()));
    rename_cores(out.chip, names);
    out.state = state_of_cores(out.state, names);
    return out;
}

void leave_out_cores(Shrinker& shrinker) {
    const auto cores = number_in(const_cast<Value&>(shrinker.now().chip), "topology", "cores", 0);
    shrinker.leave_out(static_cast<std::size_t>(cores), without_cores);
}

ChipCase without_hosts(const ChipCase& from, const std::vector<std::size_t>& gone) {
    ChipCase out = from;
    Array& hosts = *list_in(out.chip, "host");
    std::set<std::string> names;
    for (const std::size_t host : gone) names.insert(*find<std::string>(hosts[host], "name"));
    const auto drop_rows = [&](const char* list, const char* key) {
        Array* const rows = list_in(out.chip, list);
        if (rows == nullptr) return;
        std::erase_if(*rows, [&](const Value& row) {
            const auto* name = find<std::string>(row, key);
            return name != nullptr && names.contains(*name);
        });
    };
    for (const auto& [list, key] : {std::pair{"host", "name"}, {"axons", "source"}, {"stimulus", "host"}})
        drop_rows(list, key);
    return out;
}

void leave_out_hosts(Shrinker& shrinker) {
    const Array* const hosts = list_in(const_cast<Value&>(shrinker.now().chip), "host");
    if (hosts != nullptr) shrinker.leave_out(hosts->size(), without_hosts);
}

/// Fewer levels in all that is said by level; of depths and delays those of level 1 stay.
void cut_levels(Value& chip, std::int64_t levels) {
    Table& topology = *table_in(chip, "topology");
    for (const char* key : {"laterals", "dead_links"}) drop(topology, key);
    for (const char* key : {"fifo_depth", "link_cycles"}) {
        Entry* const entry = topology.find(key);
        const Array* const list = entry == nullptr ? nullptr : entry->value.as<Array>();
        if (list != nullptr && !list->empty()) entry->value = Value((*list)[0]);
    }
    Table* const cosim = table_in(chip, "cosim");
    Entry* const hubs = cosim == nullptr ? nullptr : cosim->find("hubs");
    if (hubs == nullptr) return;
    std::erase_if(*hubs->value.as<Array>(), [&](const Value& level) {
        return std::stoll(level.as<std::string>()->substr(1)) > levels;
    });
}

/// All hosts at the root, then a level less, then one hub for all.
void flatten(Shrinker& shrinker) {
    ChipCase candidate = shrinker.now();
    Table* const topology = table_in(candidate.chip, "topology");
    if (topology == nullptr) return;
    Array* const hosts = list_in(candidate.chip, "host");
    for (std::size_t h = 0; hosts != nullptr && h < hosts->size(); ++h) drop(*(*hosts)[h].as<Table>(), "at");
    shrinker.attempt(candidate);
    const std::int64_t levels = number_in(candidate.chip, "topology", "levels", 1);
    if (levels > 1) {
        cut_levels(candidate.chip, levels - 1);
        put(*topology, "levels", levels - 1);
        shrinker.attempt(candidate);
    }
    const Entry* const family = topology->find("family");
    if (family != nullptr && *family->value.as<std::string>() == "flat") return;
    cut_levels(candidate.chip, 1);
    put(*topology, "family", "flat");
    drop(*topology, "levels");
    drop(*topology, "radix");
    shrinker.attempt(candidate);
}

/// What `[[core]]` says of a chip's only core into the tables of all; the size in use stays if it must.
void hoist(Shrinker& shrinker) {
    ChipCase candidate = shrinker.now();
    const Array* const rows = list_in(candidate.chip, "core");
    if (rows == nullptr || rows->size() != 1) return;
    Value row = rows->front();
    Table& chip = *candidate.chip.as<Table>();
    for (const char* name : {"neuron", "learning"}) {
        const Table* const from = table_in(row, name);
        if (from == nullptr) continue;
        Table general = table_in(candidate.chip, name) == nullptr ? Table() : *table_in(candidate.chip, name);
        for (const Entry& entry : from->entries) put(general, entry.key, entry.value);
        put(chip, name, std::move(general));
        drop(*row.as<Table>(), name);
    }
    put(chip, "core", Array{row});
    shrinker.attempt(candidate);
    drop(chip, "core");
    shrinker.attempt(candidate);
}

/// All spikes and the end as much earlier as the first spike allows.
void start_earlier(Shrinker& shrinker) {
    if (!shrinker.now().state.empty()) return;  // the state says the tick
    ChipCase candidate = shrinker.now();
    std::vector<std::int64_t*> ticks;
    Array* const stimuli = list_in(candidate.chip, "stimulus");
    for (std::size_t i = 0; stimuli != nullptr && i < stimuli->size(); ++i)
        if (Array* const spikes = list_in((*stimuli)[i], "spikes"))
            for (Value& spike : *spikes) ticks.push_back((*spike.as<Array>())[0].as<std::int64_t>());
    std::int64_t first = number_in(candidate.chip, "run", "ticks", 0);
    for (const std::int64_t* tick : ticks) first = std::min(first, *tick);
    if (first == 0 || ticks.empty()) return;
    for (std::int64_t* tick : ticks) *tick -= first;
    Table& run = *table_in(candidate.chip, "run");
    put(run, "ticks", number_in(candidate.chip, "run", "ticks", 0) - first);
    shrinker.attempt(candidate);
}

}  // namespace

const std::vector<ShrinkStep>& chip_steps() {
    static const std::vector<ShrinkStep> steps{
        {"ticks", cut_ticks},           {"synapses", even_synapses}, {"cores", leave_out_cores},
        {"hosts", leave_out_hosts},     {"fabric", flatten},         {"parameters of the one core", hoist},
        {"first spike", start_earlier},
    };
    return steps;
}

}  // namespace tendril
