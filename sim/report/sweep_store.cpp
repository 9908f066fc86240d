#include "sim/report/sweep_store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>

#include "sim/error.h"

namespace tendril {

namespace {

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// Calls row(statement) for each row of the answer.
void ask(sqlite3* db, const std::filesystem::path& file, const char* sql,
         const std::function<void(sqlite3_stmt*)>& row) {
    sqlite3_stmt* made = nullptr;
    int code = sqlite3_prepare_v2(db, sql, -1, &made, nullptr);
    const std::unique_ptr<sqlite3_stmt, Close> statement(made);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(made);
        if (code == SQLITE_ROW) row(made);
    }
    if (code != SQLITE_DONE)
        throw Error(Exit::resource, fmt::format("{}: {}", file.string(), sqlite3_errmsg(db)));
}

std::string text_of(sqlite3_stmt* statement, int column) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
    const int size = sqlite3_column_bytes(statement, column);
    return bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(size));
}

/// A reader of a log that is still written leaves files of its own beside the store. Without a log nobody
/// writes, and the store is read as it is.
std::string address_of(const std::filesystem::path& file) {
    std::string address = "file:";
    for (const char c : file.string())
        address += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02x}", static_cast<int>(c))
                                                    : std::string(1, c);
    std::error_code none;
    const auto log = std::filesystem::file_size(file.string() + "-wal", none);
    return none || log == 0 ? address + "?immutable=1" : address;
}

}  // namespace

SweepRecords::SweepRecords(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "sweep.sqlite";
    if (!std::filesystem::exists(file)) return;
    sqlite3* made = nullptr;
    const int code =
        sqlite3_open_v2(address_of(file).c_str(), &made, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    const std::unique_ptr<sqlite3, Close> db(made);
    if (code != SQLITE_OK) throw Error(Exit::resource, fmt::format("{}: cannot be opened", file.string()));
    there_ = true;
    ask(made, file, "SELECT key, value FROM meta",
        [this](sqlite3_stmt* row) { meta_[text_of(row, 0)] = text_of(row, 1); });
    ask(made, file, "SELECT config_hash, seed, stats FROM runs", [this](sqlite3_stmt* row) {
        stats_[{text_of(row, 0), sqlite3_column_int64(row, 1)}] = text_of(row, 2);
    });
}

std::string SweepRecords::meta(const std::string& key) const {
    const auto found = meta_.find(key);
    return found == meta_.end() ? "" : found->second;
}

std::string SweepRecords::stats(const Run& run) const {
    const auto found = stats_.find(run);
    return found == stats_.end() ? "" : found->second;
}

}  // namespace tendril
