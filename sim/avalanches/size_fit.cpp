#include "sim/avalanches/size_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace tendril {

namespace {

/// Sizes of a tail, each once, with how often it came.
struct Tail {
    std::vector<std::pair<std::int64_t, double>> sizes;
    double count = 0;

    std::int64_t from() const { return sizes.front().first; }
    template <class F>
    double sum(const F& f) const {
        double sum = 0;
        for (const auto& [size, times] : sizes) sum += times * f(static_cast<double>(size));
        return sum;
    }
};

/// log p(size) of a law.
using LogLaw = std::function<double(double)>;

/// Where `f` is largest between the two. @pre it has one maximum
double maximum(double low, double high, const std::function<double(double)>& f) {
    constexpr double kGolden = 0.6180339887498949;
    constexpr int kSteps = 60;
    double left = high - kGolden * (high - low);
    double right = low + kGolden * (high - low);
    double at_left = f(left);
    double at_right = f(right);
    for (int step = 0; step < kSteps; ++step) {
        if (at_left > at_right) {
            high = std::exchange(right, left);
            at_right = at_left;
            left = high - kGolden * (high - low);
            at_left = f(left);
        } else {
            low = std::exchange(left, right);
            at_left = at_right;
            right = low + kGolden * (high - low);
            at_right = f(right);
        }
    }
    return (low + high) / 2;
}

struct PowerLaw {
    double alpha = 0;
    double distance = 0;

    explicit PowerLaw(const Tail& tail) {
        const double logs = tail.sum([](double size) { return std::log(size); });
        const auto from = static_cast<double>(tail.from());
        alpha = maximum(1.001, 10,
                        [&](double a) { return -tail.count * std::log(hurwitz_zeta(a, from)) - a * logs; });
        const double all = hurwitz_zeta(alpha, from);
        double seen = 0;
        for (const auto& [size, times] : tail.sizes) {
            seen += times / tail.count;
            const double law = 1 - hurwitz_zeta(alpha, static_cast<double>(size) + 1) / all;
            distance = std::max(distance, std::fabs(seen - law));
        }
    }
    LogLaw log_law(const Tail& tail) const {
        const double all = std::log(hurwitz_zeta(alpha, static_cast<double>(tail.from())));
        return [a = alpha, all](double size) { return -a * std::log(size) - all; };
    }
    /// From the curvature of the likelihood.
    double error(const Tail& tail) const {
        constexpr double kStep = 1e-3;
        const auto log_zeta = [&](double a) {
            return std::log(hurwitz_zeta(a, static_cast<double>(tail.from())));
        };
        const double curvature =
            (log_zeta(alpha + kStep) - 2 * log_zeta(alpha) + log_zeta(alpha - kStep)) / (kStep * kStep);
        return 1 / std::sqrt(tail.count * curvature);
    }
};

/// p(size) ~ exp(−rate · size), on the whole numbers from the tail's first.
LogLaw exponential(const Tail& tail, std::string& parameters) {
    const auto from = static_cast<double>(tail.from());
    const double beyond = tail.sum([&](double size) { return size - from; });
    const double rate = std::log1p(tail.count / beyond);
    parameters = fmt::format("rate {:.3g}", rate);
    return [=](double size) { return std::log1p(-std::exp(-rate)) - rate * (size - from); };
}

/// P(X > x) of a log-normal.
double beyond(double x, double mu, double sigma) {
    return 0.5 * std::erfc((std::log(x) - mu) / (sigma * std::sqrt(2.0)));
}

/// A log-normal's share of size − 1/2 to size + 1/2.
LogLaw log_normal_of(double mu, double sigma, double from) {
    const double all = std::log(std::max(beyond(from - 0.5, mu, sigma), 1e-300));
    return [=](double size) {
        const double share = beyond(size - 0.5, mu, sigma) - beyond(size + 0.5, mu, sigma);
        return std::log(std::max(share, 1e-300)) - all;
    };
}

LogLaw log_normal(const Tail& tail, std::string& parameters) {
    const auto from = static_cast<double>(tail.from());
    const double largest = std::log(static_cast<double>(tail.sizes.back().first)) + 1;
    const auto likelihood = [&](double mu, double sigma) { return tail.sum(log_normal_of(mu, sigma, from)); };
    const auto best_mu = [&](double sigma) {
        return maximum(-5 * sigma, largest, [&](double mu) { return likelihood(mu, sigma); });
    };
    const double sigma = maximum(0.05, 5, [&](double s) { return likelihood(best_mu(s), s); });
    const double mu = best_mu(sigma);
    parameters = fmt::format("mu {:.3g}, sigma {:.3g}", mu, sigma);
    return log_normal_of(mu, sigma, from);
}

Rival against(std::string name, const Tail& tail, const LogLaw& power,
              LogLaw (*fit)(const Tail&, std::string&)) {
    Rival rival;
    rival.name = std::move(name);
    const LogLaw law = fit(tail, rival.parameters);
    const auto lead = [&](double size) { return power(size) - law(size); };
    rival.ratio = tail.sum(lead);
    const double mean = rival.ratio / tail.count;
    const double variance =
        tail.sum([&](double size) { return (lead(size) - mean) * (lead(size) - mean); }) / tail.count;
    if (variance > 0) rival.p = std::erfc(std::fabs(rival.ratio) / std::sqrt(2 * tail.count * variance));
    return rival;
}

Tail tail_from(const std::vector<std::int64_t>& sorted, std::size_t first) {
    Tail tail;
    for (std::size_t i = first; i < sorted.size(); ++i) {
        if (tail.sizes.empty() || tail.sizes.back().first != sorted[i]) tail.sizes.push_back({sorted[i], 0});
        ++tail.sizes.back().second;
    }
    tail.count = static_cast<double>(sorted.size() - first);
    return tail;
}

}  // namespace

double hurwitz_zeta(double s, double x) {
    constexpr int kTerms = 12;
    constexpr double kBernoulli[] = {1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600};
    double sum = 0;
    for (int n = 0; n < kTerms; ++n) sum += std::pow(x + n, -s);
    const double a = x + kTerms;
    sum += std::pow(a, 1 - s) / (s - 1) + std::pow(a, -s) / 2;
    double factor = s;
    for (int j = 0; j < 4; ++j) {
        const int order = 2 * j + 1;
        sum += kBernoulli[j] * factor * std::pow(a, -s - order);
        factor *= (s + order) * (s + order + 1);
    }
    return sum;
}

std::optional<SizeFit> fit_sizes(std::vector<std::int64_t> sizes) {
    std::sort(sizes.begin(), sizes.end());
    std::optional<SizeFit> best;
    Tail best_tail;
    for (std::size_t first = 0; first + kFewestFitted <= sizes.size();) {
        const Tail tail = tail_from(sizes, first);
        if (tail.sizes.size() < 3) break;
        const PowerLaw law(tail);
        if (!best || law.distance < best->distance) {
            best = SizeFit{law.alpha, law.error(tail), tail.from(), law.distance, sizes.size() - first, {}};
            best_tail = tail;
        }
        first = static_cast<std::size_t>(std::upper_bound(sizes.begin(), sizes.end(), sizes[first]) -
                                         sizes.begin());
    }
    if (!best) return best;
    const LogLaw power = PowerLaw(best_tail).log_law(best_tail);
    best->rivals = {against("exponential", best_tail, power, exponential),
                    against("log-normal", best_tail, power, log_normal)};
    return best;
}

}  // namespace tendril
