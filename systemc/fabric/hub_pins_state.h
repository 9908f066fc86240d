// The fields of a hub's pins and totals, for whoever visits a state.
#pragma once

#include "systemc/fabric/hub.h"

namespace tendril {

inline void visit_state(StateVisitor& visitor, HubInputs& inputs) {
    visitor.field("in_valid", inputs.in_valid);
    visitor.field("in", inputs.in);
    visitor.field("out_ready", inputs.out_ready);
}

inline void visit_state(StateVisitor& visitor, HubOutputs& outputs) {
    visitor.field("in_ready", outputs.in_ready);
    visitor.field("out_valid", outputs.out_valid);
    visitor.field("out", outputs.out);
    visitor.field("idle", outputs.idle);
}

inline void visit_state(StateVisitor& visitor, HubTotals& totals) {
    visitor.field("moved", totals.moved);
    visitor.field("copies", totals.copies);
    visitor.field("marks", totals.marks);
    visitor.field("blocked_cycles", totals.blocked_cycles);
    visitor.field("busy_cycles", totals.busy_cycles);
}

}  // namespace tendril
