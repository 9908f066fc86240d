// Every type of value: what it takes, how it shows itself, how it refuses.
#include "sim/config_codec.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"

namespace tendril {
namespace {

Value value(decltype(Value::data) data) { return {{"/a/b.toml", 2, 5}, std::move(data)}; }

template <class T>
T taken(decltype(Value::data) data, const Allowed& allowed = {}) {
    T out{};
    take(value(std::move(data)), "key", allowed, out);
    return out;
}

template <class T>
std::string refused(decltype(Value::data) data, const Allowed& allowed = {}) {
    return refusal([&] { taken<T>(std::move(data), allowed); });
}

using I = std::int64_t;
const std::string kPlace = "2 /a/b.toml:2:5: ";

TEST(Codec, an_integer_knows_its_range) {
    EXPECT_EQ(taken<I>(I{7}, {.low = 0, .high = 7}), 7);
    EXPECT_EQ(refused<I>(I{8}, {.low = 0, .high = 7}), kPlace + "key = 8 is out of range; 0..7");
    EXPECT_EQ(refused<I>(std::string("8"), {.low = 0, .high = 7}),
              kPlace + "key must be an integer, not a string; 0..7");
    EXPECT_EQ(refused<I>(true), kPlace + "key must be an integer, not a boolean; flags are 0 or 1");
    EXPECT_EQ(refused<I>(1.5), kPlace + "key must be an integer, not a number");
    EXPECT_EQ(refused<std::int32_t>(I{1} << 40, {.low = 0}),
              kPlace + "key = 1099511627776 is out of range; 0..2147483647");
}

TEST(Codec, a_number_may_be_written_as_an_integer) {
    EXPECT_EQ(taken<double>(I{1}), 1.0);
    EXPECT_EQ(taken<double>(0.25), 0.25);
    EXPECT_EQ(refused<double>(1.5, {.low = 0, .high = 1}), kPlace + "key = 1.5 is out of range; 0..1");
    EXPECT_EQ(refused<double>(std::nan(""), {.low = 0, .high = 1}),
              kPlace + "key = nan is out of range; 0..1");
    EXPECT_EQ(show(1.0, {}), "1.0");
    EXPECT_EQ(show(0.1, {}), "0.1");
}

TEST(Codec, a_word_names_the_nearest_of_those_allowed) {
    const Allowed allowed{.words = {"barrier", "fixed"}};
    EXPECT_EQ(taken<std::string>(std::string("fixed"), allowed), "fixed");
    EXPECT_EQ(refused<std::string>(std::string("barier"), allowed),
              kPlace + "key = \"barier\" is not known; barrier, fixed; did you mean \"barrier\"?");
    EXPECT_EQ(refused<std::string>(I{3}, allowed),
              kPlace + "key must be a string, not an integer; barrier, fixed");
}

TEST(Codec, a_string_survives_being_shown) {
    EXPECT_EQ(show(std::string("a\"b\\c\nd"), {}), "\"a\\\"b\\\\c\\u000ad\"");
}

TEST(Codec, a_path_is_relative_to_the_file_that_names_it) {
    EXPECT_EQ(taken<std::string>(std::string("../c.txt"), {.path = true}), "/c.txt");
    EXPECT_EQ(taken<std::string>(std::string("/x/y"), {.path = true}), "/x/y");
    EXPECT_EQ(refused<std::string>(std::string(), {.path = true}), kPlace + "key is empty; a path");
}

TEST(Codec, a_source_is_a_name_or_a_number) {
    const Allowed allowed{.low = 0, .high = 15, .number_too = true};
    EXPECT_EQ(taken<std::string>(I{3}, allowed), "3");
    EXPECT_EQ(taken<std::string>(std::string("in"), allowed), "in");
    EXPECT_EQ(show(std::string("3"), allowed), "3");
    EXPECT_EQ(show(std::string("in"), allowed), "\"in\"");
    EXPECT_EQ(refused<std::string>(I{16}, allowed), kPlace + "key = 16 is out of range; 0..15");
}

TEST(Codec, a_span_is_two_numbers_one_number_or_all) {
    const Allowed allowed{.low = 0, .high = 255};
    const auto round_trip = [&](decltype(Value::data) data) {
        return show(taken<Span>(std::move(data), allowed), allowed);
    };
    EXPECT_EQ(round_trip(std::string("0:63")), "\"0:63\"");
    EXPECT_EQ(round_trip(std::string("7")), "7");
    EXPECT_EQ(round_trip(I{7}), "7");
    EXPECT_EQ(round_trip(std::string("all")), "\"all\"");
    EXPECT_EQ(taken<Span>(std::string("all")).within(16).size(), 16);
    EXPECT_NE(refused<Span>(std::string("5:3"), allowed).find("ends before it begins"), std::string::npos);
    EXPECT_NE(refused<Span>(std::string("a:3"), allowed).find("is no span"), std::string::npos);
    EXPECT_NE(refused<Span>(std::string("0:256"), allowed).find("key = 256 is out of range"),
              std::string::npos);
    EXPECT_NE(refused<Span>(1.0, allowed).find("must be a span, not a number"), std::string::npos);
}

TEST(Codec, a_draw_is_a_number_or_a_pair) {
    const Allowed allowed{.low = 0, .high = 15};
    EXPECT_EQ(show(taken<Draw>(I{3}, allowed), allowed), "3");
    const Array pair = {value(I{0}), value(I{8})};
    EXPECT_EQ(show(taken<Draw>(pair, allowed), allowed), "[0, 8]");
    const Array backwards = {value(I{8}), value(I{0})};
    EXPECT_NE(refused<Draw>(backwards, allowed).find("[8, 0] ends before it begins"), std::string::npos);
    EXPECT_NE(refused<Draw>(Array{value(I{8})}, allowed).find("two ends"), std::string::npos);
    EXPECT_EQ(refused<Draw>(std::string("3"), allowed),
              kPlace + "key must be an integer or [low, high], not a string; 0..15");
}

TEST(Codec, a_lone_number_stands_for_a_list_of_one) {
    EXPECT_EQ(taken<std::vector<int>>(I{2}), std::vector<int>{2});
    EXPECT_EQ(show(std::vector<int>{2, 4}, {}), "[2, 4]");
    EXPECT_EQ(refused<std::vector<std::string>>(std::string("L1")),
              kPlace + "key must be a list, not a string");
}

TEST(Codec, the_schema_states_ranges_and_words) {
    EXPECT_EQ(schema_of(I{}, {.low = 0, .high = 7}).dump(), R"({"type":"integer","minimum":0,"maximum":7})");
    EXPECT_EQ(schema_of(std::string(), {.words = {"a", "b"}}).dump(),
              R"({"type":"string","enum":["a","b"]})");
}

}  // namespace
}  // namespace tendril
