// The page of an experiment's result.
#include <fmt/format.h>

#include <algorithm>

#include "sim/experiment_report.h"

namespace tendril {

namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tendril experiment</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #222; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
table { border-collapse: collapse; } th { font-weight: 600; color: #555; }
th, td { padding: .25em .6em; text-align: right; } td.name, th.name { text-align: left; }
.good { color: #14692b; } .bad { color: #a61b1b; }
code { font-size: .85em; }
</style>
</head>
<body>
)";

std::string escaped(std::string_view text) {
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

std::string check_section(const CheckOutcome& check) {
    std::string html = "<h2>Do the engines agree?</h2>\n";
    html += check.passed() ? "<p class=\"good\">In every spike, every synapse and all of the state.</p>\n"
                           : fmt::format("<p class=\"bad\">Not passed. {}</p>\n", escaped(check.divergence));
    html +=
        fmt::format("<p>{} more episodes with learning on: {} with spikes, {} with changed synapses.</p>\n",
                    check.episodes, check.with_spikes, check.with_changes);
    html +=
        "<table>\n<tr><th class=\"name\">engine</th><th>pixel spikes</th><th>copies</th><th>spikes</th>"
        "<th>cycles</th><th class=\"name\">state</th></tr>\n";
    for (const EngineOutcome& engine : check.engines) {
        const RunTotals& totals = engine.totals;
        html += fmt::format(
            "<tr><td class=\"name\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>"
            "<td class=\"name\"><code>{}</code></td></tr>\n",
            escaped(engine.engine), totals.stimulus_spikes, totals.copies, totals.spikes,
            totals.has_cycles ? fmt::format("{}", totals.cycles) : "–", engine.state_digest);
    }
    return html + "</table>\n";
}

}  // namespace

std::string experiment_html(const ExperimentResult& result) {
    std::string html(kHead);
    html += fmt::format("<h1>Experiment: {}</h1>\n", escaped(result.kind));
    html += fmt::format("<p class=\"{}\">{}: accuracy {:.3f}, worst seed {:.3f}.</p>\n",
                        result.accepted ? "good" : "bad", result.accepted ? "Accepted" : "Not accepted",
                        result.mean(), result.worst());
    if (result.check) html += check_section(*result.check);
    for (const SeedOutcome& seed : result.seeds) html += seed_section(seed);
    return html + "</body>\n</html>\n";
}

}  // namespace tendril
