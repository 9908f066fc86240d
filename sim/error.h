// How a refusal reads and which exit code it has.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tendril {

enum class Exit : int {
    ok = 0,
    check_failed = 1,  ///< divergence, assertion, not accepted
    usage = 2,         ///< command line or content of a file
    stuck = 3,         ///< deadlock, not drained, time-out
    resource = 4,      ///< what cannot be opened or written
    interrupted = 130,
};

/// Something the user has to mend; what() is the whole line(s) to print.
class Error : public std::runtime_error {
public:
    Error(Exit exit_code, const std::string& text) : std::runtime_error(text), exit_(exit_code) {}
    Exit exit_code() const { return exit_; }

private:
    Exit exit_;
};

/// A place in a text file; line and column count from 1, 0 = none.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// `file:line:column: what; allowed; did you mean "…"?` with empty parts left out, Exit::usage.
Error error_at(const Place& place, std::string_view what, std::string_view allowed = "",
               std::string_view nearest = "");

/// The candidate with the smallest edit distance to `word`, "" if none is near.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace tendril
