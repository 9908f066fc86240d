// The verilated link, for holding link_model.h against it.
#pragma once

#include <memory>

#include "systemc/spike.h"

class VerilatedFstC;

namespace tendril {

/// As LinkModel, verb for verb.
class LinkRtl {
public:
    explicit LinkRtl(int cycles);
    ~LinkRtl();

    /// Reset, and another delay.
    void restart(int cycles);

    bool in_ready() const;
    bool out_valid() const;
    Flit out() const;
    bool idle() const;
    /// Shows inputs before their edge: of a waveform, which is written in between.
    void settle(bool in_valid, Flit in, bool out_ready);
    void clock(bool in_valid, Flit in, bool out_ready);
    /// Adds its signals to a waveform. @pre before the first clock
    void trace(VerilatedFstC& file);

private:
    struct Verilated;
    std::unique_ptr<Verilated> verilated_;
};

}  // namespace tendril
