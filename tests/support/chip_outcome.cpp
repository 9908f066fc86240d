#include "tests/support/chip_outcome.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <tuple>

#include "sim/cycle_engine.h"
#include "sim/error.h"
#include "sim/state_file.h"
#include "sim/stats.h"

namespace tendril {

namespace {

class OutcomeLog : public Recorder {
public:
    OutcomeLog(const ChipPlan& plan, Outcome& outcome) : outcome_(outcome) {
        outcome.said.assign(plan.cores.size() + plan.hosts.size(), 0);
    }
    void host_spike(Tick, SourceId source, int) override { ++outcome_.said[source.value]; }
    void spike(const Spike& s) override {
        ++outcome_.said[s.core.value];
        outcome_.spikes.push_back(s);
    }
    void delivery(const Delivery& d) override { outcome_.deliveries.push_back(d); }
    void tick_end(const TickEnd& t) override { outcome_.ticks.push_back(t); }

private:
    Outcome& outcome_;
};

void run(Engine& engine, const ChipPlan& plan, Stimulus& stimulus, const RunOrder& order, Outcome& outcome) {
    OutcomeLog log(plan, outcome);
    Recorder* const recorder = &log;
    try {
        outcome.totals = engine.run(order, stimulus, {&recorder, 1});
        outcome.cores = std::move(outcome.totals.cores);
        outcome.hubs = std::move(outcome.totals.hubs);
        RunTotals totals = outcome.totals;
        totals.cores = outcome.cores;
        totals.hubs = outcome.hubs;
        outcome.stats = stats_json(plan, totals);
        outcome.state = write_state(engine.state());
        if (!totals.finished) outcome.error = fmt::format("not at its end after {} cycles", totals.cycles);
    } catch (const Error& error) {
        outcome.error = error.what();
        outcome.exit_code = static_cast<int>(error.exit_code());
    } catch (const std::exception& error) {
        outcome.error = error.what();
    }
}

/// Plain values through a pipe.
class Parcel {
public:
    Parcel() = default;
    explicit Parcel(std::string bytes) : bytes_(std::move(bytes)) {}
    const std::string& bytes() const { return bytes_; }

