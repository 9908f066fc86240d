// Walks through a text line by line and word by word, knowing the place of each for errors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/error.h"

namespace tendril {

/// Strict text: LF, exactly one space between words, none at the end of a line, decimal numbers in their
/// shortest form. Every refusal is an Error with Exit::usage and its place.
class TextScanner {
public:
    /// @param text outlives the scanner
    TextScanner(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

    /// Steps to the next line. @return false at the end of the text
    bool next_line();
    /// The whole line it is in, without its LF.
    std::string_view line() const { return line_; }
    int line_number() const { return number_; }

    /// The next word of the line; what it should have been is named if there is none.
    std::string_view word(std::string_view name);
    /// The next word as a number in [low, high].
    std::int64_t number(std::string_view name, std::int64_t low, std::int64_t high);
    bool more_words() const { return at_ < line_.size(); }
    void end_line();

    /// An error at the word that was read last.
    Error error(std::string_view what, std::string_view allowed = "") const;
    /// An error at the end of the text.
    Error truncated() const;

private:
    std::string_view text_;
    std::string file_;
    std::size_t next_ = 0;   ///< where the next line starts
    std::string_view line_;  ///< this line
    int number_ = 0;
    std::size_t at_ = 0;    ///< where the next word starts, or its space
    std::size_t word_ = 0;  ///< where the last word started
};

}  // namespace tendril
