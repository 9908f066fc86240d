// tendril sweep: from a sweep file to tables, a store and what they say.
#include "sim/sweep/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/commands/commands.h"
#include "sim/config.h"
#include "sim/interrupt.h"
#include "sim/regress/rtl_build.h"
#include "sim/report/report.h"
#include "sim/report/sweep_source.h"
#include "sim/sweep/chip_point.h"
#include "sim/sweep/forked.h"
#include "sim/sweep/summary.h"
#include "sim/sweep/worker.h"

namespace tendril {

namespace {

void print_plan(const SweepSpec& spec, const SweepPlan& plan) {
    for (const SweepPoint& point : plan.points) {
        fmt::print("point {}:", point.number);
        for (std::size_t i = 0; i < plan.keys.size(); ++i) {
            if (plan.keys[i] == plan.searched) {
                fmt::print(" {}=?", plan.keys[i]);
            } else if (!point.words[i].empty()) {
                fmt::print(" {}={}", plan.keys[i], point.words[i]);
            }
        }
        fmt::print("\n");
    }
    fmt::print("{} points x {} seeds = {} runs of {} (engine {})\n", plan.points.size(), spec.seeds.size(),
               plan.runs(), spec.chip, spec.engine);
}

[[noreturn]] void no_such_point(const SweepPlan& plan, const std::string& text) {
    throw error_at({"tendril sweep --chip-of"}, fmt::format("\"{}\" is no point of it", text),
                   fmt::format("0..{}, with :SEED behind it", plan.points.size() - 1));
}

/// Of "17" or "17:3".
const SweepRun& chosen_run(const SweepPlan& plan, const std::string& text) {
    std::size_t point = 0;
    const char* const last = text.data() + text.size();
    const auto [colon, failed] = std::from_chars(text.data(), last, point);
    if (failed != std::errc() || point >= plan.points.size()) no_such_point(plan, text);
    const auto& runs = plan.points[point].runs;
    if (colon == last) return runs.front();
    std::int64_t seed = 0;
    const auto [end, bad] = std::from_chars(colon + 1, last, seed);
    const auto run = std::ranges::find(runs, seed, &SweepRun::seed);
    if (*colon != ':' || bad != std::errc() || end != last || run == runs.end()) no_such_point(plan, text);
    return *run;
}

void print_chip(const SweepRun& run) {
    std::vector<Leaf> changes;
    for (const std::string& assignment : run.changes) changes.push_back(change_from(assignment));
    changes.push_back(change_from(fmt::format("seed={}", run.seed)));
    fmt::print("{}", dump_chip(PointMaker(run.chip).make(changes)));
}

/// What was measured stays there without its page.
void write_report(const std::string& folder) {
    try {
        write_sweep_report(folder);
    } catch (const Error& error) {
        fmt::print(stderr, "no report.html: {}\n", error.what());
    }
}

void check_cluster(const SweepOptions& options) {
    const auto refuse = [](const char* option) {
        throw error_at({std::string("tendril sweep ") + option}, "changes nothing without --slurm",
                       "--slurm");
    };
    if (options.slurm) return;
    if (options.detach) refuse("--detach");
    if (!options.sbatch.empty()) refuse("--sbatch");
}

Exit exit_of(const SweepResult& result) {
    if (result.interrupted) return Exit::interrupted;
    if (result.count(PointStatus::failed) > 0) return Exit::check_failed;
    return result.count(PointStatus::not_drained) > 0 ? Exit::stuck : Exit::ok;
}

}  // namespace

Exit carry_out(const SweepOptions& options) {
    if (options.worker) {
        if (*options.worker != 0) end_with_parent(*options.worker);
        work_on(options.file);
        return Exit::ok;
    }
    const SweepSpec spec = load_sweep(options.file, options.overrides);
    const SweepPlan plan = plan_sweep(spec);
    if (!options.chip_of.empty()) {
        print_chip(chosen_run(plan, options.chip_of));
        return Exit::ok;
    }
    if (options.dry_run) {
        print_plan(spec, plan);
        return Exit::ok;
    }
    check_cluster(options);
    const InterruptWatch interrupt;
    SweepOrder order;
    order.program = own_program();
    order.out = options.out;
    order.resume = options.resume;
    order.jobs = options.jobs.value_or(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    if (options.slurm) order.cluster = ClusterOrder{options.task_seconds, options.detach, options.sbatch};
    order.progress = ProgressStyle::of_stderr();
    order.interrupted = [&] { return interrupt.asked(); };
    order.tell = [](const std::string& text) {
        fmt::print("{}", text);
        std::fflush(stdout);
    };
    order.notes = {{kSweepFileNote, std::filesystem::absolute(options.file).string()},
                   {kSweepOverridesNote, nlohmann::json(options.overrides).dump()}};
    const SweepResult result = run_sweep(plan, order);
    if (result.detached) {
        fmt::print("{} of {} runs are there; --slurm --resume collects the others\n",
                   result.kept + result.ran, plan.runs());
    } else if (result.interrupted) {
        fmt::print("interrupted: {} of {} runs are there; --resume runs the others\n",
                   result.kept + result.ran, plan.runs());
    } else {
        fmt::print("{}", summary_text(spec, plan, result));
        write_report(options.out);
        fmt::print("written to {}\n", options.out);
    }
    return exit_of(result);
}

}  // namespace tendril
