#include "sim/explain/hop_record.h"

#include <algorithm>

#include "sim/recorder/hops.h"
#include "sim/table_reader.h"
#include "systemc/fabric/topology/wiring.h"

namespace tendril {

namespace {

enum Column : std::size_t { kNode, kPort, kWay, kSource, kNeuron, kFirst, kLast, kColumns };

class Reading {
public:
    Reading(const std::filesystem::path& file, const ChipPlan& plan)
        : reader_(file, kHopsHead, ' ', kColumns) {
        for (const auto& ports : Wiring(plan.topology).hubs) {
            HubRecord& hub = record_.hubs.emplace_back();
            hub.in.resize(ports.size());
            hub.out.resize(ports.size());
        }
        record_.sources.resize(plan.cores.size() + plan.hosts.size());
        record_.ticks.resize(plan.cores.size());
    }

    HopRecord read() {
        while (const auto row = reader_.next()) add(row->values);
        for (HubRecord& hub : record_.hubs) sum_up(hub);
        return std::move(record_);
    }

private:
    void require(bool good, const char* what) const {
        if (!good) throw reader_.error(what);
    }

    void add(const std::vector<std::int64_t>& v) {
        const auto hubs = static_cast<std::int64_t>(record_.hubs.size());
        const auto sources = static_cast<std::int64_t>(record_.sources.size());
        require(v[kNode] >= 0 && v[kNode] < hubs + sources, "the chip has no such node");
        require(v[kWay] == 0 || v[kWay] == 1, "a way is 0, in, or 1, out");
        require(v[kLast] >= v[kFirst], "it left before it came");
        RecordedStay stay;
        if (v[kSource] != kNoValue) {
            require(v[kSource] >= 0 && v[kSource] < sources, "the chip has no such source");
            stay.source = static_cast<int>(v[kSource]);
            stay.neuron = static_cast<int>(v[kNeuron]);
        }
        stay.first = v[kFirst];
        stay.last = v[kLast];
        if (v[kNode] >= hubs) return add_end(static_cast<std::size_t>(v[kNode] - hubs), v[kWay] == 0, stay);
        HubRecord& hub = record_.hubs[static_cast<std::size_t>(v[kNode])];
        require(v[kPort] >= 0 && v[kPort] < static_cast<std::int64_t>(hub.in.size()),
                "the node has no such port");
        const auto port = static_cast<std::size_t>(v[kPort]);
        if (v[kWay] == 1) return hub.out[port].push_back(stay);
        add_in(hub, port, stay);
    }

    void add_end(std::size_t end, bool in, const RecordedStay& stay) {
        require(!in || (stay.is_mark() && end < record_.ticks.size()), "no mark of a core");
        (in ? record_.ticks[end] : record_.sources[end]).push_back(stay);
    }

    void add_in(HubRecord& hub, std::size_t port, const RecordedStay& stay) {
        hub.moves.push_back({stay.last, stay.is_mark() ? -1 : static_cast<int>(port), stay.source});
        if (!stay.is_mark()) {
            HubRecord::Passage& passage = hub.passages[stay.source];
            require(passage.entry < 0 || passage.entry == static_cast<int>(port),
                    "a source enters a hub by one port");
            passage.entry = static_cast<int>(port);
            passage.stays.push_back(hub.in[port].size());
        }
        hub.in[port].push_back(stay);
    }

    /// Marks join from many ports at once, and a root's second join takes none: its marks on the outputs
    /// tell.
    static void sum_up(HubRecord& hub) {
        for (const auto& out : hub.out)
            for (const RecordedStay& stay : out)
                if (stay.is_mark()) hub.moves.push_back({stay.first - 1, -1, -1});
        std::ranges::stable_sort(hub.moves, {}, &HubMove::cycle);
        const auto twice =
            std::unique(hub.moves.begin(), hub.moves.end(),
                        [](const HubMove& a, const HubMove& b) { return a.cycle == b.cycle && a.port < 0; });
        hub.moves.erase(twice, hub.moves.end());
    }

    TableReader reader_;
    HopRecord record_;
};

}  // namespace

HopRecord read_hops(const std::filesystem::path& file, const ChipPlan& plan) {
    if (!plan.copies.empty())
        throw error_at({file.string()}, "copies of routing = \"unicast\" have names of their own",
                       "a run with routing mask or flood");
    if (plan.growth)
        throw error_at(
            {file.string()},
            "the chip grew across cores: which of its spikes a core did not hear yet is not recorded",
            "a run with remote_growth = 0");
    return Reading(file, plan).read();
}

}  // namespace tendril
