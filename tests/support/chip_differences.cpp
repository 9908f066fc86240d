// The rest of chip_outcome.h: where two outcomes part.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tests/support/chip_outcome.h"

namespace tendril {

namespace {

using Row = std::vector<std::int64_t>;

std::string compare(const std::string& what, std::vector<Row> expected, std::vector<Row> got) {
    std::sort(expected.begin(), expected.end());
    std::sort(got.begin(), got.end());
    const auto [a, b] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
    if (a == expected.end() && b == got.end()) return "";
    const bool missing = b == got.end() || (a != expected.end() && *a < *b);
    return fmt::format("{} ({}) only in the {} run", what, fmt::join(missing ? *a : *b, " "),
                       missing ? "first" : "second");
}

std::vector<Row> spike_rows(const ChipOutcome& o, bool cycles) {
    std::vector<Row> rows;
    for (const Spike& s : o.spikes)
        rows.push_back({s.tick.value, s.core.value, s.neuron.value, cycles ? s.cycle.value : 0});
    return rows;
}

std::vector<Row> delivery_rows(const ChipOutcome& o, bool cycles) {
    std::vector<Row> rows;
    for (const Delivery& d : o.deliveries) {
        Row& row = rows.emplace_back(
            Row{d.tick.value, d.core.value, d.source.value, d.neuron.value, d.axon, d.late, d.early});
        if (cycles) row.insert(row.end(), {d.cycle.value, d.merged});
    }
    return rows;
}

std::vector<Row> tick_rows(const ChipOutcome& o) {
    std::vector<Row> rows;
    for (const TickEnd& t : o.ticks) rows.push_back({t.tick.value, t.cycle.value});
    return rows;
}

std::vector<Row> hub_rows(const ChipOutcome& o) {
    std::vector<Row> rows;
    for (std::size_t h = 0; h < o.hubs.size(); ++h) {
        Row& row = rows.emplace_back(Row{static_cast<std::int64_t>(h)});
        const HubTotals& t = o.hubs[h];
        for (const std::uint64_t n : {t.moved, t.copies, t.marks, t.blocked_cycles, t.busy_cycles})
            row.push_back(static_cast<std::int64_t>(n));
    }
    return rows;
}

/// "" or the first line of two texts that differs.
std::string compare_texts(const std::string& what, const std::string& expected, const std::string& got) {
    if (expected == got) return "";
    const auto at = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
    const auto offset = static_cast<std::size_t>(at.first - expected.begin());
    const auto line = [offset](const std::string& text) {
        const std::size_t first = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
        return text.substr(first, text.find('\n', offset) - first);
    };
    return fmt::format("{}, line {}: \"{}\" against \"{}\"", what,
                       1 + std::count(expected.begin(), at.first, '\n'), line(expected), line(got));
}

}  // namespace

std::string differ_in_ticks(const ChipOutcome& expected, const ChipOutcome& got) {
    for (const ChipOutcome* outcome : {&expected, &got}) {
        if (!outcome->error.empty()) return outcome->error;
    }
    std::string what =
        compare("spike (tick core neuron -)", spike_rows(expected, false), spike_rows(got, false));
    if (what.empty()) {
        what = compare("delivery (tick core source neuron axon late early)", delivery_rows(expected, false),
                       delivery_rows(got, false));
    }
    if (what.empty()) what = compare_texts("final state", expected.state, got.state);
    return what;
}

std::string differ_in_cycles(const ChipOutcome& expected, const ChipOutcome& got) {
    std::string what = differ_in_ticks(expected, got);
    if (what.empty())
        what = compare("spike (tick core neuron cycle)", spike_rows(expected, true), spike_rows(got, true));
    if (what.empty()) {
        what = compare("delivery (tick core source neuron axon late early cycle merged)",
                       delivery_rows(expected, true), delivery_rows(got, true));
    }
    if (what.empty()) what = compare("tick end (tick cycle)", tick_rows(expected), tick_rows(got));
    if (what.empty())
        what = compare("hub (hub moved copies marks blocked busy)", hub_rows(expected), hub_rows(got));
    if (what.empty()) what = compare_texts("stats.json", expected.stats, got.stats);
    return what;
}

}  // namespace tendril
