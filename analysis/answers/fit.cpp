// Newton's method for a penalised logistic regression; the linear step is Boost uBLAS.
#include "analysis/answers/fit.hpp"

#include <algorithm>
#include <boost/numeric/ublas/lu.hpp>
#include <boost/numeric/ublas/matrix.hpp>
#include <boost/numeric/ublas/vector.hpp>
#include <cmath>

#include "sim/base/error.hpp"

namespace truce::answers {
namespace {

namespace ublas = boost::numeric::ublas;

// Fixed storage: uBLAS 1.74's growing storage does not compile as C++20.
constexpr std::size_t most_weights = 8;
using Vector = ublas::vector<double, ublas::bounded_array<double, most_weights>>;
using Matrix = ublas::matrix<double, ublas::row_major, ublas::bounded_array<double, most_weights * most_weights>>;
using Order = ublas::permutation_matrix<std::size_t, ublas::bounded_array<std::size_t, most_weights>>;

constexpr int most_steps = 200;
constexpr double settled = 1e-10;
// Keeps a step finite where the answers are separated and a free weight has no finite maximum.
constexpr double least_precision = 1e-9;

struct Local {
  Vector slope;
  Matrix curvature;
};

double product(const std::vector<double>& row, const Vector& weights) {
  double sum = 0;
  for (std::size_t k = 0; k < row.size(); ++k) {
    sum += row[k] * weights[k];
  }
  return sum;
}

Local local_at(const LogisticData& data, const Vector& weights) {
  const std::size_t count = data.precision.size();
  Local local{ublas::zero_vector<double>(count), ublas::zero_matrix<double>(count, count)};
  for (std::size_t i = 0; i < data.yes.size(); ++i) {
    const auto& row = data.features[i];
    const double chance = logistic(product(row, weights));
    for (std::size_t k = 0; k < count; ++k) {
      local.slope[k] += row[k] * (data.yes[i] - chance);
      for (std::size_t m = 0; m < count; ++m) {
        local.curvature(k, m) += row[k] * row[m] * chance * (1 - chance);
      }
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    const double precision = std::max(data.precision[k], least_precision);
    local.slope[k] -= precision * weights[k];
    local.curvature(k, k) += precision;
  }
  return local;
}

}  // namespace

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

std::vector<double> fit_logistic(const LogisticData& data) {
  require(data.features.size() == data.yes.size() && !data.yes.empty(), "a fit needs one row for each answer");
  require(data.precision.size() <= most_weights, "the fit has room for its weights");
  Vector weights = ublas::zero_vector<double>(data.precision.size());
  for (int step = 0; step < most_steps; ++step) {
    Local local = local_at(data, weights);
    Order order(data.precision.size());
    require(ublas::lu_factorize(local.curvature, order) == 0, "the curvature of a logistic fit is not singular");
    ublas::lu_substitute(local.curvature, order, local.slope);
    weights += local.slope;
    if (ublas::norm_inf(local.slope) < settled) {
      return {weights.begin(), weights.end()};
    }
  }
  throw BugError("the logistic fit did not settle (too few answers of one kind); give it more answers or a prior");
}

}  // namespace truce::answers
