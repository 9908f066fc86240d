#include "sim/recorder/gtkw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "sim/recorder/gtkw_place.h"
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
Probe::Show shown(std::string_view pin) {
    return pin == "event_tick_o" ? Probe::Show::signed_number : Probe::Show::number;
}

template <std::size_t N>
WaveGroup pins_of(const std::string& scope, const std::array<Pin, N>& pins) {
    WaveGroup group{"RTL pins of " + scope, {}, true};
    for (const Pin& pin : pins)
        group.signals.push_back({fmt::format("chip.{}.{}", scope, pin.name), pin.bits, shown(pin.name)});
    return group;
}

std::string with_dots(std::string scope) {
    std::replace(scope.begin(), scope.end(), ' ', '.');
    return scope;
}

/// GTKWave's flags of a row.
std::string_view flags(const WaveSignal& signal) {
    switch (signal.show) {
        case Probe::Show::names:
            return "100000028";
        case Probe::Show::signed_number:
            return "420";
        case Probe::Show::curve:
            return "8024";
        case Probe::Show::signed_curve:
            return "8420";
        case Probe::Show::text:
            return "820";
        case Probe::Show::number:
            break;
    }
    return signal.bits == 1 ? "28" : "24";
}

/// GTKWave's number of a row's colour, 0: its own choice.
int colour(const WaveSignal& signal) {
    constexpr int kRed = 1, kOrange = 2, kYellow = 3, kBlue = 5;
    const std::string_view name = std::string_view(signal.path).substr(signal.path.rfind('.') + 1);
    if (signal.show == Probe::Show::text) return kYellow;
    if (signal.show == Probe::Show::signed_curve) return kBlue;
    if (signal.show == Probe::Show::names) return kOrange;
    return name == "fires" || name == "winner" ? kRed : 0;
}

bool is_curve(const WaveSignal& signal) {
    return signal.show == Probe::Show::curve || signal.show == Probe::Show::signed_curve;
}

std::string row(const WaveSignal& signal) {
    std::string text;
    if (const int number = colour(signal); number != 0) text += fmt::format("[color] {}\n", number);
    const std::string range = signal.bits == 1 ? "" : fmt::format("[{}:0]", signal.bits - 1);
    text += fmt::format("@{}\n{}{}\n", flags(signal), signal.path, range);
    if (is_curve(signal)) text += "@20000\n-\n-\n";  // rows that the curve grows into
    return text;
}

/// Much, and seldom asked for.
bool starts_closed(std::string_view title) {
    return title.starts_with("neurons_") || title.starts_with("link_") || title == "kernel";
}

}  // namespace

std::vector<WaveGroup> wave_groups(const std::vector<std::string>& rtl_scopes, const Probes& probes) {
    std::vector<WaveGroup> groups = {{"what happens", {}, false}};
    for (const Probe& probe : probes) {
        const std::string scope = with_dots(probe.scope);
        const WaveSignal signal{scope + "." + probe.name, probe.bits, probe.show};
        if (probe.show == Probe::Show::text) {
            groups.front().signals.push_back(signal);
            continue;
        }
        const std::string title = scope.substr(scope.rfind('.') + 1);
        if (groups.back().title != title) groups.push_back({title, {}, starts_closed(title)});
        groups.back().signals.push_back(signal);
    }
    if (groups.front().signals.empty()) groups.erase(groups.begin());
    for (const std::string& scope : rtl_scopes) {
        const bool hub = scope.starts_with("hub");
        groups.push_back(hub ? pins_of(scope, kHubPins) : pins_of(scope, kCorePins));
    }
    return groups;
}

std::string gtkw_text(const std::string& fst, const std::vector<WaveGroup>& groups, const WaveView& view) {
    std::string text = gtkw_head(fst, view);
    for (const WaveGroup& group : groups) {
        // GTKWave's flags of a group's first row, open or closed, and of its last.
        text += fmt::format("@{}\n-{}\n", group.closed ? "c00200" : "800200", group.title);
        for (const WaveSignal& signal : group.signals) text += row(signal);
        text += fmt::format("@{}\n-{}\n", group.closed ? "1401200" : "1000200", group.title);
    }
    return text;
}

}  // namespace tendril
