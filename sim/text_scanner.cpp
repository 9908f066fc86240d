// Lines, words and numbers of a strict text.
#include "sim/text_scanner.h"

#include <fmt/format.h>

#include <charconv>

namespace tendril {

namespace {

/// What a damaged file holds, made fit to print.
std::string shown(std::string_view word) {
    std::string text;
    for (const char c : word.substr(0, 32)) text += c >= ' ' && c <= '~' ? c : '?';
    return word.size() > 32 ? text + "…" : text;
}

}  // namespace

bool TextScanner::next_line() {
    if (next_ >= text_.size()) return false;
    const std::size_t end = text_.find('\n', next_);
    ++number_;
    line_ = text_.substr(next_, end == std::string_view::npos ? end : end - next_);
    at_ = word_ = 0;
    if (end == std::string_view::npos) throw truncated();
    next_ = end + 1;
    return true;
}

std::string_view TextScanner::word(std::string_view name) {
    if (!more_words()) {
        word_ = line_.size();
        throw error(fmt::format("{} is missing", name));
    }
    if (at_ > 0) {  // one space between columns: at_ stands on it
        ++at_;
    }
    word_ = at_;
    const std::size_t end = std::min(line_.find(' ', at_), line_.size());
    if (end == at_)
        throw error(fmt::format("an empty column where {} should be", name), "one space between columns");
    at_ = end;
    return line_.substr(word_, end - word_);
}

std::int64_t TextScanner::number(std::string_view name, std::int64_t low, std::int64_t high) {
    const std::string_view text = word(name);
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    if (!whole || value < low || value > high || std::to_string(value) != text) {
        throw error(fmt::format("{} is \"{}\"", name, shown(text)),
                    fmt::format("a whole number {}..{}", low, high));
    }
    return value;
}

void TextScanner::end_line() {
    if (!more_words()) return;
    word_ = at_;
    throw error(fmt::format("\"{}\" after the last column", shown(line_.substr(at_))));
}

Error TextScanner::error(std::string_view what, std::string_view allowed) const {
    return error_at({file_, number_, static_cast<int>(word_) + 1}, what, allowed);
}

Error TextScanner::truncated() const {
    return error_at({file_, number_, static_cast<int>(line_.size()) + 1}, "the file is truncated",
                    "a complete file: its last line ends with a line feed");
}

}  // namespace tendril
