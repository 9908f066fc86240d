// Names of the files, and one line on what waves cost.
#include "sim/commands/wave_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/recorder/waves_vcd.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// "out/run" for "out/run/": what is to lie beside the folder must not land in it.
std::string without_slash(std::string out) {
    while (out.size() > 1 && out.back() == '/') out.pop_back();
    return out;
}

fs::path save_file(fs::path waves) { return waves.replace_extension(".gtkw"); }

WaveOrder order_of(const RunOptions& options, const fs::path& path) {
    WaveOrder order;
    order.file = path.string();
    order.from = Cycle(options.wave_window.first);
    order.to = Cycle(options.wave_window.second);
    order.scope = options.wave_scope;
    if (options.wave_ticks) order.ticks = {Tick(options.wave_ticks->first), Tick(options.wave_ticks->second)};
    constexpr double kBytesMost = 1e18;
    if (options.wave_max_mb)
        order.max_bytes = static_cast<std::uint64_t>(std::min(*options.wave_max_mb * 1e6, kBytesMost));
    return order;
}

}  // namespace

WaveFile::WaveFile(const RunOptions& options, const std::optional<Recording>& recording, RunOrder& order)
    : options_(options), failed_(without_slash(options.out) + ".failed.fst") {
    const bool triggered = !options.wave_trigger.empty();
    if (options.wave == "off" && !triggered) return;
    path_ = options.wave == "fail" ? failed_ : recording->file("waves.fst");
    if (!triggered) order.wave = order_of(options, path_);
}

WaveFile::~WaveFile() {
    std::error_code ignored;
    if (path_ != failed_ || keep_) return;
    fs::remove(failed_, ignored);
    fs::remove(save_file(failed_), ignored);
}

WaveOrder WaveFile::around(Cycle cycle, const std::string& name) const {
    WaveOrder order = order_of(options_, path_);
    order.from = Cycle(std::max<std::int64_t>(0, cycle.value - options_.wave_around.first));
    order.to = cycle + options_.wave_around.second;
    order.marks = {{name, cycle}};
    return order;
}

void WaveFile::keep() {
    keep_ = true;
    if (path_.empty() || !fs::exists(path_)) return;
    if (path_ != failed_) {
        fs::rename(path_, failed_);
        fs::rename(save_file(path_), save_file(failed_));
    }
    fmt::print(stderr, "waves of the failed run: {}\n", failed_.string());
}

void WaveFile::finish(const std::optional<WaveTotals>& totals, double wall_seconds) const {
    if (!totals || path_.empty() || !fs::exists(path_)) return;
    const double bytes = static_cast<double>(fs::file_size(path_));
    const double core_cycles = static_cast<double>(std::max<std::uint64_t>(totals->core_cycles, 1));
    const double rest = std::max(wall_seconds - totals->seconds, 1e-9);
    if (!options_.json) {
        fmt::print(
            "waves: {} cycles, {:.2f} MB, {:.2f} bytes a core and cycle; the run took {:.1f} times as long\n",
            totals->cycles, bytes / 1e6, bytes / core_cycles, (rest + totals->seconds) / rest);
    }
    if (totals->full)
        fmt::print(stderr, "waves: --wave-max-mb is reached: the file ends at cycle {}\n",
                   totals->last.value);
    if (options_.wave_vcd) write_vcd(path_, fs::path(path_).replace_extension(".vcd"));
}

}  // namespace tendril
