// A whole regression: its jobs side by side, those that fail once more with waves, the same seed twice.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "sim/progress.h"
#include "sim/regress/jobs.h"
#include "sim/regress/report.h"
#include "sim/regress/runner.h"

namespace tendril {

struct RegressOrder {
    Programs programs;
    std::filesystem::path out;  ///< its folder "runs" is this regression's
    std::string again;          ///< how the command line began: "tendril regress LIST.toml --rtl DIR"
    int jobs = 1;
    bool coverage = false;   ///< verilated blocks write coverage-N.dat, one a process, into a run's folder
    int max_waves = 3;       ///< so many of those that fail are run again with waves
    bool fail_fast = false;  ///< nothing is started after the first failure
    ProgressStyle progress;
    std::function<bool()> interrupted;
    std::function<void(const std::filesystem::path&)>
        passed{};                                  ///< the folder of a run that has, before it goes
    std::function<void(const std::string&)> tell;  ///< a failure, ready to print, as soon as it is known
    /// Who runs it, with a way to say something at once; none: `jobs` processes of this machine.
    std::function<std::unique_ptr<Runner>(std::function<void(const std::string&)>)> runner{};
};

/// Cycles before a failure, and after it, that its waveform shows.
inline constexpr std::int64_t kWaveBefore = 200;
inline constexpr std::int64_t kWaveAfter = 20;

/// Runs the jobs. A job passes when its run has, and, for the first seed of a test, when each of the test's
/// `repeats` has had the same result. A run that failed at a known cycle, crashed or has a bad exit code is
/// run once more, with waves of the window before the cycle where it is known: another result is
/// nondeterminism. @throws Error Exit::resource where the out folder cannot be written
RegressResult run_regression(const std::vector<Job>& jobs, const RegressOrder& order);

}  // namespace tendril
