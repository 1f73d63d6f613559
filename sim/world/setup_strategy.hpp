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

// Options, text, guests and bounds of an effort; whether and when to act is the lead's own choice.
struct StrategySetup {
  std::string name;
  std::string lead;
  std::vector<std::string> co_leads;
  Entries<ChannelSetup> channels;        // by leader; others are reached directly by the default channel
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

  static const inline auto keys = std::tuple{
      Key{"name", &StrategySetup::name, {}, "", "name shown to readers"},
      Key{"lead", &StrategySetup::lead, {}, "", "mediator that leads", Need::required},
      Key{"co_leads", &StrategySetup::co_leads, {}, "", "actors that lead with it"},
      Key{"channels", &StrategySetup::channels, {}, "", "how a text travels, by leader"},
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
      Key{"patience_days", &StrategySetup::patience_days, {0, 1000}, "days", "how long the effort goes on without an agreement"}};
};

// One effort of a succession: begins when the one before has ended and its lead finds it worth the effort.
struct EffortSetup {
  std::string strategy;
  Instant not_before{};
  bool beside = false;  // does not wait for those before it

  static const inline auto keys = std::tuple{
      Key{"strategy", &EffortSetup::strategy, {}, "", "strategy it uses", Need::required},
      Key{"not_before", &EffortSetup::not_before, {}, "", "earliest start; left out = from the start"},
      Key{"beside", &EffortSetup::beside, {}, "", "runs beside the efforts before it instead of after them"}};
};

}  // namespace truce
