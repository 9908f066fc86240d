#include "tests/support/chip_outcome.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "sim/cycle_engine.h"
#include "sim/error.h"
#include "sim/state_file.h"
#include "sim/stats.h"

namespace tendril {

namespace {

class OutcomeLog : public Recorder {
public:
    OutcomeLog(const ChipPlan& plan, ChipOutcome& outcome) : outcome_(outcome) {
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
    ChipOutcome& outcome_;
};

void run(Engine& engine, const ChipPlan& plan, Stimulus& stimulus, const RunOrder& order,
         ChipOutcome& outcome) {
    OutcomeLog log(plan, outcome);
    Recorder* const recorder = &log;
    try {
        outcome.totals = engine.run(order, stimulus, {&recorder, 1});
        outcome.totals.links.clear();  // not counted inside a verilated chip
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
        if (count > 0)  // of nothing there is no address
            bytes_.append(reinterpret_cast<const char*>(values.data()), count * sizeof(values[0]));
    }
    template <class Container>
    void get(Container& values) {
        std::uint64_t count = 0;
        std::memcpy(&count, bytes_.data() + at_, sizeof count);
        values.resize(count);
        if (count > 0)  // of nothing there is no address
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
    bool has_cycles;
    bool finished;
    int exit_code;
    std::int64_t skew, ticks, cycles, setup_cycles;
    std::uint64_t spikes, stimulus_spikes, copies, in_flight;
};

std::string packed(const ChipOutcome& o) {
    const RunTotals& t = o.totals;
    const std::vector<Numbers> numbers{{t.has_cycles, t.finished, o.exit_code, o.skew, t.ticks, t.cycles,
                                        t.setup_cycles, t.spikes, t.stimulus_spikes, t.copies, t.in_flight}};
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

ChipOutcome unpacked(std::string bytes) {
    ChipOutcome o;
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
    o.totals.has_cycles = n.has_cycles;
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

/// In a child process; what ends the child is an error.
ChipOutcome in_child(const std::function<ChipOutcome()>& work) {
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
    ChipOutcome died;
    died.error = fmt::format("its process ended with status {}", status);
    return died;
}

}  // namespace

ChipOutcome run_functional(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks) {
    ChipOutcome outcome;
    RunOrder order;
    order.ticks = ticks;
    run(*make_functional(plan), plan, stimulus, order, outcome);
    return outcome;
}

ChipOutcome run_in_child(const std::function<std::unique_ptr<Engine>()>& make, const ChipPlan& plan,
                         Stimulus& stimulus, std::int64_t ticks, Cycle limit) {
    return in_child([&] {
        ChipOutcome outcome;
        RunOrder order;
        order.ticks = ticks;
        order.cycle_limit = limit;
        try {
            const auto engine = make();
            run(*engine, plan, stimulus, order, outcome);
            if (const auto* cycles = dynamic_cast<CycleEngine*>(engine.get())) outcome.skew = cycles->skew();
        } catch (const std::exception& error) {  // none of it may get into the parent's code
            outcome.error = error.what();
        }
        return outcome;
    });
}

ChipOutcome run_cycles(Fidelity fidelity, const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks,
                       Cycle limit) {
    const auto make = [&] { return std::make_unique<CycleEngine>(plan, fidelity); };
    return run_in_child(make, plan, stimulus, ticks, limit);
}

ChipOutcome run_cosim(const ChipPlan& plan, Stimulus& stimulus, std::int64_t ticks, Cycle limit) {
    return run_cycles(Fidelity::cosim, plan, stimulus, ticks, limit);
}

}  // namespace tendril
