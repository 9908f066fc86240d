// The chip and the images of the digits experiment, without their files' way through the config.
#pragma once

#include <string>

#include "sim/digits.h"

namespace tendril {

/// Defaults (d) of the specification, section 7: one core of 64 neurons, an axon a line of one host.
inline ChipPlan digits_chip() {
    CoreSetup core;
    core.size = {64, 128};
    core.neuron.theta = 3000;
    core.neuron.vs = 2;
    core.rule = RuleKind::completed;
    core.learning.wit_sh = 2;
    core.learning.grow_sh = 4;
    core.learning.grow_inv = 0;
    core.learning.rot = 1;
    core.learning.homeo_en = 1;
    core.learning.homeo_up = 64;
    core.learning.homeo_max = 30000;
    core.excitatory.assign(128, true);
    for (std::uint16_t line = 0; line < 128; ++line) {
        core.axon_table.push_back({SourceId(1), line, line, 1, false});
    }
    ChipPlan plan;
    plan.name = "digits";
    plan.cores.push_back(core);
    plan.initial = {Tick(-1), {cleared_core(core.size, 1)}};
    plan.hosts.push_back({"pixels", 128, {}});
    return plan;
}

inline DigitsTask digits_task() {
    DigitsTask task;
    task.images = read_images(TENDRIL_SOURCE_DIR "/configs/stimuli/optdigits.txt");
    return task;
}

}  // namespace tendril
