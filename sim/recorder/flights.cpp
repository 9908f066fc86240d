// Matches what arrives with what was sent: a source sends in order, so the first that fits is meant.
#include "sim/recorder/flights.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

Flights::Flights(std::size_t rows, std::function<std::string(SourceId)> name,
                 std::function<int(SourceId)> listeners)
    : name_(std::move(name)), listeners_(std::move(listeners)), taken_(rows, false), texts_(rows) {}

void Flights::sent(const Flit& spike) {
    const int to_go = listeners_(spike.source);
    if (to_go == 0) return;
    flights_.push_back({spike, "", to_go, false, -1});
    take_row(flights_.back());
}

void Flights::take_row(Flight& flight) {
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    if (free == taken_.end()) return;
    *free = true;
    flight.row = static_cast<int>(free - taken_.begin());
    show(flight);
}

void Flights::show(const Flight& flight) {
    if (flight.row < 0) return;
    const Flit& spike = flight.spike;
    texts_[static_cast<std::size_t>(flight.row)] = fmt::format(
        "{} n{} t{}:{}, {} to go", name_(spike.source), spike.neuron, spike.tick, flight.trail, flight.to_go);
}

Flights::Flight* Flights::find(const Flit& spike) {
    const auto at = std::find_if(flights_.begin(), flights_.end(),
                                 [&](const Flight& f) { return f.spike == spike && !f.done; });
    return at == flights_.end() ? nullptr : &*at;
}

void Flights::at_hub(const Flit& spike, const std::string& hub) {
    Flight* const flight = find(spike);
    if (!flight) return;  // sent before anybody looked
    flight->trail += " " + hub;
    show(*flight);
}

void Flights::arrived(const Flit& spike, const std::string& end) {
    Flight* const flight = find(spike);
    if (!flight) return;
    flight->trail += " >" + end;
    flight->done = --flight->to_go == 0;
    show(*flight);
}

void Flights::next_cycle() {
    for (const Flight& flight : flights_) {
        if (!flight.done || flight.row < 0) continue;
        taken_[static_cast<std::size_t>(flight.row)] = false;
        texts_[static_cast<std::size_t>(flight.row)].clear();
    }
    std::erase_if(flights_, [](const Flight& flight) { return flight.done; });
    for (Flight& flight : flights_) {
        if (flight.row < 0) take_row(flight);
    }
}

}  // namespace tendril
