// The verilated benches of leaf blocks (leaves.sv): a clock, a reset, and every check that they make.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

class VerilatedFstC;

namespace tendril {

class Leaves {
public:
    /// @param what "block.signal"
    using Check = std::function<void(const std::string& what, std::uint64_t got, std::uint64_t expected)>;

    /// One at a time. @param seed of all stimulus
    Leaves(std::uint64_t seed, Check check);
    ~Leaves();

    void trace(VerilatedFstC& file);
    /// The inputs of the cycle, before its edge.
    void settle(bool reset);
    /// One clock edge: all benches check and draw.
    void clock();

private:
    struct Verilated;
    std::unique_ptr<Verilated> verilated_;
};

}  // namespace tendril
