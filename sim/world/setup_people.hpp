// The description of publics: citizens, their networks, regions, outlets and the polls that will be taken.
#pragma once

#include <string>
#include <tuple>

#include "sim/base/key.hpp"
#include "sim/world/setup.hpp"

namespace truce {

enum class Topology { watts_strogatz, blocks, barabasi_albert };
template <>
struct EnumNames<Topology> {
  static constexpr auto names =
      std::array{std::pair{"watts_strogatz", Topology::watts_strogatz}, std::pair{"blocks", Topology::blocks},
                 std::pair{"barabasi_albert", Topology::barabasi_albert}};
};

struct NetworkSetup {
  Topology kind = Topology::watts_strogatz;
  int degree = 8;
  double rewired = 0.1;
  double homophily = 0.8;

  static const inline auto keys = std::tuple{
      Key{"kind", &NetworkSetup::kind, {}, "", "watts_strogatz, blocks (by lean) or barabasi_albert"},
      Key{"degree", &NetworkSetup::degree, {2, 1000}, "persons", "mean number of neighbours, even"},
      Key{"rewired", &NetworkSetup::rewired, share, "1", "watts_strogatz: share of ties rewired at random"},
      Key{"homophily", &NetworkSetup::homophily, share, "1", "blocks: share of ties inside the own block"}};
};

// How citizens of a public hold opinions on going on (+1) against stopping (-1). Friedkin & Johnsen 1990 (model.md 7.3).
struct OpinionSetup {
  double mean = 0;               // of the anchors
  double spread = 0.4;           // s.d. of the anchors
  double stubborn_a = 2;         // 1 - s ~ Beta(a, b): weight of the own anchor
  double stubborn_b = 6;
  double media_weight_per_day = 0.15;   // eta
  double confidence = 0.5;              // epsilon: neighbours further away are not heard; >= 2 = all heard
  double noise = 0;                     // s.d. per update
  double loss_weight = 0;               // psi_own: shift per ln(1 + own losses a day), signed by success
  double success_pivot = 0.5;           // e0

  static const inline auto keys = std::tuple{
      Key{"mean", &OpinionSetup::mean, {-1, 1}, "1", "mean of the citizens' anchors, -1 stop to +1 go on"},
      Key{"spread", &OpinionSetup::spread, {0, 2}, "1", "their standard deviation"},
      Key{"stubborn_a", &OpinionSetup::stubborn_a, {0.01, 1000}, "1", "weight of the own anchor ~ Beta(a, b)"},
      Key{"stubborn_b", &OpinionSetup::stubborn_b, {0.01, 1000}, "1", "weight of the own anchor ~ Beta(a, b)"},
      Key{"media_weight_per_day", &OpinionSetup::media_weight_per_day, share, "1/day", "weight of the outlets against neighbours"},
      Key{"confidence", &OpinionSetup::confidence, {0, 2}, "1", "neighbours whose opinion is further away are not heard"},
      Key{"noise", &OpinionSetup::noise, share, "1", "standard deviation of private change per update"},
      Key{"loss_weight", &OpinionSetup::loss_weight, {-1, 1}, "1", "shift per ln(1 + own deaths a day), signed by success"},
      Key{"success_pivot", &OpinionSetup::success_pivot, share, "1", "expected success above which own losses harden"}};
};

// Approval of the public's leadership (model.md S9).
struct ApprovalSetup {
  double start = 50;
  double base = 52;
  double decay_days = 13;
  double success_weight = 40;      // points per unit of expected success above one half
  double rally_on_fighting = 0;    // points when fighting starts
  double rally_on_ground_entry = 0;
  double salient_loss = 15;        // points for a salient civilian death
  double salient_share = 0.02;     // share of fatal events that are salient
  double truce_cost = 6;           // points for a truce without the stated aims, x pledge

  static const inline auto keys = std::tuple{
      Key{"start", &ApprovalSetup::start, {0, 100}, "points", "approval at the start"},
      Key{"base", &ApprovalSetup::base, {0, 100}, "points", "approval it returns to"},
      Key{"decay_days", &ApprovalSetup::decay_days, {0.1, 1000}, "days", "time of return"},
      Key{"success_weight", &ApprovalSetup::success_weight, {0, 200}, "points", "per unit of expected success above one half"},
      Key{"rally_on_fighting", &ApprovalSetup::rally_on_fighting, {0, 100}, "points", "rally when fighting starts"},
      Key{"rally_on_ground_entry", &ApprovalSetup::rally_on_ground_entry, {0, 100}, "points", "rally when own forces go in"},
      Key{"salient_loss", &ApprovalSetup::salient_loss, {0, 100}, "points", "lost with a salient civilian death"},
      Key{"salient_share", &ApprovalSetup::salient_share, share, "1", "share of fatal events that are salient"},
      Key{"truce_cost", &ApprovalSetup::truce_cost, {0, 100}, "points", "lost with a truce short of stated aims, x pledge"}};
};

// Radicalisation, displacement, attribution (model.md 6.2, 7.3).
struct StressSetup {
  double radicalised_per_log_death = 0.65;   // points per ln(1 + deaths a day)
  double radicalised_days = 30;
  double displaced_per_death = 0;            // share of the not yet displaced who flee, per death per 100,000
  double displaced_per_siren = 0;            // the same per siren hour of the own region
  double displaced_per_fear = 0;             // hazard an hour at full fear in the own region
  double return_days = 10;                   // mean time of return in quiet
  double blames_other_prior = 0.5;           // prior that an ambiguous act was the other side's doing

