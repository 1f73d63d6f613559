// The description of mediation: strategies, and the succession of efforts that use them (ruling M5).
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/world/setup_diplomacy.hpp"

namespace truce {

// How a text travels to one leader.
struct ChannelSetup {
  std::vector<std::string> via;  // actors in between
  double delay_hours = 12;
  double distortion = 0.1;       // chance per hop and issue that a value is passed on wrongly

  static const inline auto keys = std::tuple{
      Key{"via", &ChannelSetup::via, {}, "", "actors in between"},
      Key{"delay_hours", &ChannelSetup::delay_hours, {0, 1000}, "hours", "time to arrive"},
      Key{"distortion", &ChannelSetup::distortion, share, "1", "chance per hop and issue of a value passed on wrongly"}};
};

// Another way to some leaders, which the lead may turn to; all others are reached as before.
struct WaySetup {
  Entries<ChannelSetup> channels;

  static const inline auto keys = std::tuple{
      Key{"channels", &WaySetup::channels, {}, "", "how a text travels on this way, by leader", Need::required}};
};

// Options, text, guests and bounds of an effort; whether and when to act is the lead's own choice.
struct StrategySetup {
  std::string name;
  std::string inherit;                   // the reader has filled in what it gives
  std::string lead;
  std::vector<std::string> co_leads;
  Entries<ChannelSetup> channels;        // by leader; others are reached directly by the default channel
  Entries<WaySetup> ways;                // other ways that the lead may choose
  std::vector<std::string> excluded;     // leaders who get no copy
  std::vector<std::string> at_table;     // leaders invited to a meeting
  std::vector<std::string> consulted;    // leaders consulted before the first text
  TextClass kind = TextClass::humanitarian;
  double duration_hours = 72;            // -1 = open-ended
  Entries<double> text;                  // by issue; missing = blank
  double freedom = 0;                    // how far the draft may move from that text on each issue
  int versions = 1;                      // texts it may table
  double rival_share = -1;               // -1 = share of marked mediators among all on the way
  Entries<double> inducements;           // by leader, utils at full effort: carrots and sticks for a yes
  double leak_per_day = 0;
  double rounds_per_day = 2;
  double patience_days = 5;
  std::vector<std::string> deferred;     // issues granted only at a second stage
  double deferred_days = 7;              // until that stage
  double ambiguity = 0;                  // each reads this share of the text's distance in its own favour
  double deadline_hours = 72;            // a text unanswered by then is dead
  double monitors = 0;                   // monitors offered, 0-1; they work as far as the leads are present
  double false_leak_per_day = 0;         // hazard of a leaked text that was never tabled
  bool as_concept = false;               // its lead holds texts out as concepts that bind nobody
  Entries<double> words;                 // contested words by name: whose wording it takes, -1 to 1

