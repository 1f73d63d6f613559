// Momentum: what kept quiet gives, what time takes, and what one breach destroys (model.md 8.1).
#pragma once

#include <tuple>

#include "sim/process/process.hpp"

namespace truce {

struct Momentum {
  double memory_hours = 24;
  double memory_with_agenda_hours = 72;  // once the text of the halt opens the core issues
  double gain_per_kept_hour = 0.02;
  double lost_by_breach = 0.7;
  double cover_memory_hours = 48;  // cover lost by failed public rounds comes back

  static constexpr Card card{
      .name = "momentum",
      .phase = Phase::beliefs,
      .reads = {"leaders.party", "parties.halt", "parties.quiet_hours", "arrangements.*", "texts.kind"},
      .writes = {"leaders.momentum", "leaders.cover_lost"},
      .says = "Leaders gain goodwill from kept hours of an agreed halt and lose most of it by one breach"};
  static const inline auto keys = std::tuple{
      Key{"memory_hours", &Momentum::memory_hours, {0.1, 10000}, "hours", "memory of kept quiet"},
      Key{"memory_with_agenda_hours",
          &Momentum::memory_with_agenda_hours,
          {0.1, 10000},
          "hours",
          "the same once the text of the halt opens the core issues"},
      Key{"gain_per_kept_hour", &Momentum::gain_per_kept_hour, {0, 1}, "1/h", "gain per kept hour"},
      Key{"lost_by_breach", &Momentum::lost_by_breach, {0, 1}, "1", "share lost when a halt collapses"},
      Key{"cover_memory_hours",
          &Momentum::cover_memory_hours,
          {0.1, 10000},
          "hours",
          "time in which cover lost by failed rounds comes back"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
