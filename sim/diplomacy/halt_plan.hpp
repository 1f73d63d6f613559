// A halt that has been agreed and is to be written down as a row of arrangements.
#pragma once

#include <cstdint>

#include "sim/diplomacy/text_seen.hpp"

namespace truce::diplomacy {

struct HaltPlan {
  std::int32_t text = -1;
  std::int64_t signatories = 0;
  double start = 0;
  double planned = -1;
  HaltKind kind = HaltKind::pause;
  bool work_allowed = false;
  bool work_contested = false;
  double monitored = 0;
  double pressed = 0;
};

// Length that a text offers, hours; -1 open-ended.
[[nodiscard]] double planned_hours(const TextSeen& text);

void write_down(World& world, const HaltPlan& plan);

// Whether a signatory already keeps, or has promised, a halt that ends no sooner.
[[nodiscard]] bool is_bound_beyond(const World& world, const HaltPlan& plan);

// Whether another living halt of a signatory reaches beyond the start of a plan that would prolong `row`.
[[nodiscard]] bool is_overtaken(const World& world, std::size_t row, const HaltPlan& plan);

}  // namespace truce::diplomacy
