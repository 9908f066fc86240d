// From two trees of RTL to the first cycle and signal in which they part, and a waveform that shows it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/bisect/paired_run.h"
#include "sim/bisect/suspects.h"

namespace tendril {

/// A tree that has been built.
struct BuiltTree {
    std::string name;  ///< as it was asked for
    std::filesystem::path rtl;
    Programs programs;
};

struct BisectOrder {
    TestSpec test;           ///< of a chip one engine, that has RTL
    std::uint64_t seed = 1;  ///< of the test
    BuiltTree old, fresh;
    std::filesystem::path out;
    std::int64_t cycles_most = INT64_MAX;
    std::pair<std::int64_t, std::int64_t> around{200, 100};
    std::function<bool()> interrupted;
};

struct BisectResult {
    PairResult pair;
    std::vector<Suspect> suspects;  ///< the first is the one that is told
    std::filesystem::path waves;    ///< of both; "" = none
    WaveWindow window{0, 0};
    std::string old, fresh;  ///< names
    std::string what;        ///< was run

    bool same() const { return !pair.parting && !pair.ended_apart; }
};

/// Fills `order.out` with bisect.fst, bisect.gtkw beside it with a marker, and bisect.json.
BisectResult bisect(const BisectOrder& order);

/// What is compared of two trees: all signals but those of the simulator itself.
SignalRule rule_of_trees(const std::string& path);

std::string bisect_text(const BisectResult& result);
std::string bisect_json(const BisectResult& result);

/// A value for people: decimal up to 64 bits if all bits are known, else its bits.
std::string value_text(const std::string& bits, bool is_signed = false);

}  // namespace tendril
