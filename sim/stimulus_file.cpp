// A stimulus file.
#include "sim/stimulus_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/atomic_file.h"

namespace tendril {

StimulusFile::StimulusFile(const std::string& path, const ChipPlan& plan)
    : path_(path), text_(read_text(path)) {
    for (const HostPlan& host : plan.hosts) {
        hosts_.push_back(host.name);
        lines_.push_back(host.lines);
    }
    check_all();
    rewind();
}

/// Starts at the first row, past the head.
void StimulusFile::rewind() {
    in_ = std::make_unique<TextScanner>(text_, path_);
    if (!in_->next_line() || in_->line() != kStimulusHead) {
        throw error_at({path_, 1, 1}, "not a stimulus file",
                       fmt::format("its first line is {}", kStimulusHead));
    }
    has_ahead_ = next(ahead_);
    tick_ = -1;
    spikes_.clear();
}

bool StimulusFile::next(Row& row) {
    do {
        if (!in_->next_line()) return false;
    } while (in_->line().substr(0, 1) == "#");
    row.tick = in_->number("tick", 0, INT64_MAX);
    const std::string host(in_->word("host"));
    const auto found = std::find(hosts_.begin(), hosts_.end(), host);
    if (found == hosts_.end()) {
        std::string allowed;
        for (const std::string& name : hosts_) (allowed += allowed.empty() ? "" : ", ") += name;
        const Place place{path_, in_->line_number(), static_cast<int>(std::to_string(row.tick).size()) + 2};
        throw error_at(place, fmt::format("there is no host \"{}\"", host),
                       allowed.empty() ? "the chip has none" : allowed, nearest(host, hosts_));
    }
    const auto index = found - hosts_.begin();
    row.spike.host = static_cast<std::uint16_t>(index);
    row.spike.line =
        static_cast<std::uint16_t>(in_->number("line", 0, lines_[static_cast<std::size_t>(index)] - 1));
    in_->end_line();
    return true;
}

void StimulusFile::check_all() {
    rewind();
    std::int64_t tick = -1;
    std::vector<HostSpike> seen;
    for (; has_ahead_; has_ahead_ = next(ahead_)) {
        const Place place{path_, in_->line_number(), 1};
        if (ahead_.tick < tick) {
            throw error_at(place, fmt::format("tick {} after tick {}", ahead_.tick, tick),
                           "ticks that never decrease");
        }
        if (ahead_.tick > tick) seen.clear();
        tick = ahead_.tick;
        if (std::find(seen.begin(), seen.end(), ahead_.spike) != seen.end()) {
            throw error_at(place, fmt::format("line {} spikes twice in tick {}", ahead_.spike.line, tick),
                           "one spike of a line in a tick");
        }
        seen.push_back(ahead_.spike);
    }
}

/// Gathers the next tick of the file.
void StimulusFile::read_tick() {
    spikes_.clear();
    tick_ = ahead_.tick;
    while (has_ahead_ && ahead_.tick == tick_) {
        spikes_.push_back(ahead_.spike);
        has_ahead_ = next(ahead_);
    }
    std::sort(spikes_.begin(), spikes_.end());
}

const std::vector<HostSpike>& StimulusFile::at(std::int64_t tick) {
    if (tick < tick_) rewind();
    while (tick_ < tick && has_ahead_ && ahead_.tick <= tick) read_tick();
    return tick_ == tick ? spikes_ : none_;
}

}  // namespace tendril
