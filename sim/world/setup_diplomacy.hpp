// The description of diplomacy: texts, recorded halts, covers of the calendar, and the weights of the decision equation.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/world/setup_leaders.hpp"
#include "sim/world/setup_mediators.hpp"

namespace truce {

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
  double concept_excuse = 0.8;         // share that it excuses to take a text for a mere concept
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
      Key{"concept_excuse", &DecisionSetup::concept_excuse, share, "1", "share of it that a text taken for a mere concept excuses"},
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
