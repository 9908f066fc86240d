#include "sim/sweep/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>

#include "sim/error.h"

namespace tendril {

namespace {

constexpr const char* kFormat = "tendril-sweep-store 1";

constexpr int kLockTries = 40;
constexpr int kBetweenTries_ms = 25;

constexpr const char* kOwn[] = {"key",     "config_hash", "engine",      "version",      "seed",     "status",
                                "message", "found",       "busiest_hub", "wall_seconds", "finished", "host"};

std::string columns() {
    std::string text;
    for (const char* name : kOwn) text += (text.empty() ? "" : ",") + std::string(name);
    for (const Metric& metric : metrics()) text += std::string(",") + metric.column;
    return text;
}

std::string schema() {
    std::string own;
    for (const char* name : kOwn) {
        const std::string_view column = name;
        const char* type = column == "seed" || column == "finished"        ? "INTEGER"
                           : column == "found" || column == "wall_seconds" ? "REAL"
                                                                           : "TEXT";
        own += fmt::format("{} {}{}, ", name, type, column == "key" ? " PRIMARY KEY" : "");
    }
    for (const Metric& metric : metrics()) own += fmt::format("{} REAL, ", metric.column);
    return "CREATE TABLE IF NOT EXISTS runs (" + own +
           "stats TEXT);"
           "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);";
}

}  // namespace

/// A prepared statement; parameters from 1, columns from 0, both in order.
class SweepStore::Statement {
public:
    Statement(const SweepStore& store, const std::string& sql) : store_(store) {
        if (sqlite3_prepare_v2(store.db_, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) store.fail();
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(const std::string& text) {
        sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    void bind(std::int64_t value) { sqlite3_bind_int64(statement_, ++bound_, value); }
    void bind(double value) { sqlite3_bind_double(statement_, ++bound_, value); }
    void bind(const std::optional<double>& value) {
        if (value) {
            bind(*value);
        } else {
            sqlite3_bind_null(statement_, ++bound_);
        }
    }
    /// @return true where there is a row
    bool step() {
        const int code = sqlite3_step(statement_);
        if (code != SQLITE_ROW && code != SQLITE_DONE) store_.fail();
        read_ = 0;
        return code == SQLITE_ROW;
    }
    void again() {
        sqlite3_reset(statement_);
        bound_ = 0;
    }
    std::string text() {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, read_));
        const int size = sqlite3_column_bytes(statement_, read_++);
        return bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(size));
    }
    std::int64_t integer() { return sqlite3_column_int64(statement_, read_++); }
    double real() { return sqlite3_column_double(statement_, read_++); }
    std::optional<double> number() {
        if (sqlite3_column_type(statement_, read_) != SQLITE_NULL) return real();
        ++read_;
        return std::nullopt;
    }

private:
    const SweepStore& store_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
    int read_ = 0;
};

SweepStore::SweepStore(const std::filesystem::path& file) : SweepStore(file, Closed{}) {
    lock();
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) fail();
    // NORMAL: a lost machine may lose the last rows, a killed process none; and never the file.
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
    execute(schema());
    add_columns();
    put_meta("format", kFormat);
}

SweepStore::~SweepStore() {
    sqlite3_close(db_);
    if (lock_ >= 0) ::close(lock_);
}

/// A store of an older program has fewer figures: its rows are of another version, and run again.
void SweepStore::add_columns() {
    std::set<std::string> there;
    Statement names(*this, "SELECT name FROM pragma_table_info('runs')");
    while (names.step()) there.insert(names.text());
    for (const Metric& metric : metrics())
        if (!there.contains(metric.column))
            execute(fmt::format("ALTER TABLE runs ADD COLUMN {} REAL", metric.column));
}

/// Held until the process ends, however it does.
void SweepStore::lock() {
    const std::string path = file_.string() + ".lock";
    lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0)
        throw Error(Exit::resource,
                    fmt::format("{}: {}", path, std::error_code(errno, std::generic_category()).message()));
    // A process that a killed sweep was just starting holds it until it is another program.
    for (int tries = 0; tries < kLockTries; ++tries) {
        if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
        ::poll(nullptr, 0, kBetweenTries_ms);
    }
    throw Error(Exit::resource, file_.string() + ": another sweep is writing it; wait for it, or --out DIR");
}

void SweepStore::fail() const {
    throw Error(Exit::resource,
                fmt::format("{}: {}", file_.string(), db_ == nullptr ? "no memory" : sqlite3_errmsg(db_)));
}

void SweepStore::execute(const std::string& sql) {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void SweepStore::put(const std::vector<SweepRow>& rows) {
    std::string marks = "?";
    for (std::size_t i = 0; i < std::size(kOwn) + metrics().size(); ++i) marks += ",?";
    execute("BEGIN IMMEDIATE");
    Statement insert(*this, "INSERT OR REPLACE INTO runs (" + columns() + ",stats) VALUES (" + marks + ")");
    for (const SweepRow& row : rows) {
        insert.again();
        insert.bind(row.key), insert.bind(row.config_hash), insert.bind(row.engine);
        insert.bind(row.version), insert.bind(row.seed), insert.bind(std::string(name_of(row.status)));
        insert.bind(row.message), insert.bind(row.found), insert.bind(row.busiest_hub);
        insert.bind(row.wall_seconds), insert.bind(row.finished), insert.bind(row.host);
        for (const auto& value : row.figures) insert.bind(value);
        insert.bind(row.stats);
        insert.step();
    }
    execute("COMMIT");
}

void SweepStore::put_meta(const std::string& key, const std::string& value) {
    Statement insert(*this, "INSERT OR REPLACE INTO meta VALUES (?,?)");
    insert.bind(key), insert.bind(value);
    insert.step();
}

std::string SweepStore::meta(const std::string& key) const {
    Statement select(*this, "SELECT value FROM meta WHERE key = ?");
    select.bind(key);
    return select.step() ? select.text() : "";
}

std::map<std::string, SweepRow> SweepStore::rows() const {
    std::map<std::string, SweepRow> out;
    Statement select(*this, "SELECT " + columns() + " FROM runs");
    while (select.step()) {
        SweepRow row;
        row.key = select.text(), row.config_hash = select.text(), row.engine = select.text();
        row.version = select.text(), row.seed = select.integer(), row.status = status_from(select.text());
        row.message = select.text(), row.found = select.number(), row.busiest_hub = select.text();
        row.wall_seconds = select.real(), row.finished = select.integer(), row.host = select.text();
        for (auto& value : row.figures) value = select.number();
        out.emplace(row.key, row);
    }
    return out;
}

}  // namespace tendril
