// Leaks: a text on the table becomes public before it is agreed (model.md 8.1; ruling M6).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Leaks {
  double pledge_rise = 0.1;   // share of what is left to pledge, of every leader who holds a copy
  double trust_loss = 0.1;    // of their trust in the lead, on -1 to 1

  static constexpr Card card{
      .name = "leaks",
      .phase = Phase::leaks,
      .reads = {"copies.text", "copies.leader", "texts.stage", "texts.lead", "texts.effort", "relations.from",
                "relations.to"},
      .writes = {"texts.leaked"},
      .adds = {"leaders.pledge", "relations.trust"},
      .says = "A text on the table may leak: pledges rise and trust in its lead falls"};
  static const inline auto keys = std::tuple{
      Key{"pledge_rise", &Leaks::pledge_rise, {0, 1}, "1", "share of what is left to pledge added for all who hold a copy"},
      Key{"trust_loss", &Leaks::trust_loss, {0, 2}, "1", "fall of their trust in the lead"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
