// tendril regress: from a regression list to what failed, how to see it, and an exit code.
#include "sim/regress/regress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <thread>

#include "sim/atomic_file.h"
#include "sim/commands/commands.h"
#include "sim/interrupt.h"
#include "sim/regress/build_order.h"
#include "sim/regress/coverage.h"
#include "sim/regress/slurm_runner.h"
#include "sim/regress/work_desk.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr const char* kDesk = "slurm";  // in the folder of --out

int jobs_of(const RegressOptions& options) {
    return options.jobs.value_or(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
}

/// The folder for results: new, empty, or that of an earlier regression, whose runs are removed.
fs::path result_folder(const std::string& out) {
    const fs::path folder(out);
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) throw Error(Exit::resource, fmt::format("{}: {}", out, problem.message()));
    const bool ours = fs::exists(folder / "results.json") || fs::exists(folder / "runs");
    if (!ours && !fs::is_empty(folder))
        throw error_at({out}, "the folder holds something that is no regression's result",
                       "--out with a new or empty folder, or that of an earlier regression");
    require_no_job(folder / kDesk);
    fs::remove_all(folder / "runs", problem);
    fs::create_directory(folder / "runs", problem);
    if (problem) throw Error(Exit::resource, fmt::format("{}: {}", out, problem.message()));
    return folder;
}

/// What was built before the RTL was changed would test something else.
void require_up_to_date(const std::vector<Job>& jobs, const Programs& programs, const fs::path& rtl) {
    std::set<fs::path> used;
    for (const Job& job : jobs)
        used.insert(job.test->bench.empty() ? programs.tendril : programs.benches / job.test->bench);
    for (const fs::path& program : used) {
        const std::string newer = fs::exists(program) ? newer_than(rtl, program) : "";
        if (!newer.empty())
            throw error_at({newer}, fmt::format("newer than {}, which was built from it", program.string()),
                           fmt::format("build again, or --rtl {}", rtl.string()));
    }
}

/// The programs to run: the product's own, or those of a copy of the RTL.
Programs programs_for(const RegressionSpec& spec, const std::vector<Job>& jobs,
                      const RegressOptions& options) {
    const ProductBuild product = product_build(own_program());
    const fs::path rtl = !options.rtl.empty() ? fs::absolute(options.rtl).lexically_normal()
                         : spec.rtl.empty()   ? fs::path()
                                              : fs::path(spec.rtl).parent_path();
    std::error_code none;
    const bool own = rtl.empty() || (options.rtl.empty() && fs::equivalent(rtl, product.rtl(), none));
    // Benches named by a path are there already, and count coverage if they were built to.
    const bool paths = std::ranges::all_of(
        jobs, [](const Job& job) { return job.test->bench.find('/') != std::string::npos; });
    if (options.coverage && !paths)
        return build_rtl(product,
                         build_order(jobs, own ? product.rtl() : rtl, jobs_of(options), options.coverage));
    if (!own) return build_rtl(product, build_order(jobs, rtl, jobs_of(options), options.coverage));
    if (!rtl.empty()) require_up_to_date(jobs, product.programs(), rtl);
    return product.programs();
}

void print_plan(const std::vector<Job>& jobs, const Programs& programs, const fs::path& out) {
    for (const Job& job : jobs) {
        fmt::print("{}\n", job.title());
        for (const auto& argv : commands_of(job, programs, out / "runs" / job.folder(), {}))
            fmt::print("  {}\n", shell_line(argv));
    }
    fmt::print("{} runs\n", jobs.size());
}

/// What can be known before the tests have run, and would be said too late after them.
void require_writable(const std::string& junit) {
    std::error_code none;
    const fs::path folder = fs::absolute(junit).parent_path();
    const bool is_folder = fs::is_directory(junit, none);
    if (!is_folder && fs::is_directory(folder, none) && ::access(folder.c_str(), W_OK) == 0) return;
    throw Error(Exit::resource,
                fmt::format("tendril regress --junit: {} cannot be written: {}", junit,
                            is_folder ? "is a folder" : "no folder " + folder.string() + " to write into"));
}

/// How the command line began, for REPRO lines.
std::string again(const RegressOptions& options) {
    std::vector<std::string> argv = {"tendril", "regress", options.file};
    if (!options.rtl.empty()) argv.insert(argv.end(), {"--rtl", options.rtl});
    if (options.coverage) argv.push_back("--coverage");
    for (const std::string& assignment : options.overrides) argv.insert(argv.end(), {"--set", assignment});
    const bool is_one = options.out.ends_with("-repro");
    argv.insert(argv.end(), {"--out", options.out + (is_one ? "" : "-repro")});
    return shell_line(argv);
}

