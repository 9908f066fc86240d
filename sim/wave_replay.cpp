// The same order but for the end, and nobody writes anything down.
#include "sim/wave_replay.h"

#include <algorithm>

namespace tendril {

WaveTotals replay_with_waves(Engine& engine, const ChipState& initial, Stimulus& stimulus, RunOrder order,
                             const WaveOrder& waves) {
    order.wave = waves;
    order.full.reset();
    order.levels = {};
    order.hops = nullptr;
    order.cycle_limit = std::min(order.cycle_limit, waves.to + 1);
    engine.load(initial);
    return engine.run(order, stimulus, {}).waves.value();
}

}  // namespace tendril