    template <class Container>
    void put(const Container& values) {
        const std::uint64_t count = values.size();
        bytes_.append(reinterpret_cast<const char*>(&count), sizeof count);
        bytes_.append(reinterpret_cast<const char*>(values.data()), count * sizeof(values[0]));
    }
    template <class Container>
    void get(Container& values) {
        std::uint64_t count = 0;
        std::memcpy(&count, bytes_.data() + at_, sizeof count);
        values.resize(count);
        std::memcpy(static_cast<void*>(values.data()), bytes_.data() + at_ + sizeof count,
                    count * sizeof(values[0]));
        at_ += sizeof count + count * sizeof(values[0]);
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

/// The numbers of the totals, and the rest in order.
struct Numbers {
    bool finished;
    int exit_code;
    std::int64_t skew, ticks, cycles, setup_cycles;
    std::uint64_t spikes, stimulus_spikes, copies, in_flight;
};

std::string packed(const Outcome& o) {
    const RunTotals& t = o.totals;
    const std::vector<Numbers> numbers{{t.finished, o.exit_code, o.skew, t.ticks, t.cycles, t.setup_cycles,
                                        t.spikes, t.stimulus_spikes, t.copies, t.in_flight}};
    Parcel parcel;
    parcel.put(numbers);
    parcel.put(o.error);
    parcel.put(o.spikes);
    parcel.put(o.deliveries);
    parcel.put(o.ticks);
    parcel.put(o.said);
    parcel.put(o.state);
    parcel.put(o.stats);
    parcel.put(o.cores);
    parcel.put(o.hubs);
    return parcel.bytes();
}

Outcome unpacked(std::string bytes) {
    Outcome o;
    Parcel parcel(std::move(bytes));
    std::vector<Numbers> numbers;
    parcel.get(numbers);
    parcel.get(o.error);
    parcel.get(o.spikes);
    parcel.get(o.deliveries);
    parcel.get(o.ticks);
    parcel.get(o.said);
    parcel.get(o.state);
    parcel.get(o.stats);
    parcel.get(o.cores);
    parcel.get(o.hubs);
    const Numbers& n = numbers[0];
    o.exit_code = n.exit_code;
    o.skew = n.skew;
    o.totals.has_cycles = true;
    o.totals.finished = n.finished;
    o.totals.ticks = n.ticks;
    o.totals.cycles = n.cycles;
    o.totals.setup_cycles = n.setup_cycles;
    o.totals.spikes = n.spikes;
    o.totals.stimulus_spikes = n.stimulus_spikes;
    o.totals.copies = n.copies;
    o.totals.in_flight = n.in_flight;
    return o;
}

void write_all(int file, const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t n = write(file, bytes.data() + at, bytes.size() - at);
        if (n <= 0) return;
        at += static_cast<std::size_t>(n);
    }
}

std::string read_all(int file) {
    std::string bytes;
    std::array<char, 65536> block;
    for (ssize_t n = 0; (n = read(file, block.data(), block.size())) > 0;)
        bytes.append(block.data(), static_cast<std::size_t>(n));
    return bytes;
}

Outcome in_child(const std::function<Outcome()>& work) {
    std::array<int, 2> ends;
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no child process");
    if (child == 0) {
        close(ends[0]);
        write_all(ends[1], packed(work()));
        _exit(0);
    }
    close(ends[1]);
    std::string bytes = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (status == 0 && !bytes.empty()) return unpacked(std::move(bytes));
    Outcome died;
    died.error = fmt::format("its process ended with status {}", status);
    return died;
}

using Row = std::vector<std::int64_t>;

std::string compare(const std::string& what, std::vector<Row> expected, std::vector<Row> got) {
    std::sort(expected.begin(), expected.end());
    std::sort(got.begin(), got.end());
    const auto [a, b] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
    if (a == expected.end() && b == got.end()) return "";
    const bool missing = b == got.end() || (a != expected.end() && *a < *b);
    return fmt::format("{} ({}) only in the {} run", what, fmt::join(missing ? *a : *b, " "),
                       missing ? "first" : "second");
}

std::vector<Row> spike_rows(const Outcome& o, bool cycles) {
    std::vector<Row> rows;
    for (const Spike& s : o.spikes)
        rows.push_back({s.tick.value, s.core.value, s.neuron.value, cycles ? s.cycle.value : 0});
    return rows;
}

std::vector<Row> delivery_rows(const Outcome& o, bool cycles) {
    std::vector<Row> rows;
    for (const Delivery& d : o.deliveries) {
        Row& row = rows.emplace_back(
            Row{d.tick.value, d.core.value, d.source.value, d.neuron.value, d.axon, d.late, d.early});
        if (cycles) row.insert(row.end(), {d.cycle.value, d.merged});
    }
    return rows;
}

std::vector<Row> tick_rows(const Outcome& o) {
    std::vector<Row> rows;
    for (const TickEnd& t : o.ticks) rows.push_back({t.tick.value, t.cycle.value});
    return rows;
}

std::vector<Row> hub_rows(const Outcome& o) {
    std::vector<Row> rows;
    for (std::size_t h = 0; h < o.hubs.size(); ++h) {
        Row& row = rows.emplace_back(Row{static_cast<std::int64_t>(h)});
        const HubTotals& t = o.hubs[h];
        for (const std::uint64_t n : {t.moved, t.copies, t.marks, t.blocked_cycles, t.busy_cycles})
            row.push_back(static_cast<std::int64_t>(n));
    }
    return rows;
}

/// "" or the first line of the states that differs.
std::string compare_states(const Outcome& expected, const Outcome& got) {
    if (expected.state == got.state) return "";
    const auto at =
        std::mismatch(expected.state.begin(), expected.state.end(), got.state.begin(), got.state.end());
    const auto offset = static_cast<std::size_t>(at.first - expected.state.begin());
    const auto line = [offset](const std::string& text) {
        const std::size_t first = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
        return text.substr(first, text.find('\n', offset) - first);
    };
    return fmt::format("final state, line {}: \"{}\" against \"{}\"",
                       1 + std::count(expected.state.begin(), at.first, '\n'), line(expected.state),
                       line(got.state));
}

std::string ran(const Outcome& outcome) { return outcome.error; }

}  // namespace

Outcome run_functional(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks) {
    Outcome outcome;
    RunOrder order;
    order.ticks = ticks;
    run(*make_functional(plan), plan, stimulus, order, outcome);
    return outcome;
}

Outcome run_cycles(Fidelity fidelity, const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks,
                   Cycle limit) {
    return in_child([&] {
        Outcome outcome;
        RunOrder order;
        order.ticks = ticks;
        order.cycle_limit = limit;
        CycleEngine engine(plan, fidelity);
        run(engine, plan, stimulus, order, outcome);
        outcome.skew = engine.skew();
        return outcome;
    });
}

Outcome run_cosim(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks, Cycle limit) {
    return run_cycles(Fidelity::cosim, plan, stimulus, ticks, limit);
}

std::string differ_in_ticks(const Outcome& expected, const Outcome& got) {
    for (const Outcome* outcome : {&expected, &got}) {
        if (!ran(*outcome).empty()) return outcome->error;
    }
    std::string what =
        compare("spike (tick core neuron -)", spike_rows(expected, false), spike_rows(got, false));
    if (what.empty()) {
        what = compare("delivery (tick core source neuron axon late early)", delivery_rows(expected, false),
                       delivery_rows(got, false));
    }
    if (what.empty()) what = compare_states(expected, got);
    return what;
}

std::string differ_in_cycles(const Outcome& expected, const Outcome& got) {
    std::string what = differ_in_ticks(expected, got);
    if (what.empty())
        what = compare("spike (tick core neuron cycle)", spike_rows(expected, true), spike_rows(got, true));
    if (what.empty()) {
        what = compare("delivery (tick core source neuron axon late early cycle merged)",
                       delivery_rows(expected, true), delivery_rows(got, true));
    }
    if (what.empty()) what = compare("tick end (tick cycle)", tick_rows(expected), tick_rows(got));
    if (what.empty())
        what = compare("hub (hub moved copies marks blocked busy)", hub_rows(expected), hub_rows(got));
    return what;
}

}  // namespace tendril
