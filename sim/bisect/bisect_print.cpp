// What a search has found, for people and for machines.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/bisect/bisect.h"

namespace tendril {

namespace {

constexpr std::size_t kPrinted = 8;

std::string line_of(const Suspect& suspect) {
    return fmt::format("  {}  old {}  new {}{}\n", suspect.signal.path, value_text(suspect.signal.a),
                       value_text(suspect.signal.b),
                       suspect.module.empty() ? "" : fmt::format("  ({})", suspect.module));
}

std::string signals_text(const std::vector<Suspect>& suspects) {
    const Suspect& first = suspects.front();
    std::string text = fmt::format("first signal\n{}", line_of(first));
    if (!first.module.empty())
        text += fmt::format("its module {} is {} in both trees; {}\n", first.module,
                            first.changed ? "not the same" : "the same",
                            first.from_outside ? "an input of it differs too" : "its inputs are the same");
    if (suspects.size() > 1)
        text += fmt::format("{} other signals differ in that cycle\n", suspects.size() - 1);
    for (std::size_t s = 1; s < std::min(suspects.size(), kPrinted); ++s) text += line_of(suspects[s]);
    return text;
}

}  // namespace

std::string value_text(const std::string& bits, bool is_signed) {
    const bool known = bits.find_first_not_of("01") == std::string::npos;
    if (!known || bits.empty() || bits.size() > 64) return "0b" + bits;
    std::uint64_t value = 0;
    for (const char bit : bits) value = (value << 1) | static_cast<std::uint64_t>(bit == '1');
    if (!is_signed || bits.front() == '0') return std::to_string(value);
    const std::uint64_t ones = bits.size() == 64 ? 0 : ~std::uint64_t{0} << bits.size();
    return std::to_string(static_cast<std::int64_t>(value | ones));
}

std::string bisect_text(const BisectResult& result) {
    const PairResult& pair = result.pair;
    const std::string who = fmt::format("{}: old {}, new {}", result.what, result.old, result.fresh);
    if (pair.interrupted) return fmt::format("{}: interrupted\n", who);
    if (result.same())
        return fmt::format("{}: {} signals are the same in all of {} cycles\n", who, pair.signals,
                           pair.cycles);
    std::string text =
        fmt::format("{}: they part in cycle {}, {} signals compared\n", who, pair.cycles, pair.signals);
    if (pair.parting)
        text += signals_text(result.suspects);
    else
        text += "no signal differs, but one of them ends there\n";
    return text + fmt::format("waves of both, cycles {}:{}, with a marker: gtkwave {}\n", result.window.first,
                              result.window.second,
                              std::filesystem::path(result.waves).replace_extension(".gtkw").string());
}

std::string bisect_json(const BisectResult& result) {
    nlohmann::ordered_json json = {{"format", "tendril-bisect 1"},
                                   {"what", result.what},
                                   {"old", result.old},
                                   {"new", result.fresh},
                                   {"same", result.same()},
                                   {"cycle", nullptr},
                                   {"compared_cycles", result.pair.cycles},
                                   {"compared_signals", result.pair.signals},
                                   {"signals", nlohmann::ordered_json::array()},
                                   {"waves", result.waves.filename().string()}};
    if (!result.same()) json["cycle"] = result.pair.cycles;
    for (const Suspect& suspect : result.suspects)
        json["signals"].push_back({{"signal", suspect.signal.path},
                                   {"old", value_text(suspect.signal.a)},
                                   {"new", value_text(suspect.signal.b)},
                                   {"module", suspect.module},
                                   {"changed", suspect.changed},
                                   {"from_outside", suspect.from_outside}});
    return json.dump(1) + "\n";
}

}  // namespace tendril
