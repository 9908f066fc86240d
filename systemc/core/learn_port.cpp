#include "systemc/core/learn_port.h"

#include <cassert>

namespace tendril {

void LearnPort::visit_state(StateVisitor& visitor) {
    visitor.field("talking", talking_);
    visitor.field("kind", access_.kind);
    visitor.field("axon", access_.axon);
    visitor.field("neuron", access_.neuron);
    visitor.field("last", access_.last);
    visitor.field("sent", sent_);
    visitor.field("answered", answered_);
}

int LearnPort::beats() const {
    switch (access_.kind) {
        case Access::Kind::done:
            return 0;
        case Access::Kind::read:
            return 1;
        case Access::Kind::column:
            return size_.axons;
        case Access::Kind::neurons:
            return size_.neurons;
        case Access::Kind::write:
            return static_cast<int>(client_.changes().size());
    }
    return 0;
}

void LearnPort::drive(const CoreOutputs& outputs, CoreInputs& inputs) {
    assert(outputs.event_valid);
    const bool reads = access_.kind != Access::Kind::write;
    if (talking_ && reads && outputs.answer_valid) collect(outputs.answer);

    const bool complete = talking_ && (reads ? answered_ : sent_) == beats();
    if (!talking_ || complete) {
        access_ = talking_ ? client_.next() : client_.begin(outputs.event);
        sent_ = answered_ = 0;
        talking_ = access_.kind != Access::Kind::done;
    }
    if (talking_ && sent_ < beats()) {
        inputs.learn = beat();
        ++sent_;
        if (access_.kind == Access::Kind::write && access_.last && sent_ == beats()) talking_ = false;
    }
    inputs.event_ready = !talking_;
}

void LearnPort::collect(const LearnAnswer& answer) {
    Reply& reply = client_.reply();
    const auto at = static_cast<std::size_t>(answered_++);
    if (access_.kind == Access::Kind::column) reply.column[at] = answer.k;
    if (access_.kind == Access::Kind::neurons) reply.thresholds[at] = answer.th;
    reply.one = answer;
}

LearnBeat LearnPort::beat() const {
    LearnBeat beat{LearnBeat::Op::read, static_cast<std::uint8_t>(access_.axon),
                   static_cast<std::uint8_t>(access_.neuron), 0};
    if (access_.kind == Access::Kind::column) beat.axon = static_cast<std::uint8_t>(sent_);
    if (access_.kind == Access::Kind::neurons) beat.neuron = static_cast<std::uint8_t>(sent_);
    if (access_.kind != Access::Kind::write) return beat;

    const Change& change = client_.changes()[static_cast<std::size_t>(sent_)];
    const bool synapse = change.target == Change::Target::synapse;
    return {synapse ? LearnBeat::Op::write_synapse : LearnBeat::Op::write_threshold,
            static_cast<std::uint8_t>(change.axon), static_cast<std::uint8_t>(change.neuron), change.value};
}

}  // namespace tendril
