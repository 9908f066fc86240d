// Random hubs and random traffic with back-pressure, marks included, for benches that compare or count.
#pragma once

#include <random>

#include "systemc/fabric/hub.h"

namespace tendril::test {

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}

    /// low..high, both included.
    int in(int low, int high) {
        return low + static_cast<int>(engine_() % static_cast<std::uint32_t>(high - low + 1));
    }
    bool chance(int percent) { return in(1, 100) <= percent; }
    std::uint32_t bits() { return static_cast<std::uint32_t>(engine_()); }

private:
    std::mt19937 engine_;
};

/// Any legal hub: any ports, parent kind, depth, masks (each in use one time in two, sparse or dense).
inline HubSetup random_setup(Random& random) {
    HubSetup setup;
    setup.parent = static_cast<ParentKind>(random.in(0, 2));
    setup.depth = random.chance(50) ? random.in(1, 3) : random.in(1, kHubDepthMax);
    setup.keep_own = random.chance(50);
    for (int port = 0; port < kParentPort; ++port)
        if (random.chance(port < kHubRadix ? 60 : 40)) setup.enabled |= port_bit(port);
    if (setup.parent != ParentKind::none) setup.enabled |= port_bit(kParentPort);
    const int density = random.in(5, 60);
    setup.masks.resize(static_cast<std::size_t>(random.in(1, 1 << kSourceBits)));
    for (PortSet& mask : setup.masks)
        for (int port = 0; port < kHubPorts; ++port)
            if (random.chance(density)) mask |= port_bit(port);
    return setup;
}

/// Drives every port as a legal neighbour would: a flit once offered stays until it is taken.
class Traffic {
public:
    Traffic(const HubSetup& setup, Random& random) : setup_(setup), random_(random) { new_weather(); }

    /// The pins of the next cycle, from the hub's registered ready.
    HubInputs next(const HubOutputs& hub) {
        if (random_.chance(1)) new_weather();
        for (int port = 0; port < kHubPorts; ++port) {
            if (taken_[port] || !pins_.in_valid[port]) offer(port);
            pins_.out_ready[port] = random_.chance(ready_percent_);
            taken_[port] = pins_.in_valid[port] && hub.in_ready[port];
        }
        return pins_;
    }

private:
    void new_weather() {
        offer_percent_ = random_.in(0, 3) == 0 ? 0 : random_.in(2, 100);
        mark_percent_ = random_.chance(30) ? 100 : random_.in(0, 60);
        ready_percent_ = random_.chance(40) ? 100 : random_.in(5, 100);
    }

    void offer(int port) {
        pins_.in_valid[port] = (setup_.enabled & port_bit(port)) != 0 && random_.chance(offer_percent_);
        Flit& flit = pins_.in[port];
        flit = unpack(random_.bits());
        flit.source = SourceId(static_cast<std::uint16_t>(random_.bits() % setup_.masks.size()));
        flit.kind = random_.chance(mark_percent_) ? FlitKind::mark : FlitKind::spike;
    }

    const HubSetup& setup_;
    Random& random_;
    HubInputs pins_;
    std::array<bool, kHubPorts> taken_{};
    int offer_percent_ = 0, mark_percent_ = 0, ready_percent_ = 0;
};

}  // namespace tendril::test
