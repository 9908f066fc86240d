// The configuration port of a verilated block, one word at a time, for benches; models have none.
#pragma once

#include <cstdint>

namespace tendril {

class ConfigAccess {
public:
    virtual ~ConfigAccess() = default;

    /// Reads or writes one word. @pre the block is halted, or waits with nothing at its inputs
    /// @return the word that was read, or whatever the port shows after a write
    virtual std::uint32_t config(bool write, std::uint32_t address, std::uint32_t data) = 0;
};

}  // namespace tendril
