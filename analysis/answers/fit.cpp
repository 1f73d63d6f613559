// Newton's method for a penalised logistic regression; the linear step is Eigen's.
#include "analysis/answers/fit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"

namespace truce::answers {
namespace {

constexpr int most_steps = 200;
constexpr double settled = 1e-10;
// Keeps a step finite where the answers are separated and a free weight has no finite maximum.
constexpr double least_precision = 1e-9;

struct Local {
  Eigen::VectorXd slope;
  Eigen::MatrixXd curvature;
};

Local local_at(const LogisticData& data, const Eigen::VectorXd& weights) {
  const Eigen::Index count = weights.size();
  Local local{Eigen::VectorXd::Zero(count), Eigen::MatrixXd::Zero(count, count)};
  for (std::size_t i = 0; i < data.yes.size(); ++i) {
    const Eigen::Map<const Eigen::VectorXd> row(data.features[i].data(), count);
    const double chance = logistic(row.dot(weights));
    local.slope += row * (data.yes[i] - chance);
    local.curvature += row * row.transpose() * (chance * (1 - chance));
  }
  for (Eigen::Index k = 0; k < count; ++k) {
    const double precision = std::max(data.precision[static_cast<std::size_t>(k)], least_precision);
    local.slope[k] -= precision * weights[k];
    local.curvature(k, k) += precision;
  }
  return local;
}

}  // namespace

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

std::vector<double> fit_logistic(const LogisticData& data) {
  require(data.features.size() == data.yes.size() && !data.yes.empty(),
          "a fit needs one row for each answer");
  Eigen::VectorXd weights = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(data.precision.size()));
  for (int step = 0; step < most_steps; ++step) {
    const Local local = local_at(data, weights);
    const Eigen::VectorXd change = local.curvature.ldlt().solve(local.slope);
    weights += change;
    if (change.cwiseAbs().maxCoeff() < settled) {
      return {weights.begin(), weights.end()};
    }
  }
  throw BugError(
      "the logistic fit did not settle (too few answers of one kind); give it more answers or a prior");
}

}  // namespace truce::answers
