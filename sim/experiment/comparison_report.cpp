#include "sim/experiment/comparison_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "sim/experiment_report.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

std::string number(double value) {
    if (std::isnan(value)) return "-";
    return fmt::format("{:.{}f}", value, std::fabs(value) < 10 ? 3 : 1);
}

Json or_null(double value) { return std::isnan(value) ? Json(nullptr) : Json(value); }

std::string row_text(const VariantResult& row, std::size_t width) {
    std::string text = fmt::format("{:<{}} {:>5} {:>4}", row.name, width, row.seeds.size(), row.ok());
    for (std::size_t f = 0; f < row.figures.size(); ++f) {
        const std::size_t column = std::max<std::size_t>(row.figures[f].name.size(), 15);
        const std::string both = number(row.mean(f)) + " / " + number(row.worst(f));
        text += fmt::format("  {:>{}}", both, column);
    }
    return text + '\n';
}

Json variant_json(const VariantResult& row) {
    Json json{{"name", row.name}, {"seeds", Json::array()}, {"ok", row.ok()}};
    for (const SeedFigures& seed : row.seeds) {
        Json of_seed{{"seed", seed.seed}, {"ok", seed.outcome.ok}};
        for (std::size_t f = 0; f < row.figures.size(); ++f)
            of_seed[row.figures[f].name] = or_null(seed.outcome.figures[f]);
        for (const auto& moment : seed.outcome.moments) {
            Json figures = Json::array();
            for (const double value : moment) figures.push_back(or_null(value));
            of_seed["moments"].push_back(std::move(figures));
        }
        json["seeds"].push_back(std::move(of_seed));
    }
    for (std::size_t f = 0; f < row.figures.size(); ++f) {
        json["mean"][row.figures[f].name] = or_null(row.mean(f));
        json["worst"][row.figures[f].name] = or_null(row.worst(f));
    }
    json["missed"] = row.missed;
    json["accepted"] = row.missed.empty();
    return json;
}

}  // namespace

std::string comparison_text(const ComparisonResult& result) {
    std::size_t width = 7;
    for (const VariantResult& row : result.variants) width = std::max(width, row.name.size());
    std::string text = fmt::format("{:<{}} seeds   ok", "variant", width);
    for (const Figure& figure : result.variants[0].figures) text += fmt::format("  {:>15}", figure.name);
    text += fmt::format("\n{:<{}}           ", "", width);
    for (const Figure& figure : result.variants[0].figures)
        text += fmt::format("  {:>{}}", "mean / worst", std::max<std::size_t>(figure.name.size(), 15));
    text += '\n';
    for (const VariantResult& row : result.variants) text += row_text(row, width);
    for (const VariantResult& row : result.variants) {
        for (const std::string& missed : row.missed) text += fmt::format("{}: {}\n", row.name, missed);
    }
    if (result.check) text += check_text(*result.check);
    text += result.accepted() ? "accepted\n" : "not accepted\n";
    const VariantResult& first = result.variants[0];
    return text + fmt::format("{} {} ({} seed{}, worst {})\n", first.figures[0].name, number(first.mean(0)),
                              first.seeds.size(), first.seeds.size() == 1 ? "" : "s", number(first.worst(0)));
}

std::string comparison_json(const ComparisonResult& result) {
    Json json{{"format", "tendril-experiment-result 1"}, {"kind", result.kind}, {"seeds", Json::array()}};
    const VariantResult& first = result.variants[0];
    json["seeds"] = variant_json(first)["seeds"];
    json["mean"] = or_null(first.mean(0));
    json["worst"] = or_null(first.worst(0));
    json["variants"] = Json::array();
    for (const VariantResult& row : result.variants) json["variants"].push_back(variant_json(row));
    if (result.check) json["check"] = check_json(*result.check);
    json["accepted"] = result.accepted();
    return json.dump(2) + "\n";
}

}  // namespace tendril
