// Probabilistic Condorcet election after KTAB (KAPSARC; Wise et al.) and its one-issue ancestor (BDM 1994).
#include "sim/formula/condorcet.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

constexpr double full_scale = 100;

double magnitude(double x) { return x < 0 ? -x : x; }

// Strength of the coalition for position i against j.
double coalition(std::span<const double> capability, const ValueTable& values, std::size_t i, std::size_t j) {
  double strength = 0;
  for (std::size_t k = 0; k < capability.size(); ++k) {
    const double vote = capability[k] * (values.at(k, i) - values.at(k, j));
    strength += vote > 0 ? vote : 0.0;
  }
  return strength;
}

}  // namespace

double felt_distance(const Stakeholder& judge, const Stakeholder& judged) {
  require(judge.position.size() == judged.position.size() && judge.salience.size() == judge.position.size(),
          "stakeholders speak to the same issues");
  double sum = 0;
  double weight = 0;
  for (std::size_t k = 0; k < judge.position.size(); ++k) {
    const double part = judge.salience[k] * (judge.position[k] - judged.position[k]) / full_scale;
    sum += part * part;
    weight += judge.salience[k] * judge.salience[k];
  }
  return weight > 0 ? det::sqrt(sum / weight) : 0.0;
}

ValueTable position_values(std::span<const Stakeholder> group, std::span<const double> risk) {
  require(risk.empty() || risk.size() == group.size(),
          "each stakeholder has one attitude to risk, or none has");
  ValueTable table{group.size(), {}};
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (const Stakeholder& judged : group) {
      const double distance = felt_distance(group[i], judged);
      table.value.push_back((1 - distance) * (1 + distance * (risk.empty() ? 0.0 : risk[i])));
    }
  }
  return table;
}

std::vector<double> condorcet_chances(std::span<const double> capability, const ValueTable& values) {
  require(values.size == capability.size(), "each stakeholder has one capability");
  std::vector<double> chances;
  double total = 0;
  for (std::size_t i = 0; i < values.size; ++i) {
    double product = 1;
    for (std::size_t j = 0; j < values.size; ++j) {
      const double support = coalition(capability, values, i, j);
      const double all = support + coalition(capability, values, j, i);
      product *= all > 0 ? support / all : 0.5;
    }
    chances.push_back(product);
    total += product;
  }
  require(total > 0, "some position can win");
  for (double& chance : chances) {
    chance /= total;
  }
  return chances;
}

std::vector<double> risk_attitudes(std::span<const double> chances) {
  double most = chances.empty() ? 0.0 : chances.front();
  double least = most;
  for (const double chance : chances) {
    most = chance > most ? chance : most;
    least = chance < least ? chance : least;
  }
  std::vector<double> risk;
  for (const double chance : chances) {
    risk.push_back(most > least ? (3 * chance - most - 2 * least) / (2 * (most - least)) : 0.0);
  }
  return risk;
}

double weighted_mean(std::span<const Bloc> blocs) {
  double sum = 0;
  double weight = 0;
  for (const Bloc& bloc : blocs) {
    sum += bloc.capability * bloc.salience * bloc.position;
    weight += bloc.capability * bloc.salience;
  }
  require(weight > 0, "somebody able cares about the issue");
  return sum / weight;
}

double condorcet_position(std::span<const Bloc> blocs) {
  for (const Bloc& candidate : blocs) {
    bool beaten = false;
    for (const Bloc& rival : blocs) {
      double lead = 0;
      for (const Bloc& voter : blocs) {
        lead += voter.capability * voter.salience *
                (magnitude(voter.position - rival.position) - magnitude(voter.position - candidate.position));
      }
      beaten = beaten || lead < 0;
    }
    if (!beaten) {
      return candidate.position;
    }
  }
  throw BugError("no position is unbeaten (on one issue with these votes there always is one)");
}

}  // namespace truce::formula
