// The command line of tendril explain-latency.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tendril {

struct ExplainLatencyOptions {
    std::string folder;
    std::string picture;  ///< .svg or .html to write; "" = none
    std::string each;     ///< CSV of every delivery to write; "" = none
    bool json = false;
};

/// The command, of the whole program.
void add_explain_latency(CLI::App& app, ExplainLatencyOptions& options);

}  // namespace tendril
