// Harm: what becomes of each event - short, harmless, intercepted, through - and the deaths it causes
// (model.md 2.2, R.6 S5).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Harm {
  double deaths_per_misfire = 0.02;  // mean deaths on the author's own side per event that falls short
  double exposure_hours = 24;        // memory of a region's exposure

  static constexpr Card card{
      .name = "harm",
      .phase = Phase::stocks,
      .reads = {"streams.party", "streams.against", "streams.events_step", "publics.party"},
      .writes = {"streams.fell_short_step", "streams.threatened_step", "streams.intercepted_step",
                 "streams.hit_step", "streams.fell_short", "streams.intercepted", "streams.deaths_step",
                 "streams.deaths", "fatal.*", "regions.sirens_step", "regions.sirens", "regions.exposure",
                 "publics.siren_hours"},
      .says = "What falls short, is intercepted or gets through, whom it kills and where alarms sound"};
  static const inline auto keys = std::tuple{
      Key{"deaths_per_misfire",
          &Harm::deaths_per_misfire,
          {0, 10},
          "persons",
          "mean deaths on the author's own side per event that falls short"},
      Key{"exposure_hours", &Harm::exposure_hours, {0.1, 10000}, "hours", "memory of a region's exposure"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
