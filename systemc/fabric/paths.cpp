// Implements paths.h.
#include "systemc/fabric/paths.h"

namespace tendril {
namespace {

std::vector<Step> climb(const Wiring& wiring, const Joint& end) {
    std::vector<Step> steps;
    for (Joint joint = end; joint.used() && joint.far.kind == End::Kind::hub;) {
        steps.push_back({joint.far.index, joint.far.port});
        // A tree has no ring of parents; were there one, the check of the routes would name it.
        if (steps.size() > wiring.hubs.size()) break;
        joint = wiring.hubs[static_cast<std::size_t>(joint.far.index)][kParentPort];
    }
    return steps;
}

/// The port of `from` whose lateral leads to hub `to`.
std::optional<int> lateral_between(const Wiring& wiring, int from, int to) {
    for (int port = kLateralPort; port < kParentPort; ++port) {
        const Joint& joint = wiring.hubs[static_cast<std::size_t>(from)][static_cast<std::size_t>(port)];
        if (joint.used() && joint.far.index == to) return port;
    }
    return std::nullopt;
}

}  // namespace

Paths::Paths(const Topology& topology) : topology_(topology), wiring_(topology) {
    for (const Joint& core : wiring_.cores) above_.push_back(climb(wiring_, core));
    for (const Joint& host : wiring_.hosts) above_.push_back(climb(wiring_, host));
}

const std::vector<Step>& Paths::above(const End& end) const {
    const auto index = static_cast<std::size_t>(end.index);
    return above_.at(end.kind == End::Kind::host ? wiring_.cores.size() + index : index);
}

std::optional<Path> Paths::between(const End& source, const End& listener) const {
    const std::vector<Step>& own = above(source);
    const std::vector<Step>& other = above(listener);
    for (std::size_t mine = 0; mine < own.size(); ++mine)
        for (std::size_t theirs = 0; theirs < other.size(); ++theirs)
            if (level(own[mine]) == level(other[theirs]))
                if (auto path = turn(own, mine, other, theirs)) return path;
    return std::nullopt;
}

std::optional<Path> Paths::turn(const std::vector<Step>& own, std::size_t mine,
                                const std::vector<Step>& other, std::size_t theirs) const {
    Path path;
    if (own[mine].hub != other[theirs].hub) {
        path.lateral_port = lateral_between(wiring_, own[mine].hub, other[theirs].hub);
        if (!path.lateral_port) return std::nullopt;
    } else if (mine == 0 && theirs == 0 && own[0].port == other[0].port) {
        // To itself: a host on the parent port, or a child above level 1, does not hear itself.
        if (level(own[0]) > 1 || own[0].port == kParentPort) return std::nullopt;
    }
    path.up.assign(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(mine) + 1);
    for (std::size_t step = theirs + 1; step-- > 0;) path.down.push_back(other[step]);
    return path;
}

}  // namespace tendril
