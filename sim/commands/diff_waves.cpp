// Finds the cycle, gets the waves of both, lays their rows side by side.
#include "sim/commands/diff_waves.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/gtkw_file.h"
#include "sim/recorder/waves_pair.h"
#include "sim/regress/rtl_build.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kBefore = 1000, kAfter = 1000;  // cycles shown around the marker

struct Window {
    std::int64_t marker = 0;
    std::int64_t first() const { return std::max<std::int64_t>(0, marker - kBefore); }
    std::int64_t last() const { return marker + kAfter; }
};

/// A folder that goes with what is in it.
struct Scratch {
    fs::path path = fs::temp_directory_path() / "tendril-diff-XXXXXX";
    Scratch() {
        std::string name = path.string();
        if (::mkdtemp(name.data()) == nullptr) throw Error(Exit::resource, name + ": cannot be made");
        path = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
};

/// The first cycle of a tick in a run's ticks.csv; −1 where it has none.
std::int64_t first_cycle(const fs::path& run, std::int64_t tick) {
    std::istringstream lines(read_text(run / "ticks.csv"));
    const std::string wanted = fmt::format("{},", tick);
    for (std::string line; std::getline(lines, line);) {
        std::int64_t first = -1;
        if (line.starts_with(wanted) && std::sscanf(line.c_str() + wanted.size(), "%ld", &first) == 1)
            return first;
    }
    return -1;
}

Window window_of(const DiffResult& result) {
    const Divergence& first = result.divergences.front();
    if (first.cycle) return {*first.cycle};
    if (!first.tick)
        throw error_at({"tendril diff --wave"},
                       fmt::format("{} parts, and nothing says in which cycle", first.file),
                       "runs that part in a spike, a tick or a delivery");
    const std::int64_t cycle = first_cycle(result.a, *first.tick);
    if (cycle < 0) throw error_at({"tendril diff --wave"}, "a run has no cycles", "runs of tlm, cosim, rtl");
    return {cycle};
}

/// Rows of spikes.aer up to a cycle.
std::vector<std::string> spikes_until(const fs::path& run, std::int64_t last) {
    std::vector<std::string> rows;
    std::istringstream lines(read_text(run / "spikes.aer"));
    for (std::string line; std::getline(lines, line);) {
        std::int64_t tick = 0, cycle = 0;
        if (std::sscanf(line.c_str(), "%ld %ld", &tick, &cycle) == 2 && cycle <= last) rows.push_back(line);
    }
    return rows;
}

bool carried_out(const std::vector<std::string>& argv) {
    std::fflush(stdout);  // or the child writes it too
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<std::string> copies = argv;
        std::vector<char*> words;
        for (std::string& word : copies) words.push_back(word.data());
        words.push_back(nullptr);
        if (std::freopen("/dev/null", "w", stdout) != nullptr) ::execv(words[0], words.data());
        ::_exit(127);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

/// Again, as far as the window goes. @return its waves
fs::path run_again(const fs::path& run, const Window& window, const fs::path& out) {
    const auto manifest = nlohmann::json::parse(read_text(run / "manifest.json"));
    const std::string engine = manifest.at("engine");
    if (engine == "functional")
        throw error_at({"tendril diff --wave"}, run.string() + ": engine functional has no cycles to show",
                       "runs of tlm, cosim, rtl");
    std::vector<std::string> argv{own_program().string(),
                                  "run",
                                  (run / "chip.toml").string(),
                                  "--engine",
                                  engine,
                                  "--wave",
                                  "all",
                                  "--wave-window",
                                  fmt::format("{}:{}", window.first(), window.last()),
                                  "--cycles",
                                  std::to_string(window.last() + 1),
                                  "--out",
                                  out.string()};
    const auto add = [&](const char* option, const std::string& value) {
        argv.insert(argv.end(), {option, value});
    };
    const std::int64_t ticks = manifest.at("ticks");
    if (ticks > 0) add("--ticks", std::to_string(ticks));
    if (fs::exists(run / "initial.state")) add("--state", (run / "initial.state").string());
    if (fs::exists(run / "stimulus.aer")) add("--stimulus", (run / "stimulus.aer").string());
    fmt::print(stderr, "{} is run again for its waves\n", run.string());
    std::vector<std::string> shorter = argv;
    if (fs::exists(run / "checkpoints")) shorter.insert(shorter.end(), {"--resume", run.string()});
    const bool done = (shorter != argv && carried_out(shorter)) || carried_out(argv);
    if (!done) throw Error(Exit::check_failed, run.string() + ": cannot be run again");
    if (spikes_until(run, window.last()) != spikes_until(out, window.last())) {
        throw Error(
            Exit::check_failed,
            fmt::format("{}: run again its spikes are others: it was made by another program, or with "
                        "other RTL; make it with --wave all, then its own waves are shown",
                        run.string()));
    }
    return out / "waves.fst";
}

fs::path waves_of(const fs::path& run, const Window& window, const fs::path& scratch) {
    const fs::path own = run / "waves.fst";
    if (fs::exists(own)) {
        const auto [first, last] = wave_times(own);
        if (first <= window.marker && window.marker <= last) return own;
    }
    return run_again(run, window, scratch);
}

GtkwFile save_file(fs::path waves) { return read_gtkw(read_text(waves.replace_extension(".gtkw"))); }

/// The row as one of run `side`.
GtkwRow row_of(const char* side, GtkwRow row) {
    const std::size_t at = row.lines.find(row.signal);
    if (!row.signal.empty() && at != std::string::npos) row.lines.insert(at, side);
    if (!row.signal.empty()) row.signal.insert(0, side);
    return row;
}

/// Each row of a, below it the same of b.
std::vector<GtkwFile::Group> side_by_side(const GtkwFile& a, const GtkwFile& b) {
    std::map<std::string, const GtkwRow*> of_b;
    for (const GtkwFile::Group& group : b.groups)
        for (const GtkwRow& row : group.rows) of_b[row.signal] = &row;
    std::vector<GtkwFile::Group> groups;
    for (const GtkwFile::Group& group : a.groups) {
        GtkwFile::Group& both = groups.emplace_back(GtkwFile::Group{group.title, {}});
        for (const GtkwRow& row : group.rows) {
            both.rows.push_back(row_of("a.", row));
            const auto other = of_b.find(row.signal);
            if (other != of_b.end() && !row.signal.empty()) both.rows.push_back(row_of("b.", *other->second));
        }
    }
    return groups;
}

}  // namespace

void write_diff_waves(const DiffResult& result, const std::string& file) {
    const fs::path to = fs::absolute(file);
    if (to.extension() != ".fst")
        throw error_at({"tendril diff --wave"}, fmt::format("\"{}\" is no waveform's name", file),
                       "FILE.fst");
    const Window window = window_of(result);
    const Scratch scratch;
    const fs::path a = waves_of(result.a, window, scratch.path / "a");
    const fs::path b = waves_of(result.b, window, scratch.path / "b");
    write_wave_pair(a, b, to, window.first(), window.last());
    WaveView view;
    constexpr std::int64_t kNear = 150;
    view.from = std::max<std::int64_t>(0, window.marker - kNear);
    view.cycles = 2 * kNear;
    view.marker = window.marker;
    view.marks = {{"they part", window.marker}};
    write_text_atomically(fs::path(to).replace_extension(".gtkw"),
                          gtkw_text(to.string(), side_by_side(save_file(a), save_file(b)), view));
    fmt::print(stderr, "both in {}: tendril waves {}\n", file, file);
}

}  // namespace tendril
