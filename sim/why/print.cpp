// Implements print.h.
#include "sim/why/print.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

std::string cause_text(const Cause& cause) {
    const WatchedInput& in = cause.input;
    std::string text =
        fmt::format("  tick {:>6}  axon {:>3} {} k {:>2}  from {} {} {}, sent in tick {}, over {}",
                    cause.active.value, in.axon, in.excitatory ? "exc" : "inh", in.k, cause.source,
                    cause.source.starts_with("host") ? "line" : "neuron", in.line, in.sent.value, cause.hubs);
    if (in.late > 0) text += fmt::format(", {} ticks late", in.late);
    if (cause.spike_cycle) text += fmt::format(", spike in cycle {}", *cause.spike_cycle);
    if (cause.delivery_cycle) text += fmt::format(", arrived in cycle {}", *cause.delivery_cycle);
    return text + "\n";
}

std::string told(const Explanation& answer, const std::string& indent) {
    std::string text =
        fmt::format("core {} neuron {} {} in tick {}:\n", answer.core.value, answer.neuron.value,
                    answer.spiked ? "spiked" : "did not spike", answer.tick.value);
    for (const std::string& reason : answer.reasons) text += fmt::format("  {}\n", reason);
    if (!answer.causes.empty()) text += "deliveries onto its synapses:\n";
    for (const Cause& cause : answer.causes) text += cause_text(cause);
    text += "    tick      V     S  exc  inh  (V and S after the tick)\n";
    for (const WatchedTick& row : answer.rows)
        text += fmt::format("  {:>6} {:>6} {:>5} {:>4} {:>4}{}\n", row.tick.value, row.after.v, row.after.s,
                            row.excitation, row.inhibition, row.spiked ? "  spike" : "");
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        out += indent + text.substr(at, end - at) + "\n";
        at = end + 1;
    }
    for (const Explanation& deeper : answer.deeper) out += "\n" + told(deeper, indent + "    ");
    return out;
}

Json cycle(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(nullptr); }

Json object(const Explanation& answer) {
    Json json{{"core", answer.core.value}, {"neuron", answer.neuron.value}, {"tick", answer.tick.value},
              {"spiked", answer.spiked},   {"reasons", answer.reasons},     {"deliveries", Json::array()},
              {"ticks", Json::array()},    {"causes", Json::array()}};
    for (const Cause& cause : answer.causes)
        json["deliveries"].push_back({{"tick", cause.active.value},
                                      {"axon", cause.input.axon},
                                      {"excitatory", cause.input.excitatory},
                                      {"k", cause.input.k},
                                      {"source", cause.source},
                                      {"neuron", cause.input.line},
                                      {"sent", cause.input.sent.value},
                                      {"late", cause.input.late},
                                      {"hubs", cause.hubs},
                                      {"spike_cycle", cycle(cause.spike_cycle)},
                                      {"delivery_cycle", cycle(cause.delivery_cycle)}});
    for (const WatchedTick& row : answer.rows)
        json["ticks"].push_back({{"tick", row.tick.value},
                                 {"v", row.after.v},
                                 {"s", row.after.s},
                                 {"excitation", row.excitation},
                                 {"inhibition", row.inhibition},
                                 {"spiked", row.spiked}});
    for (const Explanation& deeper : answer.deeper) json["causes"].push_back(object(deeper));
    return json;
}

}  // namespace

std::string why_text(const Explanation& answer) { return told(answer, ""); }

std::string why_json(const Explanation& answer) {
    Json json{{"format", "tendril-why 1"}};
    json.update(object(answer));
    return json.dump(2) + "\n";
}

}  // namespace tendril
