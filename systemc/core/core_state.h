// What a core is made of (setup) and what it remembers (state): plain data, the same for every engine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "systemc/core/map.h"
#include "systemc/types.h"

namespace tendril {

/// State of one neuron that the core owns (specification 3.1). All zero after a clear.
struct NeuronState {
    std::uint16_t v = 0;     ///< potential, 0..vmax
    std::int16_t s = 0;      ///< slope, -smax-1..smax, 12 bits
    std::uint16_t th = 0;    ///< adaptive threshold offset
    std::uint8_t ref = 0;    ///< refractory ticks left
    std::uint8_t inht = 0;   ///< ticks of silence left (inh_mode 3)
    std::uint16_t e = 0;     ///< ticks of the local window left, 10 bits
    std::uint8_t bc = 0;     ///< burst spikes to come; 1 while latched; 4 bits
    std::uint8_t bt = 0;     ///< ticks to the next of them
    std::uint8_t latph = 0;  ///< phase ends the latch still survives, 4 bits
    bool fired = false;
    bool inh = false;  ///< silenced until the phase ends (inh_mode 1)

    bool operator==(const NeuronState&) const = default;
};

/// Remote growth: a neuron of this core asks for an axon of another core. A learning engine holds one.
struct RemoteRequest {
    bool valid = false;
    std::uint16_t neuron = 0;  ///< of this core
    std::uint16_t core = 0;    ///< wanted
    std::uint16_t post = 0;    ///< neuron there that the new axon reaches

    bool operator==(const RemoteRequest&) const = default;
};

/// State that the learning engine owns. −1 stands for "invalid".
struct LearningState {
    std::vector<std::int16_t> ta;  ///< per axon: phase tick of first arrival
    std::vector<std::uint8_t> rk;  ///< per axon: rank of that arrival; 0 when ta is invalid
    std::vector<std::int64_t> tl;  ///< per axon: tick of the last arrival; its age saturates at 65535
    std::vector<std::int16_t> tf;  ///< per neuron: phase tick of the first fire
    std::uint32_t lfsr = 1;
    std::uint8_t rank = 0;
    std::int64_t episodes = 0;
    RemoteRequest request;  ///< remote growth alone

    bool operator==(const LearningState&) const = default;
};

/// One row of the axon table: a spike of (source, neuron) becomes an event of `axon` after `delay` ticks.
struct AxonEntry {
    SourceId source;
    std::uint16_t neuron = 0;  ///< of the source; a host's line
    std::uint16_t axon = 0;
    std::uint8_t delay = 1;  ///< ticks, 1..delay_max
    bool pair = false;       ///< the next axon is set too

    bool operator==(const AxonEntry&) const = default;
};

/// State of a core between two ticks: after T4 of `tick`, before T0 of the next.
struct CoreState {
    std::vector<NeuronState> neurons;
    std::vector<std::uint8_t> k;  ///< synapse counts, row per axon: k[axon * neurons + neuron]
    /// pending[d][axon]: spikes that become events d ticks after the tick the core is in, d = 1..7.
    std::array<std::vector<bool>, kBuiltSlots> pending;
    std::uint8_t rank0 = 0;
    LearningState learning;
    /// Remote growth alone: the axon table as it has become, sorted; none: as configured.
    std::optional<std::vector<AxonEntry>> axon_table;

    bool operator==(const CoreState&) const = default;
};

/// An untouched core: no synapses, nothing pending, everything invalid.
CoreState cleared_core(CoreSize size, std::uint32_t lfsr_seed);

/// Zeroes what nothing can see any more: BT and LATPH when BC is 0, RK when TA is invalid.
void make_canonical(CoreState& state);

enum class RuleKind : std::uint8_t { none, literal, completed };

/// What a learning engine knows of the cores it may grow to (systemc/learning/README.md, remote growth).
struct RemoteGrowth {
    static constexpr std::uint8_t kNever = 16;

    bool on = false;
    std::vector<std::uint8_t> shift;     ///< by core: a drawn wish for it is granted with chance 2^-shift
    std::vector<std::uint16_t> neurons;  ///< by core: posts it has
};

/// Everything about a core that does not change while it runs.
struct CoreSetup {
    CoreId id;  ///< also its source id
    CoreSize size;
    NeuronParams neuron;
    LearningParams learning;
    RuleKind rule = RuleKind::none;
    RemoteGrowth remote;
    bool fixed_ticks = false;           ///< ticks begin by tick_start, no marks are sent
    std::vector<bool> excitatory;       ///< per axon
    std::vector<AxonEntry> axon_table;  ///< sorted by (source, neuron)
};

/// All state of a chip between two ticks; what `final.state` holds.
struct ChipState {
    Tick tick;  ///< the last tick that was run; −1 for a fresh chip
    std::vector<CoreState> cores;

    bool operator==(const ChipState&) const = default;
};

}  // namespace tendril
