// What the command line asks of the search for a first difference.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace tendril {

/// `tendril bisect`.
struct BisectOptions {
    std::pair<std::string, std::string> rtl;  ///< OLD and NEW: folders or git revisions
    std::string file;                         ///< a chip file, or a regression list
    std::string test;                         ///< of a list; "" = its first
    std::optional<std::uint64_t> seed;
    std::vector<std::string> overrides;  ///< "a.b=c", of the file
    std::string engine;                  ///< of a chip: cosim or rtl; "" = cosim, or what the test has
    std::optional<std::int64_t> ticks;   ///< of a chip
    std::int64_t cycles = INT64_MAX;     ///< to look at
    std::pair<std::int64_t, std::int64_t> around{200, 100};  ///< cycles of the waveform
    std::optional<int> jobs;                                 ///< of a build
    std::string out = "bisect";
    bool json = false;
};

/// `tendril diff --signals`.
struct SignalOptions {
    bool asked = false;
    std::string scope = "*";  ///< as --wave-scope
    std::string rtl;          ///< a changed copy of rtl/ for the run that has RTL; "" = the program's
    std::int64_t cycles = INT64_MAX;

    bool any() const { return scope != "*" || !rtl.empty() || cycles != INT64_MAX; }
};

void add_bisect_options(CLI::App& command, BisectOptions& options);
void add_signal_options(CLI::App& command, SignalOptions& options);

}  // namespace tendril
