// Benches written as shell scripts into a folder of the test's own, each breaking one promise, and lists of
// them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "sim/regress/regress.h"
#include "tests/support/temp_folder.h"

namespace tendril::test {

/// Shell: $out, $seed, $wave and $run, which counts the runs of this bench from 1.
inline constexpr const char* kArguments =
    "#!/bin/sh\n"
    "while [ $# -gt 0 ]; do case $1 in --out) out=$2;; --seed) seed=$2;; --wave) wave=$2;; esac; shift; "
    "done\n"
    "echo x >> $0.runs; run=$(wc -l < $0.runs)\n"
    "result() { echo \"{\\\"format\\\":\\\"tendril-bench 1\\\",\\\"checks\\\":$1,\\\"failures\\\":$2$3}\""
    " > $out/result.json; }\n"
    "first() { echo \",\\\"first\\\":{\\\"cycle\\\":$1,\\\"signal\\\":\\\"$2\\\",\\\"expected\\\":$3,"
    "\\\"got\\\":$4}\"; }\n";

/// A folder with benches and a list of them.
class FakeBenches {
public:
    /// A [[test]] `name` of a bench with these shell lines.
    void add(const std::string& name, const std::string& lines, const std::string& keys = "") {
        const std::string file = fmt::format("bench{}.sh", ++benches_);
        write_file(folder_ / file, kArguments + lines + "\n");
        std::filesystem::permissions(folder_ / file, std::filesystem::perms::owner_all);
        tests_ += fmt::format("[[test]]\nname = \"{}\"\nbench = \"./{}\"\n{}\n", name, file, keys);
    }

    std::string list(const std::string& head = "") const {
        write_file(folder_ / "list.toml",
                   "# Does it?\nformat = \"tendril-regression 1\"\n" + head + "\n" + tests_);
        return (folder_ / "list.toml").string();
    }

    /// What the failures said as they came is in said().
    RegressResult run(const Selection& selection = {}, int jobs = 2, bool fail_fast = false,
                      int max_waves = 3) {
        spec_ = load_regression(list());
        jobs_ = plan_jobs(spec_, selection);
        RegressOrder order;
        order.out = folder_ / "out";
        order.again = "tendril regress list.toml";
        order.jobs = jobs;
        order.fail_fast = fail_fast;
        order.max_waves = max_waves;
        order.tell = [this](const std::string& text) { said_.push_back(text); };
        order.interrupted = [this] { return interrupted; };
        return run_regression(jobs_, order);
    }

    const std::vector<std::string>& said() const { return said_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    /// How often the n-th bench has run.
    std::size_t runs(int n) const {
        return file_text(folder_ / fmt::format("bench{}.sh.runs", n)).size() / 2;
    }

    bool interrupted = false;

private:
    TempFolder folder_;
    std::string tests_;
    int benches_ = 0;
    RegressionSpec spec_;
    std::vector<Job> jobs_;
    std::vector<std::string> said_;
};

}  // namespace tendril::test
