// What a chip that grows across cores may not be.
#include <fmt/format.h>

#include "sim/chip_checks.h"

namespace tendril {

void check_growth(const ChipSpec& spec) {
    const LearningSpec& learning = spec.learning;
    if (learning.remote_growth == 0) {
        for (const char* const key : {"remote_sh", "remote_far", "remote_every", "remote_post"}) {
            if (!learning.origin.given(key)) continue;
            throw error_at(learning.origin.at(key), fmt::format("{} without growth across cores", key),
                           "remote_growth = 1, or no such key");
        }
        return;
    }
    const auto refuse = [&](bool wrong, const std::string& what, const std::string& allowed) {
        if (wrong) throw error_at(learning.origin.at("remote_growth"), "remote_growth = 1 " + what, allowed);
    };
    refuse(learning.rule == "none", "and no rule learns", "rule = \"literal\" or \"completed\"");
    refuse(spec.traffic.given(), "and no neurons: [traffic]", "remote_growth = 0");
    refuse(spec.tick.mode == "fixed", "needs a time between ticks, and they are fixed",
           "[tick] mode = \"barrier\"");
    refuse(spec.topology.routed(),
           fmt::format("changes masks of hubs; family \"{}\" has none", spec.topology.family),
           "families of trees");
    refuse(spec.topology.routing != "mask",
           fmt::format("changes masks of hubs; routing \"{}\" has none", spec.topology.routing),
           "[topology] routing = \"mask\"");
    refuse(!spec.topology.dead_links.empty(), "and dead links: a part of the chip may not wait for the rest",
           "dead_links = []");
    refuse(spec.host.empty(), "needs a host that can keep its mark back", "one [[host]] or more");
}

}  // namespace tendril
