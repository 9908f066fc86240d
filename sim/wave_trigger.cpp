// Words to an event, and the run's stream of events to its cycle.
#include "sim/wave_trigger.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>
#include <vector>

#include "sim/atomic_file.h"
#include "sim/error.h"

namespace tendril {

namespace {

const std::vector<std::string> kNames = {"spike", "late", "overrun", "fifo_full", "divergence"};

Error bad(const std::string& text, const std::string& what) {
    return error_at(
        {"tendril run --wave-trigger"}, fmt::format("\"{}\": {}", text, what),
        "\"spike core=2 neuron=17\", late, overrun, \"fifo_full hub=L1.3\", \"divergence run=DIR\"");
}

}  // namespace

WaveTrigger::WaveTrigger(const std::string& text) : text_(text) {
    std::istringstream words(text);
    words >> name_;
    const auto at = std::find(kNames.begin(), kNames.end(), name_);
    if (at == kNames.end()) {
        throw error_at({"tendril run --wave-trigger"}, fmt::format("\"{}\" is no event", name_),
                       "spike, late, overrun, fifo_full, divergence", nearest(name_, kNames));
    }
    kind_ = static_cast<Kind>(at - kNames.begin());
    for (std::string word; words >> word;) read_word(word);
    if (kind_ == Kind::fifo_full && hub_.empty()) throw bad(text, "hub=L<level>.<index> is missing");
    if (kind_ == Kind::divergence && expected_.empty())
        throw bad(text, "run=DIR is missing, or has no spikes");
}

void WaveTrigger::read_word(const std::string& word) {
    const auto number = [&](std::size_t from) {
        int value = -1;
        const char* const end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + from, end, value);
        if (read.ec != std::errc() || read.ptr != end || value < 0) throw bad(text_, word + " has no number");
        return value;
    };
    if (word.starts_with("core=") && (kind_ == Kind::spike || kind_ == Kind::late))
        core_ = number(5);
    else if (word.starts_with("neuron=") && kind_ == Kind::spike)
        neuron_ = number(7);
    else if (word.starts_with("hub=L") && kind_ == Kind::fifo_full)
        hub_ = word.substr(4);
    else if (word.starts_with("run=") && kind_ == Kind::divergence)
        read_run(word.substr(4));
    else
        throw bad(text_, fmt::format("{} has no meaning here", word));
}

/// Rows of spikes.aer: tick cycle core neuron.
void WaveTrigger::read_run(const std::string& folder) {
    std::istringstream lines(read_text(std::filesystem::path(folder) / "spikes.aer"));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::int64_t tick = 0;
        std::string cycle;
        int core = 0, neuron = 0;
        if (words >> tick >> cycle >> core >> neuron)
            expected_[{tick, core, neuron}] = cycle == "-" ? -1 : std::stoll(cycle);
    }
}

void WaveTrigger::found(Cycle now) {
    if (!cycle_ || now < *cycle_) cycle_ = now;
}

void WaveTrigger::spike(const Spike& spike) {
    if (cycle_) return;
    if (kind_ == Kind::divergence) return compare(spike);
    if (kind_ != Kind::spike) return;
    if ((core_ < 0 || spike.core.value == core_) && (neuron_ < 0 || spike.neuron.value == neuron_))
        found(spike.cycle);
}

void WaveTrigger::compare(const Spike& spike) {
    const Key key{spike.tick.value, spike.core.value, spike.neuron.value};
    const auto expected = expected_.find(key);
    const bool same =
        expected != expected_.end() && (expected->second < 0 || expected->second == spike.cycle.value);
    if (!same) return found(spike.cycle);
    seen_.insert(key);
}

void WaveTrigger::delivery(const Delivery& delivery) {
    if (cycle_ || kind_ != Kind::late || !delivery.late) return;
    if (core_ < 0 || delivery.core.value == core_) found(delivery.cycle);
}

/// Here it shows which expected spikes have not come.
void WaveTrigger::tick_end(const TickEnd& end) {
    if (!cycle_ && kind_ == Kind::overrun && end.overrun > 0) found(tick_start_);
    const bool compares = kind_ == Kind::divergence && !cycle_;
    const auto first = expected_.lower_bound({end.tick.value, 0, 0});
    const auto last = expected_.lower_bound({end.tick.value + 1, 0, 0});
    for (auto at = first; at != last && compares; ++at) {
        if (seen_.erase(at->first) == 0) found(at->second < 0 ? end.cycle : Cycle(at->second));
    }
    tick_start_ = end.cycle + 1;
}

void WaveTrigger::visit_state(StateVisitor& visitor) {
    visitor.field("cycle", cycle_);
    visitor.field("tick_start", tick_start_);
    std::vector<Key> seen(seen_.begin(), seen_.end());
    visitor.field("seen", seen);
    if (visitor.reads()) seen_ = {seen.begin(), seen.end()};
}

}  // namespace tendril
