// The descriptor table of the regression list, its reading, and what it may not say.
#include "sim/regress/list.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/config.h"
#include "sim/config_field.h"
#include "sim/config_words.h"

namespace tendril {

namespace {

constexpr const char* kFormat = "tendril-regression 1";
constexpr std::int64_t kMostSeconds = 1'000'000;

Allowed within(std::int64_t low, std::int64_t high) { return {.low = low, .high = high}; }

/// A limit, of whichever table holds some.
template <class S, class T>
Field<S> limit(const std::string& name, std::optional<T> TestLimits::*member, const Allowed& allowed) {
    const auto read = [=](const Value& value, S& out) { take(value, name, allowed, out.limits.*member); };
    return {name, read, [](const S&) { return std::string(); }, [] { return Json(); }};
}

template <class S>
Fields<S> limit_fields() {
    return {limit<S>("seeds", &TestLimits::seeds, within(1, 1'000'000)),
            limit<S>("repeats", &TestLimits::repeats, within(1, 1000)),
            limit<S>("timeout_s", &TestLimits::timeout_s, within(0, kMostSeconds)),
            limit<S>("cycles", &TestLimits::cycles, within(1, INT64_MAX)),
            limit<S>("min_checks", &TestLimits::min_checks, within(1, INT64_MAX))};
}

Field<TestSpec> set_field() {
    const auto read = [](const Value& value, TestSpec& out) {
        if (value.as<Table>() == nullptr) throw wrong_type(value, "set", "a table", "set = { ticks = 600 }");
        for (const Leaf& leaf : leaves(value))
            out.set.push_back(leaf.path + "=" + word_of(leaf.value, "set." + leaf.path));
    };
    return {"set", read, [](const TestSpec&) { return std::string(); }, [] { return Json(); }};
}

const std::vector<std::string>& figures() {
    static const std::vector<std::string> names = {
        "ticks",   "cycles", "spikes",       "stimulus_spikes",     "copies",
        "arrived", "merged", "not_in_table", "in_flight",           "lost",
        "late",    "early",  "overrun",      "barrier_wait_cycles", "synaptic_events"};
    return names;
}

Expectation expectation(const Entry& entry) {
    Expectation out;
    out.key = out.figure = entry.key;
    for (const auto& [suffix, bound] :
         {std::pair("_min", Expectation::Bound::min), std::pair("_max", Expectation::Bound::max)}) {
        if (!entry.key.ends_with(suffix)) continue;
        out.figure = entry.key.substr(0, entry.key.size() - 4);
        out.bound = bound;
    }
    if (std::ranges::count(figures(), out.figure) == 0)
        throw error_at(entry.place, fmt::format("expect.{} is no figure of stats.json", entry.key),
                       "a figure, or with _min or _max behind it", nearest(out.figure, figures()));
    take(entry.value, "expect." + entry.key, {}, out.value);
    return out;
}

Field<TestSpec> expect_field() {
    const auto read = [](const Value& value, TestSpec& out) {
        const Table* table = value.as<Table>();
        if (table == nullptr) throw wrong_type(value, "expect", "a table", "expect = { late_min = 1 }");
        for (const Entry& entry : table->entries) out.expect.push_back(expectation(entry));
    };
    return {"expect", read, [](const TestSpec&) { return std::string(); }, [] { return Json(); }};
}

/// A name, or with a "/" in it a path.
Field<TestSpec> bench_field() {
    const auto read = [](const Value& value, TestSpec& out) {
        take(value, "bench", {}, out.bench);
        if (out.bench.find('/') != std::string::npos) take(value, "bench", {.path = true}, out.bench);
    };
    return {"bench", read, [](const TestSpec&) { return std::string(); }, [] { return Json(); }};
}

Fields<TestSpec> test_fields() {
    using S = TestSpec;
    Fields<S> fields = {
        must("name", &S::name, "with slashes, from the general to the particular"),
        key("tags", &S::tags, "for --tag"),
        bench_field(),
        key("size", &S::size, "neurons x axons x lanes"),
        key("chip", &S::chip, "a chip file", {.path = true}),
        key("engines", &S::engines, "that must agree", {.words = {"functional", "tlm", "cosim", "rtl"}}),
        set_field(),
        expect_field(),
    };
    for (Field<S>& field : limit_fields<S>()) fields.push_back(std::move(field));
    return fields;
}

Fields<RegressionSpec> list_fields() {
    using S = RegressionSpec;
    const Field<S> format = {"format", [](const Value&, S&) {}, [](const S&) { return std::string(); },
                             [] { return Json(); }, true};
    return {
        format,
        key("rtl", &S::rtl, "the rtl.f it is about", {.path = true}),
        key("root_seed", &S::root_seed, "of all seeds"),
        table("defaults", &S::defaults, limit_fields<S::Defaults>()),
        tables("test", &S::tests, test_fields()),
    };
}

template <class T>
void fill(std::optional<T>& limit, const std::optional<T>& standard) {
    if (!limit) limit = standard;
}

bool is_size(const std::string& text) {
    int numbers = 0;
    bool digit = false;
    for (const char c : text + "x") {
        if (c == 'x' && !digit) return false;
        if (c == 'x') ++numbers;
        if (c != 'x' && (c < '0' || c > '9')) return false;
        digit = c != 'x';
    }
    return numbers == 3;
}

void check(const TestSpec& test) {
    const auto refuse = [&](const char* key, const std::string& what, const std::string& allowed) {
        throw error_at(test.origin.at(key), fmt::format("[[test]] \"{}\" {}", test.name, what), allowed);
    };
    if (test.name.empty()) refuse("name", "has an empty name", "words");
    if (test.bench.empty() == test.chip.empty())
        refuse("name", "names both a bench and a chip, or neither", "one of them");
    if (!test.chip.empty() && test.engines.empty()) refuse("chip", "has no engines", "engines = [\"cosim\"]");
    const std::set<std::string> engines(test.engines.begin(), test.engines.end());
    if (engines.size() != test.engines.size())
        refuse("engines", "has an engine twice", "each once: they are compared with each other");
    if (engines.size() == 1 && test.expect.empty())
        refuse("engines", "compares nothing", "two engines, or expect = { lost = 0 }");
    if (!test.bench.empty() && !test.engines.empty()) refuse("engines", "has engines", "those are of a chip");
    if (!test.bench.empty() && !test.expect.empty()) refuse("expect", "expects", "that is of a chip");
    if (!test.size.empty() && !test.chip.empty()) refuse("size", "has a size", "a chip file has its own");
    if (!test.size.empty() && !is_size(test.size))
        refuse("size", fmt::format("has size \"{}\"", test.size), "neurons x axons x lanes, like 64x128x16");
}

}  // namespace

RegressionSpec load_regression(const std::string& path, std::span<const std::string> overrides) {
    Value document = read_toml(path);
    for (const std::string& assignment : overrides) apply_override(document, assignment);
    require_format(document, path, kFormat);
    RegressionSpec spec;
    spec.file = std::filesystem::absolute(path).lexically_normal().string();
    read_table(document, "the regression list", list_fields(), spec);
    if (spec.tests.empty()) throw error_at({path, 1, 1}, "there is no test", "[[test]]");
    std::set<std::string> names;
    for (TestSpec& test : spec.tests) {
        const TestLimits& standard = spec.defaults.limits;
        fill(test.limits.seeds, standard.seeds);
        fill(test.limits.repeats, standard.repeats);
        fill(test.limits.timeout_s, standard.timeout_s);
        fill(test.limits.cycles, standard.cycles);
        fill(test.limits.min_checks, standard.min_checks);
        check(test);
        if (!names.insert(test.name).second)
            throw error_at(test.origin.at("name"), fmt::format("two tests are called \"{}\"", test.name));
    }
    return spec;
}

}  // namespace tendril
