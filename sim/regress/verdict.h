// What a run that has ended is worth: only what says that it checked something and found it good has passed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/regress/jobs.h"
#include "sim/regress/runner.h"

namespace tendril {

enum class Status : std::uint8_t {
    passed,
    failed,  ///< a check failed, or an exit code that is not 0
    timed_out,
    crashed,    ///< ended by a signal, or could not be started
    no_result,  ///< none, or one that cannot be read
    too_few_checks,
    nondeterministic,  ///< the same seed gave another result
    lost,              ///< a task of a cluster that should have run it ended before
    not_run,           ///< --fail-fast or an interrupt came before
};

/// "timed out", as reports have it.
const char* name_of(Status status);

struct Verdict {
    Status status = Status::passed;
    std::string what{};  ///< one line; "" where it has passed
    std::int64_t checks = 0;
    std::optional<std::int64_t> cycle{};  ///< of the failure
    std::string digest{};                 ///< of all that must be the same for the same seed

    bool passed() const { return status == Status::passed; }
};

/// Judges what is in `folder`: a bench by its result.json, a chip by its run folders.
Verdict judge(const Job& job, const WorkEnd& end, const std::filesystem::path& folder,
              const std::filesystem::path& log);

/// result.json of a bench that has exited. @param exit_code not 0 is never good
Verdict judge_bench(const TestSpec& test, int exit_code, const std::filesystem::path& folder,
                    const std::filesystem::path& log);

/// One run folder an engine: the first is the reference of spikes and state, the first with cycles that of
/// cycles; each is held to `expect` and has to have come to its end. Checks are the rows compared.
Verdict judge_chip(const TestSpec& test, const std::filesystem::path& folder);

/// Of two runs of one seed: `first`, or nondeterministic where they differ. One that was lost says nothing of
/// the other, and is not good either.
Verdict same_twice(const Verdict& first, const Verdict& second);

}  // namespace tendril
