// The fields of a whole chip's pins, for whoever visits a state.
#pragma once

#include "systemc/chip/whole_chip.h"
#include "systemc/core/core_pins_state.h"

namespace tendril {

inline void visit_state(StateVisitor& visitor, CoreArrival& arrival) {
    visitor.field("valid", arrival.valid);
    visitor.field("flit", arrival.flit);
}

inline void visit_state(StateVisitor& visitor, HostOutputs& outputs) {
    visitor.field("ready", outputs.ready);
    visitor.field("valid", outputs.valid);
    visitor.field("flit", outputs.flit);
}

}  // namespace tendril
