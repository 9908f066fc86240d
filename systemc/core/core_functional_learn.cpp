// The golden core's learn port: what the learner asks for is carried out at once.
#include "systemc/core/core_functional.h"

namespace tendril {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

void CoreFunctional::converse(Access access) {
    while (access.kind != Access::Kind::done) {
        Reply& reply = learner_.reply();
        switch (access.kind) {
            case Access::Kind::done:
                break;
            case Access::Kind::read:
                reply.one = answer(access.axon, access.neuron);
                break;
            case Access::Kind::column:
                read_column(access.neuron);
                break;
            case Access::Kind::neurons:
                for (std::size_t j = 0; j < neurons_.size(); ++j) reply.thresholds[j] = neurons_[j].th;
                break;
            case Access::Kind::write:
                write_changes();
                if (access.last) return;
                break;
        }
        access = learner_.next();
    }
}

LearnAnswer CoreFunctional::answer(int axon, int neuron) const {
    const NeuronState& n = neurons_[at(neuron)];
    return {synapses_.at(axon, neuron), n.th, n.fired, n.inh, n.inht != 0};
}

void CoreFunctional::read_column(int neuron) {
    Reply& reply = learner_.reply();
    for (int i = 0; i < setup_.size.axons; ++i) reply.column[at(i)] = synapses_.at(i, neuron);
    reply.one = answer(setup_.size.axons - 1, neuron);
}

void CoreFunctional::write_changes() {
    for (const Change& change : learner_.changes()) {
        if (change.target == Change::Target::synapse) {
            synapses_.at(change.axon, change.neuron) = static_cast<std::uint8_t>(change.value);
        } else {
            neurons_[change.neuron].th = change.value;
        }
    }
}

}  // namespace tendril
