// Implements topology_picture.h.
#include "sim/topology_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "systemc/fabric/topology/floorplan.h"
#include "systemc/fabric/topology/tree.h"

namespace tendril {

namespace {

constexpr double kPitch = 48.0;  // pixels
constexpr double kMargin = 48.0;
constexpr double kLegend = 56.0;
constexpr const char* kHubColours[] = {"#8fb8de", "#4a86c5", "#23599c", "#0f2f5f"};

Spot pixel(Spot spot) { return {kMargin + spot.x * kPitch, kMargin + spot.y * kPitch}; }

double hub_radius(int level) { return 4.0 + 3.0 * level; }

/// Hubs of two levels may share a place: the higher is moved aside a little.
Spot spot_of(const Topology& topology, const End& end) {
    if (end.kind == End::Kind::core) return pixel(core_spot(end.index));
    const TopologyHub& hub = topology.hubs[static_cast<std::size_t>(end.index)];
    const Spot spot = pixel({hub.x, hub.y});
    return {spot.x, spot.y - (hub.id.level > 1 ? 5.0 * (hub.id.level - 1) : 0.0)};
}

std::string line(Spot a, Spot b, const std::string& style) {
    return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", a.x, a.y, b.x,
                       b.y, style);
}

/// Bent aside, so that it does not hide under the links of the tree.
std::string arc(Spot a, Spot b, const std::string& style) {
    const double x = (a.x + b.x) / 2 + (b.y - a.y) * 0.18;
    const double y = (a.y + b.y) / 2 - (b.x - a.x) * 0.18;
    return fmt::format("<path d=\"M{:.1f} {:.1f} Q{:.1f} {:.1f} {:.1f} {:.1f}\" fill=\"none\" {}/>\n", a.x,
                       a.y, x, y, b.x, b.y, style);
}

std::string link_shape(const Topology& topology, const LinkSpec& link) {
    const std::string dead = link.dead ? "stroke-dasharray=\"3 4\" opacity=\"0.5\" " : "";
    const Spot up = spot_of(topology, link.up);
    if (link.down.kind == End::Kind::host) {
        const Spot host{up.x + 16, up.y - 22};
        return line(up, host, dead + "stroke=\"#3a7d44\" stroke-width=\"2\"") +
               fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#3a7d44\">host {}</text>\n", host.x + 2,
                           host.y, link.down.index);
    }
    const Spot down = spot_of(topology, link.down);
    if (topology.is_lateral(link)) return arc(down, up, dead + "stroke=\"#c8402f\" stroke-width=\"2\"");
    const int level = topology.hubs[static_cast<std::size_t>(link.up.index)].id.level;
    return line(down, up,
                fmt::format("{}stroke=\"#7a8794\" stroke-width=\"{:.1f}\"", dead, 0.5 + 0.5 * level));
}

std::string hub_shape(const Topology& topology, int index) {
    const TopologyHub& hub = topology.hubs[static_cast<std::size_t>(index)];
    const Spot spot = spot_of(topology, {End::Kind::hub, index, 0});
    return fmt::format(
        "<g><title>{}</title><circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" "
        "stroke=\"white\"/></g>\n",
        hub_name(hub.id), spot.x, spot.y, hub_radius(hub.id.level),
        kHubColours[std::clamp(hub.id.level, 1, 4) - 1]);
}

std::string core_shape(int core) {
    const Spot spot = pixel(core_spot(core));
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"28\" height=\"28\" rx=\"3\" fill=\"#eef0f2\" "
        "stroke=\"#a7b0b8\"/>\n",
        spot.x - 14, spot.y - 14);
}

/// Above the links, on a patch of its own, so that it can be read.
std::string core_label(int core) {
    const Spot spot = pixel(core_spot(core));
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"20\" height=\"12\" fill=\"#eef0f2\" stroke=\"none\"/>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"#444455\">{}</text>\n",
        spot.x - 10, spot.y - 6, spot.x, spot.y + 4, core);
}

}  // namespace

std::string topology_svg(const Topology& topology) {
    double x = 0.0, y = 0.0;
    std::string cores, labels, links, laterals, hubs;
    for (int core = 0; core < topology.cores; ++core) {
        x = std::max(x, core_spot(core).x);
        y = std::max(y, core_spot(core).y);
        cores += core_shape(core);
        labels += core_label(core);
    }
    for (const LinkSpec& link : topology.links)
        (topology.is_lateral(link) ? laterals : links) += link_shape(topology, link);
    for (std::size_t hub = 0; hub < topology.hubs.size(); ++hub)
        hubs += hub_shape(topology, static_cast<int>(hub));
    const double width = std::max(2 * kMargin + x * kPitch, 580.0);
    const double height = 2 * kMargin + y * kPitch + kLegend;
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
               "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" font-size=\"10\">\n"
               "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
               width, height) +
           cores + links + labels + laterals + hubs +
           fmt::format(
               "<text x=\"16\" y=\"{:.0f}\" font-size=\"12\" fill=\"#223\">{}: {} cores, {} hubs, {} "
               "levels; discs: hubs, darker = higher; red: lateral links</text>\n</svg>\n",
               height - 20, topology.family, topology.cores, topology.hubs.size(), topology.levels);
}

}  // namespace tendril
