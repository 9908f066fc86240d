// The first signal in which RTL and model part, for people and for machines.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/bisect/bisect.h"
#include "sim/bisect/signal_diff.h"

namespace tendril {

namespace {

constexpr std::size_t kPrinted = 16;

struct Told {
    std::string signal, expected, got;
    std::optional<std::int64_t> since;  ///< cycle in which what was got came
};

Told told(const SignalDiffResult& result, const SignalParting& signal) {
    const bool is_signed = signal.path.ends_with("_s") || signal.path.ends_with(".tick");
    Told out{signal.path, value_text(signal.a, is_signed), value_text(signal.b, is_signed), signal.since_b};
    if (result.a_is_expected) return out;
    std::swap(out.expected, out.got);
    out.since = signal.since_a;
    return out;
}

std::string line_of(const SignalDiffResult& result, const SignalParting& signal) {
    const Told is = told(result, signal);
    const std::string since =
        is.since && *is.since < result.pair.cycles ? fmt::format(", there since cycle {}", *is.since) : "";
    return fmt::format("  {}  expected {}  got {}{}\n", is.signal, is.expected, is.got, since);
}

}  // namespace

std::string signals_text(const SignalDiffResult& result) {
    const PairResult& pair = result.pair;
    const std::string who = fmt::format("expected {}, got {}", result.a_is_expected ? result.a : result.b,
                                        result.a_is_expected ? result.b : result.a);
    if (pair.interrupted) return fmt::format("{}: interrupted\n", who);
    if (result.same())
        return fmt::format("{}: {} signals are the same in all of {} cycles\n", who, pair.signals,
                           pair.cycles);
    std::string text =
        fmt::format("{}: they part in cycle {}, {} signals compared\n", who, pair.cycles, pair.signals);
    if (!pair.parting) return text + "no signal differs, but one of them ends there\n";
    const auto& signals = pair.parting->signals;
    for (std::size_t s = 0; s < std::min(signals.size(), kPrinted); ++s) text += line_of(result, signals[s]);
    if (signals.size() > kPrinted)
        text += fmt::format("  and {} more in that cycle\n", signals.size() - kPrinted);
    return text;
}

std::string signals_json(const SignalDiffResult& result) {
    nlohmann::ordered_json json = {{"format", "tendril-signals 1"},
                                   {"expected", result.a_is_expected ? result.a : result.b},
                                   {"got", result.a_is_expected ? result.b : result.a},
                                   {"same", result.same()},
                                   {"cycle", nullptr},
                                   {"compared_cycles", result.pair.cycles},
                                   {"compared_signals", result.pair.signals},
                                   {"signals", nlohmann::ordered_json::array()}};
    if (!result.same()) json["cycle"] = result.pair.cycles;
    if (!result.pair.parting) return json.dump(1) + "\n";
    for (const SignalParting& signal : result.pair.parting->signals) {
        const Told is = told(result, signal);
        json["signals"].push_back({{"signal", is.signal}, {"expected", is.expected}, {"got", is.got}});
        json["signals"].back()["since"] = is.since ? nlohmann::ordered_json(*is.since) : nullptr;
    }
    return json.dump(1) + "\n";
}

}  // namespace tendril
