// What coverage was reached, as text and as a page.
#include <fmt/format.h>

#include "sim/experiment_page.h"
#include "sim/regress/coverage.h"

namespace tendril {

namespace {

std::size_t all_points(const CoverResult& result) {
    std::size_t all = 0;
    for (const auto& [kind, score] : result.scores) all += score.points + score.waived;
    return all;
}

std::size_t all_waived(const CoverResult& result) {
    std::size_t all = 0;
    for (const auto& [kind, score] : result.scores) all += score.waived;
    return all;
}

double waived_percent(const CoverResult& result) {
    const std::size_t all = all_points(result);
    return all == 0 ? 0 : 100.0 * static_cast<double>(all_waived(result)) / static_cast<double>(all);
}

bool has_points(const CoverResult& result) { return all_points(result) > 0; }

std::string table_row(const char* tag, const std::vector<std::string>& cells) {
    std::string text = "<tr>";
    for (const std::string& cell : cells) text += fmt::format("<{0}>{1}</{0}>", tag, escaped(cell));
    return text + "</tr>\n";
}

}  // namespace

bool CoverResult::met() const {
    if (!has_points(*this) || !idle_waivers.empty()) return false;
    for (const auto& [kind, score] : scores)
        if (score.points == 0 || score.percent() < goals.goal(kind)) return false;
    return waived_percent(*this) <= goals.goals.waived_max;
}

std::string coverage_text(const CoverResult& result) {
    std::string text = fmt::format("{:12}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "coverage", "goal %", "reached %",
                                   "points", "holes", "waived");
    for (const auto& [kind, score] : result.scores)
        text += fmt::format("{:12}{:9.1f}{:9.2f}{:9}{:9}{:9}{}\n", name_of(kind), result.goals.goal(kind),
                            score.percent(), score.points, score.holes.size(), score.waived,
                            score.points > 0 && score.percent() >= result.goals.goal(kind) ? "" : "  missed");
    text += fmt::format("waived {} of {} points, {:.2f} %; at most {:.1f} %\n", all_waived(result),
                        all_points(result), waived_percent(result), result.goals.goals.waived_max);
    for (std::size_t at = 0; at < result.goals.waivers.size(); ++at) {
        const CoverWaiver& waiver = result.goals.waivers[at];
        text += fmt::format("  waived {:4} x {} {} {}: {}\n", result.waived[at], waiver.kind, waiver.file,
                            waiver.what, waiver.reason);
    }
    for (const std::string& idle : result.idle_waivers)
        text += fmt::format("  a waiver without a hole: {}\n", idle);
    for (const auto& [kind, score] : result.scores)
        for (const CoverPoint& hole : score.holes) text += fmt::format("  hole {}\n", hole.text());
    return text;
}

std::string coverage_html(const CoverResult& result) {
    std::string page = page_head() + "<h1>Coverage</h1>\n<table>\n" +
                       table_row("th", {"kind", "goal %", "reached %", "points", "holes", "waived"});
    for (const auto& [kind, score] : result.scores)
        page += table_row("td", {name_of(kind), fmt::format("{:.1f}", result.goals.goal(kind)),
                                 fmt::format("{:.2f}", score.percent()), std::to_string(score.points),
                                 std::to_string(score.holes.size()), std::to_string(score.waived)});
    page += fmt::format("</table>\n<p>Waived: {} of {} points, {:.2f} %; at most {:.1f} %.</p>\n<table>\n",
                        all_waived(result), all_points(result), waived_percent(result),
                        result.goals.goals.waived_max);
    page += table_row("th", {"waived", "kind", "file", "what", "reason"});
    for (std::size_t at = 0; at < result.goals.waivers.size(); ++at) {
        const CoverWaiver& waiver = result.goals.waivers[at];
        page += table_row(
            "td", {std::to_string(result.waived[at]), waiver.kind, waiver.file, waiver.what, waiver.reason});
    }
    page += "</table>\n<h2>Holes</h2>\n<table>\n" + table_row("th", {"kind", "file", "line", "what"});
    for (const auto& [kind, score] : result.scores)
        for (const CoverPoint& hole : score.holes)
            page += table_row("td", {name_of(kind), hole.file, std::to_string(hole.line), hole.what});
    return page + "</table>\n</body></html>\n";
}

}  // namespace tendril
