// Implements topology_reader.h.
#include "sim/topology_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "sim/chip_spec.h"
#include "sim/text_scanner.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : scan_(text, file) {}

    Topology read() {
        topology_.family = "file";
        if (!scan_.next_line()) throw scan_.truncated();
        if (scan_.line() != "# tendril-topology 1")
            throw scan_.error("no topology file", "# tendril-topology 1");
        while (scan_.next_line()) {
            row(scan_.word("kind"));
            scan_.end_line();
        }
        refuse_rings();
        for (const auto& [hub, count] : children_) topology_.radix = std::max(topology_.radix, count);
        return std::move(topology_);
    }

private:
    void row(std::string_view kind) {
        if (kind == "nodes") return set_nodes();
        if (kind == "hub") return add_hub();
        if (kind == "core") return add_core();
        if (kind == "link" || kind == "lateral") return add_link(kind == "lateral");
        throw scan_.error(fmt::format("\"{}\" is no row", kind), "nodes, hub, core, link, lateral");
    }

    void set_nodes() {
        const std::string_view word = scan_.word("nodes");
        if (!topology_.hubs.empty() || (word != "crossbar" && word != "bus_router"))
            throw scan_.error("nodes are not said like that",
                              "crossbar or bus_router, before the first hub; left out: hubs");
        topology_.nodes = word == "crossbar" ? NodeKind::crossbar : NodeKind::bus_router;
    }

    void add_hub() {
        const std::string name(scan_.word("hub"));
        const auto id = parse_hub(name);
        if (!id || id->level < 1 || numbers_.contains(*id))
            throw scan_.error("no new hub", "L<level>.<index>");
        numbers_[*id] = static_cast<int>(topology_.hubs.size());
        const double x = pitches("x");
        topology_.hubs.push_back({*id, ParentKind::none, 2, x, pitches("y")});
        topology_.levels = std::max(topology_.levels, id->level);
    }

    void add_core() {
        const int core = static_cast<int>(scan_.number("core", topology_.cores, topology_.cores));
        ++topology_.cores;
        const int hub = known_hub();
        const End up{End::Kind::hub, hub, child_port(hub)};
        topology_.links.push_back({{End::Kind::core, core, 0}, up, cycles(), 0.0, false});
    }

    void add_link(bool lateral) {
        const int down = known_hub();
        const int up = known_hub();
        const auto at = static_cast<std::size_t>(down);
        if (!lateral && parent_.contains(down))
            throw scan_.error("the hub has a parent already", "one link to a parent");
        const bool same_level =
            topology_.hubs[at].id.level == topology_.hubs[static_cast<std::size_t>(up)].id.level;
        if (topology_.routed() && lateral != same_level)
            throw scan_.error("routers of one level are joined by laterals, others by links",
                              lateral ? "link" : "lateral");
        const int port = lateral ? lateral_port(down) : topology_.routed() ? child_port(down) : kParentPort;
        const int far = lateral ? lateral_port(up) : child_port(up);
        if (!lateral) {
            if (!topology_.routed()) topology_.hubs[at].parent = ParentKind::hub;
            parent_[down] = up;
        }
        const int delay = cycles();
        topology_.links.push_back(
            {{End::Kind::hub, down, port}, {End::Kind::hub, up, far}, delay, pitches("length"), false});
    }

    int known_hub() {
        const auto id = parse_hub(std::string(scan_.word("hub")));
        if (!id || !numbers_.contains(*id)) throw scan_.error("no such hub", "a hub of a row above");
        return numbers_[*id];
    }
    int child_port(int hub) {
        if (children_[hub] == kHubRadix && !topology_.routed())
            throw scan_.error("no free child port", "8 children of a hub");
        return children_[hub]++;
    }
    int lateral_port(int hub) {
        if (topology_.routed()) return child_port(hub);
        if (laterals_[hub] == kHubLaterals) throw scan_.error("no free lateral port", "4 laterals of a hub");
        return kLateralPort + laterals_[hub]++;
    }
    int cycles() { return static_cast<int>(scan_.number("cycles", 0, 15)); }
    double pitches(std::string_view name) {
        const std::string_view word = scan_.word(name);
        double value = 0.0;
        const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
        if (read.ec != std::errc() || read.ptr != word.data() + word.size())
            throw scan_.error(fmt::format("\"{}\" is no length", word), "core pitches, as in 2.0");
        return value;
    }

    /// Flits on the links of a ring of parents would wait for each other.
    void refuse_rings() const {
        for (const auto& [hub, first] : parent_) {
            std::string ring = name(hub);
            for (int at = first, steps = 0; steps < static_cast<int>(topology_.hubs.size()); ++steps) {
                ring += " -> " + name(at);
                if (at == hub)
                    throw scan_.error("channels wait for each other in a ring: " + ring,
                                      "parents without a ring");
                const auto next = parent_.find(at);
                if (next == parent_.end()) break;
                at = next->second;
            }
        }
    }
    std::string name(int hub) const { return hub_name(topology_.hubs[static_cast<std::size_t>(hub)].id); }

    TextScanner scan_;
    Topology topology_;
    std::map<HubId, int> numbers_;
    std::map<int, int> children_, laterals_, parent_;
};

}  // namespace

Topology read_topology(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace tendril
