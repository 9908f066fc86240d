#include "tests/support/planted_bugs.h"

#include <algorithm>
#include <stdexcept>

namespace tendril {

namespace {

void drop_inhibition(ChipPlan& plan) {
    for (CoreSetup& core : plan.cores) core.neuron.inh_mode = 0;
}

void deepen_hubs(ChipPlan& plan) {
    for (HubSetup& hub : plan.hubs) ++hub.depth;
}

void forget_pending(ChipPlan& plan) {
    for (CoreState& core : plan.initial.cores)
        for (auto& slot : core.pending) slot.assign(slot.size(), false);
}

void never_grow(ChipPlan& plan) {
    if (plan.tick_cycles == 0) return;
    for (CoreSetup& core : plan.cores) core.learning.grow_en = 0;
}

}  // namespace

const std::vector<PlantedBug>& planted_bugs() {
    static const std::vector<PlantedBug> bugs{{"drop-inhibition", drop_inhibition},
                                              {"deepen-hubs", deepen_hubs},
                                              {"forget-pending", forget_pending},
                                              {"never-grow", never_grow}};
    return bugs;
}

const PlantedBug& planted_bug(const std::string& name) {
    const auto at = std::ranges::find(planted_bugs(), name, &PlantedBug::name);
    if (at == planted_bugs().end()) throw std::out_of_range(name);
    return *at;
}

}  // namespace tendril
