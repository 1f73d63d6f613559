// The description of diplomacy: leaders and what they want, mediators, relations, texts and recorded arrangements.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/world/setup.hpp"

namespace truce {

// When an issue counts at all (negotiation.md 3.1, ruling H1).
enum class Active { always, forces_inside, halt_over_24h, halt_over_5d_or_agenda };
template <>
struct EnumNames<Active> {
  static constexpr auto names =
      std::array{std::pair{"always", Active::always}, std::pair{"forces_inside", Active::forces_inside},
                 std::pair{"halt_over_24h", Active::halt_over_24h},
                 std::pair{"halt_over_5d_or_agenda", Active::halt_over_5d_or_agenda}};
};

enum class Side { at_least, at_most };
template <>
struct EnumNames<Side> {
  static constexpr auto names = std::array{std::pair{"at_least", Side::at_least}, std::pair{"at_most", Side::at_most}};
};

// What a leader wants on one issue: ideal, weight, and the worst it would take, fresh and worn (ruling M2).
struct PreferenceSetup {
  double ideal = 0.5;
  double salience = 0;
  double reservation = 0;        // R27: at the height of the will to fight on
  double reservation_worn = 0;   // R26: when weariness is complete
  Side acceptable = Side::at_least;
  Active active = Active::always;

  static const inline auto keys = std::tuple{
      Key{"ideal", &PreferenceSetup::ideal, share, "1", "value wanted"},
      Key{"salience", &PreferenceSetup::salience, share, "1", "weight"},
      Key{"reservation", &PreferenceSetup::reservation, share, "1", "worst value taken while fresh"},
      Key{"reservation_worn", &PreferenceSetup::reservation_worn, share, "1", "worst value taken when worn out"},
      Key{"acceptable", &PreferenceSetup::acceptable, {}, "", "which side of the reservation is acceptable"},
      Key{"active", &PreferenceSetup::active, {}, "", "when the issue counts"}};
};

enum class LeaderRole { decider, minister, speaker };
template <>
struct EnumNames<LeaderRole> {
  static constexpr auto names =
      std::array{std::pair{"decider", LeaderRole::decider}, std::pair{"minister", LeaderRole::minister},
                 std::pair{"speaker", LeaderRole::speaker}};
};

// A person or body that answers texts, votes or speaks. Each party needs the yes of all its deciders with veto 1.
struct LeaderSetup {
  std::string name;
  std::string party;          // empty: stakeholder without own force
  std::string follows;        // leader whose blank preferences it takes (ministers)
  std::string faction;        // faction it commands, if any
  LeaderRole role = LeaderRole::decider;
  bool chairs = false;        // chair of the cabinet of its party
  bool refuses_rival_channel = false;   // hard form of the rival term (ruling M1): off in every shipped scenario
  bool needs_consultation = false;
  bool tolerates_work_in_short_halts = false;   // ignores tunnel_work in halts up to 12 h
  double disposition = 0;     // b_p, utils
  double veto = 1;
  double patience = 0.5;
  double audience_cost = 0.5;
  double pledge_start = 0.3;  // public pledge to go on
  double reply_delay_hours = 6;
  Entries<PreferenceSetup> preferences;
  std::string relations_as;   // its name in the table of relations, if another
  std::string answers_in;     // column of its answers in the table of texts
  std::string consulted_in;   // column that says how far it was consulted
  std::string mourns;         // public whose deaths give a stakeholder cover
  double cover_per_mourned_death = 0;
  Entries<double> implements;  // share of an issue that nobody but this leader can put into effect

