// The page of a comparison: its table, and its seeds as dots.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/experiment/comparison_report.h"
#include "sim/experiment/moments_html.h"
#include "sim/experiment_page.h"

namespace tendril {

namespace {

constexpr int kLabelWidth = 290;  // of the picture, in its own units
constexpr int kPlotWidth = 420;
constexpr int kRowHeight = 24;

std::string number(double value) {
    if (std::isnan(value)) return "–";
    return fmt::format("{:.{}f}", value, std::fabs(value) < 10 ? 3 : 1);
}

/// From 0, or the smallest value, to 1, or the largest.
struct Scale {
    double low = 0;
    double high = 1;

    Scale(const std::vector<VariantResult>& variants, std::size_t figure) {
        for (const VariantResult& row : variants) {
            for (const SeedFigures& seed : row.seeds) {
                low = std::fmin(low, seed.outcome.figures[figure]);
                high = std::fmax(high, seed.outcome.figures[figure]);
            }
        }
    }
    double x(double value) const { return kLabelWidth + kPlotWidth * (value - low) / (high - low); }
};

std::string dots(const VariantResult& row, std::size_t figure, const Scale& scale, int y) {
    std::string svg = fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", kLabelWidth - 12,
                                  y + 4, escaped(row.name));
    for (const SeedFigures& seed : row.seeds) {
        const double value = seed.outcome.figures[figure];
        if (std::isnan(value)) continue;
        svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"3\"><title>seed {}: {}</title></circle>\n",
                           scale.x(value), y + static_cast<int>(seed.seed % 5 - 2) * 2, seed.seed,
                           number(value));
    }
    const double mean = row.mean(figure);
    if (std::isnan(mean)) return svg;
    return svg + fmt::format("<path d=\"M{0:.1f} {1}V{2}\"/>\n", scale.x(mean), y - 9, y + 9);
}

std::string picture(const std::vector<VariantResult>& variants, std::size_t figure) {
    const Scale scale(variants, figure);
    const int height = kRowHeight * static_cast<int>(variants.size()) + 30;
    std::string svg = fmt::format("<h3>{}</h3>\n<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
                                  variants[0].figures[figure].name, kLabelWidth + kPlotWidth + 30, height,
                                  variants[0].figures[figure].name);
    int y = kRowHeight / 2;
    for (const VariantResult& row : variants) {
        svg += dots(row, figure, scale, y);
        y += kRowHeight;
    }
    for (const double end : {scale.low, scale.high}) {
        svg += fmt::format("<text class=\"end\" x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                           scale.x(end), y + 6, number(end));
    }
    return svg + "</svg>\n";
}

/// Means of a figure over those of another one, a dot a variant.
std::string across(const std::vector<VariantResult>& variants, std::size_t over, std::size_t figure) {
    constexpr int kHeight = 200;
    const Scale right(variants, over);
    const Scale up(variants, figure);
    const std::string name =
        fmt::format("{} over {}", variants[0].figures[figure].name, variants[0].figures[over].name);
    std::string svg =
        fmt::format("<h3>{0}</h3>\n<svg viewBox=\"0 0 {1} {2}\" role=\"img\" aria-label=\"{0}\">\n", name,
                    kLabelWidth + kPlotWidth + 30, kHeight + 40);
    for (const VariantResult& row : variants) {
        const double y = row.mean(figure);
        if (std::isnan(row.mean(over)) || std::isnan(y)) continue;
        svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"><title>{}: {}, {}</title></circle>\n",
                           right.x(row.mean(over)), 10 + kHeight * (up.high - y) / (up.high - up.low),
                           escaped(row.name), number(row.mean(over)), number(y));
    }
    for (const auto& [value, y] : {std::pair(up.low, kHeight + 14), std::pair(up.high, 14)}) {
        svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", kLabelWidth - 12, y,
                           number(value));
    }
    for (const double end : {right.low, right.high}) {
        svg += fmt::format("<text class=\"end\" x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                           right.x(end), kHeight + 32, number(end));
    }
    return svg + "</svg>\n";
}

std::string pictures_across(const std::vector<VariantResult>& variants) {
    std::string html;
    const std::vector<Figure>& figures = variants[0].figures;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        for (std::size_t over = 0; over < figures.size(); ++over) {
            if (figures[f].across == figures[over].name) html += across(variants, over, f);
        }
    }
    return html.empty() ? html : "<h2>Means over each other</h2>\n<p>A dot a variant.</p>\n" + html;
}

std::string table(const ComparisonResult& result) {
    std::string html = "<table>\n<tr><th class=\"name\">variant</th><th>seeds</th><th>ok</th>";
    for (const Figure& figure : result.variants[0].figures)
        html += fmt::format("<th>{}<br>mean / worst</th>", figure.name);
    html += "<th class=\"name\">verdict</th></tr>\n";
    for (const VariantResult& row : result.variants) {
        html += fmt::format("<tr><td class=\"name\">{}</td><td>{}</td><td>{}</td>", escaped(row.name),
                            row.seeds.size(), row.ok());
        for (std::size_t f = 0; f < row.figures.size(); ++f)
            html += fmt::format("<td>{} / {}</td>", number(row.mean(f)), number(row.worst(f)));
        const std::string missed = fmt::format("{}", fmt::join(row.missed, "; "));
        html += fmt::format("<td class=\"name {}\">{}</td></tr>\n", missed.empty() ? "good" : "bad",
                            missed.empty() ? "as expected" : escaped(missed));
    }
    return html + "</table>\n";
}

}  // namespace

std::string comparison_html(const ComparisonResult& result) {
    std::string html = page_head();
    html += fmt::format("<h1>Experiment: {}</h1>\n<p class=\"{}\">{}.</p>\n", escaped(result.kind),
                        result.accepted() ? "good" : "bad", result.accepted() ? "Accepted" : "Not accepted");
    html += table(result);
    if (result.check) html += check_section(*result.check);
    html += pictures_across(result.variants);
    html += moments_section(result.variants);
    html += "<h2>Every seed</h2>\n<p>A dot a seed; the bar is the mean.</p>\n";
    for (std::size_t f = 0; f < result.variants[0].figures.size(); ++f) html += picture(result.variants, f);
    return html + "</body>\n</html>\n";
}

}  // namespace tendril
