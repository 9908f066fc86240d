// Every word of a block's configuration written at random and read again, twice: at once, and when all others
// have been written.
#pragma once

#include <random>
#include <vector>

#include "systemc/config_access.h"
#include "tests/rtl/bench_main.h"

namespace tendril {

/// A run of words that keep the same bits.
struct ConfigWords {
    const char* name;
    std::uint32_t first;
    std::uint32_t count;
    std::uint32_t kept;  ///< bits that are stored; the others are read as 0
};

/// All that a core built in that size stores, but for its counters and its start.
std::vector<ConfigWords> core_config_map(const BuiltSize& built, int sources);
/// All of a hub that can be read.
std::vector<ConfigWords> hub_config_map();

/// Each word twice is a check; the first that differs, a failure.
void check_config_words(ConfigAccess& port, const std::vector<ConfigWords>& map, std::mt19937_64& random,
                        BenchResult& result);

}  // namespace tendril