  static const inline auto keys = std::tuple{
      Key{"name", &LeaderSetup::name, {}, "", "name shown to readers"},
      Key{"party", &LeaderSetup::party, {}, "", "its party; left out = a stakeholder without own force"},
      Key{"follows", &LeaderSetup::follows, {}, "", "leader whose preferences fill its blank ones"},
      Key{"faction", &LeaderSetup::faction, {}, "", "faction it commands"},
      Key{"role", &LeaderSetup::role, {}, "", "decider (replies), minister (votes) or speaker"},
      Key{"chairs", &LeaderSetup::chairs, {}, "", "chairs its party's cabinet"},
      Key{"refuses_rival_channel", &LeaderSetup::refuses_rival_channel, {}, "", "hard rule: no to a text through rivals"},
      Key{"needs_consultation", &LeaderSetup::needs_consultation, {}, "", "consultation on a text counts for it"},
      Key{"tolerates_work_in_short_halts", &LeaderSetup::tolerates_work_in_short_halts, {}, "", "ignores tunnel work in halts up to 12 h"},
      Key{"disposition", &LeaderSetup::disposition, {-1, 1}, "utils", "readiness to say yes, all else equal (b)"},
      Key{"veto", &LeaderSetup::veto, share, "1", "1 = can block alone"},
      Key{"patience", &LeaderSetup::patience, share, "1", "readiness to fight one more round"},
      Key{"audience_cost", &LeaderSetup::audience_cost, share, "1", "price of being seen to give in"},
      Key{"pledge_start", &LeaderSetup::pledge_start, share, "1", "public pledge to go on at the start"},
      Key{"reply_delay_hours", &LeaderSetup::reply_delay_hours, {0, 1000}, "hours", "mean time to a reply"},
      Key{"preferences", &LeaderSetup::preferences, {}, "", "what it wants, by issue"},
      Key{"relations_as", &LeaderSetup::relations_as, {}, "", "its name in the table of relations, if another"},
      Key{"answers_in", &LeaderSetup::answers_in, {}, "", "column of its answers in the table of texts"},
      Key{"consulted_in", &LeaderSetup::consulted_in, {}, "", "column of the table of texts that says how far it was consulted"},
      Key{"mourns", &LeaderSetup::mourns, {}, "", "public whose deaths give a leader without a party cover for a halt"},
      Key{"cover_per_mourned_death", &LeaderSetup::cover_per_mourned_death, share, "utils day", "cover per death a day there"},
      Key{"implements", &LeaderSetup::implements, share, "1", "share of what a text grants that needs this leader to put it into effect, by issue"}};
};

// A third party: its reach, means and own wishes (model.md 4, 8; rulings M6, M7).
struct MediatorSetup {
  std::string name;
  double presence = 0.1;         // on the ground: delivery and monitoring
  double effort_start = 1.0;
  double tires_per_day = 0.1;    // effort lost per day without progress
  double wants_calm = 1.0;
  double wants_credit = 0.2;
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

enum class TextClass {
  humanitarian, humanitarian_local, bounded_talks, preliminary, package, package_deferred, demand_list, principles,
  declaratory, report_only, tacit, unilateral_exit
};
template <>
struct EnumNames<TextClass> {
  static constexpr auto names = std::array{
      std::pair{"humanitarian", TextClass::humanitarian}, std::pair{"humanitarian_local", TextClass::humanitarian_local},
      std::pair{"bounded_talks", TextClass::bounded_talks}, std::pair{"preliminary", TextClass::preliminary},
      std::pair{"package", TextClass::package}, std::pair{"package_deferred", TextClass::package_deferred},
      std::pair{"demand_list", TextClass::demand_list}, std::pair{"principles", TextClass::principles},
      std::pair{"declaratory", TextClass::declaratory}, std::pair{"report_only", TextClass::report_only},
      std::pair{"tacit", TextClass::tacit}, std::pair{"unilateral_exit", TextClass::unilateral_exit}};
};

// A cease-fire text that will be tabled at a given moment (recorded mode, tests, theory work).
struct TextSetup {
  std::string name;
  Instant tabled{};
  TextClass kind = TextClass::humanitarian;
  std::vector<std::string> leads;   // mediators or leaders who lead the effort, first one first
  std::vector<std::string> authors; // leaders for whom it is their own text
  double duration_hours = 12;       // -1 = open-ended; 0 = blank
  double rival_share = 0;           // share of the channel running through rivals
  Entries<double> consulted;        // by leader, 0-1
  Entries<double> issues;           // by issue, 0-1; missing = blank
  Entries<double> recorded;         // what each leader answered: 1 yes, 0 no (for scoring only)

