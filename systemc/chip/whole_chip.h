// The seam of a chip that is one block of RTL: cores, hubs and links behind one set of pins.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "systemc/core/core.h"
#include "systemc/fabric/hub.h"

namespace tendril {

/// A tree that was built. It carries every chip of its levels and radix (a flat one: of one level) with no
/// more cores and hosts, no bigger cores, and the same lanes.
struct BuiltChip {
    int cores = 0;
    int levels = 1;
    int radix = 1;
    CoreSize core;
    int lanes = 16;
    int hosts = 0;  ///< host ports

    constexpr bool operator==(const BuiltChip&) const = default;

    /// "16 cores (levels 2, radix 4) of 64x128x16, hosts 3"
    std::string text() const;
};

/// Kinds of blocks on the chip's configuration bus (rtl/chip/chip_config.v).
enum class ChipBlock : std::uint8_t {
    core,
    hub,
    links,
    cores,  ///< every core below the index
};

/// What a host does in a cycle.
struct HostInputs {
    bool valid = false;
    Flit flit;
    bool ready = false;
};

/// All of them functions of registers.
struct HostOutputs {
    bool ready = false;
    bool valid = false;
    Flit flit;
};

/// A spike or mark that crosses a core's input in this cycle.
struct CoreArrival {
    bool valid = false;
    Flit flit;
};

/// Life: reset → write … → start → set inputs, clock once a cycle → read.
class WholeChip {
public:
    virtual ~WholeChip() = default;

    virtual const BuiltChip& built() const = 0;

    virtual void reset() = 0;
    virtual void write(ChipBlock block, int index, std::uint32_t address, std::uint32_t data) = 0;
    /// @pre at rest. The first read after a run reads the counters of all hubs before anything else moves.
    virtual std::uint32_t read(ChipBlock block, int index, std::uint32_t address) = 0;
    /// Cores 0 .. cores - 1, all in one cycle, the one before cycle 0; does nothing until the next reset.
    virtual void start(int cores) = 0;
    /// Cycles that resets and writes took on the configuration bus, ever.
    virtual std::int64_t setup_cycles() const = 0;

    /// A core as it stands on its pins, but that a spike out is shown in the cycle in which it is taken
    /// alone: the fabric's answer is inside the chip. Its input is always ready.
    virtual const CoreOutputs& core(int core) const = 0;
    virtual const CoreArrival& arrival(int core) const = 0;
    virtual const HostOutputs& host(int host) const = 0;
    virtual bool idle() const = 0;

    /// Inputs of this cycle; after the clock edge they are gone. Of a core: learning and tick_start.
    virtual void set(int core, const CoreInputs& inputs) = 0;
    virtual void set(int host, const HostInputs& inputs) = 0;
    virtual void clock() = 0;
    /// As in core.h.
    virtual void visit_state(StateVisitor& visitor) = 0;

    /// As in core.h.
    virtual std::uint64_t synaptic_events(int core) const = 0;
    /// As the hub counted until the first read after the run.
    virtual HubTotals hub_totals(int hub) = 0;

    /// For waves only, as in core.h.
    virtual void settle() = 0;
    virtual void trace(VerilatedFstC& file) = 0;
    virtual CoreStep step(int core) const = 0;
    virtual NeuronGlance glance(int core, int neuron) const = 0;
};

/// The trees in CMake's list TENDRIL_CHIP_TREES, in its order.
const std::vector<BuiltChip>& built_chips();

/// @return nullptr where that chip was not built
/// @param name scope in waves; words divided by spaces nest
std::unique_ptr<WholeChip> make_chip_rtl(const BuiltChip& built, const std::string& name = "chip");

}  // namespace tendril
