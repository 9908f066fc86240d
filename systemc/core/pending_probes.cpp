#include "systemc/core/pending_probes.h"

#include <algorithm>

#include "systemc/core/map.h"
#include "systemc/core/pending_sight.h"

namespace tendril {

void add_pending_probes(CoreModule& core, Probes& probes) {
    constexpr int kWordAxons = 64;
    const auto* const sight = dynamic_cast<const PendingSight*>(&core.core());
    if (sight == nullptr) return;  // a source of traffic
    const std::string scope = std::string("chip pending_") + core.basename();
    const int axons = core.setup().size.axons;
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        for (int word = 0; word * kWordAxons < axons; ++word) {
            const auto value = [&core, sight, ahead, word] {
                return sight->pending(0, static_cast<int>((core.tick().value + ahead) & (kBuiltSlots - 1)),
                                      word);
            };
            const int first = word * kWordAxons;
            probes.push_back({scope,
                              "ahead" + std::to_string(ahead) + "_axons" + std::to_string(first),
                              std::min(kWordAxons, axons - first),
                              {},
                              value});
        }
    }
}

}  // namespace tendril