  static const inline auto keys = std::tuple{
      Key{"name", &StrategySetup::name, {}, "", "name shown to readers"},
      Key{"inherit", &StrategySetup::inherit, {}, "", "strategy that gives what is left out here"},
      Key{"lead", &StrategySetup::lead, {}, "", "mediator that leads", Need::required},
      Key{"co_leads", &StrategySetup::co_leads, {}, "", "actors that lead with it"},
      Key{"channels", &StrategySetup::channels, {}, "", "how a text travels, by leader"},
      Key{"ways", &StrategySetup::ways, {}, "", "other ways to leaders, by name; the lead takes the one it expects most of"},
      Key{"excluded", &StrategySetup::excluded, {}, "", "leaders who get no copy"},
      Key{"at_table", &StrategySetup::at_table, {}, "", "leaders invited to a meeting"},
      Key{"consulted", &StrategySetup::consulted, {}, "", "leaders consulted before the first text"},
      Key{"kind", &StrategySetup::kind, {}, "", "class of its texts"},
      Key{"duration_hours", &StrategySetup::duration_hours, {-1, 1e7}, "hours", "length offered; -1 = open-ended"},
      Key{"text", &StrategySetup::text, share, "1", "the text, by issue; missing = blank"},
      Key{"freedom", &StrategySetup::freedom, share, "1", "how far a draft may move from it on each issue"},
      Key{"versions", &StrategySetup::versions, {1, 100}, "texts", "texts it may table"},
      Key{"rival_share", &StrategySetup::rival_share, {-1, 1}, "1", "share of the way through rivals; -1 = counted"},
      Key{"inducements", &StrategySetup::inducements, {-1, 1}, "utils", "carrots and sticks for a yes at full effort, by leader"},
      Key{"leak_per_day", &StrategySetup::leak_per_day, {0, 100}, "1/day", "hazard that a text on the table leaks"},
      Key{"rounds_per_day", &StrategySetup::rounds_per_day, {0, 24}, "1/day", "rounds of acts"},
      Key{"patience_days", &StrategySetup::patience_days, {0, 1000}, "days", "how long the effort goes on without an agreement"},
      Key{"deferred", &StrategySetup::deferred, {}, "", "issues that the text grants only at a second stage"},
      Key{"deferred_days", &StrategySetup::deferred_days, {0, 1000}, "days", "until that stage"},
      Key{"ambiguity", &StrategySetup::ambiguity, share, "1", "share of a term's distance from its ideal that each reader reads in its own favour"},
      Key{"deadline_hours", &StrategySetup::deadline_hours, {0.25, 1e5}, "hours", "a text that is not answered by all within it is dead"},
      Key{"monitors", &StrategySetup::monitors, share, "1", "monitors offered; they work as far as the leads are present"},
      Key{"false_leak_per_day", &StrategySetup::false_leak_per_day, {0, 100}, "1/day", "hazard of a leak of terms that nobody offered"},
      Key{"as_concept", &StrategySetup::as_concept, {}, "", "its lead holds texts out as concepts that bind nobody"},
      Key{"words", &StrategySetup::words, {-1, 1}, "1", "contested words by name: 1 = as they say for whom it weighs above 0, -1 = as the others do"}};
};

// What must hold before an effort may begin: every condition that is given (ruling M5).
struct ConditionSetup {
  double after_hours = -1;               // since the start of the run
  std::string agreed = {};               // effort that has reached a halt
  std::string ended = {};                // effort that is over, however
  double quiet_days = -1;                // without a hostile act by anyone
  double violations_per_day_below = -1;  // hostile acts of all sides, mean of the last day
  double tunnels_below = -1;             // hidden works that their searcher believes left
  double monitored_from = -1;            // monitoring of a halt in force
  bool leaked = false;                   // a text has leaked

  static const inline auto keys = std::tuple{
      Key{"after_hours", &ConditionSetup::after_hours, {-1, 1e6}, "hours", "since the start of the run; -1 = no condition"},
      Key{"agreed", &ConditionSetup::agreed, {}, "", "effort that has reached a halt"},
      Key{"ended", &ConditionSetup::ended, {}, "", "effort that is over, however it ended"},
      Key{"quiet_days", &ConditionSetup::quiet_days, {-1, 1e4}, "days", "quiet on all sides for so long; -1 = no condition"},
      Key{"violations_per_day_below", &ConditionSetup::violations_per_day_below, {-1, 1e6}, "1/day", "fewer hostile acts in the last day; -1 = no condition"},
      Key{"tunnels_below", &ConditionSetup::tunnels_below, {-1, 1e6}, "tunnels", "fewer hidden works believed left by who searches; -1 = no condition"},
      Key{"monitored_from", &ConditionSetup::monitored_from, {-1, 1}, "1", "a halt in force is monitored so well; -1 = no condition"},
      Key{"leaked", &ConditionSetup::leaked, {}, "", "a text has leaked"}};
};

// Who says when an effort acts: its lead, or the calendar of its pace (ruling M5's switch).
enum class ActsMode { chosen, scripted };
template <>
struct EnumNames<ActsMode> {
  static constexpr auto names = std::array{std::pair{"chosen", ActsMode::chosen}, std::pair{"scripted", ActsMode::scripted}};
};

// One effort of a succession: begins when the one before has ended and its lead finds it worth the effort.
struct EffortSetup {
  std::string strategy;
  Instant not_before{};
  bool beside = false;  // does not wait for those before it
  ConditionSetup when = {};
  ActsMode acts = ActsMode::chosen;

  static const inline auto keys = std::tuple{
      Key{"strategy", &EffortSetup::strategy, {}, "", "strategy it uses", Need::required},
      Key{"not_before", &EffortSetup::not_before, {}, "", "earliest start; left out = from the start"},
      Key{"beside", &EffortSetup::beside, {}, "", "runs beside the efforts before it instead of after them"},
      Key{"when", &EffortSetup::when, {}, "", "what must hold before it may begin"},
      Key{"acts", &EffortSetup::acts, {}, "", "chosen by its lead, or scripted: begun and tabled as early as it may"}};
};

}  // namespace truce
