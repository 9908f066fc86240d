// The words that bring a hub's registers and masks to a setup: what a loader writes on its configuration
// port.
#pragma once

#include <vector>

#include "systemc/fabric/hub.h"

namespace tendril {

struct ConfigWord {
    std::uint32_t address = 0;
    std::uint32_t data = 0;
};

/// Registers, then the mask of every source id there is (those beyond setup.masks are 0), in rtl/map.toml's
/// layout: always the same number of words.
/// @throws std::invalid_argument for a depth, port or mask that the built hub does not have
std::vector<ConfigWord> hub_config_words(const HubSetup& setup);

/// The mask of one source.
ConfigWord hub_mask_word(SourceId source, PortSet mask);
/// The mask that such a word holds.
PortSet mask_of_word(std::uint32_t data);

/// One cycle of reset, then a cycle a word.
inline constexpr std::int64_t kHubSetupCycles = 1 + 5 + (1 << kSourceBits);

}  // namespace tendril
