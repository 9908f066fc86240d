#include "sim/sweep/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace tendril {

namespace {

/// To four digits, so that a value that was found can be typed in.
double rounded(double value) { return std::strtod(fmt::format("{:.4g}", value).c_str(), nullptr); }

}  // namespace

SearchResult find_saturation(const SearchOrder& order, const std::function<bool(double)>& saturates) {
    SearchResult out;
    const auto saturated = [&](double value) {
        ++out.tries;
        return saturates(value);
    };
    const double most = std::max(kSearchMost, order.high);
    double good = rounded(order.low);
    double bad = rounded(order.high);
    if (saturated(good)) {
        const double least = order.low * kSearchLeast;
        do {
            bad = good;
            good = rounded(good / 2);
        } while (good >= least && saturated(good));
        out.value = good;
        if (good < least) return out.value = bad, out;
    } else {
        while (bad <= good || !saturated(bad)) {
            if (bad > good) good = bad;
            if (good >= most) return out.value = good, out.found = true, out.bounded = false, out;
            bad = std::min(rounded(good * 2), most);
        }
    }
    out.found = true;
    while (bad - good > order.tolerance * good) {
        const double middle = rounded((good + bad) / 2);
        if (middle <= good || middle >= bad) break;
        (saturated(middle) ? bad : good) = middle;
    }
    out.value = good;
    return out;
}

}  // namespace tendril
