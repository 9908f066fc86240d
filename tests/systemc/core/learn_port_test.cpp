// What a learn access costs: the beats driven, the cycles an event is held.
#include "systemc/core/learn_port.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

using Kind = Access::Kind;
using Op = LearnBeat::Op;

/// Asks for a list of accesses, one after the other.
class Script : public LearnClient {
public:
    explicit Script(std::vector<Access> accesses) : accesses_(std::move(accesses)) {
        reply_.column.resize(8);
        reply_.thresholds.resize(4);
    }
    Access begin(const LearnEvent&) override { return next(); }
    Access next() override { return at_ < accesses_.size() ? accesses_[at_++] : Access{}; }
    Reply& reply() override { return reply_; }
    std::span<const Change> changes() const override { return written; }

    std::vector<Change> written;
    Reply reply_;

private:
    std::vector<Access> accesses_;
    std::size_t at_ = 0;
};

/// A core that holds one event: answers each read a cycle later with k = axon + 1, TH = 100 + neuron.
struct Held {
    explicit Held(std::vector<Access> accesses) : script(std::move(accesses)), port(script, {4, 8}) {}

    /// Runs until the event is acknowledged. @return cycles it was held
    int run() {
        CoreOutputs outputs;
        outputs.event_valid = true;
        for (int cycle = 1; cycle < 100; ++cycle) {
            CoreInputs inputs;
            port.drive(outputs, inputs);
            beats.push_back(inputs.learn);
            outputs.answer_valid = inputs.learn.op == Op::read;
            outputs.answer.k = static_cast<std::uint8_t>(inputs.learn.axon + 1);
            outputs.answer.th = static_cast<std::uint16_t>(100 + inputs.learn.neuron);
            if (inputs.event_ready) return cycle;
        }
        return -1;
    }
    Script script;
    LearnPort port;
    std::vector<LearnBeat> beats;
};

TEST(LearnPort, AnEventWithoutAccessIsAcknowledgedInItsOwnCycle) {
    Held held({});
    EXPECT_EQ(held.run(), 1);
    EXPECT_EQ(held.beats[0].op, Op::none);
    EXPECT_FALSE(held.port.busy());
}

TEST(LearnPort, AReadCostsOneCycle) {
    Held held({{Kind::read, 3, 2, false}});
    EXPECT_EQ(held.run(), 2);
    EXPECT_EQ(held.beats[0].axon, 3);
    EXPECT_EQ(held.beats[0].neuron, 2);
    EXPECT_EQ(held.script.reply_.one.k, 4);
    EXPECT_EQ(held.script.reply_.one.th, 102);
}

TEST(LearnPort, ALastWriteIsAcknowledgedWithItsLastBeat) {
    Held held({{Kind::read, 3, 2, false}, {Kind::write, 0, 0, true}});
    held.script.written = {{Change::Target::synapse, 3, 2, 5}, {Change::Target::threshold, 0, 2, 777}};
    EXPECT_EQ(held.run(), 3);
    EXPECT_EQ(held.beats[1].op, Op::write_synapse);
    EXPECT_EQ(held.beats[1].data, 5);
    EXPECT_EQ(held.beats[2].op, Op::write_threshold);
    EXPECT_EQ(held.beats[2].data, 777);
}

TEST(LearnPort, WhatFollowsAWriteComesTheCycleAfterIt) {
    Held held({{Kind::write, 0, 0, false}, {Kind::read, 1, 1, false}});
    held.script.written = {{Change::Target::synapse, 0, 0, 1}};
    EXPECT_EQ(held.run(), 3);
    EXPECT_EQ(held.beats[0].op, Op::write_synapse);
    EXPECT_EQ(held.beats[1].op, Op::read);
}

TEST(LearnPort, AColumnIsReadABeatAnAxonInOrder) {
    Held held({{Kind::column, 0, 1, false}});
    EXPECT_EQ(held.run(), 8 + 1);
    for (std::uint8_t axon = 0; axon < 8; ++axon) {
        EXPECT_EQ(held.beats[axon].axon, axon);
        EXPECT_EQ(held.script.reply_.column[axon], axon + 1);
    }
}

TEST(LearnPort, ThresholdsAreReadABeatANeuronInOrder) {
    Held held({{Kind::neurons, 0, 0, false}});
    EXPECT_EQ(held.run(), 4 + 1);
    EXPECT_EQ(held.script.reply_.thresholds, (std::vector<std::uint16_t>{100, 101, 102, 103}));
}

TEST(LearnPort, ForgetsAConversationThatWasCutOff) {
    Held held({{Kind::column, 0, 1, false}});
    CoreOutputs outputs;
    outputs.event_valid = true;
    CoreInputs inputs;
    held.port.drive(outputs, inputs);
    EXPECT_TRUE(held.port.busy());
    held.port.clear();
    EXPECT_FALSE(held.port.busy());
}

}  // namespace
}  // namespace tendril
