// Removal posterior on a grid. The binomials telescope: for total F found in T hours the likelihood is
// N!/(N-F)! * prod_j (1 - q^D_j)^f_j * q^(sum_j (N - F_j) D_j) with q = exp(-lambda), so N needs no new
// exponentials.
#include "sim/formula/search_belief.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

constexpr double hours_per_day = 24;
constexpr double grid_half_width = 4;  // spreads of the log-normal prior

struct Rates {
  std::vector<double> per_day;
  std::vector<double> weight;  // prior x likelihood at N = F, largest is 1
};

double log_likelihood_at_found(std::span<const SearchInterval> intervals, double rate_per_day,
                               std::int64_t total) {
  double sum = 0;
  std::int64_t found = 0;
  for (const SearchInterval& interval : intervals) {
    const double exposure = rate_per_day * interval.hours / hours_per_day;
    found += interval.found;
    if (interval.found > 0) {
      sum += static_cast<double>(interval.found) * det::log(-det::expm1(-exposure));
    }
    sum -= static_cast<double>(total - found) * exposure;
  }
  return sum;
}

Rates rate_grid(std::span<const SearchInterval> intervals, const SearchPrior& prior, std::int64_t total) {
  Rates rates;
  double largest = 0;
  for (int k = 0; k < prior.rate_points; ++k) {
    const double z = grid_half_width * (2.0 * k / (prior.rate_points - 1) - 1);
    const double rate = prior.rate_per_day * det::exp(prior.log_spread * z);
    const double log_weight = -0.5 * z * z + log_likelihood_at_found(intervals, rate, total);
    largest = k == 0 || log_weight > largest ? log_weight : largest;
    rates.per_day.push_back(rate);
    rates.weight.push_back(log_weight);
  }
  for (double& weight : rates.weight) {
    weight = det::exp(weight - largest);
  }
  return rates;
}

}  // namespace

SearchBelief search_belief(std::span<const SearchInterval> intervals, const SearchPrior& prior) {
  std::int64_t total = 0;
  double hours = 0;
  for (const SearchInterval& interval : intervals) {
    require(interval.found >= 0 && interval.hours >= 0, "finds and hours of search are not negative");
    require(interval.found == 0 || interval.hours > 0, "nothing is found without search");
    total += interval.found;
    hours += interval.hours;
  }
  require(total < prior.largest_count && prior.rate_points > 1, "the prior reaches beyond what was found");
  Rates rates = rate_grid(intervals, prior, total);
  std::vector<double> survive;  // exp(-lambda T): a site unfound through the whole search
  for (const double rate : rates.per_day) {
    survive.push_back(det::exp(-rate * hours / hours_per_day));
  }
  SearchBelief belief;
  belief.least = total > 0 ? total : 1;
  double ways = 1;  // N!/(N-F)! / N, relative to the first N
  double mass = 0;
  double rate_mass = 0;
  for (std::int64_t n = belief.least; n <= prior.largest_count; ++n) {
    double here = 0;
    for (std::size_t k = 0; k < survive.size(); ++k) {
      rates.weight[k] *= n > total && (n > belief.least || total == 0) ? survive[k] : 1.0;
      here += rates.weight[k];
      rate_mass += ways * rates.weight[k] * rates.per_day[k];
    }
    belief.probability.push_back(ways * here);
    mass += ways * here;
    ways *= static_cast<double>(n) / static_cast<double>(n + 1 - total);
  }
  for (double& probability : belief.probability) {
    probability /= mass;
  }
  belief.rate_per_day = rate_mass / mass;
  return belief;
}

std::int64_t SearchBelief::quantile(double p) const {
  double below = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    below += probability[k];
    if (below >= p) {
      return least + static_cast<std::int64_t>(k);
    }
  }
  return least + static_cast<std::int64_t>(probability.size()) - 1;
}

double SearchBelief::at_least(std::int64_t count) const {
  double sum = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    sum += least + static_cast<std::int64_t>(k) >= count ? probability[k] : 0.0;
  }
  return sum;
}

double SearchBelief::mean() const {
  double sum = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    sum += probability[k] * static_cast<double>(least + static_cast<std::int64_t>(k));
  }
  return sum;
}

double SearchBelief::share_left(std::int64_t destroyed) const {
  double sum = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    const std::int64_t count = least + static_cast<std::int64_t>(k);
    sum += count > destroyed
               ? probability[k] * static_cast<double>(count - destroyed) / static_cast<double>(count)
               : 0.0;
  }
  return sum;
}

}  // namespace truce::formula
