// The waveform of a chip that runs: RTL, models and what is derived from them in one file, and the save file
// beside it.
#pragma once

#include <memory>
#include <optional>

#include "sim/chip.h"
#include "sim/chip_sight.h"
#include "sim/engine.h"
#include "sim/hop_watch.h"
#include "sim/recorder/waves.h"

namespace tendril {

/// What is derived has begun to look before: so many cycles, or ticks, before the first that is shown. A
/// spike that was sent earlier has no row.
inline constexpr std::int64_t kRunUpCycles = 4096;
inline constexpr std::int64_t kRunUpTicks = 2;

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

/// Tells what the inputs of each hub or router hold, when it changes.
class LevelWatch {
public:
    using Tell = std::function<void(const std::string& hub, int held, Cycle)>;

    /// @param chip outlives it
    LevelWatch(const Chip& chip, Tell tell)
        : chip_(chip), tell_(std::move(tell)), last_(chip.hubs.size() + chip.routers.size(), 0) {}

    /// Between settling and the clock edge.
    void look(Cycle now);
    void visit_state(StateVisitor& visitor) { visitor.field("last", last_); }

private:
    int held(std::size_t node) const;

    const Chip& chip_;
    Tell tell_;
    std::vector<int> last_;  ///< told
};

/// Those who look at a chip as the order says, beside its waves or alone: for a full FIFO, what each hub
/// holds, the stays of flits. Of hubs inside verilated RTL the last two see nothing. To be kept until the run
/// is over.
class Onlookers {
public:
    /// @param waves nullptr without. @param chip, waves outlive the run
    /// @throws Error Exit::usage where a full FIFO is looked for in a hub that is not there
    Onlookers(Chip& chip, const RunOrder& order, ChipWaves* waves);
    Onlookers(const Onlookers&) = delete;
    Onlookers& operator=(const Onlookers&) = delete;

    /// What they have seen and not told.
    void visit_state(StateVisitor& visitor);

private:
    std::optional<LevelWatch> levels_;
    std::optional<HopWatch> hops_;
};

}  // namespace tendril
