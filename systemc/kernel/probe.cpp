#include "systemc/kernel/probe.h"

namespace tendril {

Probe text_probe(std::string scope, std::string name, std::function<std::string()> text) {
    return {std::move(scope),  std::move(name), 8 * kProbeTextLength, {}, {},
            Probe::Show::text, std::move(text)};
}

void probe_flit(Probes& probes, const std::string& scope, const std::string& prefix,
                std::function<const Flit*()> flit) {
    const auto add = [&](const char* name, int bits, std::vector<std::string> labels, auto field) {
        probes.push_back({scope, prefix + name, bits, std::move(labels), [flit, field]() -> std::uint64_t {
                              const Flit* f = flit();
                              return f ? field(*f) : 0;
                          }});
    };
    add("_valid", 1, {}, [](const Flit&) { return std::uint64_t{1}; });
    add("_kind", 1, {"spike", "mark"}, [](const Flit& f) { return static_cast<std::uint64_t>(f.kind); });
    add("_tick", 8, {}, [](const Flit& f) { return std::uint64_t{f.tick}; });
    add("_source", kSourceBits, {}, [](const Flit& f) { return std::uint64_t{f.source.value}; });
    add("_neuron", 8, {}, [](const Flit& f) { return std::uint64_t{f.neuron}; });
}

}  // namespace tendril
