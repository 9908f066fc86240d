// A bench: every leaf block of rtl/ alone, in several sizes, under random stimulus beside a small reference
// (leaves.sv), with resets in between. How often a block was checked is a cover point, "leaf fifo".
#include <fmt/format.h>

#include <random>

#include "tests/rtl/bench_main.h"
#include "tests/rtl/leaf/leaves_rtl.h"

namespace tendril {
namespace {

constexpr unsigned kBetweenResets = 700;  // cycles, on average
constexpr int kFirstReset = 2;            // cycles

void run(const BenchOrder& order, BenchResult& result) {
    BenchClock clock(order);
    std::string block;
    std::int64_t of_block = 0;
    const auto cover = [&] {
        if (of_block > 0) result.cover("leaf " + block, static_cast<std::uint64_t>(of_block));
        of_block = 0;
    };
    Leaves leaves(order.seed, [&](const std::string& what, std::uint64_t got, std::uint64_t expected) {
        result.checked();
        const auto name = std::string_view(what).substr(0, what.find('.'));
        if (name != block) cover(), block = name;
        ++of_block;
        if (got != expected)
            result.fail(clock.now().value, what, fmt::format("{:#x}", expected), fmt::format("{:#x}", got));
    });
    clock.show([&](VerilatedFstC& file) { leaves.trace(file); });
    std::mt19937_64 random(order.seed);
    for (Cycle now; now.value < order.at("length") && result.failures() == 0; ++now) {
        leaves.settle(now.value < kFirstReset || random() % kBetweenResets == 0);
        clock.cycle(now);
        leaves.clock();
    }
    cover();
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    return tendril::bench_main(argc, argv,
                               {.about = "leaf_blocks", .settings = {{"length", 4000}}, .run = tendril::run});
}
