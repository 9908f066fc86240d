// The seam of a core: its pins, one cycle at a time. RTL and a model stand behind it.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "systemc/core/core_glance.h"
#include "systemc/core/core_state.h"
#include "systemc/kernel/state_visitor.h"
#include "systemc/spike.h"

class VerilatedFstC;

namespace tendril {

/// What a core tells its learning engine; it holds the event until it is acknowledged.
struct LearnEvent {
    enum class Kind : std::uint8_t { axon, fired, phase_start };
    Kind kind = Kind::axon;
    std::uint8_t index = 0;  ///< axon, or neuron that won
    std::uint8_t phase = 0;  ///< phase tick, 0 in free running
    Tick tick;
};

/// One access of the learn port, one cycle. A read returns synapse and neuron together a cycle later.
/// Legal only while the core holds an event.
struct LearnBeat {
    enum class Op : std::uint8_t { none, read, write_synapse, write_threshold };
    Op op = Op::none;
    std::uint8_t axon = 0;
    std::uint8_t neuron = 0;
    std::uint16_t data = 0;  ///< written: k or TH
};

/// Answer to the read of the cycle before.
struct LearnAnswer {
    std::uint8_t k = 0;
    std::uint16_t th = 0;
    bool fired = false;
    bool inh = false;
    bool inht = false;  ///< INHT is not 0
};

/// What became of a spike taken two or more cycles ago, in the order taken.
struct LookUp {
    bool valid = false;
    bool hit = false;     ///< the axon table has an entry
    bool merged = false;  ///< the (first) bit was set already
    bool late = false;    ///< its slot was below the next tick: clamped
    bool early = false;   ///< its slot was beyond delay_max: clamped
    std::uint8_t axon = 0;
};

struct CoreInputs {
    bool spike_in_valid = false;
    Flit spike_in;
    bool spike_out_ready = false;
    bool event_ready = false;  ///< the learning engine has done with the event
    LearnBeat learn;
    bool tick_start = false;  ///< fixed ticks: a tick starts in the next cycle
};

/// All of them functions of registers: they hold for the whole cycle, whatever the inputs.
struct CoreOutputs {
    bool spike_in_ready = false;
    bool spike_out_valid = false;
    Flit spike_out;
    bool event_valid = false;
    LearnEvent event;
    bool answer_valid = false;
    LearnAnswer answer;
    LookUp look_up;
    bool take = false;     ///< in this cycle the core takes a mark, or a start: a tick ends for it
    bool waiting = false;  ///< T4 done, next mark not taken: configuration is legal
    bool stopped = false;  ///< took the mark of the last tick; fixed: has done with it
    bool idle = false;     ///< without input nothing in it changes
};

/// Totals since start. A core in hardware keeps all but synaptic_events in 32 bits, which wrap.
struct CoreCounters {
    std::uint64_t spikes = 0;
    std::uint64_t arrived = 0;
    std::uint64_t not_in_table = 0;
    std::uint64_t merged = 0;
    std::uint64_t late = 0;
    std::uint64_t early = 0;
    std::uint64_t overrun = 0;  ///< starts missed (fixed ticks)
    std::uint64_t synaptic_events = 0;

    bool operator==(const CoreCounters&) const = default;
};

/// A core with its axon table, pending bitmaps, synapse memory, neurons and winner select.
///
/// Life: load → start → one clock() per cycle (sleeping cycles may be left out) → state.
class Core {
public:
    virtual ~Core() = default;

    /// Resets and fills the core through its configuration port; `last_tick` is where it will stop.
    /// `state.learning` is not the core's and is ignored.
    virtual void load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) = 0;
    /// The cycle after is cycle 0: the preload mark is valid in it.
    virtual void start() = 0;

    virtual const CoreOutputs& outputs() const = 0;
    /// For waves only: shows these inputs before the edge, so that signals that depend on them belong to
    /// the same cycle as the registers.
    virtual void settle(const CoreInputs&) {}
    /// For waves only: adds all signals to a file that is not yet open.
    virtual void trace(VerilatedFstC&) {}
    /// For waves only, after load(): where in the tick it is, and a neuron in use.
    virtual CoreStep step() const { return CoreStep::halted; }
    virtual NeuronGlance glance(int /*neuron*/) const { return {}; }
    /// One clock edge at the end of cycle `now`.
    virtual void clock(Cycle now, const CoreInputs& inputs) = 0;
    /// The first cycle after `now` that matters though no input comes: its outputs ask for something, or its
    /// edge changes outputs. clock() may be left out until then; RTL says the next while it is not idle.
    virtual Cycle next_change(Cycle now) const = 0;

    /// After load(): all that it remembers from cycle to cycle, with no input valid.
    virtual void visit_state(StateVisitor& visitor) = 0;

    /// One word on the configuration port while the core runs: axon table, its sources, synapses.
    /// @pre waiting or stopped, and idle
    virtual void write(std::uint32_t /*address*/, std::uint32_t /*data*/) {
        throw std::logic_error("this core has no axon table to be written");
    }
    /// Reads the core's own part of the state back through the configuration port.
    /// @pre waiting or stopped
    virtual CoreState state() = 0;
    virtual CoreCounters counters() = 0;
    /// Counted before cycle `now`, which it is at, whatever it does in it: of counters() the one that no pin
    /// shows. A core without synapses has none.
    virtual std::uint64_t synaptic_events(Cycle /*now*/) const { return 0; }
    /// Cycles that load() and start() took on the configuration port.
    virtual std::int64_t setup_cycles() const = 0;
};

/// A verilated core of the built size `size`; nullptr where that size was not built.
/// @param lanes synapses read per cycle
/// @param name scope in waves; words divided by spaces nest, "chip core0"
std::unique_ptr<Core> make_core_rtl(CoreSize size, int lanes, const std::string& name = "core");

/// The model of such a core, cycle for cycle the same; of any size that RTL could be built in.
std::unique_ptr<Core> make_core_model(CoreSize size, int lanes);

/// A built RTL size.
struct BuiltSize {
    CoreSize size;
    int lanes;
};
/// The sizes in CMake's list, in its order.
const std::vector<BuiltSize>& built_core_sizes();

}  // namespace tendril
