// Polls: a real sample of citizens with sampling error and a house effect (model.md 7.2).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// Opinion questions: the share of the sampled citizens whose opinion is above the poll's cut. The sample is
// drawn without replacement; where it is as large as the public, citizens stand for many persons and may be
// asked again. Approval is an index of a whole public: a binomial draw around it. House effects moved such
// answers by 20 points (model.md 7.2).
struct Polls {
  static constexpr Card card{
      .name = "polls",
      .phase = Phase::observation,
      .reads = {"publics.party", "publics.first", "publics.citizens", "publics.approval", "citizens.opinion"},
      .writes = {},
      .says = "Polls of the scenario: real samples of citizens with a house effect"};
  static const inline auto keys = std::tuple{};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
