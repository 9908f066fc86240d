// Implements arrivals.h.
#include "sim/why/arrivals.h"

#include <fmt/format.h>

#include <deque>
#include <map>

#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/table_reader.h"

namespace tendril {
namespace {

using Sent = std::map<std::pair<std::int64_t, std::int64_t>, std::deque<Tick>>;  // by source and line

void read_spikes(const std::filesystem::path& folder, Sent& sent) {
    const TableKind& kind = kSpikesTable;
    TableReader reader(folder / kind.file, kind.head, kind.separator, kind.columns.size());
    while (const auto row = reader.next())
        sent[{row->values[2], row->values[3]}].push_back(Tick(row->values[0]));
}

/// A line's tick is that of its axon; its host sends in the tick before.
void ask_hosts(const ChipPlan& plan, Stimulus& stimulus, Tick first, Tick last, Sent& sent) {
    const auto cores = static_cast<std::int64_t>(plan.cores.size());
    for (Tick tick = first; tick <= last; ++tick)
        for (const HostSpike& spike : stimulus.at(tick))
            sent[{cores + spike.host, spike.line}].push_back(tick - 1);
}

}  // namespace

std::vector<Arrival> arrivals_of(const std::filesystem::path& folder, const ChipPlan& plan, CoreId core,
                                 Stimulus& stimulus, Tick first, Tick last) {
    Sent sent;
    read_spikes(folder, sent);
    ask_hosts(plan, stimulus, first, last, sent);
    const TableKind& kind = kDeliveriesTable;
    TableReader reader(folder / kind.file, kind.head, kind.separator, kind.columns.size());
    std::vector<Arrival> arrivals;
    while (const auto row = reader.next()) {
        if (row->values[2] != core.value) continue;
        auto& queue = sent[{row->values[4], row->values[5]}];
        if (queue.empty())
            throw Error(Exit::check_failed, fmt::format("{}: more spikes arrived at core {} than were sent",
                                                        (folder / kind.file).string(), core.value));
        arrivals.push_back({Tick(row->values[0]), queue.front(),
                            SourceId(static_cast<std::uint16_t>(row->values[4])),
                            static_cast<int>(row->values[5])});
        queue.pop_front();
    }
    return arrivals;
}

}  // namespace tendril
