// What waves and tests read inside a verilated hub.
// The only file that knows the names Verilator 5.006 gives there.
#pragma once

#include <cstddef>

#include "systemc/fabric/hub.h"

namespace tendril {

/// Flits that wait behind the head of an input port.
/// @tparam Root the class Vhub___024root
template <class Root>
int behind_head(const Root& root, int port) {
    const decltype(&root.hub__DOT__gen_port__BRA__0__KET____DOT__u_behind__DOT__count_q) counts[kHubPorts] = {
        &root.hub__DOT__gen_port__BRA__0__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__1__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__2__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__3__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__4__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__5__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__6__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__7__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__8__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__9__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__10__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__11__KET____DOT__u_behind__DOT__count_q,
        &root.hub__DOT__gen_port__BRA__12__KET____DOT__u_behind__DOT__count_q,
    };
    return *counts[static_cast<std::size_t>(port)];
}

/// Flits that an input port holds.
template <class Root>
int held_in_root(const Root& root, int port) {
    return static_cast<int>((static_cast<unsigned>(root.hub__DOT__valid_q) >> port) & 1U) +
           behind_head(root, port);
}

/// What a mask's memory holds, which cannot be read on the configuration port.
template <class Root>
PortSet mask_in_root(const Root& root, SourceId source) {
    return root.hub__DOT__masks_q[source.value];
}

}  // namespace tendril
