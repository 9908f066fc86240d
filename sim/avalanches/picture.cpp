// The picture of sizes: how many avalanches are at least so large.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/avalanches/summary.h"

namespace tendril {

namespace {

constexpr double kLeft = 70;
constexpr double kTop = 40;
constexpr double kWidth = 480;
constexpr double kHeight = 320;

/// Both axes logarithmic: sizes from 1, shares down to that of one avalanche.
struct Axes {
    double decades;     ///< of sizes
    double share_span;  ///< decades of shares

    double x(double size) const { return kLeft + kWidth * std::log10(size) / decades; }
    double y(double share) const { return kTop - kHeight * std::log10(share) / share_span; }
};

std::string ticks(const Axes& axes) {
    std::string svg;
    for (int decade = 0; decade <= std::floor(axes.decades + 1e-9); ++decade) {
        const double x = axes.x(std::pow(10, decade));
        svg += fmt::format(
            "<path d=\"M{:.1f} {}v6\"/><text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">"
            "{:.0f}</text>\n",
            x, kTop + kHeight, x, kTop + kHeight + 20, std::pow(10, decade));
    }
    for (int decade = 0; decade <= std::floor(axes.share_span + 1e-9); ++decade) {
        const double y = axes.y(std::pow(10, -decade));
        svg += fmt::format(
            "<path d=\"M{} {:.1f}h-6\"/><text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{:g}"
            "</text>\n",
            kLeft, y, kLeft - 10, y + 4, std::pow(10, -decade));
    }
    return svg;
}

/// The fitted law from where it begins, at the share that is left there.
std::string law(const Axes& axes, const SizeFit& fit, double all, double largest) {
    const double share = static_cast<double>(fit.fitted) / all;
    const auto from = static_cast<double>(fit.from);
    const double whole = hurwitz_zeta(fit.alpha, from);
    std::string path;
    constexpr int kPoints = 60;
    for (int i = 0; i <= kPoints; ++i) {
        const double size = from * std::pow(largest / from, static_cast<double>(i) / kPoints);
        const double left = share * hurwitz_zeta(fit.alpha, size) / whole;
        if (left * all < 1) break;
        path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", axes.x(size), axes.y(left));
    }
    return fmt::format("<path class=\"law\" d=\"{}\"/>\n", path);
}

}  // namespace

std::string picture_of(const AvalancheSummary& summary) {
    std::vector<double> sizes;
    for (const Avalanche& one : summary.avalanches) sizes.push_back(static_cast<double>(one.size));
    std::sort(sizes.begin(), sizes.end());
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">\n"
        "<style>text{{font:12px sans-serif;fill:#333}} circle{{fill:#2a6fb0}} path{{stroke:#555;fill:none}} "
        ".law{{stroke:#c2571a;stroke-width:2}}</style>\n<rect width=\"100%\" height=\"100%\" "
        "fill=\"#fff\"/>\n",
        kLeft + kWidth + 30, kTop + kHeight + 50);
    svg += fmt::format("<text x=\"{}\" y=\"22\">Share of {} avalanches with at least so many spikes</text>\n",
                       kLeft, sizes.size());
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">spikes</text>\n", kLeft + kWidth,
                       kTop + kHeight + 40);
    svg += fmt::format("<path d=\"M{0} {1}V{2}H{3}\"/>\n", kLeft, kTop, kTop + kHeight, kLeft + kWidth);
    if (sizes.empty()) return svg + "</svg>\n";
    const auto all = static_cast<double>(sizes.size());
    const Axes axes{std::max(1.0, std::log10(sizes.back()) * 1.02), std::max(1.0, std::log10(all) * 1.02)};
    svg += ticks(axes);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (i > 0 && sizes[i] == sizes[i - 1]) continue;
        svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\"/>\n", axes.x(sizes[i]),
                           axes.y((all - static_cast<double>(i)) / all));
    }
    if (summary.fit) {
        svg += law(axes, *summary.fit, all, sizes.back());
        svg += fmt::format(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">power law, exponent {:.2f} from {} on"
            "</text>\n",
            kLeft + kWidth, kTop + 16, summary.fit->alpha, summary.fit->from);
    }
    return svg + "</svg>\n";
}

}  // namespace tendril
