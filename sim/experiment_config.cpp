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

Fields<CheckSpec> check_fields() {
    using S = CheckSpec;
    return {
        key("engines", &S::engines, "that must agree; the first is the reference", engines()),
        key("episodes", &S::episodes, "each of them runs", within(1, INT32_MAX)),
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
        must("kind", &S::kind, "of experiment", {.words = {"digits", "order", "abc_abd", "hidden_pattern"}}),
        must("chip", &S::chip, "the chip file", {.path = true}),
        key("seeds", &S::seeds, "one experiment for each", within(0, UINT32_MAX)),
        table("digits", &S::digits, digits_fields()),
        table("check", &S::check, check_fields()),
    };
}

}  // namespace

ExperimentSpec load_experiment(const std::string& path, std::span<const std::string> overrides) {
    Value document = read_toml(path);
    for (const std::string& assignment : overrides) apply_override(document, assignment);
    require_format(document, path, kFormat);
    ExperimentSpec spec;
    spec.file = std::filesystem::absolute(path).lexically_normal().string();
    read_table(document, "the experiment file", experiment_fields(), spec);
    if (spec.kind != "digits") {
        throw error_at(spec.origin.at("kind"),
                       fmt::format("kind \"{}\" is not available in this version", spec.kind), "digits");
    }
    if (spec.seeds.empty()) throw error_at(spec.origin.at("seeds"), "there is no seed", "seeds = [1]");
    return spec;
}

}  // namespace tendril
