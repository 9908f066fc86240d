#include "sim/diff_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <vector>

#include "sim/state_text.h"

namespace tendril {

namespace {

std::string line_at(std::string_view text, std::size_t at) {
    return std::string(text.substr(at, text.find('\n', at) - at));
}

std::string shortened(const std::string& line) {
    constexpr std::size_t kLongest = 150;
    return line.size() > kLongest ? fmt::format("{}…", line.substr(0, kLongest)) : line;
}

/// The number after `word` in the last line that starts with it and with a line feed at or before `end`.
std::optional<std::int64_t> number_after(std::string_view text, std::size_t end, const std::string& word) {
    const std::size_t at = text.rfind("\n" + word + " ", end);
    if (at == std::string_view::npos) return std::nullopt;
    return std::strtoll(text.data() + at + word.size() + 2, nullptr, 10);
}

/// The neuron of the first row that only one of them has; none in rows of another kind.
std::optional<std::int64_t> parted_neuron(std::string_view a, std::string_view b, std::size_t line_feed) {
    std::optional<std::int64_t> first;
    for (std::string_view text : {a, b}) {
        if (!text.substr(line_feed + 1).starts_with("neuron ")) continue;
        const std::int64_t neuron = *number_after(text, line_feed, "neuron");
        first = std::min(first.value_or(neuron), neuron);
    }
    return first;
}

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// The words of the head's line about rows of that kind; {} if there is none.
std::vector<std::string> columns_of(const std::string& kind) {
    std::istringstream head{std::string(state_text::kHead)};
    for (std::string line; std::getline(head, line);) {
        std::vector<std::string> words = words_of(line);
        if (words.size() < 3 || words[1] != kind) continue;
        words.erase(words.begin());
        return words;  // the kind, then its columns
    }
    return {};
}

/// "neuron 2: v is 1 in A, 0 in B", of two rows of one kind and number; else which row only one of them has.
std::string say(const std::string& line_a, const std::string& line_b) {
    constexpr std::size_t kMost = 4;  // fields told of
    const std::vector<std::string> a = words_of(line_a), b = words_of(line_b);
    const auto is_wiring = [](const std::vector<std::string>& row) {
        return !row.empty() && (row[0] == "table" || row[0] == "entry" || row[0] == "request");
    };
    if (is_wiring(a) || is_wiring(b)) return "what has grown across cores: a core's axon table, or its wish";
    const bool rows = a.size() > 1 && b.size() > 1;
    const std::vector<std::string> columns =
        rows && a[0] == b[0] ? columns_of(a[0]) : std::vector<std::string>();
    if (columns.empty() || a[1] != b[1])
        return "a row that only one of them has: all of it is 0 in the other";
    if (a[0] == "pending") return fmt::format("what becomes events {} ticks ahead", a[1]);
    std::string text = fmt::format("{} {}: ", a[0] == "k" ? "synapses of axon" : a[0], a[1]);
    std::size_t told = 0;
    for (std::size_t i = 2; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] == b[i] || ++told > kMost) continue;
        const std::string name = a[0] == "k" ? fmt::format("k onto neuron {}", i - 2) : columns[i];
        text += fmt::format("{}{} is {} in A, {} in B", told == 1 ? "" : "; ", name, a[i], b[i]);
    }
    return text + (told > kMost ? fmt::format("; and {} more", told - kMost) : "");
}

}  // namespace

Divergence diff_states(const std::string& a, const std::string& b) {
    const auto parting = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    // Both start with the same head, so there is a line before.
    const std::size_t line_feed = a.rfind('\n', static_cast<std::size_t>(parting) - 1);
    Divergence divergence;
    divergence.file = "final.state";
    divergence.core = number_after(a, line_feed, "core");
    divergence.neuron = parted_neuron(a, b, line_feed);
    const auto line = 2 + std::count(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(line_feed), '\n');
    const auto first_difference = parting - static_cast<std::ptrdiff_t>(line_feed);
    const std::string line_a = line_at(a, line_feed + 1), line_b = line_at(b, line_feed + 1);
    divergence.what = fmt::format("line {}, column {}: {}", line, first_difference, say(line_a, line_b));
    divergence.around = {fmt::format("A       {}", shortened(line_a)),
                         fmt::format("B       {}", shortened(line_b))};
    return divergence;
}

}  // namespace tendril
