// Prints the hash of 100,000 values of det_math and of draws, for comparing the bits of two processors.
#include <cstdio>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/random.hpp"

namespace {

void add_functions(std::vector<double>& values, truce::Draws draws) {
  using namespace truce;
  const double x = draws.normal();
  const double u = draws.uniform();
  for (const double value :
       {det::exp(x), det::log(u), det::log1p(x * x), det::expm1(x), det::pow(u, x), det::tanh(x),
        det::cos(10.0 * x), det::logistic(x), det::logit(u), det::lgamma(20.0 * u)}) {
    values.push_back(value);
  }
}

void add_draws(std::vector<double>& values, truce::Draws draws) {
  values.push_back(draws.normal());
  values.push_back(draws.exponential());
  values.push_back(draws.gamma(0.3));
  values.push_back(draws.gamma(4.0));
  values.push_back(draws.beta(0.5, 2.0));
  values.push_back(static_cast<double>(draws.poisson(3.0)));
  values.push_back(static_cast<double>(draws.poisson(90.0)));
  values.push_back(static_cast<double>(draws.binomial(1000, 0.3)));
  values.push_back(static_cast<double>(draws.negative_binomial(5.0, 0.7)));
  values.push_back(static_cast<double>(draws.below(1000)));
}

}  // namespace

int main() {
  constexpr std::uint32_t rounds = 5000;  // 20 values each
  const truce::Luck luck{2014, 0, 1};
  std::vector<double> values;
  for (std::uint32_t entity = 0; entity < rounds; ++entity) {
    add_functions(values, luck.at(truce::Stream::test, entity));
    add_draws(values, luck.at(truce::Stream::test, rounds + entity));
  }
  std::puts(truce::hash_bytes(values.data(), values.size() * sizeof(double)).hex().c_str());
}
