// A block's stimulus and what must come of it, kept for who runs another Verilog beside: a netlist, a mutant.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

namespace tendril {

/// Where the environment names a folder TENDRIL_KEEP_PINS: <block>-<seed>.pins and <block>-<seed>.expected
/// in it, what the block's bench reads and what it has to print.
inline void keep_pins(const std::string& block, std::uint64_t seed, const std::string& pins,
                      const std::string& expected) {
    const char* const folder = std::getenv("TENDRIL_KEEP_PINS");
    if (folder == nullptr) return;
    const std::string file = std::string(folder) + "/" + block + "-" + std::to_string(seed);
    std::ofstream(file + ".pins") << pins;
    std::ofstream(file + ".expected") << expected;
}

}  // namespace tendril
