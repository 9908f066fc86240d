// Divides what was simulated by how long it took.
#include "sim/speed.h"

#include <fmt/format.h>

#include "sim/stats.h"

namespace tendril {

namespace {

std::string scaled(double rate) {
    if (rate >= 1e6) return fmt::format("{:.1f} M ", rate / 1e6);
    if (rate >= 1e3) return fmt::format("{:.1f} k ", rate / 1e3);
    return fmt::format("{:.1f} ", rate);
}

}  // namespace

Speed speed_of(const RunTotals& totals, double wall_seconds, std::optional<double> clock_mhz) {
    Speed speed;
    if (wall_seconds <= 0) return speed;
    if (totals.traffic) {
        std::uint64_t moved = 0;
        for (const HubTotals& hub : totals.hubs) moved += hub.moved;
        speed.transactions_per_s = static_cast<double>(moved) / wall_seconds;
    } else {
        speed.ticks_per_s = static_cast<double>(totals.ticks) / wall_seconds;
        speed.synaptic_events_per_s = static_cast<double>(synaptic_events(totals)) / wall_seconds;
    }
    if (!totals.has_cycles) return speed;
    const double cycles_per_s = static_cast<double>(totals.cycles) / wall_seconds;
    speed.kcycles_per_s = cycles_per_s / 1000;
    if (clock_mhz) speed.real_time = cycles_per_s / (*clock_mhz * 1e6);
    return speed;
}

std::string speed_text(const Speed& speed, std::optional<double> clock_mhz) {
    if (!speed.ticks_per_s && !speed.transactions_per_s) return "speed: too short a run to say";
    std::string text = "speed: ";
    if (speed.kcycles_per_s) text += fmt::format("{:.1f} kcycles/s, ", *speed.kcycles_per_s);
    if (speed.ticks_per_s) text += scaled(*speed.ticks_per_s) + "ticks/s";
    if (speed.transactions_per_s) text += scaled(*speed.transactions_per_s) + "bus transactions/s";
    if (speed.synaptic_events_per_s)
        text += ", " + scaled(*speed.synaptic_events_per_s) + "synaptic events/s";
    if (speed.real_time) {
        text += fmt::format(", {:.3g} of real time at {:g} MHz", *speed.real_time, *clock_mhz);
    } else if (clock_mhz) {
        text += ", no real time without cycles";
    }
    return text;
}

}  // namespace tendril
