#include "sim/sweep/row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/version.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kNames = {"ok", "saturated", "not_drained", "failed"};

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

std::optional<double> number(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return json.get<double>();
}

}  // namespace

const char* name_of(PointStatus status) { return kNames[static_cast<std::size_t>(status)]; }

PointStatus status_from(const std::string& name) {
    const auto* const at = std::ranges::find(kNames, name);
    if (at == kNames.end()) throw std::runtime_error("no status of a point: " + name);
    return static_cast<PointStatus>(at - kNames.begin());
}

std::optional<double> SweepRow::share() const {
    const auto& offered = figure(figures, "offered");
    const auto& accepted = figure(figures, "accepted");
    if (!offered || !accepted || *offered == 0) return std::nullopt;
    return *accepted / *offered;
}

std::string this_version() { return fmt::format("{} ({})", version(), commit()); }

std::string row_json(const SweepRow& row) {
    Json json{{"key", row.key},
              {"config_hash", row.config_hash},
              {"engine", row.engine},
              {"version", row.version},
              {"seed", row.seed},
              {"status", name_of(row.status)},
              {"message", row.message},
              {"found", number(row.found)},
              {"busiest_hub", row.busiest_hub},
              {"figures", Json::object()},
              {"stats", row.stats},
              {"wall_seconds", row.wall_seconds},
              {"finished", row.finished},
              {"host", row.host}};
    for (std::size_t i = 0; i < metrics().size(); ++i)
        json["figures"][metrics()[i].column] = number(row.figures.at(i));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

SweepRow row_from(const std::string& text) {
    const Json json = Json::parse(text);
    SweepRow row;
    json.at("key").get_to(row.key);
    json.at("config_hash").get_to(row.config_hash);
    json.at("engine").get_to(row.engine);
    json.at("version").get_to(row.version);
    json.at("seed").get_to(row.seed);
    row.status = status_from(json.at("status").get<std::string>());
    json.at("message").get_to(row.message);
    row.found = number(json.at("found"));
    json.at("busiest_hub").get_to(row.busiest_hub);
    for (std::size_t i = 0; i < metrics().size(); ++i)
        row.figures[i] = number(json.at("figures").at(metrics()[i].column));
    json.at("stats").get_to(row.stats);
    json.at("wall_seconds").get_to(row.wall_seconds);
    json.at("finished").get_to(row.finished);
    json.at("host").get_to(row.host);
    return row;
}

}  // namespace tendril
