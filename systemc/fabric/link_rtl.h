// The verilated link, for holding link_model.h against it.
#pragma once

#include <memory>

#include "systemc/spike.h"

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
    void clock(bool in_valid, Flit in, bool out_ready);

private:
    struct Verilated;
    std::unique_ptr<Verilated> verilated_;
};

}  // namespace tendril
