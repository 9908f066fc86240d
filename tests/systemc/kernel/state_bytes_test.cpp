// A state written, compared and read back: every kind of field, and the name of the first that differs.
#include "systemc/kernel/state_bytes.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tendril {
namespace {

struct Register {
    std::uint8_t low = 1;
    std::uint32_t high = 2;  // with padding before it

    void visit_state(StateVisitor& visitor) {
        visitor.field("low", low);
        visitor.field("high", high);
    }
};

struct Block {
    Register one;
    std::array<Register, 3> bank;
    std::array<bool, 2> flags{true, false};
    std::vector<std::uint16_t> words{10, 11, 12};
    std::vector<Flit> queue{{FlitKind::mark, 3, SourceId(4), 5}};
    std::optional<Flit> held;
    std::optional<std::pair<Tick, Cycle>> taken{{Tick(6), Cycle(7)}};
    std::array<std::uint8_t, 12> wide{};
    bool connected = false;

    void visit_state(StateVisitor& visitor) {
        visitor.field("one", one);
        visitor.field("bank", bank);
        visitor.field("flags", flags);
        visitor.field("words", words);
        visitor.field("queue", queue);
        visitor.field("held", held);
        visitor.field("taken", taken);
        visitor.field("wide", wide);
        visitor.fact("connected", connected);
    }
};

std::vector<std::uint8_t> written(Block& block) {
    StateWriter writer;
    block.visit_state(writer);
    return writer.bytes();
}

/// What a comparer says of a fresh block, once `change` has been made to it.
template <class Change>
std::string difference(Change change) {
    Block block;
    const auto before = written(block);
    change(block);
    StateComparer comparer(before);
    block.visit_state(comparer);
    return comparer.difference();
}

TEST(StateBytes, NamesTheFirstFieldThatDiffersWithItsValues) {
    EXPECT_EQ(difference([](Block&) {}), "");
    EXPECT_EQ(difference([](Block& b) { b.one.high = 300; }), "one.high: 2 became 300");
    EXPECT_EQ(difference([](Block& b) { b.bank[2].low = 0; }), "bank[2].low: 1 became 0");
    EXPECT_EQ(difference([](Block& b) { b.flags[1] = true; }), "flags[1]: 0 became 1");
    EXPECT_EQ(difference([](Block& b) { b.words[1] = b.words[2] = 500; }), "words[1]: 11 became 500");
    EXPECT_EQ(difference([](Block& b) { b.queue[0].source = SourceId(9); }), "queue[0].source: 4 became 9");
    EXPECT_EQ(difference([](Block& b) { b.taken->second = Cycle(8); }), "taken.second: 7 became 8");
    EXPECT_EQ(difference([](Block& b) { b.connected = true; }), "connected: 0 became 1");
}

TEST(StateBytes, AFieldThatComesOrGoesIsADifference) {
    EXPECT_EQ(difference([](Block& b) { b.words.push_back(1); }), "words.size: 3 became 4");
    EXPECT_EQ(difference([](Block& b) { b.queue.clear(); }), "queue.size: 1 became 0");
    EXPECT_EQ(difference([](Block& b) { b.held.emplace(); }), "held.there: 0 became 1");
    EXPECT_EQ(difference([](Block& b) { b.taken.reset(); }), "taken.there: 1 became 0");
}

TEST(StateBytes, AShorterStateBeforeIsADifference) {
    Block block;
    auto before = written(block);
    before.pop_back();
    StateComparer comparer(before);
    block.visit_state(comparer);
    EXPECT_EQ(comparer.difference(), "connected has appeared");
}

TEST(StateBytes, WhatWasWrittenIsReadBackIntoAnotherBlock) {
    Block block;
    block.one = {7, 70000};
    block.bank[1].high = 9;
    block.flags = {false, true};
    block.words = {1, 2, 3, 4, 5};
    block.queue.resize(3);
    block.held = Flit{FlitKind::spike, 8, SourceId(300), 77};
    block.taken.reset();
    const auto bytes = written(block);
    Block other;
    StateReader reader(bytes);
    other.visit_state(reader);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(written(other), bytes);
    EXPECT_EQ(other.held, block.held);
    EXPECT_EQ(other.words, block.words);
    EXPECT_FALSE(other.taken);
}

TEST(StateBytes, AReaderRefusesWhatEndsEarlyAndAFactThatIsNotSo) {
    Block block;
    auto bytes = written(block);
    Block other;
    other.connected = true;
    StateReader reader(bytes);
    EXPECT_THROW(other.visit_state(reader), std::runtime_error);
    other.connected = false;
    bytes.pop_back();
    StateReader shorter(bytes);
    EXPECT_THROW(other.visit_state(shorter), std::runtime_error);
}

}  // namespace
}  // namespace tendril
