// What coverage was reached, as text and as a page.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

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

bool met_by(const CoverResult& result, PointKind kind, const CoverScore& score) {
    return score.points > 0 && score.percent() >= result.goals.goal(kind);
}

/// Numbers stand to the right, words to the left.
std::string table_row(const char* tag, const std::vector<std::string>& cells) {
    std::string text = "<tr>";
    for (const std::string& cell : cells) {
        const bool number = cell.find_first_not_of("0123456789.") == std::string::npos;
        text += fmt::format("<{0}{1}>{2}</{0}>", tag, number ? "" : " class=\"name\"", escaped(cell));
    }
    return text + "</tr>\n";
}

/// Holes of one place: a point, or the bits of one signal that miss.
struct HoleRow {
    CoverPoint of;  ///< "what" without a bit
    std::set<int, std::greater<>> bits;
};

/// "q[31:12]", "q[7:5,3]".
std::string what_of(const HoleRow& row) {
    std::string ranges;
    for (auto bit = row.bits.begin(); bit != row.bits.end();) {
        const int high = *bit;
        int low = high;
        while (++bit != row.bits.end() && *bit == low - 1) low = *bit;
        ranges += (ranges.empty() ? "" : ",") + std::to_string(high);
        if (low != high) ranges += fmt::format(":{}", low);
    }
    return row.of.what + (ranges.empty() ? "" : "[" + ranges + "]");
}

/// One row a signal, not one a bit: a reader looks for words that miss a part.
std::vector<HoleRow> rows_of(const std::vector<CoverPoint>& holes) {
    std::vector<HoleRow> rows;
    for (const CoverPoint& hole : holes) {
        HoleRow row{hole, {}};
        const auto open = hole.what.rfind('[');
        int bit = 0, end = 0;
        if (hole.kind == PointKind::toggle && open != std::string::npos &&
            std::sscanf(hole.what.c_str() + open, "[%d]%n", &bit, &end) == 1 &&
            open + static_cast<std::size_t>(end) == hole.what.size()) {
            row.of.what.resize(open);
            row.bits.insert(bit);
        }
        const bool more = !row.bits.empty() && !rows.empty() && rows.back().of == row.of;
        if (more)
            rows.back().bits.insert(bit);
        else
            rows.push_back(std::move(row));
    }
    return rows;
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
                            met_by(result, kind, score) ? "" : "  missed");
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
    std::string page = page_head("Coverage") + "<h1>Coverage</h1>\n";
    page += result.met() ? "<p class=\"good\">Every goal is met.</p>\n"
                         : "<p class=\"bad\">A goal is missed.</p>\n";
    page += "<table>\n" + table_row("th", {"kind", "goal %", "reached %", "points", "holes", "waived", ""});
    for (const auto& [kind, score] : result.scores)
        page += table_row("td", {name_of(kind), fmt::format("{:.1f}", result.goals.goal(kind)),
                                 fmt::format("{:.2f}", score.percent()), std::to_string(score.points),
                                 std::to_string(score.holes.size()), std::to_string(score.waived),
                                 met_by(result, kind, score) ? "met" : "missed"});
    page += fmt::format("</table>\n<p>Waived: {} of {} points, {:.2f} %; at most {:.1f} %.</p>\n",
                        all_waived(result), all_points(result), waived_percent(result),
                        result.goals.goals.waived_max);
    for (const std::string& idle : result.idle_waivers)
        page += fmt::format("<p class=\"bad\">A waiver without a hole: {}</p>\n", escaped(idle));
    page += "<table>\n" + table_row("th", {"waived", "kind", "file", "what", "reason"});
    for (std::size_t at = 0; at < result.goals.waivers.size(); ++at) {
        const CoverWaiver& waiver = result.goals.waivers[at];
        page += table_row(
            "td", {std::to_string(result.waived[at]), waiver.kind, waiver.file, waiver.what, waiver.reason});
    }
    page +=
        "</table>\n<h2>Holes</h2>\n<table>\n" + table_row("th", {"kind", "file", "line", "what", "points"});
    for (const auto& [kind, score] : result.scores)
        for (const HoleRow& row : rows_of(score.holes))
            page += table_row("td", {name_of(kind), row.of.file, std::to_string(row.of.line), what_of(row),
                                     std::to_string(std::max<std::size_t>(1, row.bits.size()))});
    return page + "</table>\n</body></html>\n";
}

}  // namespace tendril
