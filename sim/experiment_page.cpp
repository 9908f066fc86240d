#include "sim/experiment_page.h"

#include <fmt/format.h>

namespace tendril {

namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>)";

constexpr std::string_view kStyle = R"(</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #222; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
table { border-collapse: collapse; } th { font-weight: 600; color: #555; }
th, td { padding: .25em .6em; text-align: right; } td.name, th.name { text-align: left; }
.good { color: #14692b; } .bad { color: #a61b1b; }
code { font-size: .85em; }
svg { width: 100%; font: 12px system-ui, sans-serif; }
circle { fill: #2a6fb0; fill-opacity: .45; } path { stroke: #222; stroke-width: 2; }
svg .end { fill: #777; }
</style>
</head>
<body>
)";

}  // namespace

std::string page_head(std::string_view title) {
    return std::string(kHead).append(escaped(title)).append(kStyle);
}

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

}  // namespace tendril
