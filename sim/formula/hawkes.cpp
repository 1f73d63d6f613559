// Excitation with exact total mass in discrete time (model.md 1.2; Lewis, Mohler, Brantingham & Bertozzi
// 2012).
#include "sim/formula/hawkes.hpp"

#include <cstddef>
#include <numbers>
#include <utility>

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

constexpr int most_iterations = 100000;
constexpr double closeness = 1e-14;

// Solves a x = b in place by elimination with row exchange; b has `columns` right-hand sides, row order.
void solve(Matrix a, Matrix& b, std::size_t size, std::size_t columns) {
  const auto magnitude = [](double x) { return x < 0 ? -x : x; };
  for (std::size_t pivot = 0; pivot < size; ++pivot) {
    std::size_t best = pivot;
    for (std::size_t row = pivot + 1; row < size; ++row) {
      best = magnitude(a[row * size + pivot]) > magnitude(a[best * size + pivot]) ? row : best;
    }
    require(magnitude(a[best * size + pivot]) > 0, "a matrix to be inverted is not singular");
    for (std::size_t k = 0; k < size; ++k) std::swap(a[pivot * size + k], a[best * size + k]);
    for (std::size_t k = 0; k < columns; ++k) std::swap(b[pivot * columns + k], b[best * columns + k]);
    for (std::size_t row = 0; row < size; ++row) {
      if (row == pivot) continue;
      const double factor = a[row * size + pivot] / a[pivot * size + pivot];
      for (std::size_t k = 0; k < size; ++k) a[row * size + k] -= factor * a[pivot * size + k];
      for (std::size_t k = 0; k < columns; ++k) b[row * columns + k] -= factor * b[pivot * columns + k];
    }
  }
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t k = 0; k < columns; ++k) b[row * columns + k] /= a[row * size + row];
  }
}

Matrix identity_minus(const Matrix& branching, std::size_t size) {
  require(branching.size() == size * size, "a branching matrix is square");
  require(spectral_radius(branching, size) < 1, "a branching matrix has a spectral radius below 1");
  Matrix result(size * size);
  for (std::size_t k = 0; k < size * size; ++k) {
    result[k] = (k % (size + 1) == 0 ? 1.0 : 0.0) - branching[k];
  }
  return result;
}

}  // namespace

double remembered_events(double remembered, double new_events, double decay_per_hour, double step_hours) {
  return det::exp(-decay_per_hour * step_hours) * (remembered + new_events);
}

double excitation_gain(double decay_per_hour, double step_hours) {
  return det::expm1(decay_per_hour * step_hours);
}

double intensity(double base, double restraint_and_capacity, double gain,
                 std::span<const Excitation> sources) {
  double expected = base;
  for (const Excitation& source : sources) {
    expected += source.offspring * gain * source.remembered;
  }
  return expected > 0 ? restraint_and_capacity * expected : 0.0;
}

double spectral_radius(const Matrix& branching, std::size_t size) {
  require(branching.size() == size * size, "a branching matrix is square");
  if (size == 0) {
    return 0;
  }
  std::vector<double> direction(size, 1.0);
  double radius = 0;
  for (int round = 0; round < most_iterations; ++round) {
    std::vector<double> next(direction);  // the added identity keeps cyclic matrices from oscillating
    double largest = 0;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        require(branching[i * size + j] >= 0,
                "a spectral radius by power iteration needs entries of 0 or more");
        next[i] += branching[i * size + j] * direction[j];
      }
      largest = next[i] > largest ? next[i] : largest;
    }
    for (double& part : next) part /= largest;
    const double change = largest - 1 - radius;
    radius = largest - 1;
    direction = next;
    if ((change < 0 ? -change : change) < closeness) break;
  }
  return radius;
}

Matrix total_offspring(const Matrix& branching, std::size_t size) {
  Matrix result(size * size, 0.0);
  for (std::size_t k = 0; k < size; ++k) result[k * (size + 1)] = 1;
  solve(identity_minus(branching, size), result, size, size);
  return result;
}

std::vector<double> stationary_mean(const Matrix& branching, std::span<const double> base) {
  std::vector<double> result(base.begin(), base.end());
  solve(identity_minus(branching, base.size()), result, base.size(), 1);
  return result;
}

double decay_of_half_life(double half_life_hours) {
  require(half_life_hours > 0, "a half-life is positive");
  return std::numbers::ln2 / half_life_hours;
}

}  // namespace truce::formula
