#include "tests/rtl/bench_main.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/atomic_file.h"
#include "sim/error.h"

namespace tendril {

namespace {

constexpr std::int64_t kCycles = 1'000'000;  // where `cycles` is left out

template <class T>
T number(const std::string& option, std::string_view text) {
    T value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed == std::errc() && end == text.data() + text.size()) return value;
    throw error_at({option}, fmt::format("\"{}\" is no number", text));
}

/// first:second, or first x second x third: numbers with something between.
std::vector<std::int64_t> numbers(const std::string& option, const std::string& text, char between,
                                  std::size_t count) {
    std::vector<std::int64_t> all;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(between, at), text.size());
        all.push_back(number<std::int64_t>(option, std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    if (all.size() != count) throw error_at({option}, fmt::format("\"{}\" are not {} numbers", text, count));
    return all;
}

void set(BenchOrder& order, const std::string& assignment) {
    const auto equals = assignment.find('=');
    const std::string key = assignment.substr(0, equals);
    std::vector<std::string> known;
    for (const auto& [name, value] : order.settings) known.push_back(name);
    if (equals == std::string::npos || !order.settings.contains(key))
        throw error_at({"--set " + assignment}, fmt::format("there is no setting \"{}\"", key),
                       fmt::format("{}", fmt::join(known, ", ")), nearest(key, known));
    order.settings[key] = number<std::int64_t>("--set " + assignment, assignment.substr(equals + 1));
}

BenchOrder parse(int argc, char** argv, const Bench& bench) {
    BenchOrder order;
    order.size = bench.size;
    order.settings = bench.settings;
    order.settings["cycles"] = kCycles;
    for (int i = 1; i < argc; i += 2) {
        const std::string option = argv[i];
        if (i + 1 == argc) throw error_at({option}, "it has no value");
        const std::string value = argv[i + 1];
        if (option == "--seed") {
            order.seed = number<std::uint64_t>(option, value);
        } else if (option == "--size") {
            const auto size = numbers(option, value, 'x', 3);
            order.size = {{static_cast<int>(size[0]), static_cast<int>(size[1])}, static_cast<int>(size[2])};
        } else if (option == "--set") {
            set(order, value);
        } else if (option == "--out") {
            order.out = value;
        } else if (option == "--wave") {
            const auto window = numbers(option, value, ':', 2);
            order.wave.emplace(window[0], window[1]);
        } else {
            throw error_at({option}, "unknown option", "--seed, --size, --set, --out, --wave");
        }
    }
    if (order.out.empty()) throw error_at({argv[0]}, "no folder for the result", "--out DIR");
    return order;
}

}  // namespace

void BenchResult::fail(std::optional<std::int64_t> cycle, const std::string& signal,
                       const std::string& expected, const std::string& got) {
    if (failures_++ > 0) return;
    nlohmann::ordered_json first;
    first["cycle"] = cycle ? nlohmann::ordered_json(*cycle) : nlohmann::ordered_json(nullptr);
    first["signal"] = signal;
    first["expected"] = expected;
    first["got"] = got;
    first_ = first.dump();
}

std::string BenchResult::json() const {
    const std::string covered =
        covered_.empty() ? "" : fmt::format(",\"covered\":{}", nlohmann::json(covered_).dump());
    return fmt::format("{{\"format\":\"tendril-bench 1\",\"checks\":{},\"failures\":{},\"first\":{}{}}}\n",
                       checks_, failures_, first_.empty() ? "null" : first_, covered);
}

void CycleComparison::compare(const std::string& signal, std::uint64_t rtl, std::uint64_t model) {
    result_.checked();
    if (rtl == model || !same_) return;
    same_ = false;
    result_.fail(now_.value, signal, fmt::format("{:#x}", model), fmt::format("{:#x}", rtl));
}

BenchClock::BenchClock(const BenchOrder& order) : order_(order), limit_(order.at("cycles")) {}

void BenchClock::cycle(Cycle now) {
    now_ = now;
    if (now.value >= limit_) throw CycleLimitReached(fmt::format("{} cycles", limit_));
    if (!order_.wave || blocks_.empty()) return;
    if (!waves_) waves_ = std::make_unique<Waves>((order_.out / "waves.fst").string(), blocks_, Probes{});
    if (now >= order_.wave->first && now <= order_.wave->second) waves_->dump(now);
}

int bench_main(int argc, char** argv, const Bench& bench) {
    try {
        const BenchOrder order = parse(argc, argv, bench);
        std::filesystem::create_directories(order.out);
        BenchResult result;
        try {
            bench.run(order, result);
        } catch (const CycleLimitReached& limit) {
            result.fail(order.at("cycles"), "cycles", "an end", limit.what());
        }
        write_text_atomically(order.out / "result.json", result.json());
        fmt::print("{}: seed {}: {}", bench.about, order.seed, result.json());
        return result.failures() == 0 ? 0 : 1;
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return static_cast<int>(error.exit_code());
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
        return 1;
    }
}

}  // namespace tendril
