// Agreements: accepted texts become halts, halts are prolonged or run out, and one side may stop alone
// (model.md R.6 S13; negotiation.md 1.7).
#pragma once

#include <tuple>

#include "sim/diplomacy/decision.hpp"
#include "sim/process/process.hpp"

namespace truce {

struct Agreements {
  double notice_hours = 1;            // from agreement to the start, at least
  double pause_up_to_hours = 24;      // an agreed halt planned for no longer is a pause, else a truce
  double work_allowed_from = 0.5;     // value of the issue of hidden works from which the search may go on
  double decided_before_hours = 2;    // prolonging is decided this long before the end (deadline effect)
  double one_sided_chance = 0.3;      // that the only side to accept stops alone
  double one_sided_hours = 7;         // for at most this long
  double patience_hours = 72;         // a text without an agreement is dead after this
  double failed_round_pledge = 0.05;  // share of what is left to pledge that a refused text adds
  double failed_round_cover = 0.01;   // utils of cover that it takes; `momentum` lets it come back

  static constexpr Card card{
      .name = "agreements",
      .phase = Phase::new_arrangements,
      .reads =
          diplomacy::read_by_weighing + Names{"copies.*", "parties.halt", "parties.civilians_killed_day"},
      .writes = {"texts.*", "arrangements.*"},
      .adds = {"leaders.pledge", "leaders.cover_lost"},
      .says = "Texts that all parties accept become halts; halts near their end are prolonged or not"};
  static const inline auto keys = std::tuple{
      Key{"notice_hours",
          &Agreements::notice_hours,
          {0, 240},
          "hours",
          "least time from agreement to the start"},
      Key{"pause_up_to_hours",
          &Agreements::pause_up_to_hours,
          {0, 1e6},
          "hours",
          "an agreed halt planned for no longer is a pause, else a truce"},
      Key{"work_allowed_from",
          &Agreements::work_allowed_from,
          {0, 1},
          "1",
          "value of the issue tunnel_work from which the search may go on"},
      Key{"decided_before_hours",
          &Agreements::decided_before_hours,
          {0, 240},
          "hours",
          "how long before the end prolonging is decided"},
      Key{"one_sided_chance",
          &Agreements::one_sided_chance,
          {0, 1},
          "1",
          "chance that the only side to accept stops alone"},
      Key{"one_sided_hours", &Agreements::one_sided_hours, {0, 10000}, "hours", "longest one-sided stop"},
      Key{"patience_hours",
          &Agreements::patience_hours,
          {1, 1e5},
          "hours",
          "a text without an agreement is dead after this"},
      Key{"failed_round_pledge",
          &Agreements::failed_round_pledge,
          {0, 1},
          "1",
          "share of what is left to pledge that a refused text adds for all who had it"},
      Key{"failed_round_cover",
          &Agreements::failed_round_cover,
          {0, 1},
          "utils",
          "cover that a refused text takes from all who had it, for a while"}};

  void apply(World& world, const Luck& luck) const;
};

}  // namespace truce
