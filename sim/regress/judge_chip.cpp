// Whether the engines of a chip agree, from their run folders.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/diff.h"
#include "sim/error.h"
#include "sim/regress/verdict.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

bool has_cycles(const std::string& engine) { return engine != "functional"; }

/// The last cycle of a tick of a run, of the whole run where that tick is not in it.
std::int64_t end_of(std::optional<std::int64_t> tick, const fs::path& run) {
    std::istringstream rows(read_text(run / "ticks.csv"));
    std::int64_t end = 0;
    for (std::string row; std::getline(rows, row);) {
        long long number = 0, first = 0, last = 0;
        if (std::sscanf(row.c_str(), "%lld,%lld,%lld", &number, &first, &last) != 3) continue;
        end = last;
        if (tick == number) break;
    }
    return end;
}

/// Where a waveform has to look: at what parts, or at the end of its tick where that is all that is known.
std::optional<std::int64_t> cycle_of(const Divergence& first, const fs::path& folder, const std::string& a,
                                     const std::string& b) {
    if (first.cycle) return first.cycle;
    std::optional<std::int64_t> cycle;
    for (const std::string& engine : {a, b}) {
        if (!has_cycles(engine)) continue;
        const std::int64_t end = end_of(first.tick, folder / engine);
        cycle = std::min(end, cycle.value_or(end));
    }
    return cycle;
}

/// "" or where the two part.
std::string parting(const fs::path& folder, const std::string& a, const std::string& b,
                    std::optional<std::int64_t>& cycle) {
    const bool ticks_only = !has_cycles(a) || !has_cycles(b);
    const DiffResult diff = diff_runs(folder / a, folder / b, {ticks_only});
    if (diff.same()) return "";
    const Divergence& first = diff.divergences.front();
    cycle = cycle_of(first, folder, a, b);
    return fmt::format("{} against {}: {}{}{}: {}", a, b, first.file,
                       first.tick ? fmt::format(" tick {}", *first.tick) : "",
                       first.cycle ? fmt::format(" cycle {}", *first.cycle) : "", first.what);
}

/// "" or the first bound that does not hold.
std::string broken(const TestSpec& test, const std::string& engine, const Json& stats) {
    for (const Expectation& bound : test.expect) {
        const Json figure = stats.value(bound.figure, Json());
        if (figure.is_null() && !has_cycles(engine)) continue;  // what needs cycles
        if (!figure.is_number_integer()) return fmt::format("{} is not in stats.json", bound.figure);
        const auto got = figure.get<std::int64_t>();
        const bool holds = bound.bound == Expectation::Bound::min   ? got >= bound.value
                           : bound.bound == Expectation::Bound::max ? got <= bound.value
                                                                    : got == bound.value;
        if (!holds)
            return fmt::format("{} is {}; expected {} = {}", bound.figure, got, bound.key, bound.value);
    }
    return "";
}

/// Rows of spikes.aer and ticks.csv: each is compared.
std::int64_t rows(const fs::path& run) {
    std::int64_t count = 0;
    for (const char* file : {"spikes.aer", "ticks.csv"}) {
        const std::string text = read_text(run / file);
        count += std::ranges::count(text, '\n') - 1;
    }
    return count;
}

/// "" or why the run did not come to its end.
std::string cut_off(const Json& manifest, std::int64_t limit) {
    if (manifest.at("finished").get<bool>()) return "";
    return fmt::format("{} cycles came before the end", limit);
}

Verdict compare(const TestSpec& test, const fs::path& folder) {
    Verdict verdict;
    std::string seen;
    std::string cycle_reference;
    for (const std::string& engine : test.engines) {
        const fs::path run = folder / engine;
        const std::string stats = read_text(run / "stats.json");
        const Json manifest = Json::parse(read_text(run / "manifest.json"));
        seen.append(read_text(run / "spikes.aer")).append(stats).append(manifest.at("state_digest").dump());
        std::string what = cut_off(manifest, *test.limits.cycles);
        if (what.empty()) what = broken(test, engine, Json::parse(stats));
        if (!what.empty()) what = fmt::format("{}: {}", engine, what);
        std::optional<std::int64_t> cycle;
        bool by_tick = false;
        if (what.empty() && engine != test.engines[0]) {
            what = parting(folder, test.engines[0], engine, cycle);
            by_tick = !what.empty() && !has_cycles(test.engines[0]);
        }
        const bool in_cycles = has_cycles(engine);
        if ((what.empty() || by_tick) && in_cycles && !cycle_reference.empty() &&
            cycle_reference != test.engines[0]) {
            // What parts in ticks has its cycle from here, where that is known.
            const std::string in_cycle = parting(folder, cycle_reference, engine, cycle);
            if (what.empty()) what = in_cycle;
        }
        if (in_cycles && cycle_reference.empty()) cycle_reference = engine;
        verdict.checks += rows(run);
        if (!what.empty() && verdict.passed()) {
            verdict.status = Status::failed;
            verdict.what = what;
            verdict.cycle = cycle;
        }
    }
    verdict.digest = text_digest(seen + verdict.what);
    return verdict;
}

}  // namespace

Verdict judge_chip(const TestSpec& test, const fs::path& folder) {
    Verdict verdict;
    try {
        verdict = compare(test, folder);
    } catch (const Error& error) {
        return {Status::no_result, error.what()};
    } catch (const Json::exception& error) {
        return {Status::no_result, fmt::format("a run folder cannot be read: {}", error.what())};
    }
    if (verdict.passed() && verdict.checks < *test.limits.min_checks) {
        verdict.status = Status::too_few_checks;
        verdict.what = fmt::format("{} rows compared; at least {}", verdict.checks, *test.limits.min_checks);
    }
    return verdict;
}

}  // namespace tendril