  static const inline auto keys = std::tuple{
      Key{"name", &TextSetup::name, {}, "", "name shown to readers"},
      Key{"tabled", &TextSetup::tabled, {}, "", "when it is tabled", Need::required},
      Key{"kind", &TextSetup::kind, {}, "", "class of text"},
      Key{"leads", &TextSetup::leads, {}, "", "who leads the effort, first one first"},
      Key{"authors", &TextSetup::authors, {}, "", "leaders for whom it is their own text"},
      Key{"duration_hours", &TextSetup::duration_hours, {-1, 1e7}, "hours", "length offered; -1 = open-ended, 0 = blank"},
      Key{"rival_share", &TextSetup::rival_share, share, "1", "share of the channel running through rivals"},
      Key{"consulted", &TextSetup::consulted, share, "1", "how far each leader was consulted"},
      Key{"issues", &TextSetup::issues, share, "1", "the text, by issue; missing = blank"},
      Key{"recorded", &TextSetup::recorded, share, "1", "what each leader answered: 1 yes, 0 no; for scoring only"}};
};

// A recorded halt: start, planned end and who agreed; how it holds is the model's (issue 2, `arrangements: recorded`).
struct RecordedHaltSetup {
  std::string name;
  Instant start{};
  double planned_hours = -1;         // -1 = open-ended
  std::vector<std::string> agreed;   // parties
  bool tacit = false;
  bool work_allowed = false;         // search for hidden works goes on
  std::string mediator;

  static const inline auto keys = std::tuple{
      Key{"name", &RecordedHaltSetup::name, {}, "", "name shown to readers"},
      Key{"start", &RecordedHaltSetup::start, {}, "", "when it starts", Need::required},
      Key{"planned_hours", &RecordedHaltSetup::planned_hours, {-1, 1e7}, "hours", "planned length; -1 = open-ended"},
      Key{"agreed", &RecordedHaltSetup::agreed, {}, "", "parties that agreed", Need::required},
      Key{"tacit", &RecordedHaltSetup::tacit, {}, "", "a lull without a text"},
      Key{"work_allowed", &RecordedHaltSetup::work_allowed, {}, "", "the search for hidden works may go on"},
      Key{"mediator", &RecordedHaltSetup::mediator, {}, "", "who mediated"}};
};

// A span of the calendar that gives cover for a halt (holidays); scripted (ruling H5).
struct CoverSetup {
  std::string name;
  Instant from{};
  double hours = 24;
  double cover = 0;

  static const inline auto keys = std::tuple{
      Key{"name", &CoverSetup::name, {}, "", "name shown to readers"},
      Key{"from", &CoverSetup::from, {}, "", "first moment", Need::required},
      Key{"hours", &CoverSetup::hours, {0, 100000}, "hours", "length"},
      Key{"cover", &CoverSetup::cover, {-1, 1}, "utils", "added to every decider's sum"}};
};

enum class ArrangementMode { recorded, negotiated, none };
template <>
struct EnumNames<ArrangementMode> {
  static constexpr auto names =
      std::array{std::pair{"recorded", ArrangementMode::recorded}, std::pair{"negotiated", ArrangementMode::negotiated},
                 std::pair{"none", ArrangementMode::none}};
};

enum class ReservationMode { moving, frozen };
template <>
struct EnumNames<ReservationMode> {
  static constexpr auto names =
      std::array{std::pair{"moving", ReservationMode::moving}, std::pair{"frozen", ReservationMode::frozen}};
};

// Weights of the one decision equation (ruling M1), the same for all deciders. Utils unless said.
struct DecisionSetup {
  double terms_weight = 0.113;         // w
  double temperature = 0.087;          // tau
  double stake_hours = 72;             // d(T) = 1 - exp(-T / stake_hours)
  double discount_per_day = 0.995;     // delta
  double leverage_weight = 0.25;
  double author_weight = 0.15;         // psi
  double legitimacy_weight = 0.10;     // w_legit
  double consultation_weight = 0.30;   // c
  double momentum_weight = 0.15;       // w_M
  double audience_weight = 0.10;
  double mediation_cover = 0.02;       // cover by a mediated text
  double mediation_excuse = 0.5;       // share of the audience cost that mediation excuses
  double holiday_excuse = 0.5;         // share that a cover of the calendar excuses
  double preference_jitter = 0.1;      // s.d. of ministers' inherited preferences
  double patience_weight = 0.20;       // of a minister's patience above the leader's it follows
  std::vector<std::string> waited_issues;  // terms discounted by trust in the other side; none by default
  double waited_days = 2;
  double reply_within_share = 0.5;     // of the length offered: a short offer is answered soon
  double consultation_shared = 1;      // of a consultation with one leader, for others of its party
  double threshold_shared = 0.8;       // chance that the leaders of a party answer from one threshold
  double toughness_weight = 0.2;       // shift of reservations when the other side is surely tough
  double neutrality_weight = 0.5;      // of lost (gained) neutrality on how its author regards a text
  double rival_refused_from = 0.75;    // rival share from which the hard form refuses
  ReservationMode reservations = ReservationMode::moving;