  static const inline auto keys = std::tuple{
      Key{"radicalised_per_log_death", &StressSetup::radicalised_per_log_death, {0, 100}, "points", "rise per ln(1 + deaths a day)"},
      Key{"radicalised_days", &StressSetup::radicalised_days, {0.1, 10000}, "days", "time in which it fades"},
      Key{"displaced_per_death", &StressSetup::displaced_per_death, {0, 10}, "1", "chance to flee per death in the region per 100,000"},
      Key{"displaced_per_siren", &StressSetup::displaced_per_siren, {0, 1}, "1", "chance to flee per siren hour"},
      Key{"displaced_per_fear", &StressSetup::displaced_per_fear, {0, 1}, "1/h", "hazard to leave at full fear of infiltrations in the own region"},
      Key{"return_days", &StressSetup::return_days, {0.1, 10000}, "days", "mean time of return in quiet"},
      Key{"blames_other_prior", &StressSetup::blames_other_prior, share, "1", "prior that an ambiguous act was the other side's"}};
};

struct PublicSetup {
  std::string name;
  std::string party;            // the party it sides with; empty = onlooker
  double population = 0;        // persons it stands for
  int citizens = 2000;          // agents
  double deaths_before = 0;     // deaths before the run starts
  double fighters_before = 0;   // of those, who took part in the fighting
  Entries<double> regions;      // share of citizens in each region
  NetworkSetup network;
  OpinionSetup opinion;
  ApprovalSetup approval;
  StressSetup stress;
  Entries<double> outlets;      // share of citizens whose main outlet it is

  static const inline auto keys = std::tuple{
      Key{"name", &PublicSetup::name, {}, "", "name shown to readers"},
      Key{"party", &PublicSetup::party, {}, "", "party it sides with; left out = onlooker"},
      Key{"population", &PublicSetup::population, not_negative, "persons", "persons it stands for"},
      Key{"citizens", &PublicSetup::citizens, {0, 2e7}, "agents", "number of citizens simulated"},
      Key{"deaths_before", &PublicSetup::deaths_before, {0, 1e7}, "persons", "deaths before the run starts"},
      Key{"fighters_before", &PublicSetup::fighters_before, {0, 1e7}, "persons", "of those, who took part in the fighting"},
      Key{"regions", &PublicSetup::regions, share, "1", "share of the citizens in each region"},
      Key{"network", &PublicSetup::network, {}, "", "who hears whom"},
      Key{"opinion", &PublicSetup::opinion, {}, "", "opinion on going on against stopping"},
      Key{"approval", &PublicSetup::approval, {}, "", "approval of its leadership"},
      Key{"stress", &PublicSetup::stress, {}, "", "radicalisation, displacement, attribution"},
      Key{"outlets", &PublicSetup::outlets, share, "1", "share of citizens whose main outlet each is"}};
};

// Coarse space, for exposure and displacement only.
struct RegionSetup {
  std::string name;
  double exposure = 1;     // weight in the share of hostile events that concern it
  int alert_areas = 1;     // sirens are counted by area

  static const inline auto keys = std::tuple{
      Key{"name", &RegionSetup::name, {}, "", "name shown to readers"},
      Key{"exposure", &RegionSetup::exposure, not_negative, "1", "weight in the share of hostile events that concern it"},
      Key{"alert_areas", &RegionSetup::alert_areas, {0, 1000}, "areas", "areas in which sirens are counted"}};
};

struct OutletSetup {
  std::string name;
  std::string party;          // the side it leans to; empty = none
  double lean = 0;            // -1 against going on .. +1 for it
  double reliability = 0.5;   // share of what it reports that is checked

  static const inline auto keys = std::tuple{
      Key{"name", &OutletSetup::name, {}, "", "name shown to readers"},
      Key{"party", &OutletSetup::party, {}, "", "side whose account it carries first"},
      Key{"lean", &OutletSetup::lean, {-1, 1}, "1", "opinion it carries, -1 stop to +1 go on"},
      Key{"reliability", &OutletSetup::reliability, share, "1", "how far its reports follow what happened"}};
};

enum class Question { goes_on, beyond, approval };
template <>
struct EnumNames<Question> {
  static constexpr auto names = std::array{std::pair{"goes_on", Question::goes_on}, std::pair{"beyond", Question::beyond},
                                           std::pair{"approval", Question::approval}};
};

// A poll to be taken on a date: a real sample of citizens with sampling error and a house effect.
struct PollSetup {
  std::string name;
  std::string asks;            // public
  Instant date{};
  Question question = Question::goes_on;
  double cut = 0;              // share of citizens with opinion above this
  int sample = 500;
  double house_effect = 0;     // points

  static const inline auto keys = std::tuple{
      Key{"name", &PollSetup::name, {}, "", "pollster and wording"},
      Key{"asks", &PollSetup::asks, {}, "", "public asked", Need::required},
      Key{"date", &PollSetup::date, {}, "", "moment of the sample", Need::required},
      Key{"question", &PollSetup::question, {}, "", "goes_on (opinion above cut), beyond (a higher cut) or approval"},
      Key{"cut", &PollSetup::cut, {-1, 1}, "1", "opinion above which the answer is yes"},
      Key{"sample", &PollSetup::sample, {1, 100000}, "persons", "size of the sample"},
      Key{"house_effect", &PollSetup::house_effect, {-50, 50}, "points", "lasting difference of this pollster"}};
};

}  // namespace truce
