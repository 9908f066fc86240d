#include "sim/sweep/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/sweep/measure.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr const char* kRow = ".row";

fs::path row_file(const fs::path& desk, const std::string& key) { return desk / "rows" / (key + kRow); }

/// Nothing of a file that a machine going down has cut off.
std::optional<SweepRow> read_row(const fs::path& file) {
    if (!fs::exists(file)) return std::nullopt;
    const std::string text = read_text(file);
    if (!text.ends_with("}\n")) return std::nullopt;
    return row_from(text);
}

}  // namespace

void SweepDesk::prepare() const {
    std::error_code problem;
    fs::remove_all(folder_ / "orders", problem);
    fs::remove_all(folder_ / "logs", problem);
    for (const char* name : {"orders", "logs", "rows"}) {
        fs::create_directories(folder_ / name, problem);
        if (problem) throw Error(Exit::resource, fmt::format("{}: {}", folder_.string(), problem.message()));
    }
}

fs::path SweepDesk::order(std::size_t number, const std::vector<SweepRun>& runs) const {
    std::string text;
    for (const SweepRun& run : runs) text += run_line(run) + "\n";
    const fs::path file = folder_ / "orders" / std::to_string(number);
    write_text_atomically(file, text);
    return file;
}

fs::path SweepDesk::log(std::size_t number) const { return folder_ / "logs" / std::to_string(number); }

std::vector<std::pair<fs::path, SweepRow>> SweepDesk::rows() const {
    std::vector<std::pair<fs::path, SweepRow>> out;
    if (!fs::is_directory(folder_ / "rows")) return out;
    for (const auto& entry : fs::directory_iterator(folder_ / "rows")) {
        if (entry.path().extension() != kRow) continue;
        if (const auto row = read_row(entry.path())) out.emplace_back(entry.path(), *row);
    }
    return out;
}

std::optional<SweepRow> SweepDesk::row(const SweepRun& run) const {
    return read_row(row_file(folder_, run.key));
}

void SweepDesk::forget(const SweepRun& run) const {
    std::error_code ignored;
    fs::remove(row_file(folder_, run.key), ignored);
}

void SweepDesk::remove() const {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void work_on(const fs::path& order) {
    const fs::path desk = fs::absolute(order).parent_path().parent_path();
    std::istringstream lines(read_text(order));
    for (std::string line; std::getline(lines, line);) {
        const SweepRun run = run_from(line);
        const fs::path row = row_file(desk, run.key);
        if (!read_row(row)) write_text_atomically(row, row_json(measure_run(run)));
    }
}

}  // namespace tendril
