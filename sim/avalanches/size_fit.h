// Which law sizes follow: a power law, or one of those it is mistaken for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tendril {

/// Sum of (x + n)^−s over n = 0, 1, …, by Euler and Maclaurin. @pre s > 1, x >= 1
double hurwitz_zeta(double s, double x);

/// The power law against another law of the same sizes (Vuong's test, as in Clauset, Shalizi and Newman,
/// SIAM Review 2009).
struct Rival {
    std::string name;
    std::string parameters;
    double ratio = 0;  ///< log-likelihood of the power law less that of the rival
    double p = 1;      ///< that so large a ratio of either sign is chance
};

struct SizeFit {
    double alpha = 0;           ///< p(s) ~ s^−alpha for s >= from, by maximum likelihood
    double alpha_error = 0;     ///< its standard error
    std::int64_t from = 1;      ///< where the tail begins: the size with the smallest distance
    double distance = 0;        ///< largest between the two cumulative distributions (Kolmogorov and Smirnov)
    std::size_t fitted = 0;     ///< sizes in the tail
    std::vector<Rival> rivals;  ///< exponential and log-normal, discrete, of the same tail
};

/// Tails with fewer sizes than this are not fitted.
inline constexpr std::size_t kFewestFitted = 50;

/// @param sizes from 1 up, in any order
/// @return nothing where there are too few, or too few different ones
std::optional<SizeFit> fit_sizes(std::vector<std::int64_t> sizes);

}  // namespace tendril
