// The fields of what a learner is made of, for whoever visits a state.
#pragma once

#include "systemc/core/core_pins_state.h"
#include "systemc/learning/learner.h"

namespace tendril {

inline void visit_state(StateVisitor& visitor, RemoteRequest& request) {
    visitor.field("valid", request.valid);
    visitor.field("neuron", request.neuron);
    visitor.field("core", request.core);
    visitor.field("post", request.post);
}

inline void visit_state(StateVisitor& visitor, LearningState& state) {
    visitor.field("ta", state.ta);
    visitor.field("rk", state.rk);
    visitor.field("tl", state.tl);
    visitor.field("tf", state.tf);
    visitor.field("lfsr", state.lfsr);
    visitor.field("rank", state.rank);
    visitor.field("episodes", state.episodes);
    visitor.field("request", state.request);
}

inline void visit_state(StateVisitor& visitor, Access& access) {
    visitor.field("kind", access.kind);
    visitor.field("axon", access.axon);
    visitor.field("neuron", access.neuron);
    visitor.field("last", access.last);
}

inline void visit_state(StateVisitor& visitor, Change& change) {
    visitor.field("target", change.target);
    visitor.field("axon", change.axon);
    visitor.field("neuron", change.neuron);
    visitor.field("value", change.value);
    visitor.field("stronger", change.stronger);
}

inline void visit_state(StateVisitor& visitor, Reply& reply) {
    visitor.field("one", reply.one);
    visitor.field("column", reply.column);
    visitor.field("thresholds", reply.thresholds);
}

/// But what it refers to.
inline void visit_state(StateVisitor& visitor, Column& column) {
    visitor.field("k", column.k);
    visitor.field("budget", column.budget);
    visitor.field("threshold", column.threshold);
    visitor.field("fired_at", column.fired_at);
    visitor.field("tick", column.tick);
}

}  // namespace tendril
