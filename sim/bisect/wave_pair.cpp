// Every cycle of each file as one number: the sum of a digest for each value that counts in it.
#include "sim/bisect/wave_pair.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "systemc/core/core_glance.h"

namespace tendril {

namespace {

std::uint64_t number(const char* value) {
    std::uint64_t out = 0;
    for (; *value != '\0'; ++value) out = (out << 1) | static_cast<std::uint64_t>(*value == '1');
    return out;
}

bool is_between(CoreStep step) { return step <= CoreStep::stopped; }

/// A model stays in `scan` up to the spikes.
std::uint64_t as_a_model_says(std::uint64_t step) {
    const auto at = static_cast<CoreStep>(step);
    return at > CoreStep::scan && at < CoreStep::spikes ? static_cast<std::uint64_t>(CoreStep::scan) : step;
}

}  // namespace

WavePair::WavePair(const FstFile& a, const FstFile& b, const SignalRules& rules) : a_(a), b_(b) {
    std::unordered_map<std::string, const FstSignal*> in_b;
    for (const FstSignal& signal : b.signals()) in_b.emplace(signal.path, &signal);
    std::vector<std::string> betweens;
    for (const FstSignal& signal : a.signals()) {
        const auto at = in_b.find(signal.path);
        if (at == in_b.end() || at->second->bits != signal.bits) continue;
        const SignalRule rule = rules(signal.path);
        if (!rule.compared) continue;
        signals_.push_back({&signal, at->second, 0, rule.is_step});
        betweens.push_back(rule.between);
    }
    find_gates(betweens);
}

/// @param betweens by signal, path of the step it waits for
void WavePair::find_gates(const std::vector<std::string>& betweens) {
    std::unordered_map<std::string, std::size_t> steps;
    for (std::size_t s = 0; s < signals_.size(); ++s) {
        if (!signals_[s].is_step) continue;
        gates_.push_back(s);
        steps.emplace(signals_[s].a->path, gates_.size());
    }
    for (std::size_t s = 0; s < signals_.size(); ++s) {
        const auto at = steps.find(betweens[s]);
        if (at != steps.end()) signals_[s].gate = at->second;
    }
}

std::uint32_t WavePair::handle(const Signal& signal, Side side) const {
    return (side == Side::a ? signal.a : signal.b)->handle;
}

/// What a file says now, as it is read.
struct WavePair::Follower {
    Follower(const WavePair& of, Side side)
        : pair(of),
          of_handle((side == Side::a ? of.a_ : of.b_).last_handle() + 1),
          digest(of.signals_.size()),
          sums(of.gates_.size() + 1),
          open(of.gates_.size() + 1, true) {
        for (std::size_t s = 0; s < pair.signals_.size(); ++s)
            of_handle[pair.handle(pair.signals_[s], side)].push_back(s);
    }

    void change(std::uint32_t handle, const char* value) {
        for (const std::size_t s : of_handle[handle]) change_signal(s, value);
    }

    void change_signal(std::size_t s, const char* value) {
        const Signal& signal = pair.signals_[s];
        std::uint64_t now = 0;
        if (signal.is_step) {
            const std::uint64_t step = number(value);
            const auto gate = std::ranges::find(pair.gates_, s) - pair.gates_.begin();
            open[static_cast<std::size_t>(gate) + 1] = is_between(static_cast<CoreStep>(step));
            const std::uint64_t said = as_a_model_says(step);
            now = XXH64(&said, sizeof said, s);
        } else {
            now = XXH64(value, std::strlen(value), s);
        }
        sums[signal.gate] += now - digest[s];
        digest[s] = now;
    }

    /// Of all that counts now.
    std::uint64_t total() const {
        std::uint64_t sum = 0;
        for (std::size_t gate = 0; gate < sums.size(); ++gate)
            if (open[gate]) sum += sums[gate];
        return sum;
    }

    const WavePair& pair;
    std::vector<std::vector<std::size_t>> of_handle;  ///< signals
    std::vector<std::uint64_t> digest;                ///< of a signal's value
    std::vector<std::uint64_t> sums;                  ///< of the digests behind a gate
    std::vector<bool> open;
};

std::vector<std::uint64_t> WavePair::digests(Side side) const {
    std::vector<std::uint64_t> by_cycle;
    const std::int64_t from = first();
    const std::int64_t to = last();
    if (to < from) return by_cycle;
    Follower follower(*this, side);
    std::int64_t now = from;
    const auto close_cycles = [&](std::int64_t until) {
        for (; now < until && now <= to; ++now) by_cycle.push_back(follower.total());
    };
    (side == Side::a ? a_ : b_).read([&](std::int64_t time, std::uint32_t handle, const char* value) {
        close_cycles(time);
        if (time <= to) follower.change(handle, value);
    });
    close_cycles(to + 1);
    return by_cycle;
}

std::vector<bool> WavePair::differing() const {
    const auto in_a = digests(Side::a);
    const auto in_b = digests(Side::b);
    std::vector<bool> differ(in_a.size());
    for (std::size_t c = 0; c < differ.size(); ++c) differ[c] = in_a[c] != in_b[c];
    return differ;
}

std::optional<WaveParting> WavePair::first_parting() const {
    const auto differ = differing();
    const auto at = std::ranges::find(differ, true);
    if (at == differ.end()) return std::nullopt;
    const std::int64_t cycle = first() + (at - differ.begin());
    return WaveParting{cycle, parting_at(cycle)};
}

std::vector<SignalParting> WavePair::parting_at(std::int64_t cycle) const {
    struct Value {
        std::string text;
        std::optional<std::int64_t> since;
    };
    const auto values_of = [&](const FstFile& file, Side side) {
        std::vector<Value> of_handle(file.last_handle() + 1);
        file.read([&](std::int64_t time, std::uint32_t handle, const char* value) {
            if (time > cycle || of_handle[handle].text == value) return;
            if (!of_handle[handle].text.empty()) of_handle[handle].since = time;
            of_handle[handle].text = value;
        });
        std::vector<Value> of_signal;
        for (const Signal& signal : signals_) of_signal.push_back(of_handle[handle(signal, side)]);
        return of_signal;
    };
    const auto in_a = values_of(a_, Side::a);
    const auto in_b = values_of(b_, Side::b);
    const auto says = [&](std::size_t s, const std::vector<Value>& values) { return values[s].text; };
    const auto counts = [&](const Signal& signal) {
        if (signal.gate == 0) return true;
        const std::size_t step = gates_[signal.gate - 1];
        return is_between(static_cast<CoreStep>(number(in_a[step].text.c_str()))) &&
               is_between(static_cast<CoreStep>(number(in_b[step].text.c_str())));
    };
    std::vector<SignalParting> parting;
    for (std::size_t s = 0; s < signals_.size(); ++s) {
        if (says(s, in_a) == says(s, in_b) || !counts(signals_[s])) continue;
        if (signals_[s].is_step &&
            as_a_model_says(number(in_a[s].text.c_str())) == as_a_model_says(number(in_b[s].text.c_str())))
            continue;
        parting.push_back({signals_[s].a->path, signals_[s].a->bits, in_a[s].text, in_b[s].text,
                           in_a[s].since, in_b[s].since});
    }
    return parting;
}

}  // namespace tendril
