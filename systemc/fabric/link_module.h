// One direction of a link among sockets.
#pragma once

#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/link_model.h"

namespace tendril {

/// Carries flits in order, `cycles` >= 1 later at the earliest. A link of 0 cycles is a plain binding
/// instead.
class LinkModule : public sc_core::sc_module, public Part {
public:
    LinkModule(sc_core::sc_module_name name, Kernel& kernel, int cycles);

    FlitIn in;
    FlitOut out;

    void add_probes(Probes& probes) const;

    /// Empties the link.
    void clear();

    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    int cycles_;
    bool in_valid_ = false, out_ready_ = false;  ///< of this cycle
    Flit in_flit_;
    mutable Flit out_flit_;  ///< for probes
    LinkModel link_;
};

}  // namespace tendril
