// Events as they come, one a line.
#include "sim/recorder/timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

namespace {

// Processes of the trace: groups of tracks.
constexpr int kChip = 0;
constexpr int kCores = 1;
constexpr int kFlits = 2;
constexpr int kHubs = 3;

/// Cycles as the format's microseconds, exactly.
std::string time_of(Cycle cycle) { return fmt::format("{}.{:03}", cycle.value / 1000, cycle.value % 1000); }

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace

TimelineRecorder::TimelineRecorder(const std::filesystem::path& file, const TimelineOrder& order,
                                   std::size_t cores, const std::vector<std::string>& hosts)
    : file_(file), order_(order), cores_(cores), hosts_(hosts), core_first_(cores, Cycle(0)) {
    file_.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
    name_tracks();
}

void TimelineRecorder::name_tracks() {
    const auto process = [this](int pid, const char* name) {
        event(fmt::format("\"ph\":\"M\",\"pid\":{},\"name\":\"process_name\",\"args\":{{\"name\":\"{}\"}}",
                          pid, name));
    };
    const auto track = [this](int pid, std::size_t tid, const std::string& name) {
        event(fmt::format(
            "\"ph\":\"M\",\"pid\":{0},\"tid\":{1},\"name\":\"thread_name\",\"args\":{{\"name\":{2}}}", pid,
            tid, quoted(name)));
        event(
            fmt::format("\"ph\":\"M\",\"pid\":{0},\"tid\":{1},\"name\":\"thread_sort_index\",\"args\":{{"
                        "\"sort_index\":{1}}}",
                        pid, tid));
    };
    process(kChip, "chip");
    track(kChip, 0, "ticks");
    process(kCores, "cores");
    for (std::size_t core = 0; core < cores_; ++core) track(kCores, core, fmt::format("core {}", core));
    process(kFlits, "flits");
    process(kHubs, "hubs");
}

void TimelineRecorder::event(const std::string& fields) {
    if (full_) return;
    full_ = events_ >= order_.events_max;
    if (full_) return;
    file_.write(fmt::format("{}{{{}}}", events_ == 0 ? "" : ",\n", fields));
    ++events_;
}

void TimelineRecorder::slice(int process, int track, const std::string& name, Cycle first, Cycle end) {
    if (!shows(first, end)) return;
    event(
        fmt::format("\"ph\":\"X\",\"pid\":{},\"tid\":{},\"name\":\"{}\",\"ts\":{},\"dur\":{},"
                    "\"args\":{{\"cycle\":{}}}",
                    process, track, name, time_of(first), time_of(Cycle(end - first)), first.value));
}

std::string TimelineRecorder::source_name(SourceId source) const {
    if (source.value < cores_) return fmt::format("c{}", source.value);
    return hosts_.at(source.value - cores_);
}

void TimelineRecorder::sent(SourceId source, int neuron, Cycle cycle) {
    sent_[{source.value, neuron}].push_back({neuron, cycle});
}

void TimelineRecorder::host_sent(SourceId source, int line, Cycle cycle) { sent(source, line, cycle); }

void TimelineRecorder::spike(const Spike& spike) {
    sent(SourceId(spike.core.value), spike.neuron.value, spike.cycle);
    if (!shows(spike.cycle, spike.cycle)) return;
    event(fmt::format(
        "\"ph\":\"i\",\"s\":\"t\",\"pid\":{},\"tid\":{},\"name\":\"n{}\",\"cat\":\"spike\",\"ts\":{}", kCores,
        spike.core.value, spike.neuron.value, time_of(spike.cycle)));
}

/// The copies of a source's spikes reach a core in the order sent.
void TimelineRecorder::delivery(const Delivery& delivery) {
    const auto& sent = sent_[{delivery.source.value, delivery.neuron.value}];
    std::uint64_t& arrived = arrived_[{delivery.source.value, delivery.neuron.value, delivery.core.value}];
    if (arrived >= sent.size()) return;
    const Cycle from = sent[arrived++].cycle;
    if (!shows(from, delivery.cycle)) return;
    const std::string name =
        fmt::format("{} n{} > c{}", source_name(delivery.source), delivery.neuron.value, delivery.core.value);
    if (events_ + 2 > order_.events_max) full_ = true;  // a span has two ends
    const std::uint64_t id = flits_++;
    for (const auto& [phase, cycle] : {std::pair{'b', from}, std::pair{'e', delivery.cycle}}) {
        event(
            fmt::format("\"ph\":\"{}\",\"cat\":\"flit\",\"id\":\"0x{:x}\",\"pid\":{},\"tid\":0,\"name\":{},"
                        "\"ts\":{}",
                        phase, id, kFlits, quoted(name), time_of(cycle)));
    }
}

void TimelineRecorder::mark_sent(CoreId core, Tick, Cycle cycle) {
    slice(kCores, core.value, "work", core_first_[core.value], cycle + 1);
}

void TimelineRecorder::core_tick(CoreId core, Tick tick, Cycle cycle) {
    slice(kCores, core.value, fmt::format("tick {}", tick.value), core_first_[core.value], cycle + 1);
    core_first_[core.value] = cycle + 1;
}

void TimelineRecorder::tick_end(const TickEnd& end) {
    slice(kChip, 0, fmt::format("tick {}", end.tick.value), tick_first_, end.cycle + 1);
    tick_first_ = end.cycle + 1;
}

void TimelineRecorder::hub_level(const std::string& hub, int held, Cycle cycle) {
    if (!shows(cycle, cycle)) return;
    event(fmt::format("\"ph\":\"C\",\"pid\":{},\"name\":\"hub {}\",\"ts\":{},\"args\":{{\"held\":{}}}", kHubs,
                      hub, time_of(cycle), held));
}

void TimelineRecorder::finish() {
    file_.write(fmt::format("\n],\"otherData\":{{\"unit\":\"1 cycle = 1 ns\",\"truncated\":{}}}}}\n",
                            full_ ? "true" : "false"));
    file_.close();
}

void TimelineRecorder::Sent::visit_state(StateVisitor& visitor) {
    visitor.field("neuron", neuron);
    visitor.field("cycle", cycle);
}

void TimelineRecorder::visit_state(StateVisitor& visitor) {
    visitor.fact("from", order_.from);
    visitor.fact("to", order_.to);
    visitor.field("file", file_);
    visitor.field("events", events_);
    visitor.field("full", full_);
    visitor.field("flits", flits_);
    visitor.field("tick_first", tick_first_);
    visitor.field("core_first", core_first_);
    visitor.field("sent", sent_);
    visitor.field("arrived", arrived_);
}

}  // namespace tendril
