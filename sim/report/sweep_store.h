// What a sweep's store holds beside the tables: the statistics of every run.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace tendril {

/// sweep.sqlite, only to be read.
class SweepRecords {
public:
    using Run = std::pair<std::string, std::int64_t>;  ///< config_hash and seed, as a row of results.csv

    /// A folder without a store has no records. @throws Error Exit::resource where it cannot be read
    explicit SweepRecords(const std::filesystem::path& folder);

    bool there() const { return there_; }
    /// A note on the whole sweep; "" without.
    std::string meta(const std::string& key) const;
    /// stats.json of a run; "" without.
    std::string stats(const Run& run) const;

private:
    bool there_ = false;
    std::map<std::string, std::string> meta_;
    std::map<Run, std::string> stats_;
};

}  // namespace tendril
