// The command line of tendril report.
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

struct ReportOptions {
    std::string folder;
    std::vector<std::string> neurons;  ///< "3.17": core, neuron
    std::optional<std::pair<std::int64_t, std::int64_t>> ticks;
};

/// @throws Error Exit::usage, while parsing, on what cannot be read
void add_report_options(CLI::App& report, ReportOptions& options);

}  // namespace tendril
