// A diff for people and for programs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "sim/diff.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

/// "tick 412 cycle 20931 core 3 neuron 17: " as far as known.
std::string place(const Divergence& d) {
    std::string text;
    const auto add = [&text](std::string_view name, const std::optional<std::int64_t>& value) {
        if (value) text += fmt::format("{}{} {}", text.empty() ? "" : " ", name, *value);
    };
    add("tick", d.tick);
    add("cycle", d.cycle);
    add("core", d.core);
    add("neuron", d.neuron);
    return text.empty() ? text : text + ": ";
}

Json json_of(const Divergence& d) {
    const auto number = [](const std::optional<std::int64_t>& value) {
        return value ? Json(*value) : Json(nullptr);
    };
    return {{"file", d.file},          {"tick", number(d.tick)},     {"cycle", number(d.cycle)},
            {"core", number(d.core)},  {"neuron", number(d.neuron)}, {"what", d.what},
            {"around", Json(d.around)}};
}

}  // namespace

std::string diff_text(const DiffResult& result) {
    const std::string without_cycles = result.ticks_only ? ", cycles left out" : "";
    const std::string left_out =
        result.left_out.empty() ? "" : fmt::format("; not compared: {}", fmt::join(result.left_out, ", "));
    const std::string scope =
        fmt::format("{}{}{}", fmt::join(result.compared, ", "), without_cycles, left_out);
    if (result.same()) return fmt::format("same: {}\n", scope);

    const Divergence& first = result.divergences.front();
    std::string text = fmt::format("first divergence in {}: {}{}\n  A = {}\n  B = {}\n", first.file,
                                   place(first), first.what, result.a, result.b);
    for (const std::string& line : first.around) text += fmt::format("  {}\n", line);
    for (std::size_t i = 1; i < result.divergences.size(); ++i) {
        const Divergence& other = result.divergences[i];
        text += fmt::format("also in {}: {}{}\n", other.file, place(other), other.what);
    }
    return text + fmt::format("compared: {}\n", scope);
}

std::string diff_json(const DiffResult& result) {
    Json divergences = Json::array();
    for (const Divergence& divergence : result.divergences) divergences.push_back(json_of(divergence));
    const Json json{{"format", "tendril-diff 1"},
                    {"a", result.a},
                    {"b", result.b},
                    {"same", result.same()},
                    {"ticks_only", result.ticks_only},
                    {"compared", Json(result.compared)},
                    {"left_out", Json(result.left_out)},
                    {"divergences", divergences}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tendril
