#include "sim/recorder/gtkw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "systemc/fabric/hub.h"

namespace tendril {

namespace {

struct Pin {
    std::string_view name;
    int bits;
};

/// Pins of rtl/core/neuron_core.v worth a row, in the order in which a tick uses them.
constexpr std::array<Pin, 21> kCorePins{{{"take_o", 1},
                                         {"waiting_o", 1},
                                         {"idle_o", 1},
                                         {"spike_in_valid_i", 1},
                                         {"spike_in_ready_o", 1},
                                         {"spike_in_i", kFlitBits},
                                         {"look_up_valid_o", 1},
                                         {"look_up_hit_o", 1},
                                         {"look_up_axon_o", 8},
                                         {"event_valid_o", 1},
                                         {"event_kind_o", 2},
                                         {"event_index_o", 8},
                                         {"event_phase_o", 8},
                                         {"event_tick_o", 32},
                                         {"event_ready_i", 1},
                                         {"learn_op_i", 2},
                                         {"learn_axon_i", 8},
                                         {"learn_neuron_i", 8},
                                         {"spike_out_valid_o", 1},
                                         {"spike_out_ready_i", 1},
                                         {"spike_out_o", kFlitBits}}};

/// Pins of rtl/bus/hub.v worth a row.
constexpr std::array<Pin, 5> kHubPins{{{"in_valid_i", kHubPorts},
                                       {"in_ready_o", kHubPorts},
                                       {"out_valid_o", kHubPorts},
                                       {"out_ready_i", kHubPorts},
                                       {"idle_o", 1}}};

/// The preload tick is −1.
WaveSignal::Show shown(std::string_view name) {
    return name == "tick" || name == "event_tick_o" ? WaveSignal::Show::signed_number
                                                    : WaveSignal::Show::number;
}

template <std::size_t N>
WaveGroup pins_of(const std::string& scope, const std::array<Pin, N>& pins) {
    WaveGroup group{scope, {}};
    for (const Pin& pin : pins)
        group.signals.push_back({fmt::format("chip.{}.{}", scope, pin.name), pin.bits, shown(pin.name)});
    return group;
}

std::string with_dots(std::string scope) {
    std::replace(scope.begin(), scope.end(), ' ', '.');
    return scope;
}

/// GTKWave's flags of a row: a bit, a decimal bus, a signed one, the names that the file itself has.
std::string_view flags(const WaveSignal& signal) {
    if (signal.show == WaveSignal::Show::names) return "100000028";
    if (signal.bits == 1) return "28";
    return signal.show == WaveSignal::Show::signed_number ? "420" : "24";
}

}  // namespace

std::vector<WaveGroup> wave_groups(const std::vector<std::string>& rtl_scopes, const Probes& probes) {
    std::vector<WaveGroup> groups;
    for (const std::string& scope : rtl_scopes) {
        const bool hub = scope.starts_with("hub");
        groups.push_back(hub ? pins_of(scope, kHubPins) : pins_of(scope, kCorePins));
    }
    for (const Probe& probe : probes) {
        const std::string scope = with_dots(probe.scope);
        const std::string title = scope.substr(scope.rfind('.') + 1);
        if (groups.empty() || groups.back().title != title) groups.push_back({title, {}});
        const auto show = probe.labels.empty() ? shown(probe.name) : WaveSignal::Show::names;
        groups.back().signals.push_back({scope + "." + probe.name, probe.bits, show});
    }
    return groups;
}

std::string gtkw_text(const std::string& fst, const std::vector<WaveGroup>& groups) {
    // GTKWave's flags of a group's first and last row.
    constexpr std::string_view kBegin = "@800200";
    constexpr std::string_view kEnd = "@1000200";
    // Size of the window, then the zoom (half a pixel a cycle) and no markers.
    std::string text = fmt::format("[dumpfile] \"{}\"\n[timestart] 0\n[size] 1500 950\n", fst);
    text += "*-1.000000 0\n[sst_expanded] 1\n";
    for (const WaveGroup& group : groups) {
        text += fmt::format("{}\n-{}\n", kBegin, group.title);
        for (const WaveSignal& signal : group.signals) {
            const std::string range = signal.bits == 1 ? "" : fmt::format("[{}:0]", signal.bits - 1);
            text += fmt::format("@{}\n{}{}\n", flags(signal), signal.path, range);
        }
        text += fmt::format("{}\n-{}\n", kEnd, group.title);
    }
    return text;
}

}  // namespace tendril
