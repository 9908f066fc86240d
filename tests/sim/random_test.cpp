// The first draws of the streams are frozen: every chip with random tables depends on them.
#include "sim/random.h"

#include <gtest/gtest.h>

#include <array>

namespace tendril {
namespace {

struct Frozen {
    const char* name;
    std::array<std::uint32_t, 3> draws;  ///< of seed 1; by an implementation of xxh64 and mt19937 in Python
};

TEST(RandomStream, the_first_draws_of_every_stream_are_frozen) {
    const Frozen frozen[] = {{"synapses0", {4107681928U, 554457940U, 64309066U}},
                             {"axons1", {2691619762U, 2155116915U, 1149769560U}},
                             {"stimulus0", {298490387U, 81998408U, 2286711842U}},
                             {"topology", {3665871149U, 4177454694U, 2235573199U}},
                             {"traffic", {4180524135U, 258347133U, 2179322916U}}};
    for (const Frozen& want : frozen) {
        RandomStream stream(want.name, 1);
        for (const std::uint32_t draw : want.draws) EXPECT_EQ(stream.next(), draw) << want.name;
    }
}

TEST(RandomStream, another_seed_is_another_stream) {
    EXPECT_NE(RandomStream("axons0", 1).next(), RandomStream("axons0", 2).next());
    EXPECT_NE(RandomStream("axons0", 1).next(), RandomStream("axons1", 1).next());
}

TEST(RandomStream, distinct_draws_are_those_of_the_documented_exchange) {
    EXPECT_EQ(RandomStream("axons0", 7).distinct(5, 10), (std::vector<int>{6, 8, 2, 4, 1}));
    EXPECT_TRUE(RandomStream("axons0", 7).distinct(0, 10).empty());
}

TEST(RandomStream, below_and_between_take_the_remainder_of_one_draw) {
    RandomStream stream("synapses0", 1);
    EXPECT_EQ(stream.below(9), 4107681928 % 9);
    EXPECT_EQ(stream.between(-3, 5), -3 + 554457940 % 9);
    EXPECT_EQ(stream.between(4, 4), 4);  // no draw
    EXPECT_EQ(stream.next(), 64309066U);
}

TEST(RandomStream, skipping_is_drawing_unseen) {
    RandomStream stream("synapses0", 1);
    stream.skip(2);
    EXPECT_EQ(stream.next(), 64309066U);
}

TEST(RandomStream, a_chance_of_none_never_comes_and_of_all_always) {
    RandomStream stream("stimulus0", 1);
    for (int i = 0; i < 100; ++i) {
        EXPECT_FALSE(stream.chance(chance_limit(0.0)));
        EXPECT_TRUE(stream.chance(chance_limit(1.0)));
    }
    EXPECT_EQ(chance_limit(0.5), 1U << 31);
}

TEST(Splitmix32, gives_the_values_of_its_formula) {
    EXPECT_EQ(splitmix32(0), 0x64625032U);
    EXPECT_EQ(splitmix32(1), 0x5e2d1772U);
    EXPECT_EQ(splitmix32(2), 0x0860b879U);
    EXPECT_EQ(splitmix32(0xffffffffU), 0xeb721c8aU);
}

}  // namespace
}  // namespace tendril
