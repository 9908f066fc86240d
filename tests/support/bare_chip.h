// The same blocks without SystemC: pins joined by assignments, learning by calls, every block every cycle.
#pragma once

#include <memory>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/stimulus.h"
#include "systemc/core/learn_port.h"
#include "systemc/fabric/link_model.h"

namespace tendril {

/// A chip run by a plain loop: what the co-simulation is compared with, in cycles and in speed.
class BareChip {
public:
    explicit BareChip(const ChipPlan& plan);
    ~BareChip();

    /// Loads, starts and runs from the plan's initial state; may be called again.
    /// @return spikes in the order of cycle, core
    std::vector<Spike> run(std::int64_t ticks, Stimulus& stimulus);

    std::int64_t cycles() const { return now_.value; }
    /// Sums over cores and cycles: cores that were not idle.
    std::uint64_t busy_core_cycles() const { return busy_core_cycles_; }

private:
    /// One end of a wire both ways: what a block shows and what it gets in a cycle.
    struct Pins {
        bool out_valid = false, in_ready = false, out_taken = false, in_valid = false;
        Flit out, in;
    };
    struct Wire {
        std::size_t from = 0, to = 0;
    };
    struct CorePart;
    struct HostPart;
    struct LinkPart {
        int cycles;
        LinkModel model;
        std::size_t in = 0, out = 0;  ///< pins
    };

    std::size_t pins_of(const End& end) const;
    void connect(const LinkSpec& link);
    void join(std::size_t from, std::size_t to, int cycles);
    void load(std::int64_t ticks, Stimulus& stimulus);
    void show();
    void move();
    void clock(std::vector<Spike>& spikes);
    void clock_core(CorePart& part, std::vector<Spike>& spikes);
    void clock_host(HostPart& part);
    void clock_hub(std::size_t hub);

    const ChipPlan& plan_;
    std::vector<Pins> pins_;  ///< cores, hosts, hubs (kHubPorts each), links
    std::vector<Wire> wires_;
    std::vector<std::unique_ptr<CorePart>> cores_;
    std::vector<std::unique_ptr<HostPart>> hosts_;
    std::vector<std::unique_ptr<Hub>> hubs_;
    std::vector<LinkPart> links_;
    Cycle now_;
    Tick last_tick_;
    std::size_t stopped_ = 0;
    std::uint64_t busy_core_cycles_ = 0;
};

}  // namespace tendril
