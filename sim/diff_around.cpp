#include "sim/diff_around.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "sim/config.h"
#include "sim/diff_tables.h"
#include "sim/table_reader.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostRows = 16;  ///< of a file; the rest is counted

using Rows = std::vector<std::vector<std::int64_t>>;
using Wanted = std::function<bool(const TableRow&)>;

std::size_t column(const TableKind& kind, std::string_view name) {
    return static_cast<std::size_t>(std::find(kind.columns.begin(), kind.columns.end(), name) -
                                    kind.columns.begin());
}

/// Rows of ticks `from`..`to` that are wanted, with those columns, in order.
Rows read_rows(const TableKind& kind, const fs::path& folder, std::int64_t from, std::int64_t to,
               const Wanted& wanted, const std::vector<std::size_t>& columns) {
    Rows rows;
    TableReader reader(folder / kind.file, kind.head, kind.separator, kind.columns.size());
    while (const auto row = reader.next()) {
        if (row->values[0] > to) break;
        if (row->values[0] < from || !wanted(*row)) continue;
        std::vector<std::int64_t>& out = rows.emplace_back();
        for (const std::size_t c : columns) out.push_back(row->values[c]);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::string text_of(const std::vector<std::int64_t>& row) {
    std::string text;
    for (const std::int64_t value : row)
        text += (text.empty() ? "" : " ") + (value == kNoValue ? "-" : std::to_string(value));
    return text;
}

/// Each row once, with who has it.
void merge(const Rows& a, const Rows& b, std::vector<std::string>& lines) {
    std::size_t left_out = 0;
    std::size_t shown = 0;
    const auto show = [&](const char* who, const std::vector<std::int64_t>& row) {
        if (++shown > kMostRows) return void(++left_out);
        lines.push_back(fmt::format("{:8}{}", who, text_of(row)));
    };
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() || y != b.end()) {
        if (y == b.end() || (x != a.end() && *x < *y)) {
            show("A", *x++);
        } else if (x == a.end() || *y < *x) {
            show("B", *y++);
        } else {
            show("both", *x++);
            ++y;
        }
    }
    if (shown == 0) lines.emplace_back("        none");
    if (left_out > 0) lines.push_back(fmt::format("        and {} more", left_out));
}

class Around {
public:
    Around(const Divergence& divergence, const fs::path& a, const fs::path& b, bool ticks_only)
        : divergence_(divergence), a_(a), b_(b), ticks_only_(ticks_only) {}

    std::vector<std::string> lines() {
        what_the_core_is();
        if (!divergence_.tick) return std::move(lines_);
        when_the_tick_was();
        spikes_of(*divergence_.core);
        const bool of_core = divergence_.source && *divergence_.source < cores_;
        if (of_core && divergence_.source != divergence_.core) spikes_of(*divergence_.source);
        deliveries();
        return std::move(lines_);
    }

private:
    std::string core_in(const fs::path& folder);
    void what_the_core_is();
    void when_the_tick_was();
    void spikes_of(std::int64_t core);
    void deliveries();
    bool both_have(const TableKind& kind) const {
        return fs::exists(a_ / kind.file) && fs::exists(b_ / kind.file);
    }
    void table(const TableKind& kind, const std::string& title, const Wanted& wanted,
               const std::vector<std::string_view>& names);

    const Divergence& divergence_;
    const fs::path a_, b_;
    const bool ticks_only_;
    std::int64_t cores_ = INT64_MAX;  ///< of the chip; sources above are hosts
    std::vector<std::string> lines_;
};

template <class Params, class Info>
std::string changed(const Params& params, const Info& infos) {
    std::string text;
    for (const auto& info : infos)
        if (params.*info.member != info.standard)
            text += fmt::format(", {} {}", info.name, params.*info.member);
    return text;
}

/// What the chip.toml of a folder says of the core; "" where there is none.
std::string Around::core_in(const fs::path& folder) {
    const fs::path file = folder / "chip.toml";
    if (!fs::exists(file)) return "";
    try {
        const ChipSpec spec = load_chip(file.string());
        const auto core = static_cast<int>(*divergence_.core);
        cores_ = spec.cores();
        if (core >= cores_) return "";
        const CoreChoice choice = spec.core_choice(core);
        const std::string learning = choice.rule == "none" ? "" : changed(choice.learning, kLearningParams);
        return fmt::format("core {}: {} neurons, {} axons{}; rule {}{}", core, choice.size.neurons,
                           choice.size.axons, changed(choice.neuron, kNeuronParams), choice.rule, learning);
    } catch (const Error& error) {  // no reason not to tell the rest
        return error.what();
    }
}

void Around::what_the_core_is() {
    const std::string in_a = core_in(a_);
    const std::string in_b = core_in(b_);
    if (in_a == in_b && !in_a.empty()) lines_.push_back(in_a);
    if (in_a == in_b) return;
    lines_.push_back(fmt::format("A       {}", in_a));
    lines_.push_back(fmt::format("B       {}", in_b));
}

void Around::when_the_tick_was() {
    if (ticks_only_ || !both_have(kTicksTable)) return;
    const auto all = [](const TableRow&) { return true; };
    table(kTicksTable, "of the chip", all, {"tick", "first_cycle", "last_cycle", "spikes", "deliveries"});
}

void Around::spikes_of(std::int64_t core) {
    if (!both_have(kSpikesTable)) return;
    const std::size_t at = column(kSpikesTable, "core");
    table(kSpikesTable, fmt::format("spikes of core {}", core),
          [=](const TableRow& row) { return row.values[at] == core; }, {"tick", "cycle", "neuron"});
}

void Around::deliveries() {
    if (!both_have(kDeliveriesTable)) {
        lines_.emplace_back("what was delivered is not known: run both with --record deliveries");
        return;
    }
    const std::size_t at = column(kDeliveriesTable, "core");
    const std::int64_t core = *divergence_.core;
    table(kDeliveriesTable, fmt::format("delivered to core {}", core),
          [=](const TableRow& row) { return row.values[at] == core; },
          {"tick", "cycle", "axon", "source", "neuron"});
}

void Around::table(const TableKind& kind, const std::string& title, const Wanted& wanted,
                   const std::vector<std::string_view>& names) {
    std::vector<std::size_t> columns;
    std::string head;
    for (const std::string_view name : names) {
        if (ticks_only_ && name == "cycle") continue;
        columns.push_back(column(kind, name));
        head += fmt::format("{}{}", head.empty() ? "" : " ", name);
    }
    const std::int64_t tick = *divergence_.tick;
    const Rows in_a = read_rows(kind, a_, tick - 1, tick, wanted, columns);
    const Rows in_b = read_rows(kind, b_, tick - 1, tick, wanted, columns);
    lines_.push_back(fmt::format("{}, ticks {} and {}: {}", title, tick - 1, tick, head));
    merge(in_a, in_b, lines_);
}

}  // namespace

std::vector<std::string> around_core(const Divergence& divergence, const fs::path& a, const fs::path& b,
                                     bool ticks_only) {
    if (!divergence.core) return {};
    return Around(divergence, a, b, ticks_only).lines();
}

}  // namespace tendril
