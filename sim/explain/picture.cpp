// Bars of mean cycles, stacked by part and, within it, by stage.
#include <fmt/format.h>

#include <algorithm>

#include "sim/explain/print.h"

namespace tendril {

namespace {

constexpr double kLeft = 150, kWidth = 760, kBar = 34, kGap = 22, kTop = 46;
/// By part: link, hub, waiting, marks, barrier.
constexpr std::array<const char*, kPartNames.size()> kColours{"#7a8794", "#23599c", "#c8402f", "#8a5fb0",
                                                              "#d9b44a"};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
    return out;
}

double mean(std::int64_t cycles, const LatencyGroup& group) {
    return static_cast<double>(cycles) / static_cast<double>(group.deliveries);
}

double length_of(const LatencyGroup& group) {
    std::int64_t all = 0;
    for (const auto& [stage, parts] : group.stages)
        for (const std::int64_t cycles : parts) all += cycles;
    return mean(all, group);
}

std::string bar(const LatencyGroup& group, double y, double scale) {
    std::string text = fmt::format(
        "<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n"
        "<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\" fill=\"#667\" font-size=\"10\">{} "
        "deliveries</text>\n",
        kLeft - 8, y + 15, group.name, kLeft - 8, y + 28, group.deliveries);
    double x = kLeft;
    for (std::size_t part = 0; part < kPartNames.size(); ++part) {
        for (const auto& [stage, parts] : group.stages) {
            if (parts[part] == 0) continue;
            const double cycles = mean(parts[part], group);
            const double width = cycles * scale;
            text += fmt::format(
                "<g><title>{0}, {1}: {2:.2f} cycles</title><rect x=\"{3:.2f}\" y=\"{4:.1f}\" "
                "width=\"{5:.2f}\" "
                "height=\"{6:.0f}\" fill=\"{7}\" stroke=\"white\" stroke-width=\"0.6\"/>\n",
                kPartNames[part], stage_name(stage), cycles, x, y, width, kBar, kColours[part]);
            if (width > 46)
                text += fmt::format(
                    "<text x=\"{:.2f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"white\" "
                    "font-size=\"9\">{}</text>\n",
                    x + width / 2, y + kBar / 2 + 3, stage_name(stage));
            text += "</g>\n";
            x += width;
        }
    }
    return text + fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"11\">{:.1f}</text>\n", x + 6,
                              y + kBar / 2 + 4, length_of(group));
}

}  // namespace

std::string latency_svg(const LatencyRun& run, const LatencyAccount& account) {
    double longest = 1;
    for (const LatencyGroup& group : account.groups) longest = std::max(longest, length_of(group));
    const double scale = (kWidth - 60) / longest;
    const double height = kTop + static_cast<double>(account.groups.size()) * (kBar + kGap) + 44;
    std::string text = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 "
        "{0:.0f} "
        "{1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        "<text x=\"16\" y=\"26\" font-size=\"14\" fill=\"#223\">{2} ({3}): mean cycles of a delivery, by "
        "latency; p50 {4}, p99 {5}</text>\n",
        kLeft + kWidth, height, escaped(run.plan.name), escaped(run.engine), account.p50, account.p99);
    double y = kTop;
    for (const LatencyGroup& group : account.groups) {
        text += bar(group, y, scale);
        y += kBar + kGap;
    }
    double x = kLeft;
    for (std::size_t part = 0; part < kPartNames.size(); ++part) {
        text += fmt::format(
            "<rect x=\"{0:.0f}\" y=\"{1:.0f}\" width=\"12\" height=\"12\" fill=\"{2}\"/>\n<text "
            "x=\"{3:.0f}\" "
            "y=\"{4:.0f}\">{5}</text>\n",
            x, y + 6, kColours[part], x + 17, y + 16, kPartNames[part]);
        x += 100;
    }
    return text + "</svg>\n";
}

std::string latency_html(const LatencyRun& run, const LatencyAccount& account) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{0}: "
        "latency</title></head>\n"
        "<body style=\"font-family: sans-serif; margin: 2em\">\n{1}<pre style=\"font-size: "
        "12px\">\n{2}</pre>\n"
        "</body>\n</html>\n",
        escaped(run.plan.name), latency_svg(run, account), escaped(latency_text(run, account)));
}

}  // namespace tendril
