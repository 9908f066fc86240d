// The page of a sweep, from its tables and its store.
#include <fmt/format.h>

#include <charconv>
#include <map>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/report/csv.h"
#include "sim/report/fabric.h"
#include "sim/report/page.h"
#include "sim/report/report.h"
#include "sim/report/sweep_source.h"
#include "sim/report/sweep_store.h"
#include "sim/sweep/metrics.h"

namespace tendril {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::int64_t kBinsMost = 120;
constexpr std::size_t kLoadsMost = 400000;  ///< hubs and links of all fabrics of a page

/// A number where the whole cell is one; null of an empty cell.
Json value_of(const std::string& cell) {
    if (cell.empty()) return nullptr;
    std::int64_t whole = 0;
    double number = 0;
    const char* const end = cell.data() + cell.size();
    if (const auto read = std::from_chars(cell.data(), end, whole); read.ec == std::errc() && read.ptr == end)
        return whole;
    if (const auto read = std::from_chars(cell.data(), end, number);
        read.ec == std::errc() && read.ptr == end)
        return number;
    return cell;
}

/// Columns of points.csv with a mean and a ci95, without these endings.
std::vector<std::string> figures_of(const CsvTable& points) {
    std::vector<std::string> figures;
    for (const std::string& column : points.columns)
        if (column.ends_with("_mean") && points.has(column.substr(0, column.size() - 5) + "_ci95"))
            figures.push_back(column.substr(0, column.size() - 5));
    return figures;
}

/// What lies between "engine" and "status" of results.csv.
std::vector<std::string> keys_of(const CsvTable& results) {
    return {results.columns.begin() + static_cast<std::ptrdiff_t>(results.at("engine")) + 1,
            results.columns.begin() + static_cast<std::ptrdiff_t>(results.at("status"))};
}

/// The key that was searched has a ci95 of its own.
std::string searched_key(const CsvTable& points, const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
        if (points.has(key + "_ci95")) return key;
    return "";
}

Json points_of(const CsvTable& points, const std::vector<std::string>& keys,
               const std::vector<std::string>& figures) {
    Json list = Json::array();
    for (const auto& row : points.rows) {
        Json point = {{"point", value_of(row[points.at("point")])},
                      {"status", row[points.at("status")]},
                      {"note", points.has("note") ? row[points.at("note")] : ""},
                      {"keys", Json::object()},
                      {"figures", Json::object()}};
        for (const std::string& key : keys) point["keys"][key] = value_of(row[points.at(key)]);
        for (const std::string& name : figures) {
            const std::string& mean = row[points.at(name + "_mean")];
            if (!mean.empty())
                point["figures"][name] = {value_of(mean), value_of(row[points.at(name + "_ci95")])};
        }
        list.push_back(std::move(point));
    }
    return list;
}

/// Latencies of all seeds of a point: {"bin", "counts": [[first cycle, deliveries], …]}; null without.
Json distribution_of(const std::vector<Json>& stats) {
    std::map<std::int64_t, std::int64_t> counts;
    for (const Json& run : stats)
        if (run.contains("traffic"))
            for (const Json& entry : run["traffic"]["latency"]["histogram"])
                counts[entry[0].get<std::int64_t>()] += entry[1].get<std::int64_t>();
    if (counts.empty()) return nullptr;
    const std::int64_t bin = counts.rbegin()->first / kBinsMost + 1;
    std::map<std::int64_t, std::int64_t> binned;
    for (const auto& [cycles, count] : counts) binned[cycles / bin * bin] += count;
    Json list = Json::array();
    for (const auto& [first, count] : binned) list.push_back({first, count});
    return {{"bin", bin}, {"counts", list}};
}

/// Statistics of the runs of each point, in the order of results.csv.
std::map<std::string, std::vector<Json>> stats_by_point(const CsvTable& results,
                                                        const SweepRecords& records) {
    std::map<std::string, std::vector<Json>> by_point;
    for (const auto& row : results.rows) {
        const std::string& seed = row[results.at("seed")];
        std::int64_t number = 0;
        std::from_chars(seed.data(), seed.data() + seed.size(), number);
        const std::string stats = records.stats({row[results.at("config_hash")], number});
        if (stats.empty()) continue;
        by_point[row[results.at("point")]].push_back(Json::parse(stats));
    }
    return by_point;
}

Json facts_of(const CsvTable& results, const CsvTable& points, const std::vector<std::string>& keys) {
    std::map<std::string, int> status;
    for (const auto& row : results.rows) ++status[row[results.at("status")]];
    Json facts = {{"points", std::to_string(points.rows.size())},
                  {"runs", std::to_string(results.rows.size())}};
    Json list = Json::array();
    for (const auto& [name, value] : facts.items()) list.push_back({name, value});
    for (const auto& [name, count] : status) list.push_back({name, std::to_string(count)});
    list.push_back({"keys", fmt::format("{}", fmt::join(keys, ", "))});
    return list;
}

/// Its first run of each point.
std::map<std::string, SweptRun> first_runs(const CsvTable& results, const std::string& searched) {
    std::map<std::string, SweptRun> runs;
    for (const auto& row : results.rows) {
        SweptRun run;
        const auto read = [&](const char* column, auto& value) {
            const std::string& cell = row[results.at(column)];
            std::from_chars(cell.data(), cell.data() + cell.size(), value);
        };
        read("point", run.point);
        read("seed", run.seed);
        run.config_hash = row[results.at("config_hash")];
        if (!searched.empty()) run.found = row[results.at(searched)];
        runs.emplace(row[results.at("point")], run);
    }
    return runs;
}

/// The fabrics of a sweep: points that differ in nothing of the fabric share one.
class Fabrics {
public:
    /// @return false: the page would become too large
    bool add(const std::string& point, const ChipPlan& plan, const Json& stats) {
        std::vector<std::int64_t> sent(plan.cores.size() + plan.hosts.size());
        for (const Json& core : stats["cores"])
            sent[core["core"].get<std::size_t>()] = core["spikes"].get<std::int64_t>();
        Json fabric = fabric_loads(plan, stats, sent);
        Json loads = {{"cycles", fabric["cycles"]},
                      {"cores", Json::array()},
                      {"hubs", Json::array()},
                      {"links", Json::array()}};
        loads["links_known"] = fabric["links_known"];
        fabric.erase("cycles");
        fabric.erase("links_known");
        for (Json& core : fabric["cores"]) loads["cores"].push_back(take(core, 2));
        for (Json& hub : fabric["hubs"]) {
            const Json busy = take(hub, 5);
            loads["hubs"].push_back({take(hub, 4), busy});
        }
        for (Json& link : fabric["links"]) {
            loads["links"].push_back({link["spikes_up"], link["spikes_down"]});
            link.erase("spikes_up");
            link.erase("spikes_down");
        }
        size_ += loads["hubs"].size() + loads["links"].size();
        if (size_ > kLoadsMost) return false;
        const auto [at, fresh] = numbers_.emplace(fabric.dump(), fabrics_.size());
        if (fresh) fabrics_.push_back(std::move(fabric));
        loads["fabric"] = at->second;
        points_[point] = std::move(loads);
        return true;
    }
    Json fabrics() const { return fabrics_; }
    Json points() const { return points_; }

private:
    static Json take(Json& array, std::size_t at) {
        Json value = array[at];
        array.erase(at);
        return value;
    }

