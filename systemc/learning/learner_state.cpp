// Of learner.h: all that a learner remembers, within a conversation too.
#include "systemc/learning/learner_parts_state.h"

namespace tendril {

void Learner::visit_state(StateVisitor& visitor) {
    visitor.field("state", state_);
    visitor.field("reply", reply_);
    visitor.field("changes", changes_);
    visitor.field("budgets", budgets_);
    visitor.field("fan_out", fan_out_);
    visitor.field("heard", heard_);
    visitor.field("column", column_);
    visitor.field("step", step_);
    visitor.field("axon", axon_);
    visitor.field("neuron", neuron_);
    visitor.field("phase", phase_);
    visitor.field("probe", probe_);
    visitor.field("probes_left", probes_left_);
    visitor.field("grown", grown_);
}

}  // namespace tendril
