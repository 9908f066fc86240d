#include "sim/sweep/tables.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

namespace {

/// As RFC 4180 asks for where a comma, a quote or a line's end is in it.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) (out += c == '"' ? "\"\"" : std::string(1, c == '\n' ? ' ' : c));
    return out + "\"";
}

std::string cell(const std::optional<double>& value) { return value ? fmt::format("{:.10g}", *value) : ""; }

/// A line of cells.
class Line {
public:
    template <class T>
    Line& operator<<(const T& value) {
        text_ += (first_ ? "" : ",") + cell(value);
        first_ = false;
        return *this;
    }
    std::string text() const { return text_ + "\n"; }

private:
    std::string text_;
    bool first_ = true;
};

/// The words of the keys; of the key that is searched what was found.
void add_keys(Line& line, const SweepPlan& plan, const SweepPoint& point,
              const std::optional<double>& found) {
    for (std::size_t i = 0; i < plan.keys.size(); ++i) {
        if (plan.keys[i] == plan.searched) {
            line << found;
        } else {
            line << point.words[i];
        }
    }
}

std::vector<double> numbers(const std::vector<SweepRow>& rows, const std::string& column) {
    std::vector<double> values;
    for (const SweepRow& row : rows)
        if (const auto& value = figure(row.figures, column)) values.push_back(*value);
    return values;
}

void add(Line& line, const std::optional<Interval>& interval) {
    line << (interval ? std::optional(interval->mean) : std::nullopt)
         << (interval ? interval->ci95 : std::nullopt);
}

}  // namespace

PointStatus PointResult::status() const {
    PointStatus worst = PointStatus::ok;
    for (const SweepRow& row : rows) worst = std::max(worst, row.status);
    return worst;
}

std::optional<Interval> PointResult::of(const std::string& column) const {
    return interval_of(numbers(rows, column));
}

std::optional<Interval> PointResult::found() const {
    std::vector<double> values;
    for (const SweepRow& row : rows)
        if (row.found) values.push_back(*row.found);
    return interval_of(values);
}

std::string PointResult::note() const {
    const PointStatus worst = status();
    for (const SweepRow& row : rows)
        if (row.status == worst && !row.message.empty()) return row.message;
    if (worst != PointStatus::saturated) return "";
    const auto offered = of("offered");
    const auto accepted = of("accepted");
    return fmt::format("SATURATED: accepted/offered = {:.2f}", accepted->mean / offered->mean);
}

std::string results_csv(const SweepPlan& plan, const std::vector<PointResult>& results) {
    Line header;
    for (const char* name : {"point", "seed", "config_hash", "engine"}) header << std::string(name);
    for (const std::string& key : plan.keys) header << key;
    header << std::string("status");
    for (const Metric& metric : metrics()) header << std::string(metric.column);
    header << std::string("busiest_hub");
    std::string text = header.text();
    for (const PointResult& result : results) {
        for (const SweepRow& row : result.rows) {
            Line line;
            line << std::to_string(result.point->number) << std::to_string(row.seed) << row.config_hash
                 << row.engine;
            add_keys(line, plan, *result.point, row.found);
            line << std::string(name_of(row.status));
            for (const auto& value : row.figures) line << value;
            line << row.busiest_hub;
            text += line.text();
        }
    }
    return text;
}

std::string points_csv(const SweepPlan& plan, const std::vector<PointResult>& results) {
    Line header;
    for (const char* name : {"point", "seeds", "engine"}) header << std::string(name);
    for (const std::string& key : plan.keys) header << key;
    if (!plan.searched.empty()) header << plan.searched + "_ci95";
    header << std::string("status");
    for (const Metric& metric : metrics())
        header << std::string(metric.column) + "_mean" << std::string(metric.column) + "_ci95";
    header << std::string("note");
    std::string text = header.text();
    for (const PointResult& result : results) {
        const auto found = result.found();
        Line line;
        line << std::to_string(result.point->number) << std::to_string(result.rows.size())
             << result.rows.front().engine;
        add_keys(line, plan, *result.point, found ? std::optional(found->mean) : std::nullopt);
        if (!plan.searched.empty()) line << (found ? found->ci95 : std::nullopt);
        line << std::string(name_of(result.status()));
        for (const Metric& metric : metrics()) add(line, result.of(metric.column));
        line << result.note();
        text += line.text();
    }
    return text;
}

std::string columns_csv() {
    std::string text = "column,label\n";
    for (const Metric& metric : metrics())
        text += fmt::format("{},{}\n", metric.column, label_of(metric.basis));
    return text;
}

}  // namespace tendril
