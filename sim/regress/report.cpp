#include "sim/regress/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tendril {

namespace {

bool word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::size_t RegressResult::count(Status status) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(jobs, [&](const JobResult& job) { return job.verdict.status == status; }));
}

std::size_t RegressResult::failed() const {
    return jobs.size() - count(Status::passed) - count(Status::not_run);
}

bool RegressResult::green() const { return !jobs.empty() && count(Status::passed) == jobs.size(); }

std::string masked(const std::string& line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        if (!digit(line[at])) {
            out += line[at++];
            continue;
        }
        const bool hex = line.compare(at, 2, "0x") == 0;
        at += hex ? 2 : 1;
        while (at < line.size() &&
               (hex ? std::isxdigit(static_cast<unsigned char>(line[at])) != 0
                    : digit(line[at]) || (line[at] == '.' && at + 1 < line.size() && digit(line[at + 1]))))
            ++at;
        // The rest of a hexadecimal word without 0x, as digests are.
        std::size_t end = at;
        while (end < line.size() && std::isxdigit(static_cast<unsigned char>(line[end])) != 0) ++end;
        if (end == line.size() || !word_char(line[end])) at = end;
        if (out.ends_with('-')) out.pop_back();
        out += '#';
    }
    return out;
}

std::vector<FailureGroup> grouped(const RegressResult& result) {
    std::vector<FailureGroup> groups;
    for (const JobResult& job : result.jobs) {
        const Status status = job.verdict.status;
        if (status == Status::passed || status == Status::not_run) continue;
        const std::string line = masked(job.verdict.what);
        auto at = std::ranges::find_if(
            groups, [&](const FailureGroup& g) { return g.line == line && g.status == status; });
        if (at == groups.end()) at = groups.insert(groups.end(), FailureGroup{line, status, {}});
        at->jobs.push_back(&job);
    }
    std::ranges::stable_sort(groups, std::greater(), [](const FailureGroup& g) { return g.jobs.size(); });
    return groups;
}

std::string failure_text(const JobResult& job) {
    std::string text =
        fmt::format("FAIL {}\n  {}: {}\n", job.job.title(), name_of(job.verdict.status), job.verdict.what);
    if (!job.folder.empty()) text += fmt::format("  log    {}/log.txt\n", job.folder);
    if (!job.waves.empty()) text += fmt::format("  waves  {}\n", job.waves);
    return text + fmt::format("  REPRO  {}\n", job.repro);
}

std::string summary_text(const RegressResult& result) {
    std::string text;
    for (const FailureGroup& group : grouped(result)) {
        if (text.empty()) text = "failures by their first line:\n";
        text += fmt::format("{:5} x {}: {}\n        e.g. {}\n", group.jobs.size(), name_of(group.status),
                            group.line, group.jobs.front()->job.title());
    }
    const std::size_t not_run = result.count(Status::not_run);
    return text + fmt::format("{} of {} passed, {} failed{} in {:.1f} s; dispatch {:.1f} ms a run{}\n",
                              result.count(Status::passed), result.jobs.size(), result.failed(),
                              not_run > 0 ? fmt::format(", {} not run", not_run) : "", result.seconds,
                              result.dispatch_ms, result.interrupted ? "; interrupted" : "");
}

std::string regress_json(const RegressResult& result) {
    using Json = nlohmann::ordered_json;
    Json jobs = Json::array();
    for (const JobResult& done : result.jobs) {
        Json job = {{"name", done.job.test->name},
                    {"seed", fmt::format("0x{:x}", done.job.seed)},
                    {"status", name_of(done.verdict.status)},
                    {"checks", done.verdict.checks},
                    {"seconds", done.seconds}};
        if (!done.verdict.passed()) job["what"] = done.verdict.what;
        if (done.verdict.cycle) job["cycle"] = *done.verdict.cycle;
        if (!done.folder.empty()) job["folder"] = done.folder;
        if (!done.waves.empty()) job["waves"] = done.waves;
        if (!done.repro.empty()) job["repro"] = done.repro;
        jobs.push_back(std::move(job));
    }
    const Json json = {{"format", "tendril-regression-result 1"},
                       {"list", result.list},
                       {"rtl", result.rtl.empty() ? Json() : Json(result.rtl)},
                       {"passed", result.count(Status::passed)},
                       {"failed", result.failed()},
                       {"not_run", result.count(Status::not_run)},
                       {"seconds", result.seconds},
                       {"dispatch_ms", result.dispatch_ms},
                       {"jobs", std::move(jobs)}};
    // What a process printed may be no UTF-8.
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace tendril
