#include "sim/experiment/moments_html.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "sim/experiment_page.h"

namespace tendril {

namespace {

constexpr int kLeft = 60, kWidth = 420, kHeight = 150, kTop = 14;  // in the picture's own units
constexpr std::array kColours = {"#083", "#c60", "#07a", "#888", "#a2a",
                                 "#a00", "#3b8", "#960", "#57d", "#222"};

const char* colour_of(std::size_t variant) { return kColours[variant % kColours.size()]; }

/// Over the seeds in which it was measured then; NaN: none.
double mean_at(const VariantResult& row, std::size_t moment, std::size_t figure) {
    double sum = 0;
    int count = 0;
    for (const SeedFigures& seed : row.seeds) {
        if (moment >= seed.outcome.moments.size()) continue;
        const double value = seed.outcome.moments[moment][figure];
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

std::size_t moments_of(const std::vector<VariantResult>& variants) {
    std::size_t most = 0;
    for (const VariantResult& row : variants)
        for (const SeedFigures& seed : row.seeds) most = std::max(most, seed.outcome.moments.size());
    return most;
}

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    bool empty() const { return low > high; }
    double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

Range range_of(const std::vector<VariantResult>& variants, std::size_t moments, std::size_t figure) {
    Range range;
    for (const VariantResult& row : variants) {
        for (std::size_t m = 0; m < moments; ++m) {
            range.low = std::fmin(range.low, mean_at(row, m, figure));
            range.high = std::fmax(range.high, mean_at(row, m, figure));
        }
    }
    return range;
}

/// A stroke from each moment to the next, and a dot at each.
std::string line(const VariantResult& row, std::size_t variant, std::size_t moments, std::size_t figure,
                 const Range& range) {
    std::string path, dots;
    for (std::size_t m = 0; m < moments; ++m) {
        const double value = mean_at(row, m, figure);
        if (std::isnan(value)) continue;
        const double x = kLeft + kWidth * static_cast<double>(m + 1) / static_cast<double>(moments);
        const double y = kTop + kHeight * (1 - range.share(value));
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, y);
        dots += fmt::format(
            "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" style=\"fill:{}\"><title>{}, moment {}: {:.3f}"
            "</title></circle>\n",
            x, y, colour_of(variant), escaped(row.name), m + 1, value);
    }
    if (path.empty()) return "";
    return fmt::format("<path d=\"{}\" style=\"fill:none;stroke:{}\"/>\n", path, colour_of(variant)) + dots;
}

std::string picture(const std::vector<VariantResult>& variants, std::size_t moments, std::size_t figure) {
    const Range range = range_of(variants, moments, figure);
    if (range.empty()) return "";
    const std::string& name = variants[0].figures[figure].name;
    std::string svg =
        fmt::format("<h3>{0}</h3>\n<svg viewBox=\"0 0 740 {1}\" role=\"img\" aria-label=\"{0} over time\">\n",
                    name, kTop + kHeight + 20);
    for (std::size_t v = 0; v < variants.size(); ++v) svg += line(variants[v], v, moments, figure, range);
    for (const auto& [value, y] : {std::pair(range.high, kTop + 4), std::pair(range.low, kTop + kHeight + 4)})
        svg += fmt::format("<text class=\"end\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{:.3f}</text>\n", kLeft,
                           y, value);
    return svg + "</svg>\n";
}

std::string legend(const std::vector<VariantResult>& variants) {
    std::string html = "<p>";
    for (std::size_t v = 0; v < variants.size(); ++v)
        html += fmt::format("{}<b style=\"color:{}\">{}</b>", v == 0 ? "" : " · ", colour_of(v),
                            escaped(variants[v].name));
    return html + "</p>\n";
}

}  // namespace

std::string moments_section(const std::vector<VariantResult>& variants) {
    const std::size_t moments = moments_of(variants);
    if (moments == 0) return "";
    std::string html =
        fmt::format(
            "<h2>As it became</h2>\n<p>Means over the seeds, at {} moments from the beginning to "
            "the end.</p>\n",
            moments) +
        legend(variants);
    for (std::size_t f = 0; f < variants[0].figures.size(); ++f) html += picture(variants, moments, f);
    return html;
}

}  // namespace tendril
