// Outlets: what each carries moves with its side's dead and with who is blamed (model.md 7.3).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

// tone' = tone + (target - tone)(1 - exp(-dt / memory)) + incidents. Target of a side's outlet: lean +
// own_dead L(own); of an outlet without a side: lean - all_dead L(all); L(d) = ln(1 + d) / ln(101), so that
// 100 dead a day count 1. A disputed incident moves a side's outlet by incident (2 a - 1): a = chance that
// the other side did it, as its own publics believe it where the outlet is not reliable, and as it was where
// it is. Works in the phase before opinion: the news of an hour is heard in that hour. Own dead rouse
// (Jaeger, Klor, Miaari & Paserman 2012); reports are weighed by the side they come from (Zeitzoff 2018); the
// sizes are assumptions, to be swept.
struct OutletTone {
  double memory_hours = 24;
  double own_dead = 0.2;
  double all_dead = 0.1;
  double incident = 0.05;

  static constexpr Card card{
      .name = "outlets",
      .phase = Phase::triggers,
      .reads = {"publics.party", "publics.deaths_day", "incidents.*", "beliefs.*"},
      .writes = {"outlets.tone"},
      .says = "The opinion that each outlet carries: its lean, its side's dead, whom it blames"};
  static const inline auto keys =
      std::tuple{Key{"memory_hours",
                     &OutletTone::memory_hours,
                     {0.1, 10000},
                     "hours",
                     "time in which a tone follows events"},
                 Key{"own_dead",
                     &OutletTone::own_dead,
                     {-2, 2},
                     "1",
                     "rise of a side's outlet at 100 deaths a day of that side, by the logarithm"},
                 Key{"all_dead",
                     &OutletTone::all_dead,
                     {-2, 2},
                     "1",
                     "fall of an outlet without a side at 100 deaths a day of all sides"},
                 Key{"incident",
                     &OutletTone::incident,
                     {-1, 1},
                     "1",
                     "rise with a disputed incident fully blamed on the other side"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
