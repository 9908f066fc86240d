// What a regression found, as text, JSON and JUnit XML.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/regress/verdict.h"

namespace tendril {

/// A job that is over.
struct JobResult {
    Job job;
    Verdict verdict{Status::not_run};
    double seconds = 0;    ///< of its first run
    std::string folder{};  ///< with log and result; "" where it has passed
    std::string waves{};   ///< folder of the run with a waveform; "" = none
    std::string repro{};   ///< the command that shows it again
};

struct RegressResult {
    std::string list;             ///< the file
    std::string rtl;              ///< of --rtl; "" = the program's own
    std::vector<JobResult> jobs;  ///< in the order of the list
    double seconds = 0;           ///< wall time, without building
    double dispatch_ms = 0;       ///< of the runner itself, a run
    bool interrupted = false;

    std::size_t count(Status status) const;
    std::size_t failed() const;  ///< all but passed and not run
    /// Every job has passed.
    bool green() const;
};

/// Every number, decimal or hexadecimal, as "#": what is left is the same for failures of one kind.
std::string masked(const std::string& line);

/// Failures by their masked line, the most frequent first, then as in the list.
struct FailureGroup {
    std::string line;
    Status status = Status::failed;
    std::vector<const JobResult*> jobs;
};
std::vector<FailureGroup> grouped(const RegressResult& result);

/// A failure as it is printed when it comes: what, where it lies, and one REPRO line. Ends with LF.
std::string failure_text(const JobResult& job);
/// Groups and totals, for the end. Ends with LF.
std::string summary_text(const RegressResult& result);
/// results.json. Ends with LF.
std::string regress_json(const RegressResult& result);
/// One testsuite; classname is the name up to its last "/".
std::string junit_xml(const RegressResult& result);

}  // namespace tendril
