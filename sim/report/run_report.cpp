// The page of a run: its facts and its charts.
#include <fmt/format.h>

#include "sim/atomic_file.h"
#include "sim/report/page.h"
#include "sim/report/report.h"
#include "sim/report/run_charts.h"

namespace tendril {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
    return value.is_null() ? "–" : value.is_string() ? value.get<std::string>() : value.dump();
}

Json facts(const RunFiles& run) {
    Json facts = Json::array();
    const auto add = [&](const char* name, const Json& value) { facts.push_back({name, text_of(value)}); };
    add("engine", run.manifest["engine"]);
    add("seed", run.manifest["seed"]);
    if (!run.is_traffic()) add("ticks", run.stats["ticks"]);
    add("cycles", run.stats["cycles"]);
    add("spikes", run.stats["spikes"]);
    add("deliveries", run.stats["arrived"]);
    for (const char* name : {"late", "early", "overrun"})
        if (run.stats[name] != 0) add(name, run.stats[name]);
    if (run.stats.contains("traffic")) {
        add("offered, per core and cycle",
            fmt::format("{:.5g}", run.stats["traffic"]["offered"].get<double>()));
        add("accepted", fmt::format("{:.5g}", run.stats["traffic"]["accepted"].get<double>()));
    }
    add("state", run.manifest["state_digest"]);
    add("configuration", run.manifest["config_hash"]);
    add("version",
        run.manifest["version"].get<std::string>() + " " + run.manifest["commit"].get<std::string>());
    return facts;
}

std::string command(const RunFiles& run) {
    std::string text = fmt::format("tendril run {}/chip.toml --engine {}", run.folder.string(),
                                   text_of(run.manifest["engine"]));
    if (!run.is_traffic()) text += fmt::format(" --ticks {}", run.tick_count);
    if (run.has("initial.state")) text += fmt::format(" --state {}/initial.state", run.folder.string());
    if (run.has("stimulus.aer")) text += fmt::format(" --stimulus {}/stimulus.aer", run.folder.string());
    return text;
}

}  // namespace

std::filesystem::path write_run_report(const std::filesystem::path& folder, const RunReportOrder& order) {
    const RunFiles run = read_run(folder);
    const std::string title = run.plan.name;
    const Json data = {{"format", "tendril-report 1"},
                       {"title", title},
                       {"facts", facts(run)},
                       {"command", command(run)},
                       {"charts",
                        {{"raster", raster_chart(run)},
                         {"neurons", neurons_chart(run, order)},
                         {"latency", latency_chart(run)},
                         {"delivery_cycles", delivery_cycles_chart(run)},
                         {"tick_length", tick_length_chart(run)},
                         {"core_cycles", core_cycles_chart(run)},
                         {"hubs", hubs_chart(run)},
                         {"floorplan", floorplan_chart(run)}}}};
    const std::string_view scripts[] = {kPageParts.frame, kPageParts.floorplan, kPageParts.run};
    std::filesystem::path file = folder / "report.html";
    write_text_atomically(file, report_page(title + ": a run", data, scripts));
    return file;
}

}  // namespace tendril
