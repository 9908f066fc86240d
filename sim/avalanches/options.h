// The command line of tendril avalanches.
#pragma once

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace tendril {

struct AvalanchesOptions {
    std::string folder;
    std::int64_t bin = 1;        ///< ticks
    std::int64_t threshold = 0;  ///< spikes
    std::string svg;             ///< picture to write; "" = none
    bool json = false;
};

/// The command, of the whole program.
void add_avalanches(CLI::App& app, AvalanchesOptions& options);

}  // namespace tendril
