#include "sim/regress/status_line.h"

#include <fmt/format.h>

#include <cmath>

namespace tendril {

namespace {

constexpr std::chrono::milliseconds kBetween{200};

std::string time_text(double seconds) {
    const auto s = std::llround(seconds);
    return s < 60 ? fmt::format("{} s", s) : fmt::format("{} min {:02} s", s / 60, s % 60);
}

}  // namespace

StatusLine::StatusLine(std::string unit, ProgressStyle style, std::FILE* out, Clock clock)
    : unit_(std::move(unit)),
      style_(style),
      out_(out),
      clock_(std::move(clock)),
      started_(clock_()),
      next_(started_) {}

void StatusLine::show(std::size_t done, std::size_t all, const std::string& note) {
    if (!style_.shown) return;
    const auto now = clock_();
    if (now < next_) return;
    next_ = now + kBetween;
    const double seconds = std::chrono::duration<double>(now - started_).count();
    std::string line = fmt::format("{} of {} {}{}", done, all, unit_, note);
    if (done > 0 && seconds > 0) {
        const double rate = static_cast<double>(done) / seconds;
        line += fmt::format(", {:.1f} {}/s", rate, unit_);
        if (all > done) line += fmt::format(", {} left", time_text(static_cast<double>(all - done) / rate));
    }
    draw(line);
}

void StatusLine::clear() {
    if (width_ > 0) draw("");
}

void StatusLine::draw(const std::string& line) {
    const std::size_t blanks = width_ > line.size() ? width_ - line.size() : 0;
    const bool dim = style_.colour && !line.empty();
    fmt::print(out_, "\r{}{}{}{:{}}\r", dim ? "\x1b[2m" : "", line, dim ? "\x1b[0m" : "", "", blanks);
    std::fflush(out_);
    width_ = line.size();
    if (width_ == 0) next_ = {};
}

}  // namespace tendril
