// Implements hub_config.h.
#include "systemc/fabric/hub_config.h"

#include <fmt/format.h>

#include <stdexcept>

#include "systemc/core/map.h"

namespace tendril {
namespace {

constexpr PortSet kChildren = (1U << kHubRadix) - 1U;
constexpr PortSet kLateralBits = (1U << kHubLaterals) - 1U;

void check(const HubSetup& setup) {
    if (setup.depth < 1 || setup.depth > kHubDepthMax)
        throw std::invalid_argument(
            fmt::format("hub: fifo depth {}; allowed is 1..{}", setup.depth, kHubDepthMax));
    if ((setup.enabled >> kHubPorts) != 0)
        throw std::invalid_argument(
            fmt::format("hub: enabled ports {:#x}; there are {} ports", setup.enabled, kHubPorts));
    const bool parent_enabled = (setup.enabled & port_bit(kParentPort)) != 0;
    if (parent_enabled != (setup.parent != ParentKind::none))
        throw std::invalid_argument("hub: the parent port is enabled exactly when the hub has a parent");
    if (setup.masks.size() > (1U << kSourceBits))
        throw std::invalid_argument(
            fmt::format("hub: {} sources; at most {}", setup.masks.size(), 1U << kSourceBits));
}

/// SUB as on the bus: {laterals, up, down}.
std::uint32_t mask_word(PortSet mask) {
    const std::uint32_t down = mask & kChildren;
    const std::uint32_t laterals = (mask >> kLateralPort) & kLateralBits;
    const std::uint32_t up = (mask >> kParentPort) & 1U;
    return (laterals << (kHubRadix + 1)) | (up << kHubRadix) | down;
}

}  // namespace

ConfigWord hub_mask_word(SourceId source, PortSet mask) {
    return {hub_map::kMasks + source.value, mask_word(mask)};
}

PortSet mask_of_word(std::uint32_t data) {
    const std::uint32_t down = data & kChildren;
    const std::uint32_t up = (data >> kHubRadix) & 1U;
    const std::uint32_t laterals = (data >> (kHubRadix + 1)) & kLateralBits;
    return static_cast<PortSet>(down | (laterals << kLateralPort) | (up << kParentPort));
}

std::vector<ConfigWord> hub_config_words(const HubSetup& setup) {
    check(setup);
    std::vector<ConfigWord> words;
    words.reserve(kHubSetupCycles);
    const auto put = [&](std::uint32_t address, std::uint32_t data) { words.push_back({address, data}); };
    put(hub_map::kRegisters + hub_map::kRegChildren, setup.enabled & kChildren);
    put(hub_map::kRegisters + hub_map::kRegLaterals, (setup.enabled >> kLateralPort) & kLateralBits);
    put(hub_map::kRegisters + hub_map::kRegParent, static_cast<std::uint32_t>(setup.parent));
    put(hub_map::kRegisters + hub_map::kRegDepth, static_cast<std::uint32_t>(setup.depth));
    put(hub_map::kRegisters + hub_map::kRegKeepOwn, setup.keep_own ? 1U : 0U);
    for (std::uint32_t source = 0; source < (1U << kSourceBits); ++source)
        put(hub_map::kMasks + source, source < setup.masks.size() ? mask_word(setup.masks[source]) : 0U);
    return words;
}

}  // namespace tendril
