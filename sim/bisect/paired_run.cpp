// Windows grow: waves of a long run in one piece would fill the disk, and most bugs show early.
#include "sim/bisect/paired_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/regress/scheduler.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kFirstWindow = 4096, kBiggestWindow = 65536;  // cycles

/// Of what a program printed.
std::string last_line(const fs::path& log) {
    std::error_code none;
    if (!fs::exists(log, none)) return "it could not be started";
    std::istringstream lines(read_text(log));
    std::string last = "it printed nothing";
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) last = line;
    return last;
}

}  // namespace

PairedRun::PairedRun(WaveRun a, WaveRun b, PairOrder order)
    : runs_{std::move(a), std::move(b)}, order_(std::move(order)) {}

fs::path PairedRun::folder(std::size_t side) const { return order_.scratch / (side == 0 ? "a" : "b"); }

FstFile PairedRun::file(std::size_t side) const {
    std::error_code none;
    for (const fs::path& waves : runs_[side].waves)
        if (fs::exists(folder(side) / waves, none)) return FstFile(folder(side) / waves);
    throw Error(Exit::check_failed,
                fmt::format("{} left no waves: {}; all of it is in {}", runs_[side].title,
                            last_line(folder(side) / "log.txt"), (folder(side) / "log.txt").string()));
}

std::unique_ptr<PairedRun::Files> PairedRun::waves(WaveWindow window) {
    Scheduler scheduler(2, order_.interrupted);
    for (std::size_t side = 0; side < 2; ++side) {
        std::error_code none;
        fs::remove_all(folder(side), none);
        scheduler.add(
            {side, runs_[side].commands(folder(side), window), folder(side) / "log.txt", order_.timeout});
    }
    // A program may well fail: that it does is the reason to look into it.
    if (!scheduler.run([](const WorkEnd&) {})) return nullptr;
    return std::make_unique<Files>(Files{file(0), file(1)});
}

PairResult PairedRun::find() {
    PairResult result;
    std::int64_t from = 0;
    for (std::int64_t size = kFirstWindow;; size = std::min(2 * size, kBiggestWindow)) {
        const std::int64_t to = std::min(from + size, order_.cycles_most) - 1;
        if (to < from) return result;
        const auto files = waves({from, to});
        if (!files) {
            result.interrupted = true;
            return result;
        }
        const WavePair pair(files->a, files->b, order_.rules);
        result.signals = pair.common();
        const bool a_is_there = files->a.last() >= from;
        const bool b_is_there = files->b.last() >= from;
        if (a_is_there && b_is_there) {
            result.parting = pair.first_parting();
            result.cycles = result.parting ? result.parting->cycle : pair.last() + 1;
            if (result.parting) return result;
        }
        result.ended_apart = files->a.last() != files->b.last();
        if (result.ended_apart || files->a.last() < to) return result;
        from = to + 1;
    }
}

}  // namespace tendril
