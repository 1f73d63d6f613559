// The closed list of what a target can read off a run, and the words for it in a targets file.
#pragma once

#include <array>
#include <utility>

#include "sim/base/key.hpp"

namespace truce::scorecard {

// Missing where it says so. Windows are (from, to] and begin with the run without `from`. Halts are those of
// the kinds asked for that began in the window, under the state of forces asked for.
enum class Measure {
  level,        // value of a series at `to`
  change,       // level at `to` less level at `from`
  total,        // sum of a series over the window
  ratio,        // total over the window per total over the window `against`; missing when that is 0
  hours,        // hours of the window in which any member of a series is above 0
  hours_ratio,  // the same per hours of the window `against`; missing when there are none
  first_time,   // hours from the start until the series reaches `reaches`; missing when it never does
  poll,         // published percentage of a poll; missing when it was not taken
  outcome,      // an outcome of the run
  halts,        // halts that lasted `at_least_hours` or more
  halts_kept,   // share of halts that ran to their planned end; missing without one
  halt_hours,   // life of one recorded halt, hours; missing when it never began
  answer,       // 1 when the leader `member` said yes to a text, 0 for no; missing when it was not asked
  // Negotiated runs.
  effort_answer,  // 1 when `member` said yes to the first text it answered of effort `of`; missing without
  text_accepted,  // 1 when a text of at least .. at most .. hours, of effort `of` if given, was accepted;
                  // missing when none was tabled
  votes,          // cabinet votes that were `of`: unanimous_no, unanimous_yes, split, none
  half_assent,    // texts to which `of` said yes and `member` no
  longest,        // longest halt, hours, counted while it is kept by events (ruling H7); 0 without one
  halts_held,     // share of halts kept by events to their planned end (open-ended: to the end of the run);
                  // those cut off by the end of the run are left out; missing without one
  halt_fire,      // rate of a series within halts of `at_least_hours` per rate of the equal time before
  surge,          // most that the hour before a halt had above the mean hour of its last day
  lull_hours,     // longest life of a lull without a text as declared, hours; 0 without one
  lull_ratio,     // rate of a series in the first lull of `at_least_hours` per rate of the day before
  lull_life,      // life of the first lull, hours; missing without one that ended
  lulls_traced,   // share of ended lulls that collapsed by recorded hostile acts and a dropped order
  war_end,        // hours until the last stretch of 24 h above a tenth of the mean rate of the first 20 days;
                  // without end while it goes on
  terms_withheld,  // share of issues put off and due that were withheld; missing when none fell due
  nearest_text    // 1 when the coded text nearest to the one in force at the end is among `names`
};

// Of forces inside another's territory when a halt begins: `left` = they were in and are out.
enum class Forces { any, inside, outside, left };

}  // namespace truce::scorecard

namespace truce {

template <>
struct EnumNames<scorecard::Measure> {
  using M = scorecard::Measure;
  static constexpr auto names = std::array{std::pair{"level", M::level},
                                           std::pair{"change", M::change},
                                           std::pair{"total", M::total},
                                           std::pair{"ratio", M::ratio},
                                           std::pair{"hours", M::hours},
                                           std::pair{"hours_ratio", M::hours_ratio},
                                           std::pair{"first_time", M::first_time},
                                           std::pair{"poll", M::poll},
                                           std::pair{"outcome", M::outcome},
                                           std::pair{"halts", M::halts},
                                           std::pair{"halts_kept", M::halts_kept},
                                           std::pair{"halt_hours", M::halt_hours},
                                           std::pair{"answer", M::answer},
                                           std::pair{"effort_answer", M::effort_answer},
                                           std::pair{"text_accepted", M::text_accepted},
                                           std::pair{"votes", M::votes},
                                           std::pair{"half_assent", M::half_assent},
                                           std::pair{"longest", M::longest},
                                           std::pair{"halts_held", M::halts_held},
                                           std::pair{"halt_fire", M::halt_fire},
                                           std::pair{"surge", M::surge},
                                           std::pair{"lull_hours", M::lull_hours},
                                           std::pair{"lull_ratio", M::lull_ratio},
                                           std::pair{"lull_life", M::lull_life},
                                           std::pair{"lulls_traced", M::lulls_traced},
                                           std::pair{"war_end", M::war_end},
                                           std::pair{"terms_withheld", M::terms_withheld},
                                           std::pair{"nearest_text", M::nearest_text}};
};
template <>
struct EnumNames<scorecard::Forces> {
  using F = scorecard::Forces;
  static constexpr auto names = std::array{std::pair{"any", F::any}, std::pair{"inside", F::inside},
                                           std::pair{"outside", F::outside}, std::pair{"left", F::left}};
};

}  // namespace truce
