#include "sim/sweep/measure.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>

#include "sim/config.h"
#include "sim/run.h"
#include "sim/stats.h"
#include "sim/stimulus_make.h"
#include "sim/sweep/chip_point.h"
#include "sim/sweep/forked.h"
#include "sim/sweep/search.h"
#include "sim/topology_metrics.h"

namespace tendril {

namespace {

RunOrder order_of(const ChipSpec& spec) {
    RunOrder order;
    order.must_drain = false;
    order.ticks = spec.run.ticks.value_or(0);
    if (spec.run.cycles) order.cycle_limit = Cycle(*spec.run.cycles);
    if (!spec.traffic.given() && !spec.run.ticks)
        throw error_at(spec.run.origin.table, "[run] has no ticks", "run.ticks in [set] of the sweep");
    return order;
}

PointStatus status_of(const SweepRow& row, const RunTotals& totals) {
    if (totals.traffic && !totals.finished) return PointStatus::not_drained;
    return row.share().value_or(1) < kSaturatedBelow ? PointStatus::saturated : PointStatus::ok;
}

std::string not_drained(const RunTotals& totals, std::int64_t drain) {
    return fmt::format("not drained {} cycles after the last injection: {} deliveries are on their way",
                       drain, totals.in_flight);
}

/// Fills in the row of a run that is over.
void simulate(const SweepRun& run, const ChipSpec& spec, SweepRow& row) {
    const ChipPlan plan = make_plan(spec);
    const auto stimulus = make_stimulus(spec, plan, "");
    const auto engine = make_engine(run.engine, spec, plan);
    const RunTotals totals = engine->run(order_of(spec), *stimulus, {});
    const TopologyMetrics topology = metrics_of(plan);
    const Finished finished{plan, totals, topology};
    row.figures = figures_of(finished);
    row.busiest_hub = busiest_hub(finished);
    row.stats = stats_json(plan, totals);
    row.status = status_of(row, totals);
    if (row.status == PointStatus::not_drained) row.message = not_drained(totals, spec.traffic.drain);
}

SweepRow blank(const SweepRun& run) {
    SweepRow row;
    row.key = run.key;
    row.config_hash = run.config_hash;
    row.engine = run.engine;
    row.version = this_version();
    row.seed = run.seed;
    return row;
}

/// In this process. @param value of the key that is searched
SweepRow try_value(const SweepRun& run, const std::optional<double>& value) {
    SweepRow row = blank(run);
    try {
        std::vector<Leaf> changes;
        for (const std::string& assignment : run.changes) changes.push_back(change_from(assignment));
        changes.push_back(change_from(fmt::format("seed={}", run.seed)));
        if (value) changes.push_back(change_from(fmt::format("{}={}", run.search->key, *value)));
        const ChipSpec spec = PointMaker(run.chip).make(changes);
        row.config_hash = config_hash(spec);
        if (!run.search && row.config_hash != run.config_hash)
            throw Error(Exit::usage, run.chip + " has changed since the sweep was planned");
        simulate(run, spec, row);
    } catch (const std::exception& error) {
        row.status = PointStatus::failed;
        row.message = error.what();
    }
    return row;
}

SweepRow in_child(const SweepRun& run, const std::optional<double>& value) {
    const ForkResult result = call_in_child([&] { return row_json(try_value(run, value)); });
    if (result.answered) return row_from(result.text);
    SweepRow row = blank(run);
    row.message = result.text;
    return row;
}

bool drowned(const SweepRow& row) {
    return row.status == PointStatus::saturated || row.status == PointStatus::not_drained;
}

/// The row of the value that was found, or of the run that failed.
SweepRow searched(const SweepRun& run) {
    std::optional<SweepRow> best, failed;
    const SearchResult result = find_saturation(*run.search, [&](double value) {
        if (failed) return false;
        SweepRow row = in_child(run, value);
        row.found = value;
        if (row.status == PointStatus::failed) failed = row;
        const bool over = drowned(row);
        if (!over || !best || drowned(*best)) best = std::move(row);
        return over;
    });
    if (failed) return *failed;
    if (result.found && !result.bounded)
        best->message = fmt::format("does not saturate at {} = {}", run.search->key, result.value);
    return *best;
}

std::string machine() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

SweepRow measure_run(const SweepRun& run) {
    const auto start = std::chrono::steady_clock::now();
    SweepRow row = run.search ? searched(run) : in_child(run, std::nullopt);
    row.wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    row.finished = std::time(nullptr);
    row.host = machine();
    return row;
}

}  // namespace tendril
