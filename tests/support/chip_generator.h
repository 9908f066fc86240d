// Random whole chips: tree, laterals, dead links, delays, depths, hosts, cores and input from one seed.
#pragma once

#include <optional>

#include "sim/chip_plan.h"
#include "sim/random.h"
#include "sim/stimulus.h"
#include "systemc/chip/whole_chip.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

/// What a drawn chip may be.
struct ChipLimits {
    int most_cores = 16;
    std::vector<int> sizes{32, 16, 16};  ///< neurons and axons of its cores, each as likely
    std::vector<BuiltChip> trees{};      ///< only what one of these carries; {} = any tree
};

/// What of a chip is RTL in the engine `cosim`.
struct CosimMix {
    bool cores_rtl = true;
    std::vector<bool> level_rtl;  ///< level_rtl[level - 1]
};

/// A chip with what its hosts say. The same seed and limits give the same chip on every machine. It is one
/// that a chip file, a state and a stimulus file can say.
struct RandomChip {
    std::uint64_t seed = 0;
    TreeSpec tree;
    ChipPlan plan;  ///< all RTL
    CosimMix mix;   ///< with models in it
    bool learns = false;
    int ticks = 0;
    int per_mille = 0;  ///< host spikes per line and tick, in the ticks in which there are any
};

RandomChip draw_chip(std::uint64_t seed, const ChipLimits& limits = {});

/// The fabric in a line.
std::string description(const RandomChip& chip);

/// Bursts of input with silences between; what a tick holds depends on seed and tick alone.
class BurstStimulus : public Stimulus {
public:
    explicit BurstStimulus(const RandomChip& chip) : chip_(chip) {}
    std::span<const HostSpike> at(Tick tick) override;

private:
    const RandomChip& chip_;
    std::vector<HostSpike> spikes_;
};

/// Lays the routes of `plan.topology` for who listens to whom; `plan` has its cores and hosts.
/// @return "" or why the fabric cannot carry it
std::string lay_routes(ChipPlan& plan);

}  // namespace tendril
