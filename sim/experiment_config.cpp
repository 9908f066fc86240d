// The descriptor table of the experiment file, and its reading.
#include <fmt/format.h>

#include <filesystem>

#include "sim/config.h"
#include "sim/config_field.h"
#include "sim/experiment_spec.h"

namespace tendril {

namespace {

constexpr const char* kFormat = "tendril-experiment 1";

Allowed within(std::int64_t low, std::int64_t high) { return {.low = low, .high = high}; }
Allowed engines() { return {.words = {"functional", "tlm", "cosim"}}; }

/// `accept` as a table that knows its places.
struct AcceptTable {
    Origin origin;
    AcceptSpec spec;
};

Field<AcceptTable> share(const std::string& name, std::optional<double> AcceptSpec::*member) {
    const auto read = [=](const Value& value, AcceptTable& out) {
        take(value, name, within(0, 1), out.spec.*member);
    };
    return {name, read, [](const AcceptTable&) { return std::string(); }, [] { return Json(); }};
}

Field<CheckSpec> accept_field() {
    const Fields<AcceptTable> fields = {share("accuracy_mean", &AcceptSpec::accuracy_mean),
                                        share("accuracy_worst", &AcceptSpec::accuracy_worst)};
    const auto read = [=](const Value& value, CheckSpec& out) {
        AcceptTable table;
        read_table(value, "accept", fields, table);
        out.accept = table.spec;
    };
    return {"accept", read, [](const CheckSpec&) { return std::string(); },
            [=] { return table_schema(fields); }};
}

Fields<DigitsSpec> digits_fields() {
    using S = DigitsSpec;
    return {
        key("train_images", &S::train_images, "first of a random order", within(1, INT32_MAX)),
        key("train_episodes", &S::train_episodes, "images shown while it learns", within(0, INT32_MAX)),
        key("test_images", &S::test_images, "the next of that order, never shown before",
            within(1, INT32_MAX)),
        key("engine", &S::engine, "that trains, labels and tests", engines()),
    };
}

Fields<OrderSpec> order_fields() {
    using S = OrderSpec;
    return {
        key("measure", &S::measure, "what is asked", {.words = {"fixed", "shifted", "learned"}}),
        key("weights", &S::weights, "of given counts", {.words = {"graded", "equal"}}),
        key("episodes", &S::episodes, "patterns shown while it learns", within(0, 10'000'000)),
    };
}

Fields<AbcAbdSpec> abc_abd_fields() {
    using S = AbcAbdSpec;
    return {
        key("episodes", &S::episodes, "sequences shown while it learns", within(1, 10'000'000)),
        key("first", &S::first, "of them the first are ABC alone", within(0, 10'000'000)),
        key("jitter", &S::jitter, "ticks by which each spike is moved, either way", within(0, 2)),
        key("initial", &S::initial, "counts are drawn from 0..initial", within(0, 15)),
    };
}

Fields<HiddenPatternSpec> hidden_pattern_fields() {
    using S = HiddenPatternSpec;
    return {
        key("ticks", &S::ticks, "of the run", within(1, 1'000'000'000)),
        key("rate", &S::rate, "spikes per line and 10 000 ticks", within(0, 10'000)),
        key("share", &S::share, "percent of the lines in a pattern", within(0, 100)),
        key("length", &S::length, "ticks of a pattern", within(1, 10'000)),
        key("patterns", &S::patterns, "different ones", within(1, 100)),
        key("initial", &S::initial, "mean of the initial counts", within(0, 15)),
        key("jitter", &S::jitter, "ticks by which a pattern's spikes are moved, either way", within(0, 1000)),
        key("deleted", &S::deleted, "percent of a pattern's spikes", within(0, 100)),
        key("reset_every", &S::reset_every, "ticks after which potentials are cleared", within(0, INT32_MAX)),
    };
}

Fields<GrowthTrialSpec> growth_fields() {
    using S = GrowthTrialSpec;
    return {
        key("episodes", &S::episodes, "shown while the chip grows", within(1, 10'000'000)),
        key("moments", &S::moments, "among them at which the network is looked at", within(1, 1000)),
        key("initial", &S::initial, "counts from hosts are drawn from 0..initial", within(0, 15)),
        key("strong", &S::strong, "counts that a synapse needs to belong to the network", within(1, 15)),
        key("wiring", &S::wiring, "axons between cores", {.words = {"grown", "random"}}),
    };
}

/// A table of summary figures: which there are, the kind knows.
Field<VariantSpec> bounds(const std::string& name, std::vector<Bound> VariantSpec::*member) {
    const auto read = [=](const Value& value, VariantSpec& out) {
        const Table* table = value.as<Table>();
        if (table == nullptr) throw wrong_type(value, name, "a table", "{ ok = 98, online_mean = 0.95 }");
        for (const Entry& entry : table->entries) {
            double bound = 0;
            take(entry.value, entry.key, {}, bound);
            (out.*member).push_back({entry.place, entry.key, bound});
        }
    };
    return {name, read, [](const VariantSpec&) { return std::string(); },
            [] {
                return Json{{"type", "object"}, {"additionalProperties", {{"type", "number"}}}};
            }};
}

Fields<VariantSpec> variant_fields() {
    using S = VariantSpec;
    return {
        must("name", &S::name, "of the row in the result"),
        key("set", &S::set, "keys of the chip file or of this kind's table, \"neuron.theta=400\""),
        bounds("accept", &S::accept),
        bounds("at_most", &S::at_most),
    };
}

/// A list, or "first:last".
Field<ExperimentSpec> seeds_field() {
    const auto read = [](const Value& value, ExperimentSpec& out) {
        const Allowed allowed = within(0, UINT32_MAX);
        if (value.as<std::string>() == nullptr) return take(value, "seeds", allowed, out.seeds);
        Span span;
        take(value, "seeds", within(0, INT32_MAX), span);
        if (span.all()) throw error_at(value.place, "seeds have no end", "\"1:100\" or [1, 2, 3]");
        out.seeds.clear();
        for (int seed = span.first; seed <= span.last; ++seed) out.seeds.push_back(seed);
    };
    return {"seeds", read, [](const ExperimentSpec&) { return std::string(); },
            [] {
                return Json{{"description", "a list, or \"first:last\""}};
            }};
}

Fields<CheckSpec> check_fields() {
    using S = CheckSpec;
    return {
        key("engines", &S::engines, "that must agree; the first is the reference", engines()),
        key("episodes", &S::episodes, "each of them runs", within(1, INT32_MAX)),
        key("spikes_percent", &S::spikes_percent, "of them must have spikes", within(1, 100)),
        key("changes_percent", &S::changes_percent, "more than so many must change synapses", within(0, 99)),
        accept_field(),
    };
}

Field<ExperimentSpec> format_field() {
    return {"format", [](const Value&, ExperimentSpec&) {},
            [](const ExperimentSpec&) { return fmt::format("format = \"{}\"\n", kFormat); },
            [] {
                return Json{{"const", kFormat}};
            },
            true};
}

Fields<ExperimentSpec> experiment_fields() {
    using S = ExperimentSpec;
    return {
        format_field(),
        must("kind", &S::kind, "of experiment",
             {.words = {"digits", "order", "abc_abd", "hidden_pattern", "codes", "criticality", "growth"}}),
        must("chip", &S::chip, "the chip file", {.path = true}),
        seeds_field(),
        table("digits", &S::digits, digits_fields()),
        table("codes", &S::codes, digits_fields()),
        table("order", &S::order, order_fields()),
        table("abc_abd", &S::abc_abd, abc_abd_fields()),
        table("hidden_pattern", &S::hidden_pattern, hidden_pattern_fields()),
        table("criticality", &S::criticality, hidden_pattern_fields()),
        table("growth", &S::growth, growth_fields()),
        tables("variant", &S::variants, variant_fields()),
        table("check", &S::check, check_fields()),
    };
}

ExperimentSpec read_experiment(const Value& document) {
    ExperimentSpec spec;
    read_table(document, "the experiment file", experiment_fields(), spec);
    if (spec.seeds.empty()) throw error_at(spec.origin.at("seeds"), "there is no seed", "seeds = [1]");
    return spec;
}

/// `kind.key=value` and seeds are of this file, all else is of the chip's.
bool is_experiments_own(const std::string& assignment, const std::string& kind) {
    return assignment.starts_with(kind + ".") || assignment.starts_with("seeds=");
}

/// Reads the file once more as the variant wants it.
void resolve(VariantSpec& variant, Value document, const std::string& kind) {
    for (const std::string& assignment : variant.set) {
        if (is_experiments_own(assignment, kind)) {
            apply_override(document, assignment);
        } else {
            variant.chip_set.push_back(assignment);
        }
    }
    const ExperimentSpec own = read_experiment(document);
    variant.seeds = own.seeds;
    variant.digits = own.digits;
    variant.codes = own.codes;
    variant.order = own.order;
    variant.abc_abd = own.abc_abd;
    variant.hidden_pattern = own.hidden_pattern;
    variant.criticality = own.criticality;
    variant.growth = own.growth;
}

}  // namespace

ExperimentSpec load_experiment(const std::string& path, std::span<const std::string> overrides) {
    Value document = read_toml(path);
    for (const std::string& assignment : overrides) apply_override(document, assignment);
    require_format(document, path, kFormat);
    ExperimentSpec spec = read_experiment(document);
    spec.file = std::filesystem::absolute(path).lexically_normal().string();
    for (VariantSpec& variant : spec.variants) resolve(variant, document, spec.kind);
    if (spec.kind != "digits" && spec.variants.empty()) {
        throw error_at(spec.origin.table, fmt::format("kind \"{}\" has no [[variant]]", spec.kind),
                       "one or more, each a row of the result");
    }
    return spec;
}

}  // namespace tendril
