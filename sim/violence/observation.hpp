// Observation: deaths as they are reported, later than they happen and with a source's own bias (model.md R.6
// S15).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Observation {
  double bias = 1;      // b of the source
  double noise = 0.08;  // s.d. of the logarithm of its error
  double delay_hours = 12;

  static constexpr Card card{.name = "observation",
                             .phase = Phase::observation,
                             .reads = {"publics.deaths", "publics.party"},
                             .writes = {"publics.reported"},
                             .says = "Deaths as reported: delayed, and with a source's own bias and error"};
  static const inline auto keys =
      std::tuple{Key{"bias", &Observation::bias, {0.1, 10}, "1", "factor of the source on true deaths"},
                 Key{"noise", &Observation::noise, {0, 2}, "1", "spread of its error, s.d. of the logarithm"},
                 Key{"delay_hours", &Observation::delay_hours, {0, 1000}, "hours", "mean delay of a report"}};

  // Reports of deaths before the run.
  void start(World& world, const Luck& luck) const;
  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
