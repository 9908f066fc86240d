// What a loader writes on a core's configuration port, and how the core's state is read back from it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "systemc/core/core.h"
#include "systemc/fabric/hub_config.h"

namespace tendril {

/// Reads one word of the configuration port.
using ConfigReader = std::function<std::uint32_t(std::uint32_t address)>;

/// Everything but the start: registers, axon table, axon types, synapses, neurons, pending bitmaps, in
/// rtl/map.toml's layout. A core that was reset has nothing pending and no sources.
/// @param built size of the block; @param lanes its row words are written whole
/// @throws std::invalid_argument if the setup does not fit the block
std::vector<ConfigWord> core_config_words(const CoreSetup& setup, const CoreState& state, Tick preload,
                                          Tick last_tick, CoreSize built, int lanes);

/// A row of the associative table: `source`, or free.
ConfigWord axon_source_word(int slot, std::optional<SourceId> source);
/// The entry of a source's neuron, or none there.
ConfigWord axon_entry_word(int slot, int neuron, const AxonEntry* entry);
/// The word of a row of synapses that holds `neuron`, all of its counts 0 but that one.
ConfigWord single_synapse_word(int axon, int neuron, int k);

/// The core's own part of its state; `learning` stays empty.
CoreState read_core_state(CoreSize used, const ConfigReader& read);

CoreCounters read_core_counters(const ConfigReader& read);

}  // namespace tendril
