// A whole fabric without SystemC: hubs, links and ends that speak and listen as cores do.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "systemc/fabric/link_model.h"
#include "systemc/fabric/routing.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/fabric/topology/wiring.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril::test {

/// A core or host port: sends its spikes of a tick, then its mark; takes the tick's mark, goes on.
struct Speaker {
    std::deque<Flit> queue;  ///< the front is its output register
    bool ready = true;       ///< takes a flit in this cycle
    int marks = 0;           ///< taken
    int spikes = 0;          ///< taken
    std::int64_t mark_cycle = -1;
    std::map<std::uint32_t, int> heard;  ///< spikes of the tick it is in, by flit
};

/// What a network does wrong is collected in `wrong`; the first sentence counts.
class Network {
public:
    Network(const Topology& topology, const std::vector<HubSetup>& setups)
        : topology_(topology), wiring_(topology), ends_(wiring_.cores.size() + wiring_.hosts.size()) {
        for (const HubSetup& setup : setups) {
            hubs.push_back(make_hub_model());
            hubs.back()->load(setup);
            pins_.emplace_back();
        }
        for (const LinkSpec& link : topology.links) {
            if (link.dead) continue;
            channels_.push_back({link.down, link.up, {}});
            channels_.push_back({link.up, link.down, {}});
            if (link.cycles == 0) continue;
            channels_.rbegin()[0].link.emplace(link.cycles);
            channels_.rbegin()[1].link.emplace(link.cycles);
        }
    }

    Speaker& speaker(std::size_t source) { return ends_.at(source); }
    std::size_t speakers() const { return ends_.size(); }
    Cycle now() const { return now_; }

    void cycle() {
        for (Channel& channel : channels_) carry(channel);
        for (std::size_t hub = 0; hub < hubs.size(); ++hub) hubs[hub]->clock(now_, pins_[hub]);
        ++now_;
    }

    bool quiet() const {
        for (const Speaker& end : ends_)
            if (!end.queue.empty()) return false;
        for (const Channel& channel : channels_)
            if (channel.link && !channel.link->idle()) return false;
        for (const auto& hub : hubs)
            if (!hub->outputs().idle) return false;
        return true;
    }

    std::vector<std::unique_ptr<Hub>> hubs;
    std::string wrong;

private:
    struct Channel {
        End from, to;
        std::optional<LinkModel> link;
    };

    Speaker& speaker_at(const End& end) {
        const auto cores = wiring_.cores.size();
        return ends_.at(static_cast<std::size_t>(end.index) + (end.kind == End::Kind::host ? cores : 0));
    }

    void carry(Channel& channel) {
        const bool ready = in_ready(channel.to);
        const auto sent = output(channel.from);
        if (!channel.link) {
            arrive(channel.to, sent);
            drain(channel.from, ready);
            return;
        }
        LinkModel& link = *channel.link;
        arrive(channel.to, link.out_valid() ? std::optional(link.out()) : std::nullopt);
        drain(channel.from, link.in_ready());
        link.clock(sent.has_value(), sent.value_or(Flit{}), ready);
    }

    bool in_ready(const End& end) {
        if (end.kind != End::Kind::hub) return speaker_at(end).ready;
        return hubs[static_cast<std::size_t>(end.index)]
            ->outputs()
            .in_ready[static_cast<std::size_t>(end.port)];
    }

    std::optional<Flit> output(const End& end) {
        if (end.kind != End::Kind::hub) {
            const Speaker& speaker = speaker_at(end);
            return speaker.queue.empty() ? std::nullopt : std::optional(speaker.queue.front());
        }
        const HubOutputs& hub = hubs[static_cast<std::size_t>(end.index)]->outputs();
        const auto port = static_cast<std::size_t>(end.port);
        return hub.out_valid[port] ? std::optional(hub.out[port]) : std::nullopt;
    }

    /// A flit at the pins of an input in this cycle.
    void arrive(const End& end, const std::optional<Flit>& flit) {
        if (end.kind != End::Kind::hub) {
            if (flit && speaker_at(end).ready) hear(end, *flit);
            return;
        }
        HubInputs& pins = pins_[static_cast<std::size_t>(end.index)];
        pins.in_valid[static_cast<std::size_t>(end.port)] = flit.has_value();
        if (flit) pins.in[static_cast<std::size_t>(end.port)] = *flit;
    }

    void drain(const End& end, bool ready) {
        if (end.kind == End::Kind::hub)
            pins_[static_cast<std::size_t>(end.index)].out_ready[static_cast<std::size_t>(end.port)] = ready;
        else if (ready && !speaker_at(end).queue.empty())
            speaker_at(end).queue.pop_front();
    }

    void hear(const End& end, const Flit& flit) {
        Speaker& speaker = speaker_at(end);
        if (static_cast<std::uint8_t>(speaker.marks) != flit.tick && wrong.empty())
            wrong = fmt::format("cycle {}: {} is in tick {} and takes a {} of tick {}", now_.value,
                                end_name(topology_, end), speaker.marks,
                                flit.kind == FlitKind::mark ? "mark" : "spike", flit.tick);
        if (flit.kind == FlitKind::mark) {
            ++speaker.marks;
            speaker.mark_cycle = now_.value;
            return;
        }
        ++speaker.spikes;
        if (++speaker.heard[pack(flit)] > 1 && wrong.empty())
            wrong = fmt::format("cycle {}: {} takes source {} neuron {} twice", now_.value,
                                end_name(topology_, end), flit.source.value, flit.neuron);
    }

    const Topology& topology_;
    Wiring wiring_;
    std::vector<Speaker> ends_;
    std::vector<HubInputs> pins_;
    std::vector<Channel> channels_;
    Cycle now_{0};
};

}  // namespace tendril::test
