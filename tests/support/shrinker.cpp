#include "tests/support/shrinker.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/support/document.h"

namespace tendril {

namespace {

std::string text_of(const ChipCase& chip) { return document_text(chip.chip) + chip.state; }

}  // namespace

Shrinker::Shrinker(ChipCase start, Shows shows, std::function<void(const std::string&)> tell)
    : now_(std::move(start)), shows_(std::move(shows)), tell_(std::move(tell)) {}

bool Shrinker::attempt(const ChipCase& candidate) {
    ++trials_;
    try {
        if (!shows_(candidate)) return false;
    } catch (const Error&) {
        return false;
    }
    now_ = candidate;
    return true;
}

void Shrinker::leave_out(
    std::size_t count,
    const std::function<ChipCase(const ChipCase&, const std::vector<std::size_t>&)>& without) {
    for (std::size_t group = count; group > 0; group = group == 1 ? 0 : (group + 1) / 2) {
        // From the end: what has been left out moves nothing that is still to be tried.
        for (std::size_t end = count; end > 0;) {
            const std::size_t first = end > group ? end - group : 0;
            std::vector<std::size_t> parts;
            for (std::size_t i = first; i < end; ++i) parts.push_back(i);
            if (attempt(without(now_, parts))) count -= parts.size();
            end = first;
        }
    }
}

const ChipCase& Shrinker::run() {
    for (std::string before; before != text_of(now_);) {
        before = text_of(now_);
        for (const auto* steps : {&chip_steps(), &document_steps()}) {
            for (const ShrinkStep& step : *steps) {
                const std::size_t size = size_of(now_.chip);
                const int trials = trials_;
                step.take(*this);
                if (tell_ && size_of(now_.chip) < size)
                    tell_(fmt::format("{}: {} parts are {}, {} trials", step.name, size, size_of(now_.chip),
                                      trials_ - trials));
            }
        }
    }
    return now_;
}

}  // namespace tendril
