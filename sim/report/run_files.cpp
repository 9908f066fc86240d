#include "sim/report/run_files.h"

#include <fmt/format.h>

#include "sim/atomic_file.h"
#include "sim/config.h"
#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/run_folder.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

std::vector<TableRow> read_table(const fs::path& folder, const TableKind& kind) {
    TableReader reader(folder / kind.file, kind.head, kind.separator, kind.columns.size());
    std::vector<TableRow> rows;
    while (auto row = reader.next()) rows.push_back(std::move(*row));
    return rows;
}

Json read_json(const fs::path& file) {
    Json json = Json::parse(read_text(file), nullptr, false);
    if (json.is_object()) return json;
    throw Error(Exit::usage, fmt::format("{}: is not JSON", file.string()));
}

}  // namespace

RunFiles read_run(const fs::path& folder) {
    if (!is_run_folder(folder))
        throw Error(Exit::usage, fmt::format("{}: is not a run folder: no manifest.json of a run; "
                                             "tendril run … --out DIR makes one",
                                             folder.string()));
    if (!fs::exists(folder / "chip.toml"))
        throw Error(Exit::usage, fmt::format("{}: has no chip.toml", folder.string()));
    RunFiles run;
    run.folder = folder;
    run.manifest = read_json(folder / "manifest.json");
    run.stats = read_json(folder / "stats.json");
    run.spec = load_chip((folder / "chip.toml").string());
    run.plan = make_plan(run.spec);
    run.spikes = read_table(folder, kSpikesTable);
    run.ticks = read_table(folder, kTicksTable);
    run.first = run.plan.initial.tick + 1;
    if (run.has("initial.state")) run.first = read_state(folder / "initial.state", run.plan).tick + 1;
    run.tick_count = run.manifest.value("ticks", std::int64_t{0});
    return run;
}

Json left_out(const std::string& why) { return {{"left_out", why}}; }

}  // namespace tendril
