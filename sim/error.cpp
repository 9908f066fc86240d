// How a refusal is worded and how the nearest word is found.
#include "sim/error.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace tendril {

namespace {

/// Levenshtein distance, a swap of two neighbours counting once.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    std::iota(d[0].begin(), d[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        d[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

Error error_at(const Place& place, std::string_view what, std::string_view allowed,
               std::string_view nearest) {
    std::string text = place.file;
    if (place.line > 0) text += ":" + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
    if (!text.empty()) text += ": ";
    text += what;
    if (!allowed.empty()) (text += "; ") += allowed;
    if (!nearest.empty()) ((text += "; did you mean \"") += nearest) += "\"?";
    return {Exit::usage, text};
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;  // farther away is no help
    for (const std::string& candidate : candidates) {
        const std::size_t d = distance(word, candidate);
        if (d < least && d < std::max(word.size(), candidate.size())) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

}  // namespace tendril
