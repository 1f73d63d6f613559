// What a group of stakeholders would settle on: Condorcet votes, certain and probabilistic (model.md V1, V2;
// KTAB).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace truce::formula {

// One stakeholder: capability >= 0; position and salience per issue, 0-100 on KTAB's scale.
struct Stakeholder {
  double capability = 0;
  std::vector<double> position;
  std::vector<double> salience;
};

// Square table in row order: row = who judges, column = whose position is judged.
struct ValueTable {
  std::size_t size = 0;
  std::vector<double> value;

  [[nodiscard]] double at(std::size_t judge, std::size_t judged) const {
    return value[judge * size + judged];
  }
};

// d_ij = sqrt(sum_k (s_ik (x_ik - x_jk) / 100)^2 / sum_k s_ik^2): distance as i feels it, 0-1.
[[nodiscard]] double felt_distance(const Stakeholder& judge, const Stakeholder& judged);

// (1 - d)(1 + d R_i): value of j's position to i; risk R_i = 0 is neutral. One risk for each stakeholder, or
// none.
[[nodiscard]] ValueTable position_values(std::span<const Stakeholder> group, std::span<const double> risk);

// P_i in proportion to prod_j P_ij with P_ij = C_ij / (C_ij + C_ji), C_ij = sum of w_k (u_k(i) - u_k(j))
// where positive; P_ij is 1/2 on the diagonal and where nobody cares. Adds up to 1.
[[nodiscard]] std::vector<double> condorcet_chances(std::span<const double> capability,
                                                    const ValueTable& values);

// R_i = (3 P_i - P_max - 2 P_min) / (2 (P_max - P_min)), -1/2 to 1; all 0 if the chances are equal.
[[nodiscard]] std::vector<double> risk_attitudes(std::span<const double> chances);

// One bloc on a single issue.
struct Bloc {
  double capability = 0;
  double position = 0;
  double salience = 0;
};

// sum c s x / sum c s, in the unit of the positions.
[[nodiscard]] double weighted_mean(std::span<const Bloc> blocs);

// The position that no other beats, votes being c s times the distance saved; ties go to the first listed.
[[nodiscard]] double condorcet_position(std::span<const Bloc> blocs);

}  // namespace truce::formula
