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

    /// Unicast, at a source: a spike goes out as a copy under each of these names, one a cycle; of none it
    /// goes nowhere. They outlive it.
    void send_copies(const std::vector<SourceId>& names) { copies_ = &names; }
    /// Unicast, at a listener: by name, whose spike it is. Outlives it.
    void name_sources(const std::vector<SourceId>& sources) { sources_ = &sources; }

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

    bool make_copy(Flit& flit);
    Flit arrived() const;

    const std::vector<SourceId>* copies_ = nullptr;
    const std::vector<SourceId>* sources_ = nullptr;
    Flit copied_;             ///< goes out as copies
    std::uint32_t sent_ = 0;  ///< of them
    bool copying_ = false;
};

}  // namespace tendril
