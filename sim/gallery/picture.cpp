// A trace as a picture: what comes in, the potential and its threshold, the slope, the spikes.
#include <fmt/format.h>

#include <algorithm>

#include "sim/experiment_page.h"
#include "sim/gallery/gallery.h"

namespace tendril {

namespace {

constexpr double kLeft = 60;
constexpr double kWidth = 600;
constexpr double kRow = 12;  // of an input line
constexpr double kPotential = 120;
constexpr double kSlope = 50;
constexpr double kGap = 22;

/// From a tick or a value to a place; ticks are drawn as steps.
struct Panel {
    double top = 0;
    double height = 0;
    std::int64_t low = 0;
    std::int64_t high = 1;
    std::size_t ticks = 1;

    double x(std::int64_t tick) const {
        return kLeft + kWidth * static_cast<double>(tick) / static_cast<double>(ticks);
    }
    double y(std::int64_t value) const {
        return top + height * static_cast<double>(high - value) / static_cast<double>(high - low);
    }
    std::string scale(const char* name) const {
        return fmt::format(
            "<text x=\"{0}\" y=\"{1:.1f}\" text-anchor=\"end\">{2}</text>\n"
            "<text x=\"{0}\" y=\"{3:.1f}\" text-anchor=\"end\">{4}</text>\n"
            "<text x=\"{0}\" y=\"{5:.1f}\" text-anchor=\"end\">{6}</text>\n",
            kLeft - 6, y(high) + 4, high, y(low) + 4, low, top + height / 2 + 4, name);
    }
};

template <typename Value>
std::string steps(const Panel& panel, const Trace& trace, const char* kind, Value value) {
    std::string path;
    for (std::size_t tick = 0; tick < trace.ticks.size(); ++tick) {
        path += fmt::format("{}{:.1f} {:.1f}H{:.1f}", tick == 0 ? "M" : "L",
                            panel.x(static_cast<std::int64_t>(tick)), panel.y(value(trace.ticks[tick])),
                            panel.x(static_cast<std::int64_t>(tick) + 1));
    }
    return fmt::format("<path class=\"{}\" d=\"{}\"/>\n", kind, path);
}

std::string arrivals(const Panel& panel, const Trace& trace) {
    std::string svg;
    for (const Trace::Input& input : trace.inputs) {
        svg += fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}v{}\"/>\n", input.excitatory ? "exc" : "inh",
                           panel.x(input.tick) + 1, panel.top + kRow * input.line, kRow - 3);
    }
    return svg;
}

std::string spikes(const Panel& panel, const Trace& trace, const char* kind) {
    std::string svg;
    for (std::size_t tick = 0; tick < trace.ticks.size(); ++tick) {
        if (!trace.ticks[tick].spiked) continue;
        svg += fmt::format("<path class=\"spike {}\" d=\"M{:.1f} {:.1f}l4 -9h-8z\"/>\n", kind,
                           panel.x(static_cast<std::int64_t>(tick)) + 1, panel.top - 2);
    }
    return svg;
}

constexpr const char* kStyle =
    "<style>text{font:11px sans-serif}.title{font-size:14px;font-weight:bold}path{fill:none}"
    ".exc{stroke:#2a7;stroke-width:2}.inh{stroke:#c33;stroke-width:2}.a{stroke:#1f4e8c;stroke-width:1.6}"
    ".b{stroke:#e08214;stroke-width:1.6;stroke-dasharray:5 2}.threshold{stroke:#888;stroke-dasharray:2 3}"
    ".axis{stroke:#bbb}.spike.a{fill:#1f4e8c;stroke:none}.spike.b{fill:#e08214;stroke:none}"
    "text.a{fill:#1f4e8c;stroke:none}text.b{fill:#e08214;stroke:none}</style>\n";

Panel potential_panel(const std::vector<Trace>& traces, double top) {
    Panel panel{top, kPotential, 0, 1, traces[0].ticks.size()};
    for (const Trace& trace : traces) {
        for (const auto& tick : trace.ticks) {
            panel.high = std::max(panel.high, tick.v);
            if (tick.threshold <= 65535 / 2) panel.high = std::max(panel.high, tick.threshold);
        }
    }
    return panel;
}

Panel slope_panel(const std::vector<Trace>& traces, double top) {
    Panel panel{top, kSlope, 0, 1, traces[0].ticks.size()};
    for (const Trace& trace : traces) {
        for (const auto& tick : trace.ticks) {
            panel.low = std::min(panel.low, tick.s);
            panel.high = std::max(panel.high, tick.s);
        }
    }
    return panel;
}

std::string legend(const std::vector<Trace>& traces, double y) {
    std::string svg;
    const char* const kinds[] = {"a", "b"};
    for (std::size_t n = 0; n < traces.size(); ++n) {
        svg += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", kinds[n],
                           kLeft + 300 * static_cast<double>(n), y, escaped(traces[n].what));
    }
    return svg;
}

}  // namespace

std::string picture_of(const PictureSpec& picture, const std::vector<Trace>& traces) {
    int lines = 1;
    for (const Trace::Input& input : traces[0].inputs) lines = std::max(lines, input.line + 1);
    const std::size_t ticks = traces[0].ticks.size();
    const Panel inputs{30, kRow * lines, 0, 1, ticks};
    const Panel potential = potential_panel(traces, inputs.top + inputs.height + kGap);
    const Panel slope = slope_panel(traces, potential.top + kPotential + kGap / 2);
    const double bottom = slope.top + kSlope;
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {:.0f}\">\n",
                                  kLeft + kWidth + 20, bottom + 44);
    svg += kStyle;
    svg += fmt::format(
        "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text class=\"title\" x=\"{}\" "
        "y=\"18\">{}</text>\n<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">in</text>\n",
        kLeft, escaped(picture.title), kLeft - 6, inputs.top + inputs.height / 2 + 2);
    svg += arrivals(inputs, traces[0]) + potential.scale("V") + slope.scale("S");
    for (const double y : {potential.y(0), slope.y(0)})
        svg += fmt::format("<path class=\"axis\" d=\"M{} {:.1f}h{}\"/>\n", kLeft, y, kWidth);
    if (traces[0].ticks[0].threshold <= potential.high)
        svg += steps(potential, traces[0], "threshold", [](const auto& tick) { return tick.threshold; });
    const char* const kinds[] = {"a", "b"};
    for (std::size_t n = traces.size(); n-- > 0;) {
        svg += steps(potential, traces[n], kinds[n], [](const auto& tick) { return tick.v; });
        svg += steps(slope, traces[n], kinds[n], [](const auto& tick) { return tick.s; });
        svg += spikes(potential, traces[n], kinds[n]);
    }
    svg += fmt::format(
        "<text x=\"{}\" y=\"{:.1f}\">tick 0</text>\n<text x=\"{}\" y=\"{:.1f}\" "
        "text-anchor=\"end\">{}</text>\n",
        kLeft, bottom + 16, kLeft + kWidth, bottom + 16, ticks);
    return svg + legend(traces, bottom + 34) + "</svg>\n";
}

}  // namespace tendril
