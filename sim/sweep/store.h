// sweep.sqlite: every row that is there, whole, however the sweep ended.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/sweep/row.h"

struct sqlite3;

namespace tendril {

/// One writer, any number of readers at the same time (WAL). Table `runs` has a row a SweepRun::key: what
/// SweepRow holds, a column each, and one a metric; table `meta` the format, and the sweep file.
class SweepStore {
public:
    /// Opens or makes it. @throws Error Exit::resource, also where another sweep is writing it
    explicit SweepStore(const std::filesystem::path& file);
    ~SweepStore();
    SweepStore(const SweepStore&) = delete;
    SweepStore& operator=(const SweepStore&) = delete;

    /// In one transaction; a row of the same key is replaced.
    void put(const std::vector<SweepRow>& rows);
    /// A note on the sweep as a whole.
    void put_meta(const std::string& key, const std::string& value);

    /// "" where there is none.
    std::string meta(const std::string& key) const;

    /// All rows by key, without their stats.
    std::map<std::string, SweepRow> rows() const;

private:
    class Statement;
    struct Closed {};
    /// Neither locked nor open. What the other constructor opens before it fails, the destructor closes.
    SweepStore(const std::filesystem::path& file, Closed /*unused*/) : file_(file) {}
    [[noreturn]] void fail() const;
    void execute(const std::string& sql);
    void lock();
    void add_columns();

    std::filesystem::path file_;
    sqlite3* db_ = nullptr;
    int lock_ = -1;
};

}  // namespace tendril
