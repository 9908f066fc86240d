#include "sim/regress/coverage.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/config.h"
#include "sim/config_field.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFormat = "tendril-coverage 1";
constexpr std::uint64_t kBothWays = 2;  // changes of a bit

/// "C '\1key\2value…' count": the values, and the count as "".
std::map<std::string, std::string> fields_of(const std::string& line) {
    std::map<std::string, std::string> fields;
    const auto end = line.rfind("' ");
    if (!line.starts_with("C '") || end == std::string::npos) return fields;
    std::istringstream pairs(line.substr(3, end - 3));
    for (std::string pair; std::getline(pairs, pair, '\1');) {
        const auto middle = pair.find('\2');
        if (middle != std::string::npos) fields[pair.substr(0, middle)] = pair.substr(middle + 1);
    }
    fields[""] = line.substr(end + 2);
    return fields;
}

/// From the folder of the RTL or of the tests on; "" for a file of neither.
std::string short_name(const std::string& path) {
    for (const auto& [mark, name] : {std::pair("/tests/rtl/cover/", "tests/rtl/cover/"),
                                     std::pair("/rtl-copy/", "rtl/"), std::pair("/rtl/", "rtl/")}) {
        const auto at = path.rfind(mark);
        if (at != std::string::npos) return name + path.substr(at + std::string(mark).size());
    }
    return "";
}

std::optional<CoverPoint> point_of(std::map<std::string, std::string>& fields) {
    CoverPoint point;
    const std::string page = fields["page"];
    point.file = short_name(fields["f"]);
    point.line = std::atoi(fields["l"].c_str());
    point.column = std::atoi(fields["n"].c_str());
    point.what = fields["o"];
    const bool checker = point.file.starts_with("tests/");
    if (page.starts_with("v_user/")) {
        point.kind = PointKind::functional;
        // One label in a generate loop is a point for each turn: its path from the checker on.
        const std::string path = fields["h"];
        const auto loop = path.rfind("gen_state");
        if (loop != std::string::npos) point.what = path.substr(loop);
        return point;
    }
    if (checker || point.file.empty()) return std::nullopt;
    if (page.starts_with("v_toggle/"))
        point.kind = PointKind::toggle;
    else if (page.starts_with("v_line/"))
        point.kind = PointKind::line;
    else
        return std::nullopt;
    return point;
}

Fields<CoverWaiver> waiver_fields() {
    using S = CoverWaiver;
    return {must("kind", &S::kind, "of the points", {.words = {"line", "toggle", "functional"}}),
            key("file", &S::file, "as the report has it"), must("what", &S::what, "with * and ?"),
            key("line", &S::line, "0: any"), must("reason", &S::reason, "why it cannot be reached")};
}

Fields<CoverGoals> goal_fields() {
    using S = CoverGoals;
    using G = CoverGoals::Goals;
    using B = CoverGoals::Benches;
    const Allowed percent{.low = 0, .high = 100};
    return {Field<S>{"format", [](const Value&, S&) {}, [](const S&) { return std::string(); },
                     [] { return Json(); }, true},
            table("goals", &S::goals,
                  Fields<G>{key("line", &G::line, "percent", percent),
                            key("toggle", &G::toggle, "percent", percent),
                            key("functional", &G::functional, "percent", percent),
                            key("waived_max", &G::waived_max, "percent", percent)}),
            table("benches", &S::benches,
                  Fields<B>{key("points", &B::points, "that benches count in result.json")}),
            tables("waiver", &S::waivers, waiver_fields())};
}

bool reached(const CoverPoint& point, std::uint64_t count) {
    return count >= (point.kind == PointKind::toggle ? kBothWays : 1);
}

}  // namespace

const char* name_of(PointKind kind) {
    constexpr std::array<const char*, 3> kNames = {"line", "toggle", "functional"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string CoverPoint::text() const {
    if (file.empty()) return fmt::format("{} \"{}\"", name_of(kind), what);
    return fmt::format("{}:{} {} {}", file, line, name_of(kind), what);
}

void Coverage::add_verilated(const fs::path& file) {
    std::istringstream text(read_text(file));
    std::string line;
    if (!std::getline(text, line) || !line.starts_with("# SystemC::Coverage-3"))
        throw Error(Exit::check_failed, fmt::format("{} is no coverage of Verilator", file.string()));
    while (std::getline(text, line)) {
        auto fields = fields_of(line);
        const auto point = point_of(fields);
        if (!point) continue;
        const std::uint64_t count = std::stoull("0" + fields[""]);
        std::uint64_t& all = counts_[*point];
        all = point->kind == PointKind::toggle ? std::max(all, count) : all + count;
    }
}

void Coverage::add_bench(const fs::path& result) {
    std::error_code none;
    if (!fs::exists(result, none)) return;
    const Json json = Json::parse(read_text(result), nullptr, false);
    if (!json.is_object() || !json.contains("covered") || !json["covered"].is_object()) return;
    for (const auto& [name, count] : json["covered"].items())
        if (count.is_number_unsigned())
            counts_[{PointKind::functional, "", 0, 0, name}] += count.get<std::uint64_t>();
}

bool CoverWaiver::matches(const CoverPoint& point) const {
    return kind == name_of(point.kind) && (file.empty() || file == point.file) &&
           (line == 0 || line == point.line) && ::fnmatch(what.c_str(), point.what.c_str(), 0) == 0;
}

double CoverGoals::goal(PointKind kind) const {
    return kind == PointKind::line ? goals.line : kind == PointKind::toggle ? goals.toggle : goals.functional;
}

CoverGoals load_goals(const std::string& path) {
    const Value document = read_toml(path);
    require_format(document, path, kFormat);
    CoverGoals goals;
    read_table(document, "the goals", goal_fields(), goals);
    return goals;
}

CoverResult score(const Coverage& coverage, const CoverGoals& goals) {
    CoverResult result;
    result.goals = goals;
    result.waived.assign(goals.waivers.size(), 0);
    for (const PointKind kind : {PointKind::line, PointKind::toggle, PointKind::functional})
        result.scores[kind];
    for (const auto& entry : coverage.counts()) {
        const CoverPoint& point = entry.first;
        const std::uint64_t count = entry.second;
        CoverScore& kind = result.scores[point.kind];
        if (reached(point, count)) {
            ++kind.points, ++kind.reached;
            continue;
        }
        const auto waiver =
            std::ranges::find_if(goals.waivers, [&](const auto& w) { return w.matches(point); });
        if (waiver != goals.waivers.end()) {
            ++kind.waived;
            ++result.waived[static_cast<std::size_t>(waiver - goals.waivers.begin())];
        } else {
            ++kind.points;
            kind.holes.push_back(point);
        }
    }
    for (std::size_t at = 0; at < goals.waivers.size(); ++at) {
        const CoverWaiver& waiver = goals.waivers[at];
        if (result.waived[at] == 0)
            result.idle_waivers.push_back(fmt::format("{}:{}: {} {} {}", waiver.origin.table.file,
                                                      waiver.origin.table.line, waiver.kind, waiver.file,
                                                      waiver.what));
    }
    return result;
}

}  // namespace tendril
