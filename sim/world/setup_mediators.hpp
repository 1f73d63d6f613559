// The description of mediators, of what is remembered of them, and of how actors regard each other.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/world/setup.hpp"

namespace truce {

// A third party: its reach, means and own wishes (model.md 4, 8; rulings M6, M7).
struct MediatorSetup {
  std::string name;
  double presence = 0.1;         // on the ground: delivery and monitoring
  double effort_start = 1.0;
  double tires_per_day = 0.1;    // effort lost per day without progress
  double wants_calm = 1.0;
  double wants_credit = 0.2;
  double wants_share = 0;
  double wants_primacy = 0;
  std::string client;            // whose share that is; empty: `patron_of`
  double optimism = 0.1;         // added to the probability of yes it perceives
  double perception_error = 0.1; // s.d. of that perception
  std::string patron_of;         // leader it funds
  double funding_per_month = 0;  // million USD promised
  double delivered_share = 1;    // of that, what arrives
  double funding_half = 20;      // million USD at which leverage is half its most
  bool rival_channel = false;    // `rival_share` of a text ran through it
  std::vector<std::string> no_access;  // leaders it does not speak to itself: only through carriers

  static const inline auto keys = std::tuple{
      Key{"name", &MediatorSetup::name, {}, "", "name shown to readers"},
      Key{"presence", &MediatorSetup::presence, share, "1", "presence on the ground: delivery and monitoring"},
      Key{"effort_start", &MediatorSetup::effort_start, share, "1", "effort at the start"},
      Key{"tires_per_day", &MediatorSetup::tires_per_day, share, "1/day", "effort lost per day of work without progress"},
      Key{"wants_calm", &MediatorSetup::wants_calm, {0, 10}, "utils", "its own weight on calm"},
      Key{"wants_credit", &MediatorSetup::wants_credit, {0, 10}, "utils", "its own weight on credit for the text"},
      Key{"wants_share", &MediatorSetup::wants_share, {0, 10}, "utils", "its own weight on what an agreement gives its client"},
      Key{"wants_primacy", &MediatorSetup::wants_primacy, {0, 10}, "utils", "its own weight on not leaving the credit to a rival"},
      Key{"client", &MediatorSetup::client, {}, "", "leader whose share it minds; left out = whom it funds"},
      Key{"optimism", &MediatorSetup::optimism, {-1, 1}, "1", "bias of the chance of yes it perceives"},
      Key{"perception_error", &MediatorSetup::perception_error, share, "1", "error of that perception, s.d."},
      Key{"patron_of", &MediatorSetup::patron_of, {}, "", "leader it funds"},
      Key{"funding_per_month", &MediatorSetup::funding_per_month, not_negative, "million USD/month", "money promised"},
      Key{"delivered_share", &MediatorSetup::delivered_share, share, "1", "share of it that arrives"},
      Key{"funding_half", &MediatorSetup::funding_half, {0.01, 1e6}, "million USD/month", "money at which leverage is half its most"},
      Key{"rival_channel", &MediatorSetup::rival_channel, {}, "", "whether the rival share of a text runs through it"},
      Key{"no_access", &MediatorSetup::no_access, {}, "", "leaders it never speaks to itself, only through carriers"}};
};

// What a mediator is judged by (model.md 8.1).
enum class Domain { honesty, neutrality, delivery };
template <>
struct EnumNames<Domain> {
  static constexpr auto names = std::array{std::pair{"honesty", Domain::honesty}, std::pair{"neutrality", Domain::neutrality},
                                           std::pair{"delivery", Domain::delivery}};
};

// One dated piece of evidence behind a mediator's first reputation; each can be left out (ruling M6).
struct MemorySetup {
  std::string name;
  std::string of;             // mediator judged
  std::string by;             // leader that judges, or a party: all its leaders
  Domain domain = Domain::honesty;
  Instant when{};             // left out = the start: nothing is forgotten yet
  double good = 0;
  double bad = 0;

  static const inline auto keys = std::tuple{
      Key{"name", &MemorySetup::name, {}, "", "what happened"},
      Key{"of", &MemorySetup::of, {}, "", "mediator judged", Need::required},
      Key{"by", &MemorySetup::by, {}, "", "leader that judges, or a party: all its leaders", Need::required},
      Key{"domain", &MemorySetup::domain, {}, "", "honesty, neutrality or delivery", Need::required},
      Key{"when", &MemorySetup::when, {}, "", "when it happened; left out = nothing of it is forgotten at the start"},
      Key{"good", &MemorySetup::good, {0, 1000}, "1", "observations in its favour"},
      Key{"bad", &MemorySetup::bad, {0, 1000}, "1", "observations against it"}};
};

// One factor for each part of a mediator's influence on a decider (ruling M6); 0 takes a part away.
struct InfluenceSetup {
  double access = 1;
  double credibility = 1;
  double leverage = 1;
  double procedure = 1;
  double enforcement = 1;
  double alignment_sharpness = 4;  // k_b of model.md 4.2

  static const inline auto keys = std::tuple{
      Key{"access", &InfluenceSetup::access, {0, 10}, "1", "what calls and visits make good of missing consultation"},
      Key{"credibility", &InfluenceSetup::credibility, {0, 10}, "1", "what its word about the other side moves"},
      Key{"leverage", &InfluenceSetup::leverage, {0, 10}, "1", "what its carrots and sticks are worth"},
      Key{"procedure", &InfluenceSetup::procedure, {0, 10}, "1", "what having been consulted is worth"},
      Key{"enforcement", &InfluenceSetup::enforcement, {0, 10}, "1", "what its presence adds to monitoring"},
      Key{"alignment_sharpness", &InfluenceSetup::alignment_sharpness, {-100, 100}, "1",
          "how much more the word of an aligned mediator weighs; 0 = all alike, below 0 = the distant are believed"}};
};

// How one actor (leader or mediator) regards another, -1 to 1.
struct RelationSetup {
  std::string from;
  std::string to;
  double trust = 0;
  double leverage = 0;
  double rivalry = 0;

  static const inline auto keys = std::tuple{
      Key{"from", &RelationSetup::from, {}, "", "who regards", Need::required},
      Key{"to", &RelationSetup::to, {}, "", "whom", Need::required},
      Key{"trust", &RelationSetup::trust, {-1, 1}, "1", "belief that the other keeps commitments"},
      Key{"leverage", &RelationSetup::leverage, {-1, 1}, "1", "ability to change the other's payoff"},
      Key{"rivalry", &RelationSetup::rivalry, {-1, 1}, "1", "+1 = loses when the other gains"}};
};

}  // namespace truce
