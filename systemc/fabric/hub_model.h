// The hub in plain C++: the same outputs as rtl/bus/hub.v in every cycle.
#pragma once

#include "systemc/fabric/hub.h"

namespace tendril {

class HubModel final : public Hub {
public:
    HubModel() = default;

    void load(const HubSetup& setup) override;
    void write(std::uint32_t address, std::uint32_t data) override;
    const HubOutputs& outputs() const override { return outputs_; }
    int held(int port) const override { return ports_[static_cast<std::size_t>(port)].count; }
    void clock(Cycle now, const HubInputs& inputs) override;
    void visit_state(StateVisitor& visitor) override;
    HubTotals totals() override { return totals_; }
    std::int64_t setup_cycles() const override { return setup_cycles_; }

private:
    /// An input port: a ring of flits, the oldest with its mask.
    struct Port {
        std::array<Flit, kHubDepthMax> ring;
        int first = 0;
        int count = 0;
        PortSet mask = 0;

        const Flit& head() const { return ring[first]; }
        void visit_state(StateVisitor& visitor);
    };
    /// What a cycle does: whose heads leave, where the flit goes.
    struct Move {
        PortSet take = 0;
        PortSet put = 0;
        bool join = false;
    };

    PortSet accepted(const HubInputs& inputs) const;
    Move choose(PortSet marks, PortSet room);
    PortSet next_spike(PortSet room);
    void send(const Move& move, const HubInputs& inputs);
    void pop(int port);
    void push(int port, const Flit& flit);
    void look_up(int port);
    void count(const Move& move, PortSet spikes);
    void refresh(PortSet ports);

    HubSetup setup_;
    PortSet below_ = 0;   ///< enabled children, and a host in the parent's place
    PortSet beside_ = 0;  ///< enabled laterals, and a hub above
    std::array<PortSet, kHubPorts> allowed_{};
    std::int64_t setup_cycles_ = 0;

    std::array<Port, kHubPorts> ports_;
    PortSet held_ = 0;   ///< ports that hold a flit
    PortSet marks_ = 0;  ///< of these, with a mark at the head
    PortSet out_valid_ = 0;
    PortSet behind_ = 0;   ///< children above the one that moved last: their turn comes first
    bool joined_ = false;  ///< the tick's up-join has been
    Flit mark_;            ///< the mark that went up
    HubOutputs outputs_;
    HubTotals totals_;
};

}  // namespace tendril
