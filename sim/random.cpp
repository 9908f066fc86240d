// Named random streams.
#include "sim/random.h"

#include <xxhash.h>

#include <numeric>
#include <sstream>
#include <utility>

namespace tendril {

RandomStream::RandomStream(std::string_view name, std::uint64_t seed)
    : engine_(static_cast<std::uint32_t>(XXH64(name.data(), name.size(), seed))) {}

std::vector<int> RandomStream::distinct(int count, int n) {
    std::vector<int> list(static_cast<std::size_t>(n));
    std::iota(list.begin(), list.end(), 0);
    for (int i = 0; i < count; ++i) {
        const auto other = static_cast<std::size_t>(i + below(n - i));
        std::swap(list[static_cast<std::size_t>(i)], list[other]);
    }
    list.resize(static_cast<std::size_t>(count));
    return list;
}

/// As the standard library writes an engine: in decimal.
void RandomStream::visit_state(StateVisitor& visitor) {
    std::stringstream text;
    text << engine_;
    std::string words = text.str();
    visitor.field("engine", words);
    if (visitor.reads()) std::istringstream(words) >> engine_;
}

std::uint64_t chance_limit(double p) { return static_cast<std::uint64_t>(p * 4294967296.0); }

}  // namespace tendril
