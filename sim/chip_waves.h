// The waveform of a chip that runs: RTL, models and what is derived from them in one file, and the save file
// beside it.
#pragma once

#include <memory>

#include "sim/chip.h"
#include "sim/chip_sight.h"
#include "sim/engine.h"
#include "sim/hop_watch.h"
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

/// Those who look at a chip as the order says, beside its waves or alone: for a full FIFO, what each hub
/// holds, the stays of flits. Of hubs inside verilated RTL the last two see nothing.
/// @param waves nullptr without
/// @return who follows the flits, nullptr where nobody asked; to be kept until the run is over
/// @throws Error Exit::usage where a full FIFO is looked for in a hub that is not there
[[nodiscard]] std::unique_ptr<HopWatch> add_onlookers(Chip& chip, const RunOrder& order, ChipWaves* waves);

}  // namespace tendril