/// Tasks of Slurm in place of processes of this machine.
auto slurm_runner(const RegressOptions& options, const fs::path& out, const InterruptWatch& interrupt) {
    return [&options, &interrupt, desk = out / kDesk](std::function<void(const std::string&)> tell) {
        SlurmRunOrder order;
        order.program = own_program();
        order.desk = desk;
        order.tasks = static_cast<std::size_t>(options.jobs.value_or(kSlurmTasks));
        order.sbatch = options.sbatch;
        order.interrupted = [&] { return interrupt.asked(); };
        order.tell = std::move(tell);
        return std::make_unique<SlurmRunner>(std::move(order));
    };
}

/// coverage.toml beside the list.
CoverGoals goals_of(const RegressOptions& options) {
    return load_goals((fs::path(options.file).parent_path() / "coverage.toml").string());
}

/// What a run that has passed counted.
void add_run(Coverage& coverage, const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".dat") coverage.add_verilated(entry.path());
    coverage.add_bench(folder / "result.json");
}

/// Prints the score, writes both reports. @return whether every goal is met
bool tell_coverage(Coverage& coverage, const CoverGoals& goals, const fs::path& out) {
    for (const std::string& name : goals.benches.points)
        coverage.expect({PointKind::functional, "", 0, 0, name});
    const CoverResult result = score(coverage, goals);
    const std::string text = coverage_text(result);
    write_text_atomically(out / "coverage.txt", text);
    write_text_atomically(out / "coverage.html", coverage_html(result));
    constexpr std::size_t kShown = 4000;  // characters; all of it is in the file
    fmt::print("{}{}", text.substr(0, text.find('\n', std::min(kShown, text.size() - 1)) + 1),
               text.size() > kShown ? "  …\n" : "");
    fmt::print("coverage: {}; {}\n", result.met() ? "every goal is met" : "a goal is missed",
               (out / "coverage.html").string());
    return result.met();
}

}  // namespace

Exit carry_out(const RegressOptions& options) {
    if (options.worker) {
        work_on_order(options.file);
        return Exit::ok;
    }
    if (!options.slurm && !options.sbatch.empty())
        throw error_at({"tendril regress --sbatch"}, "changes nothing without --slurm", "--slurm");
    if (options.seed && options.reseed)
        throw error_at({"tendril regress --reseed"}, "changes nothing beside --seed", "one of them");
    const RegressionSpec spec = load_regression(options.file, options.overrides);
    const std::vector<Job> jobs =
        plan_jobs(spec, {options.tags, options.tests, options.seed, options.reseed});
    if (options.dry_run) {
        print_plan(jobs, product_build(own_program()).programs(), fs::absolute(options.out));
        return Exit::ok;
    }
    if (!spec.rtl.empty() && options.rtl.empty() && !fs::exists(spec.rtl))
        throw error_at(spec.origin.at("rtl"), fmt::format("there is no {}", spec.rtl), "rtl/rtl.f");
    if (!options.junit.empty()) require_writable(options.junit);
    const std::optional<CoverGoals> goals =
        options.coverage ? std::optional(goals_of(options)) : std::nullopt;
    const Programs programs = programs_for(spec, jobs, options);
    require_benches(jobs, programs);
    const fs::path out = result_folder(options.out);
    const InterruptWatch interrupt;
    RegressOrder order;
    order.programs = programs;
    order.out = out;
    order.again = again(options);
    order.jobs = jobs_of(options);
    order.max_waves = options.max_waves;
    order.fail_fast = options.fail_fast;
    order.progress = ProgressStyle::of_stderr();
    order.interrupted = [&] { return interrupt.asked(); };
    order.tell = [](const std::string& text) {
        fmt::print("{}", text);
        std::fflush(stdout);
    };
    if (options.slurm) order.runner = slurm_runner(options, out, interrupt);
    Coverage coverage;
    order.coverage = options.coverage;
    if (goals) order.passed = [&](const fs::path& folder) { add_run(coverage, folder); };
    RegressResult result = run_regression(jobs, order);
    result.list = options.file;
    result.rtl = options.rtl;
    write_text_atomically(out / "results.json", regress_json(result));
    fmt::print("{}", summary_text(result));
    std::fflush(stdout);
    if (!options.junit.empty()) write_text_atomically(options.junit, junit_xml(result));
    if (result.interrupted) return Exit::interrupted;
    const bool met = !goals || tell_coverage(coverage, *goals, out);
    return result.green() && met ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
