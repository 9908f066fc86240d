// Implements core_on_chip.h.
#include "systemc/chip/core_on_chip.h"

#include "systemc/core/core_config.h"

namespace tendril {

void CoreOnChip::load(const CoreSetup& setup, const CoreState& state, Tick preload, Tick last_tick) {
    size_ = setup.size;
    const BuiltChip& built = chip_.built();
    for (const ConfigWord& word :
         core_config_words(setup, state, preload, last_tick, built.core, built.lanes))
        chip_.write(ChipBlock::core, core_, word.address, word.data);
}

CoreState CoreOnChip::state() {
    return read_core_state(
        size_, [this](std::uint32_t address) { return chip_.read(ChipBlock::core, core_, address); });
}

CoreCounters CoreOnChip::counters() {
    return read_core_counters(
        [this](std::uint32_t address) { return chip_.read(ChipBlock::core, core_, address); });
}

}  // namespace tendril
