#include "sim/recorder/hops.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace tendril {

namespace {

/// A tick is told some cycles after it has ended, when its last spikes have been looked up.
constexpr std::int64_t kToldLate = 64;
constexpr std::size_t kRowsHeld = 4096;

bool before(const Stay& a, const Stay& b) {
    return std::tie(a.last, a.node, a.way, a.port) < std::tie(b.last, b.node, b.way, b.port);
}

std::string text_of(const Stay& s) {
    const std::string who = s.flit.kind == FlitKind::mark
                                ? std::string("- -")
                                : fmt::format("{} {}", s.flit.source.value, s.flit.neuron);
    return fmt::format("{} {} {} {} {} {}\n", s.node, s.port, static_cast<int>(s.way), who, s.first.value,
                       s.last.value);
}

}  // namespace

HopsRecorder::HopsRecorder(const std::filesystem::path& file, std::size_t hubs, std::size_t cores)
    : file_(file), hubs_(static_cast<int>(hubs)), marks_(cores), since_(cores, Cycle(-1)) {
    file_.write(fmt::format("{}\n", kHopsHead));
}

void HopsRecorder::stay(const Stay& stay) {
    rows_.push_back(stay);
    const auto core = static_cast<std::size_t>(stay.node - hubs_);
    if (stay.node < hubs_ || core >= since_.size() || since_[core].value < 0) return;
    rows_.back().first = since_[core];
    since_[core] = Cycle(-1);
}

void HopsRecorder::core_tick(CoreId core, Tick, Cycle cycle) {
    std::deque<Cycle>& marks = marks_[core.value];
    Cycle first = cycle;
    if (!marks.empty() && marks.front() <= cycle) {
        first = marks.front();
        marks.pop_front();
    }
    Flit mark;
    mark.kind = FlitKind::mark;
    rows_.push_back({hubs_ + core.value, 0, Stay::Way::in, mark, first, cycle});
}

void HopsRecorder::looked(Cycle now) {
    if (rows_.size() > kRowsHeld) write_before(now - kToldLate);
}

void HopsRecorder::finish() {
    write_before(kNever);
    file_.close();
}

void HopsRecorder::visit_state(StateVisitor& visitor) {
    visitor.field("file", file_);
    visitor.field("marks", marks_);
    visitor.field("since", since_);
    visitor.field("rows", rows_);
}

void HopsRecorder::write_before(Cycle end) {
    std::ranges::sort(rows_, before);
    const auto open = std::ranges::find_if(rows_, [end](const Stay& stay) { return stay.last >= end; });
    std::string text;
    for (auto row = rows_.begin(); row != open; ++row) text += text_of(*row);
    file_.write(text);
    rows_.erase(rows_.begin(), open);
}

}  // namespace tendril
