// eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2, h2 = 2 eta (n0 - 1); i leaves at stage r when for some
// l in the race mean_i < mean_l - max(0, delta / (2 r) (h2 S2_il / delta^2 - r)), S2_il the variance of the
// first stage's differences (c = 1).
#include "analysis/selection/kn.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"

namespace truce {

KnRace::KnRace(std::size_t alternatives, const KnSettings& settings)
    : settings_(settings), sums_(alternatives, 0.0), out_at_(alternatives, running), left_(alternatives) {
  require(alternatives >= 1, "a race has at least one alternative");
  require(
      settings.zone > 0 && settings.confidence > 0.5 && settings.confidence < 1 && settings.first_stage >= 2,
      "a race has a zone above 0, a confidence between 0.5 and 1 and a first stage of two or more");
}

void KnRace::add(std::span<const double> values) {
  require(values.size() == sums_.size(), "a stage has a value for each alternative");
  ++stages_;
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    if (!is_in(i)) continue;
    require(!std::isnan(values[i]), "a value of the race is there");
    sums_[i] += values[i];
  }
  if (stages_ <= settings_.first_stage) first_.emplace_back(values.begin(), values.end());
  if (stages_ == settings_.first_stage) end_first_stage();
  if (stages_ >= settings_.first_stage) drop();
}

void KnRace::end_first_stage() {
  const std::size_t k = sums_.size();
  const auto n = static_cast<double>(first_.size());
  variances_.assign(k * k, 0.0);
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = 0; b < k; ++b) {
      const double mean = (sums_[a] - sums_[b]) / n;
      double square = 0;
      for (const auto& values : first_) {
        const double surplus = values[a] - values[b] - mean;
        square += surplus * surplus;
      }
      variances_[a * k + b] = square / (n - 1);
    }
  first_.clear();
}

void KnRace::drop() {
  const std::size_t k = sums_.size();
  const auto n0 = static_cast<double>(settings_.first_stage), r = static_cast<double>(stages_);
  if (k < 2) return;
  const double error = 2 * (1 - settings_.confidence) / static_cast<double>(k - 1);
  const double eta = (std::pow(error, -2 / (n0 - 1)) - 1) / 2, h2 = 2 * eta * (n0 - 1);
  const double zone = settings_.zone;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < k; ++i) {
    const auto beats = [&](std::size_t l) {
      if (l == i || !is_in(l)) return false;
      const double slack = std::max(0.0, zone / (2 * r) * (h2 * variance(i, l) / (zone * zone) - r));
      return sums_[i] / r < sums_[l] / r - slack;
    };
    bool is_beaten = false;
    for (std::size_t l = 0; is_in(i) && l < k && !is_beaten; ++l) is_beaten = beats(l);
    if (is_beaten) out.push_back(i);
  }
  for (const std::size_t i : out) out_at_[i] = stages_;
  left_ -= out.size();
}

double KnRace::mean(std::size_t alternative) const {
  const std::size_t stages = is_in(alternative) ? stages_ : out_at_[alternative];
  return stages == 0 ? std::nan("") : sums_[alternative] / static_cast<double>(stages);
}

std::size_t KnRace::leader() const {
  std::size_t best = 0;
  bool found = false;
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    if (!is_in(i) || (found && mean(i) <= mean(best))) continue;
    best = i;
    found = true;
  }
  return best;
}

}  // namespace truce
