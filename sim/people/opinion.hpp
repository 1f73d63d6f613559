// Opinion: neighbours within reach, outlets, own anchors and own losses (model.md 7.3, R.6 S8).
#pragma once

#include <array>
#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// What own losses do to opinion (model.md R.7 H6).
enum class Casualties {
  log_erosion,         // they erode it by their logarithm (Mueller 1973)
  success_conditional  // they harden it while success is expected, else erode it (Gelpi, Feaver & Reifler
                       // 2006)
};
template <>
struct EnumNames<Casualties> {
  static constexpr auto names = std::array{std::pair{"log_erosion", Casualties::log_erosion},
                                           std::pair{"success_conditional", Casualties::success_conditional}};
};

// x' = s [(1 - eta) mean heard + eta media] + (1 - s) anchor + u + noise, every `update_hours` whatever the
// step (Friedkin & Johnsen 1990; reach: Hegselmann & Krause 2002). Who follows no outlet hears itself in its
// place.
struct Opinion {
  double update_hours = 6;  // ruling M9
  Casualties casualties = Casualties::success_conditional;

  static constexpr Card card{
      .name = "opinion",
      .phase = Phase::opinion,
      .reads = {"publics.party", "publics.first", "publics.citizens", "publics.deaths_day", "parties.success",
                "citizens.anchor", "citizens.openness", "citizens.outlet", "outlets.tone"},
      .writes = {"citizens.opinion", "publics.shock", "publics.opinion_mean", "publics.opinion_spread",
                 "publics.backs"},
      .says = "Citizens' opinions on going on: neighbours, outlets, own anchor and own losses"};
  static const inline auto keys = std::tuple{
      Key{"update_hours", &Opinion::update_hours, {0.25, 1000}, "hours", "time between updates of opinion"},
      Key{"casualties",
          &Opinion::casualties,
          {},
          "",
          "what own losses do: log_erosion, or success_conditional"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
