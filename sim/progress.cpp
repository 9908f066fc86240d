// Rate, time left, and a line that is rewritten in place.
#include "sim/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace tendril {

namespace {

constexpr std::chrono::milliseconds kBetween{200};

std::string time_text(double seconds) {
    const std::int64_t s = std::llround(seconds);
    if (s < 60) return fmt::format("{} s", s);
    if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
    return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

std::string rate_text(double rate) {
    if (rate >= 1e6) return fmt::format("{:.1f} M", rate / 1e6);
    if (rate >= 1e3) return fmt::format("{:.1f} k", rate / 1e3);
    return fmt::format("{:.1f}", rate);
}

}  // namespace

ProgressStyle ProgressStyle::of_stderr() {
    const char* term = std::getenv("TERM");
    const char* no_color = std::getenv("NO_COLOR");
    const bool shown = ::isatty(STDERR_FILENO) != 0 && term != nullptr && std::string_view(term) != "dumb";
    return {shown, no_color == nullptr || *no_color == '\0'};
}

Progress::Progress(std::int64_t ticks, ProgressStyle style, std::FILE* out, Clock clock)
    : ticks_(ticks),
      style_(style),
      out_(out),
      clock_(std::move(clock)),
      started_(clock_()),
      next_(started_ + kBetween) {}

Progress::~Progress() {
    if (width_ > 0) show("");
}

void Progress::tick_end(const TickEnd&) {
    ++done_;
    if (!style_.shown) return;
    const auto now = clock_();
    if (now < next_) return;
    next_ = now + kBetween;
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const double rate = static_cast<double>(done_) / seconds;
    const std::int64_t left = ticks_ - done_;
    std::string line = fmt::format("{} of {} ticks, {} ticks/s", done_, ticks_, rate_text(rate));
    if (done_ > 0 && left > 0) line += fmt::format(", {} left", time_text(static_cast<double>(left) / rate));
    show(line);
}

void Progress::show(std::string_view line) {
    // Blanks over what is left of the line before; colours are the only thing NO_COLOR speaks of.
    const std::size_t blanks = width_ > line.size() ? width_ - line.size() : 0;
    const bool dim = style_.colour && !line.empty();
    fmt::print(out_, "\r{}{}{}{:{}}\r", dim ? "\x1b[2m" : "", line, dim ? "\x1b[0m" : "", "", blanks);
    std::fflush(out_);
    width_ = line.size();
}

}  // namespace tendril
