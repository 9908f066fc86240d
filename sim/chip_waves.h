// The waveform of a chip that runs: RTL, models and what is derived from them in one file, and the save file
// beside it.
#pragma once

#include <memory>

#include "sim/chip.h"
#include "sim/chip_sight.h"
#include "sim/engine.h"
#include "sim/recorder/waves.h"

namespace tendril {

/// From the next cycle on the kernel's onlooker writes what the order asks for.
class ChipWaves {
public:
    /// @param chip outlives it
    /// @throws Error Exit::usage where the order's scope matches nothing of the chip, Exit::resource
    ChipWaves(Chip& chip, const WaveOrder& order);
    ~ChipWaves();
    ChipWaves(const ChipWaves&) = delete;
    ChipWaves& operator=(const ChipWaves&) = delete;

    /// Another who looks at every cycle.
    void also(std::function<void(Cycle)> onlooker) { also_ = std::move(onlooker); }
    /// Closes the file. @return what is in it
    WaveTotals finish();

private:
    void look(Cycle now);
    void show(Cycle now);
    bool near(Cycle now) const;
    bool shows(Cycle now) const;
    bool in_ticks(std::int64_t ahead) const;

    Chip& chip_;
    WaveOrder order_;
    ChipSight sight_;
    std::unique_ptr<Waves> waves_;
    std::uint64_t cores_ = 0;  ///< shown
    WaveTotals totals_;
    std::function<void(Cycle)> also_;
};

/// As ChipWaves.
std::unique_ptr<ChipWaves> open_waves(Chip& chip, const WaveOrder& order);

/// The kernel's onlooker tells of the first cycle in which an input of the hub is not ready.
/// @throws Error Exit::usage where the chip has no such hub, or it is inside verilated RTL
void watch_full(Chip& chip, const FullWatch& watch);

/// An onlooker that tells what the inputs of each hub hold, when it changes. Of hubs inside verilated RTL it
/// says nothing.
std::function<void(Cycle)> level_watch(const Chip& chip,
                                       std::function<void(const std::string&, int, Cycle)> tell);

}  // namespace tendril
