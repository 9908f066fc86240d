// A chip as a document in which nothing is left to be drawn or read: what can be made smaller piece by piece.
#pragma once

#include "sim/chip_plan.h"
#include "sim/chip_spec.h"
#include "sim/config_value.h"
#include "sim/stimulus.h"
#include "tests/support/chip_generator.h"

namespace tendril {

/// A chip file, and the state that `--state` would name.
struct ChipCase {
    Value chip;
    std::string state;  ///< text of a final.state; "" = the chip starts as its file says
};

/// What a plan no longer says in the words of a chip file.
struct ChipFrame {
    Table topology;                 ///< as the file's
    std::vector<std::string> host;  ///< a hub each, "" = the root's parent port
};

ChipFrame frame_of(const TreeSpec& tree);

enum class Start {
    fresh,  ///< at tick -1, with what a chip file can say of a state: V, S, TH, synapses, LFSR
    exact,  ///< by a state file
};

/// Every axon, synapse, spike and parameter on its own.
/// @param ticks of the run; the stimulus is asked for so many
ChipCase explicit_chip(const ChipPlan& plan, const ChipFrame& frame, Stimulus& stimulus, std::int64_t ticks,
                       Start start);

/// A case made ready to run.
struct ReadyChip {
    ChipSpec spec;
    ChipPlan plan;
    std::unique_ptr<Stimulus> stimulus;
    std::int64_t ticks = 0;
};

/// @throws Error where the case is no chip
ReadyChip ready(const ChipCase& chip);

}  // namespace tendril