    std::map<std::string, std::size_t> numbers_;
    Json fabrics_ = Json::array();
    Json points_ = Json::object();
    std::size_t size_ = 0;
};

/// Commands and fabrics, as far as the sweep file is there and still makes these chips.
void add_chips(Json& data, const SweepRecords& records, const CsvTable& results) {
    const SweepSource source(records);
    if (!source.missing().empty()) {
        data["no_floorplans"] = source.missing();
        return;
    }
    data["no_floorplans"] = "the store has no loads of it: the point failed, or has no traffic";
    Fabrics fabrics;
    const auto runs = first_runs(results, data["searched"].get<std::string>());
    for (Json& point : data["points"]) {
        const SweptRun& run = runs.at(point["point"].dump());
        const auto chip = source.chip(run);
        if (!chip) {
            data["no_floorplans"] = "the sweep file has changed since";
            continue;
        }
        point["command"] = source.command(run);
        const std::string stats = records.stats({run.config_hash, run.seed});
        if (stats.empty() || !chip->traffic.given()) continue;
        if (!fabrics.add(point["point"].dump(), make_plan(*chip), Json::parse(stats)))
            data["no_floorplans"] = "the page would be too large";
    }
    data["fabrics"] = fabrics.fabrics();
    data["floorplans"] = fabrics.points();
}

}  // namespace

fs::path write_sweep_report(const fs::path& folder) {
    const CsvTable results = read_csv(folder / "results.csv");
    const CsvTable points = read_csv(folder / "points.csv");
    const SweepRecords records(folder);
    const std::vector<std::string> keys = keys_of(results);
    const std::vector<std::string> figures = figures_of(points);
    Json data = {{"format", "tendril-sweep-report 1"},
                 {"title", fs::absolute(folder).filename().string()},
                 {"facts", facts_of(results, points, keys)},
                 {"keys", keys},
                 {"searched", searched_key(points, keys)},
                 {"columns", figures},
                 {"labels", Json::object()},
                 {"points", points_of(points, keys, figures)},
                 {"distributions", Json::object()},
                 {"floorplans", Json::object()}};
    for (const Metric& metric : metrics()) data["labels"][metric.column] = label_of(metric.basis);
    if (!records.there())
        data["no_distributions"] = data["no_floorplans"] = "there is no sweep.sqlite beside the tables";
    for (const auto& [point, stats] : stats_by_point(results, records)) {
        const Json distribution = distribution_of(stats);
        if (!distribution.is_null()) data["distributions"][point] = distribution;
    }
    if (records.there()) add_chips(data, records, results);
    const std::string_view scripts[] = {kPageParts.frame, kPageParts.floorplan, kPageParts.sweep,
                                        kPageParts.sweep_point};
    fs::path file = folder / "report.html";
    write_text_atomically(file, report_page("a sweep", data, scripts));
    return file;
}

}  // namespace tendril