  static const inline auto keys = std::tuple{
      Key{"terms_weight", &DecisionSetup::terms_weight, {0, 2}, "utils", "weight of what the text says (w); 0 = the twin"},
      Key{"temperature", &DecisionSetup::temperature, {0.001, 2}, "utils", "spread of the threshold (tau)"},
      Key{"stake_hours", &DecisionSetup::stake_hours, {1, 1e5}, "hours", "length at which 63 % of a lasting halt is at stake"},
      Key{"discount_per_day", &DecisionSetup::discount_per_day, {0.5, 1}, "1/day", "discount of a term waited for"},
      Key{"leverage_weight", &DecisionSetup::leverage_weight, {0, 2}, "utils", "per unit of mediators' leverage used"},
      Key{"author_weight", &DecisionSetup::author_weight, {0, 2}, "utils", "of who wrote and who carried the text (psi)"},
      Key{"legitimacy_weight", &DecisionSetup::legitimacy_weight, {0, 0.2}, "utils", "cost of a text that puts a rival's client on one level"},
      Key{"consultation_weight", &DecisionSetup::consultation_weight, {0, 2}, "utils", "cost of not being consulted (c)"},
      Key{"momentum_weight", &DecisionSetup::momentum_weight, {0, 2}, "utils", "gain from kept quiet (w_M)"},
      Key{"audience_weight", &DecisionSetup::audience_weight, {0, 2}, "utils", "of a public pledge broken"},
      Key{"mediation_cover", &DecisionSetup::mediation_cover, {0, 1}, "utils", "cover given by a mediated text"},
      Key{"mediation_excuse", &DecisionSetup::mediation_excuse, share, "1", "share of the audience cost that mediation excuses"},
      Key{"holiday_excuse", &DecisionSetup::holiday_excuse, share, "1", "share of it that a cover of the calendar excuses"},
      Key{"preference_jitter", &DecisionSetup::preference_jitter, share, "1", "s.d. of ministers' inherited preferences"},
      Key{"patience_weight", &DecisionSetup::patience_weight, {0, 2}, "utils", "of a minister's patience above that of the leader it follows"},
      Key{"waited_issues", &DecisionSetup::waited_issues, {}, "", "terms that must be waited for: discounted by trust in the other side"},
      Key{"waited_days", &DecisionSetup::waited_days, {0, 1000}, "days", "how long they must be waited for"},
      Key{"reply_within_share", &DecisionSetup::reply_within_share, {0.01, 100}, "1", "a reply comes within this share of the length offered"},
      Key{"consultation_shared", &DecisionSetup::consultation_shared, share, "1", "share of a consultation with one leader that counts for others of its party"},
      Key{"threshold_shared", &DecisionSetup::threshold_shared, share, "1", "chance that the leaders of a party answer a text from one and the same threshold"},
      Key{"toughness_weight", &DecisionSetup::toughness_weight, share, "1", "how far reservations move when the other side is held to be surely tough"},
      Key{"neutrality_weight", &DecisionSetup::neutrality_weight, {0, 10}, "1", "of a lead's gained or lost neutrality on how its text is regarded"},
      Key{"rival_refused_from", &DecisionSetup::rival_refused_from, share, "1", "rival share from which leaders with refuses_rival_channel say no"},
      Key{"reservations", &DecisionSetup::reservations, {}, "", "moving with state, or frozen"}};
};

}  // namespace truce
