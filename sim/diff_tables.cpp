// Compares two tables row by row.
#include "sim/diff_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "sim/recorder/deliveries.h"
#include "sim/recorder/spikes.h"
#include "sim/recorder/state_tables.h"
#include "sim/recorder/ticks.h"
#include "sim/table_reader.h"

namespace tendril {

const TableKind kSpikesTable{"spikes.aer", kSpikesHead, ' ', {"tick", "cycle", "core", "neuron"}};
const TableKind kDeliveriesTable{
    "deliveries.aer", kDeliveriesHead, ' ', {"tick", "cycle", "core", "axon", "source", "neuron"}};
const TableKind kTicksTable{
    "ticks.csv",
    kTicksHead,
    ',',
    {"tick", "first_cycle", "last_cycle", "spikes", "deliveries", "late", "merged", "overrun"},
    7};
const TableKind kSynapsesTable{"synapses.csv", kSynapsesHead, ',', {"core", "axon", "neuron", "k"}, 1};
const TableKind kThresholdsTable{"thresholds.csv", kThresholdsHead, ',', {"core", "neuron", "th"}, 1};

namespace {

constexpr std::size_t kAround = 3;  ///< rows shown before and after

/// Where a column is, or none.
std::optional<std::size_t> column(const TableKind& kind, std::string_view name) {
    const auto at = std::find(kind.columns.begin(), kind.columns.end(), name);
    if (at == kind.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(at - kind.columns.begin());
}

/// The rows of one side; with ticks_only a tick at a time, its cycles blanked and its rows sorted anew.
class Side {
public:
    Side(const TableKind& kind, const std::filesystem::path& file, bool ticks_only)
        : reader_(file, kind.head, kind.separator, kind.columns.size()) {
        if (ticks_only) cycle_ = column(kind, "cycle");
        ahead_ = read();
    }

    /// The row it stands on; nullptr at the end.
    const TableRow* row() {
        if (rows_.empty()) fill();
        return rows_.empty() ? nullptr : &rows_.front();
    }
    void step() { rows_.pop_front(); }

    /// The row it stands on and those after it, as far as wanted.
    const std::deque<TableRow>& look(std::size_t wanted) {
        while (rows_.size() < wanted && ahead_) fill();
        return rows_;
    }
    /// The row it stands on and the rest of that tick.
    const std::deque<TableRow>& look_to_end_of_tick() {
        const TableRow* first = row();
        while (first != nullptr && ahead_ && ahead_->values[0] == rows_.front().values[0]) fill();
        return rows_;
    }

private:
    std::optional<TableRow> read() {
        std::optional<TableRow> next = reader_.next();
        if (next && last_ && *next < *last_) throw reader_.error("rows are not in ascending order");
        if (next) last_ = next;
        return next;
    }

    /// Takes a row, or with ticks_only all rows of a tick.
    void fill() {
        if (!ahead_) return;
        const std::int64_t tick = ahead_->values[0];
        const auto start = static_cast<std::ptrdiff_t>(rows_.size());
        do {
            if (cycle_) ahead_->values[*cycle_] = kNoValue;
            rows_.push_back(std::move(*ahead_));
            ahead_ = read();
        } while (cycle_ && ahead_ && ahead_->values[0] == tick);
        std::sort(rows_.begin() + start, rows_.end());
    }

    TableReader reader_;
    std::optional<std::size_t> cycle_;  ///< the column to blank
    std::optional<TableRow> last_;      ///< as read
    std::optional<TableRow> ahead_;     ///< read, not taken
    std::deque<TableRow> rows_;
};

std::string text_of(std::int64_t value) { return value == kNoValue ? "-" : std::to_string(value); }

std::string text_of(const TableKind& kind, const TableRow& row) {
    std::string text;
    for (std::size_t c = 0; c < row.values.size(); ++c) {
        if (c > 0) text += kind.separator;
        text += text_of(row.values[c]);
    }
    return text;
}

/// The same thing, at another cycle or with another value.
bool same_thing(const TableKind& kind, const TableRow& x, const TableRow& y) {
    for (std::size_t c = 0; c + kind.values < kind.columns.size(); ++c) {
        if (kind.columns[c] != "cycle" && x.values[c] != y.values[c]) return false;
    }
    return true;
}

std::string differences(const TableKind& kind, const TableRow& in_a, const TableRow& in_b) {
    std::string text;
    for (std::size_t c = 0; c < kind.columns.size(); ++c) {
        if (in_a.values[c] == in_b.values[c]) continue;
        text += fmt::format("{}{} is {} in A, {} in B", text.empty() ? "" : "; ", kind.columns[c],
                            text_of(in_a.values[c]), text_of(in_b.values[c]));
    }
    return text;
}

std::string what_differs(const TableKind& kind, Side& a, Side& b, bool first_in_a) {
    const TableRow first = *(first_in_a ? a : b).row();
    for (const TableRow& row : (first_in_a ? b : a).look_to_end_of_tick()) {
        if (!same_thing(kind, first, row)) continue;
        return first_in_a ? differences(kind, first, row) : differences(kind, row, first);
    }
    return first_in_a ? "A has it, B does not" : "B has it, A does not";
}

Divergence describe(const TableKind& kind, Side& a, Side& b, const std::deque<TableRow>& before) {
    const bool first_in_a = b.row() == nullptr || (a.row() != nullptr && *a.row() < *b.row());
    Divergence divergence;
    divergence.file = kind.file;
    divergence.what = what_differs(kind, a, b, first_in_a);
    const TableRow first = *(first_in_a ? a : b).row();
    const auto value = [&](std::string_view name) -> std::optional<std::int64_t> {
        const auto at = column(kind, name);
        if (!at || first.values[*at] == kNoValue) return std::nullopt;
        return first.values[*at];
    };
    divergence.tick = value("tick");
    divergence.cycle = value("cycle");
    divergence.core = value("core");
    divergence.neuron = value("neuron");
    divergence.source = value("source");
    std::string columns;
    for (std::string_view name : kind.columns)
        columns += fmt::format("{}{}", columns.empty() ? "" : " ", name);
    divergence.around.push_back(fmt::format("        {}", columns));
    for (const TableRow& row : before)
        divergence.around.push_back(fmt::format("both    {}", text_of(kind, row)));
    for (Side* side : {&a, &b}) {
        const char name = side == &a ? 'A' : 'B';
        const std::deque<TableRow>& rows = side->look(kAround);
        for (std::size_t i = 0; i < std::min(rows.size(), kAround); ++i) {
            divergence.around.push_back(fmt::format("{}       {}", name, text_of(kind, rows[i])));
        }
        if (rows.empty()) divergence.around.push_back(fmt::format("{}       (end of the file)", name));
    }
    return divergence;
}

}  // namespace

std::optional<Divergence> diff_tables(const TableKind& kind, const std::filesystem::path& file_a,
                                      const std::filesystem::path& file_b, bool ticks_only) {
    Side a(kind, file_a, ticks_only);
    Side b(kind, file_b, ticks_only);
    std::deque<TableRow> before;
    while (a.row() != nullptr && b.row() != nullptr && *a.row() == *b.row()) {
        before.push_back(*a.row());
        if (before.size() > kAround) before.pop_front();
        a.step();
        b.step();
    }
    if (a.row() == nullptr && b.row() == nullptr) return std::nullopt;
    return describe(kind, a, b, before);
}

}  // namespace tendril
