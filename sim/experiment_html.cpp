// The page of an experiment's result.
#include <fmt/format.h>

#include <algorithm>

#include "sim/experiment_page.h"
#include "sim/experiment_report.h"

namespace tendril {

namespace {

/// A count on a ground that is the stronger the larger its share of the row.
std::string cell(int count, int row_total, bool right) {
    if (count == 0) return "<td></td>";
    const double share = static_cast<double>(count) / row_total;
    return fmt::format("<td style=\"background: rgb({} / {:.2f})\">{}</td>",
                       right ? "60 150 90" : "210 70 60", 0.1 + 0.7 * share, count);
}

std::string confusion_table(const DigitsResult& digits) {
    std::string html = "<table>\n<tr><th>digit \\ answer</th>";
    for (std::size_t answer = 0; answer < kDigits; ++answer) html += fmt::format("<th>{}</th>", answer);
    html += "</tr>\n";
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        int total = 0;
        for (const int count : digits.confusion[digit]) total += count;
        html += fmt::format("<tr><th>{}</th>", digit);
        for (std::size_t answer = 0; answer < kDigits; ++answer) {
            html += cell(digits.confusion[digit][answer], total, digit == answer);
        }
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

std::string seed_section(const SeedOutcome& seed) {
    const DigitsResult& digits = seed.digits;
    return fmt::format(
               "<h2>Seed {}: {:.3f}</h2>\n<p>{} of {} images right; {} without an answer; {} neurons "
               "without a label.</p>\n",
               seed.seed, digits.accuracy(), digits.correct, digits.tested, digits.none, digits.dead) +
           confusion_table(digits);
}

}  // namespace

std::string experiment_html(const ExperimentResult& result) {
    std::string html = page_head();
    html += fmt::format("<h1>Experiment: {}</h1>\n", escaped(result.kind));
    html += fmt::format("<p class=\"{}\">{}: accuracy {:.3f}, worst seed {:.3f}.</p>\n",
                        result.accepted ? "good" : "bad", result.accepted ? "Accepted" : "Not accepted",
                        result.mean(), result.worst());
    if (result.check) html += check_section(*result.check);
    for (const SeedOutcome& seed : result.seeds) html += seed_section(seed);
    return html + "</body>\n</html>\n";
}

}  // namespace tendril
