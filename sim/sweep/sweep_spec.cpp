// The descriptor table of the sweep file, its reading, and what it may not say.
#include "sim/sweep/sweep_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/config.h"
#include "sim/config_field.h"

namespace tendril {

namespace {

constexpr const char* kFormat = "tendril-sweep 1";

Allowed cycles(std::int64_t low) { return {.low = low, .high = INT32_MAX}; }

Fields<MethodSpec> method_fields() {
    using S = MethodSpec;
    return {
        key("warmup", &S::warmup, "cycles that are not measured", cycles(0)),
        key("measure", &S::measure, "cycles of injection behind them", cycles(1)),
        key("drain", &S::drain, "cycles after the last injection in which all must arrive", cycles(1)),
    };
}

Fields<SearchSpec> search_fields() {
    using S = SearchSpec;
    return {
        must("key", &S::key, "to be found, as traffic.load"),
        key("tolerance", &S::tolerance, "relative", {.low = 0, .high = 1}),
        key("low", &S::low, "where it begins", {.low = 0, .high = INT32_MAX}),
        key("high", &S::high, "where it begins", {.low = 0, .high = INT32_MAX}),
    };
}

Fields<SummarySpec> summary_fields() {
    return {key("wire_pitches", &SummarySpec::wire_pitches, "the budget", {.low = 0, .high = INT32_MAX})};
}

/// A field that is only read: a sweep file is never dumped.
template <class S, class Read>
Field<S> reads(const std::string& name, Read read, bool required = false) {
    return {name, read, [](const S&) { return std::string(); }, [] { return Json(); }, required};
}

const Table& table_in(const Value& value, const std::string& title) {
    const Table* table = value.as<Table>();
    if (table == nullptr) throw wrong_type(value, title, "a table");
    return *table;
}

void read_set(const Value& value, SweepSpec& out) {
    table_in(value, "[set]");
    out.set = leaves(value);
}

void read_grid(const Value& value, SweepSpec& out) {
    table_in(value, "[grid]");
    for (const Leaf& leaf : leaves(value)) {
        const Array* list = leaf.value.as<Array>();
        if (list == nullptr || list->empty())
            throw error_at(leaf.value.place, leaf.path + " must be a list of the values to take",
                           leaf.path + " = [1, 2]; one value for all points belongs into [set]");
        out.grid.push_back({leaf.path, leaf.place, *list});
    }
}

void read_points(const Value& value, SweepSpec& out) {
    const Array* list = value.as<Array>();
    if (list == nullptr) throw wrong_type(value, "[[point]]", "a list of tables", "write [[point]]");
    for (const Value& element : *list) {
        table_in(element, "[[point]]");
        PointSpec& point = out.points.emplace_back();
        point.origin.table = element.place;
        point.changes = leaves(element);
    }
}

Fields<SweepSpec> sweep_fields() {
    using S = SweepSpec;
    const auto search = [](const Value& value, S& out) {
        read_table(value, "[search]", search_fields(), out.search.emplace());
    };
    return {
        reads<S>(
            "format", [](const Value&, S&) {}, true),
        must("chip", &S::chip, "the chip file", {.path = true}),
        key("engine", &S::engine, "of all runs", {.words = {"functional", "tlm", "cosim", "rtl"}}),
        key("seeds", &S::seeds, "of each point"),
        table("method", &S::method, method_fields()),
        reads<S>("set", read_set),
        reads<S>("grid", read_grid),
        reads<S>("point", read_points),
        reads<S>("search", search),
        table("summary", &S::summary, summary_fields()),
    };
}

/// What the program itself sets in every run.
void refuse_own(const std::string& path, const Place& place) {
    if (path == "seed") throw error_at(place, "seed is not swept", "seeds = [1, 2, 3, 4, 5] at the top");
    if (path == "run.engine") throw error_at(place, "the engine is not swept", "engine = \"tlm\" at the top");
    for (const char* own : {"traffic.warmup", "traffic.drain", "run.cycles"})
        if (path == own) throw error_at(place, path + " is said by [method]", "warmup, measure, drain there");
}

void check_keys(const SweepSpec& spec) {
    std::set<std::string> set;
    for (const Leaf& leaf : spec.set) {
        refuse_own(leaf.path, leaf.place);
        set.insert(leaf.path);
    }
    for (const SweptKey& key : spec.grid) {
        refuse_own(key.path, key.place);
        if (set.contains(key.path))
            throw error_at(key.place, key.path + " is in [set] and in [grid]", "one of them");
    }
    for (const PointSpec& point : spec.points)
        for (const Leaf& leaf : point.changes) refuse_own(leaf.path, leaf.place);
}

void check_seeds(const SweepSpec& spec) {
    const Place& place = spec.origin.at("seeds");
    if (spec.seeds.empty()) throw error_at(place, "there is no seed", "seeds = [1, 2, 3, 4, 5]");
    if (std::set(spec.seeds.begin(), spec.seeds.end()).size() != spec.seeds.size())
        throw error_at(place, "a seed comes twice", "different ones: runs of one seed are the same");
}

}  // namespace

SweepSpec load_sweep(const std::string& path, std::span<const std::string> overrides) {
    Value document = read_toml(path);
    for (const std::string& assignment : overrides) apply_override(document, assignment);
    require_format(document, path, kFormat);
    SweepSpec spec;
    spec.file = std::filesystem::absolute(path).lexically_normal().string();
    read_table(document, "the sweep file", sweep_fields(), spec);
    check_seeds(spec);
    std::ranges::sort(spec.seeds);
    check_keys(spec);
    if (spec.search && !(spec.search->tolerance >= 0.001))
        throw error_at(spec.search->origin.at("tolerance"), "tolerance is too small", "0.001 or more");
    return spec;
}

}  // namespace tendril
