#include "sim/regress/verdict.h"

#include <fmt/format.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// The line of a log that says most: the first with "error" in it, else the last that is not empty.
std::string telling_line(const fs::path& log) {
    std::error_code none;
    if (!fs::exists(log, none)) return "";
    std::istringstream text(read_text(log));
    std::string last;
    for (std::string line; std::getline(text, line);) {
        if (line.empty() || line.starts_with("$ ")) continue;
        if (line.find("rror") != std::string::npos || line.find("ssert") != std::string::npos) return line;
        last = line;
    }
    return last;
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// first: {"cycle":…,"signal":…,"expected":…,"got":…} in words.
std::string first_failure(const Json& result, Verdict& verdict) {
    const Json first = result.value("first", Json());
    if (!first.is_object()) return "it does not say which";
    if (first.contains("cycle") && first["cycle"].is_number_integer()) verdict.cycle = first["cycle"];
    const auto part = [&](const char* key) { return first.contains(key) ? text_of(first[key]) : "?"; };
    return fmt::format("{}{}: expected {}, got {}",
                       verdict.cycle ? fmt::format("cycle {} ", *verdict.cycle) : "", part("signal"),
                       part("expected"), part("got"));
}

/// A count of result.json. @throws std::runtime_error where it is none
std::int64_t count_of(const Json& result, const char* key) {
    const auto at = result.find(key);
    if (at == result.end() || !at->is_number_integer() || at->get<std::int64_t>() < 0)
        throw std::runtime_error(fmt::format("it has no count \"{}\"", key));
    return at->get<std::int64_t>();
}

Verdict no_result(const std::string& reason, const fs::path& log) {
    const std::string line = telling_line(log);
    return {Status::no_result, reason + (line.empty() ? "" : ": " + line)};
}

}  // namespace

const char* name_of(Status status) {
    static constexpr const char* kNames[] = {"passed",           "failed",    "timed out",
                                             "crashed",          "no result", "too few checks",
                                             "nondeterministic", "lost",      "not run"};
    return kNames[static_cast<std::size_t>(status)];
}

Verdict judge(const Job& job, const WorkEnd& end, const fs::path& folder, const fs::path& log) {
    const bool bench = !job.test->bench.empty();
    Verdict verdict;
    switch (end.how) {
        case WorkEnd::How::timed_out:
            verdict = {Status::timed_out, fmt::format("no end within {} s", *job.test->limits.timeout_s)};
            break;
        case WorkEnd::How::signalled:
            verdict = {Status::crashed,
                       fmt::format("ended by signal {} ({})", end.code, strsignal(end.code))};
            break;
        case WorkEnd::How::not_started:
            verdict = {Status::crashed, fmt::format("could not be started: {}", std::strerror(end.code))};
            break;
        case WorkEnd::How::lost:
            verdict = {Status::lost, end.why};
            break;
        case WorkEnd::How::exited:
            if (bench) return judge_bench(*job.test, end.code, folder, log);
            if (end.code == 0) return judge_chip(*job.test, folder);
            verdict = {Status::failed, fmt::format("exit code {}: {}", end.code, telling_line(log))};
            break;
    }
    verdict.digest = text_digest(verdict.what);
    return verdict;
}

Verdict judge_bench(const TestSpec& test, int exit_code, const fs::path& folder, const fs::path& log) {
    const fs::path file = folder / "result.json";
    const std::string code = exit_code == 0 ? "" : fmt::format("exit code {}, ", exit_code);
    std::error_code none;
    if (!fs::exists(file, none)) return no_result(code + "no result.json", log);
    Verdict verdict;
    const std::string text = read_text(file);
    verdict.digest = text_digest(fmt::format("{} {}", exit_code, text));
    std::int64_t failures = 0;
    try {
        const Json result = Json::parse(text);
        if (result.value("format", "") != "tendril-bench 1") throw std::runtime_error("not tendril-bench 1");
        verdict.checks = count_of(result, "checks");
        failures = count_of(result, "failures");
        if (failures > 0) verdict.what = first_failure(result, verdict);
    } catch (const std::exception& error) {
        return no_result(fmt::format("{}result.json cannot be read: {}", code, error.what()), log);
    }
    if (failures > 0) {
        verdict.status = Status::failed;
    } else if (exit_code != 0) {
        verdict.status = Status::failed;
        const std::string line = telling_line(log);
        verdict.what = fmt::format("exit code {} without a failure in result.json{}{}", exit_code,
                                   line.empty() ? "" : ": ", line);
    } else if (verdict.checks < *test.limits.min_checks) {
        verdict.status = Status::too_few_checks;
        verdict.what = fmt::format("{} checks; at least {}", verdict.checks, *test.limits.min_checks);
    }
    return verdict;
}

Verdict same_twice(const Verdict& first, const Verdict& second) {
    if (first.status == second.status && first.digest == second.digest) return first;
    if (second.status == Status::lost) return first.passed() ? second : first;
    const auto told = [](const Verdict& verdict) {
        return verdict.what.empty() ? std::string(name_of(verdict.status)) : verdict.what;
    };
    Verdict verdict = first.passed() ? second : first;
    verdict.status = Status::nondeterministic;
    verdict.what = told(first) == told(second)
                       ? fmt::format("the same seed gave two results, both \"{}\"", told(first))
                       : fmt::format("the same seed gave \"{}\", then \"{}\"", told(first), told(second));
    return verdict;
}

}  // namespace tendril
