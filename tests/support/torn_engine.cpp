#include "tests/support/torn_engine.h"

#include <fmt/format.h>

#include <cstring>
#include <stdexcept>

namespace tendril {

namespace {

/// Passes on what it is told until the cut.
class Gate : public Recorder {
public:
    explicit Gate(std::span<Recorder* const> recorders) : recorders_(recorders) {}
    void shut() { open_ = false; }

    void host_spike(Tick tick, SourceId source, int line) override {
        tell([&](Recorder& r) { r.host_spike(tick, source, line); });
    }
    void spike(const Spike& spike) override {
        tell([&](Recorder& r) { r.spike(spike); });
    }
    void delivery(const Delivery& delivery) override {
        tell([&](Recorder& r) { r.delivery(delivery); });
    }
    void tick_end(const TickEnd& end) override {
        tell([&](Recorder& r) { r.tick_end(end); });
    }

private:
    template <class Tell>
    void tell(Tell tell) {
        if (!open_) return;
        for (Recorder* recorder : recorders_) tell(*recorder);
    }

    std::span<Recorder* const> recorders_;
    bool open_ = true;
};

struct Written {
    RunPlace place;
    std::vector<std::uint8_t> bytes;
};

}  // namespace

void ForgetfulReader::enter(std::string_view name, int index) {
    std::string step(name);
    if (index >= 0) step += fmt::format("[{}]", index);
    const bool joins = path_.empty() || name.empty();
    path_.push_back((path_.empty() ? "" : path_.back()) + (joins ? "" : ".") + step);
}

std::string ForgetfulReader::kind_of(const std::string& path) {
    std::string kind;
    for (const char c : path) {
        const bool number = (c >= '0' && c <= '9') || c == '[' || c == ']';
        if (!number) kind += c;
    }
    return kind;
}

void ForgetfulReader::items(void* data, std::size_t size, std::size_t count) {
    const std::size_t length = size * count;
    if (rest_.size() < length) throw std::runtime_error("state: it ends too early");
    const bool forgets = !path_.empty() && !forgotten_.empty() && kind_of(path_.back()) == forgotten_;
    met_ = met_ || forgets;
    if (length != 0 && !forgets) std::memcpy(data, rest_.data(), length);
    rest_ = rest_.subspan(length);
}

RunTotals TornEngine::run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) {
    std::vector<Written> written;
    Gate gate(recorders);
    RunOrder first = order;
    first.checkpoints.every = cut_.every;
    first.checkpoints.save = [&](const RunPlace& place, const CheckpointOrder::Visit& visit) {
        StateWriter writer(true);
        visit(writer);
        written.push_back({place, writer.bytes()});
        if (written.size() == cut_.at + 1) gate.shut();
    };
    Recorder* const gated = &gate;
    engine_->run(first, stimulus, {&gated, 1});
    if (written.size() <= cut_.at) throw std::runtime_error("the run is over before its cut");

    engine_->load(initial_);
    ForgetfulReader reader(written[cut_.at].bytes, cut_.forgotten);
    RunOrder second = order;
    second.checkpoints.resume = &reader;
    second.checkpoints.every = cut_.every;
    std::size_t next = cut_.at + 1;
    second.checkpoints.save = [&](const RunPlace& place, const CheckpointOrder::Visit& visit) {
        const Written& before = written.at(next++);
        StateWriter writer(true);
        visit(writer);
        if (place.done == before.place.done && writer.bytes() == before.bytes) return;
        StateComparer comparer(before.bytes);
        visit(comparer);
        throw std::runtime_error(fmt::format("{} ticks are done, and {}", place.done, comparer.difference()));
    };
    const RunTotals totals = engine_->run(second, stimulus, recorders);
    if (!cut_.forgotten.empty() && !reader.met()) throw std::logic_error("no field " + cut_.forgotten);
    return totals;
}

}  // namespace tendril
