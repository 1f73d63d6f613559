// Columns of diplomacy: leaders, mediators and how they regard each other, texts, copies, efforts, leaks.
#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/world/issues.hpp"
#include "sim/world/registry.hpp"

namespace truce {

struct Leaders {
  static constexpr std::string_view name = "leaders";
  std::vector<std::int32_t> party;        // -1: stakeholder without own force
  std::vector<double> pledge;             // public pledge to go on, 0-1
  std::vector<double> toughness_seen;     // log-odds it gives to the other side being tough
  std::vector<double> momentum;           // momentum it feels, 0-1
  std::vector<double> cover_lost;         // utils of cover that failed public rounds took

  static constexpr auto columns =
      std::tuple{ColumnOf{"party", &Leaders::party, "", "its party, -1 none"},
                 ColumnOf{"pledge", &Leaders::pledge, "1", "public pledge to go on"},
                 ColumnOf{"toughness_seen", &Leaders::toughness_seen, "1", "log-odds that the other side is tough"},
                 ColumnOf{"momentum", &Leaders::momentum, "1", "momentum of kept quiet"},
                 ColumnOf{"cover_lost", &Leaders::cover_lost, "utils", "cover that failed public rounds took"}};
};

struct Mediators {
  static constexpr std::string_view name = "mediators";
  std::vector<double> effort;             // 0-1
  std::vector<double> fatigue_hours;      // hours of work without progress
  std::vector<std::int32_t> texts_tabled;
  std::vector<double> promised;           // million USD so far
  std::vector<double> blocked;            // of it, held back or refused on the way
  std::vector<double> delivered;
  std::vector<double> withheld;           // share of the payments that the patron now holds back itself

  static constexpr auto columns =
      std::tuple{ColumnOf{"effort", &Mediators::effort, "1", "effort"},
                 ColumnOf{"fatigue_hours", &Mediators::fatigue_hours, "h", "hours of work without progress"},
                 ColumnOf{"texts_tabled", &Mediators::texts_tabled, "1", "texts tabled so far"},
                 ColumnOf{"promised", &Mediators::promised, "million USD", "money promised so far"},
                 ColumnOf{"blocked", &Mediators::blocked, "million USD", "money that did not arrive so far"},
                 ColumnOf{"delivered", &Mediators::delivered, "million USD", "money delivered so far"},
                 ColumnOf{"withheld", &Mediators::withheld, "1", "share of the payments that the patron holds back"}};
};

// One row an ordered pair of actors; actors are leaders first, then mediators.
struct Relations {
  static constexpr std::string_view name = "relations";
  std::vector<std::int32_t> from;
  std::vector<std::int32_t> to;
  std::vector<double> trust;
  std::vector<double> leverage;
  std::vector<double> rivalry;
  std::vector<double> good_faith;  // observations that trust has not learned from yet
  std::vector<double> bad_faith;

  static constexpr auto columns = std::tuple{ColumnOf{"from", &Relations::from, "", "actor that regards"},
                                             ColumnOf{"to", &Relations::to, "", "actor regarded"},
                                             ColumnOf{"trust", &Relations::trust, "1", "trust"},
                                             ColumnOf{"leverage", &Relations::leverage, "1", "leverage"},
                                             ColumnOf{"rivalry", &Relations::rivalry, "1", "rivalry"},
                                             ColumnOf{"good_faith", &Relations::good_faith, "1", "observations of good faith still to be learned from"},
                                             ColumnOf{"bad_faith", &Relations::bad_faith, "1", "observations of bad faith still to be learned from"}};
};

// One row a (mediator, leader who answers): reputation as beta counts in three domains (Josang and Ismail 2002).
struct Reputations {
  static constexpr std::string_view name = "reputations";
  std::vector<MediatorId> mediator;
  std::vector<LeaderId> decider;
  std::vector<double> honest_good, honest_bad;
  std::vector<double> neutral_good, neutral_bad;
  std::vector<double> delivers_good, delivers_bad;
  std::vector<double> neutral_start, delivers_start;   // expectations at the start, which the priors already hold

  static constexpr auto columns =
      std::tuple{ColumnOf{"mediator", &Reputations::mediator, "", "mediator judged"},
                 ColumnOf{"decider", &Reputations::decider, "", "leader that judges"},
                 ColumnOf{"honest_good", &Reputations::honest_good, "1", "evidence of honesty"},
                 ColumnOf{"honest_bad", &Reputations::honest_bad, "1", "evidence against honesty"},
                 ColumnOf{"neutral_good", &Reputations::neutral_good, "1", "evidence of neutrality"},
                 ColumnOf{"neutral_bad", &Reputations::neutral_bad, "1", "evidence against neutrality"},
                 ColumnOf{"delivers_good", &Reputations::delivers_good, "1", "evidence of delivery"},
                 ColumnOf{"delivers_bad", &Reputations::delivers_bad, "1", "evidence against delivery"},
                 ColumnOf{"neutral_start", &Reputations::neutral_start, "1", "neutrality expected at the start"},
                 ColumnOf{"delivers_start", &Reputations::delivers_start, "1", "delivery expected at the start"}};
};

// One row a (mediator, leader who answers): what the mediator can move in this hour, in parts (ruling M6).
struct Influences {
  static constexpr std::string_view name = "influences";
  std::vector<double> access;        // share of a call that gets through
  std::vector<double> credibility;   // weight of its word about the other side, 0-1
  std::vector<double> leverage;      // utils
  std::vector<double> procedure;     // utils: what its consultations have saved
  std::vector<double> enforcement;   // monitoring that its presence makes good, 0-1

  static constexpr auto columns =
      std::tuple{ColumnOf{"access", &Influences::access, "1", "share of a call that gets through"},
                 ColumnOf{"credibility", &Influences::credibility, "1", "weight of its word about the other side"},
                 ColumnOf{"leverage", &Influences::leverage, "utils", "carrots and sticks at its effort"},
                 ColumnOf{"procedure", &Influences::procedure, "utils", "what its consultations have saved"},
                 ColumnOf{"enforcement", &Influences::enforcement, "1", "monitoring that its presence makes good"}};
};

enum class TextStage : std::int8_t { concept_, draft, tabled, accepted, refused, dead };

struct Texts {
  static constexpr std::string_view name = "texts";
  std::vector<std::int32_t> setup;       // row of the scenario's text it came from, -1 = drafted in the run
  std::vector<std::int32_t> lead;        // actor that leads, -1 none
  std::vector<TextStage> stage;
  std::vector<double> tabled_hour;
  std::vector<double> duration_hours;    // -1 open-ended, 0 blank
  std::vector<std::int8_t> kind;         // TextClass
  std::vector<double> rival_share;
  std::vector<std::array<double, issue_count>> issues;   // below 0: blank
  std::vector<std::int64_t> leads;       // bit a set: actor a leads the effort
  std::vector<std::int64_t> authors;     // bit a set: it is leader a's own text
  std::vector<std::int32_t> effort;      // 1 + effort it came from, 0 none
  std::vector<double> forecast;          // chance of agreement its lead saw when it was tabled
  std::vector<std::int8_t> leaked;
  std::vector<std::int64_t> deferred;    // bit k set: issue k is granted only at a second stage
  std::vector<double> deferred_days;
  std::vector<double> ambiguity;         // 0-1
  std::vector<double> deadline_hour;     // unanswered by then: dead
  std::vector<double> monitors;          // monitoring offered on the ground, 0-1
  std::vector<double> failed_hour;       // when it was refused or died, 0 not
  std::vector<double> deaths_day_then;   // deaths a day on all sides at that hour
  std::vector<std::int32_t> way;         // way of its effort on which its copies left
  std::vector<TextStage> meant_as;       // concept or tabled: how far its lead means it
  std::vector<std::int64_t> delivered;   // bit k set: issue k, put off, has been granted since
  std::vector<std::int64_t> withheld;    // bit k set: issue k was due and was not granted

  static constexpr auto columns =
      std::tuple{ColumnOf{"setup", &Texts::setup, "", "text of the scenario it came from, -1 none"},
                 ColumnOf{"lead", &Texts::lead, "", "actor that leads, -1 none"},
                 ColumnOf{"stage", &Texts::stage, "", "concept, draft, tabled, accepted, refused, dead"},
                 ColumnOf{"tabled_hour", &Texts::tabled_hour, "h", "when it was tabled"},
                 ColumnOf{"duration_hours", &Texts::duration_hours, "h", "length offered, -1 open, 0 blank"},
                 ColumnOf{"kind", &Texts::kind, "", "class of text"},
                 ColumnOf{"rival_share", &Texts::rival_share, "1", "share of the channel through rivals"},
                 ColumnOf{"issues", &Texts::issues, "1", "the text by issue, below 0 blank"},
                 ColumnOf{"leads", &Texts::leads, "", "bit a set: actor a leads the effort"},
                 ColumnOf{"authors", &Texts::authors, "", "bit a set: it is leader a's own text"},
                 ColumnOf{"effort", &Texts::effort, "", "1 + effort it came from, 0 none"},
                 ColumnOf{"forecast", &Texts::forecast, "1", "chance of agreement its lead saw when it was tabled"},
                 ColumnOf{"leaked", &Texts::leaked, "", "1 = leaked"},
                 ColumnOf{"deferred", &Texts::deferred, "", "bit k set: issue k comes only at a second stage"},
                 ColumnOf{"deferred_days", &Texts::deferred_days, "days", "until that stage"},
                 ColumnOf{"ambiguity", &Texts::ambiguity, "1", "how far each reads it in its own favour"},
                 ColumnOf{"deadline_hour", &Texts::deadline_hour, "h", "dead if unanswered by then"},
                 ColumnOf{"monitors", &Texts::monitors, "1", "monitoring offered on the ground"},
                 ColumnOf{"failed_hour", &Texts::failed_hour, "h", "when it was refused or died, 0 not"},
                 ColumnOf{"deaths_day_then", &Texts::deaths_day_then, "1/day", "deaths a day on all sides at that hour"},
                 ColumnOf{"way", &Texts::way, "", "way of its effort on which its copies left"},
                 ColumnOf{"meant_as", &Texts::meant_as, "", "how far its lead means it: concept or tabled"},
                 ColumnOf{"delivered", &Texts::delivered, "", "bit k set: issue k, put off, has been granted since"},
                 ColumnOf{"withheld", &Texts::withheld, "", "bit k set: issue k was due and was not granted"}};
};

enum class EffortStage : std::int8_t { waits, runs, agreed, refused, tired, used_up };

// One row an effort of the succession.
struct Efforts {
  static constexpr std::string_view name = "efforts";
  std::vector<EffortStage> stage;
  std::vector<double> started_hour;
  std::vector<double> ended_hour;        // -1 while it has not ended
  std::vector<std::int32_t> texts;       // tabled so far
  std::vector<std::int32_t> acts;        // calls, visits, meetings, texts
  std::vector<double> last_visit_hour;
  std::vector<double> used_hours;        // effort x hours, all leads
  std::vector<std::int8_t> invited;      // 1 = a party asked for it: it waits for no one
  std::vector<std::int8_t> text_asked;   // 1 = a party asked for a text since the last one
  std::vector<double> deaths_day_start;  // deaths a day on all sides when it began
  std::vector<std::int32_t> way;         // 0 = the channels of its strategy, k = its k-th other way

  static constexpr auto columns =
      std::tuple{ColumnOf{"stage", &Efforts::stage, "", "waits, runs, agreed, refused, tired, used_up"},
                 ColumnOf{"started_hour", &Efforts::started_hour, "h", "start"},
                 ColumnOf{"ended_hour", &Efforts::ended_hour, "h", "end, -1 while it has not ended"},
                 ColumnOf{"texts", &Efforts::texts, "1", "texts tabled so far"},
                 ColumnOf{"acts", &Efforts::acts, "1", "acts so far"},
                 ColumnOf{"last_visit_hour", &Efforts::last_visit_hour, "h", "last visit"},
                 ColumnOf{"used_hours", &Efforts::used_hours, "h", "effort used, effort x hours"},
                 ColumnOf{"invited", &Efforts::invited, "", "1 = a party asked for it"},
                 ColumnOf{"text_asked", &Efforts::text_asked, "", "1 = a party asked for a text"},
                 ColumnOf{"deaths_day_start", &Efforts::deaths_day_start, "1/day", "deaths a day on all sides when it began"},
                 ColumnOf{"way", &Efforts::way, "", "0 = the channels of its strategy, k = its k-th other way"}};
};

// One row an (effort, leader who answers): what has passed between them.
struct Contacts {
  static constexpr std::string_view name = "contacts";
  std::vector<std::int32_t> effort;
  std::vector<LeaderId> leader;
  std::vector<double> consulted;
  std::vector<double> pressed;           // pressure felt, adds to the lead's effort towards this leader
  std::vector<std::int8_t> closed;       // 1 = the leader takes no calls and visits of this effort

  static constexpr auto columns = std::tuple{ColumnOf{"effort", &Contacts::effort, "", "the effort"},
                                             ColumnOf{"leader", &Contacts::leader, "", "the leader"},
                                             ColumnOf{"consulted", &Contacts::consulted, "1", "how far it was consulted"},
                                             ColumnOf{"pressed", &Contacts::pressed, "1", "pressure it feels"},
                                             ColumnOf{"closed", &Contacts::closed, "", "1 = the leader has closed the channel"}};
};

enum class LeakKind : std::int8_t { draft, call, invented };

// One row a leak: what became public, who is held to have leaked it, and how far it is believed.
struct LeakRecords {
  static constexpr std::string_view name = "leak_records";
  std::vector<double> hour;
  std::vector<LeakKind> kind;
  std::vector<std::int32_t> effort;
  std::vector<std::int32_t> text;        // -1: of a call, or invented
  std::vector<std::int32_t> outlet;      // who published it, -1 none
  std::vector<double> believed;          // share of leaders' weight that takes it for true, 0-1
  std::vector<std::int8_t> denied;       // 1 = its lead has denied it
  std::vector<std::int8_t> noted;        // what leaders made something of: 1 the leak, 2 its denial too

  static constexpr auto columns =
      std::tuple{ColumnOf{"hour", &LeakRecords::hour, "h", "when it became public"},
                 ColumnOf{"kind", &LeakRecords::kind, "", "draft, call, invented"},
                 ColumnOf{"effort", &LeakRecords::effort, "", "effort it is about"},
                 ColumnOf{"text", &LeakRecords::text, "", "text that leaked, -1 none"},
                 ColumnOf{"outlet", &LeakRecords::outlet, "", "outlet that published it, -1 none"},
                 ColumnOf{"believed", &LeakRecords::believed, "1", "how far it is taken for true"},
                 ColumnOf{"denied", &LeakRecords::denied, "", "1 = denied"},
                 ColumnOf{"noted", &LeakRecords::noted, "", "what leaders made something of: 1 the leak, 2 its denial too"}};
};

// One row a (text, leader): the copy that reached this leader, and its answer.
struct Copies {
  static constexpr std::string_view name = "copies";
  std::vector<TextId> text;
  std::vector<LeaderId> leader;
  std::vector<double> received_hour;
  std::vector<double> due_hour;          // when it answers
  std::vector<double> consulted;         // before the text was fixed, 0-1
  std::vector<std::int8_t> answer;       // 1 yes, 0 no, -1 not yet
  std::vector<std::array<double, issue_count>> issues;   // as they reached it, below 0 blank
  std::vector<TextStage> taken_for;      // concept or tabled: how far its holder takes it to be meant
  std::vector<std::int64_t> deferred;    // bit k set: issue k comes only at a second stage, as it reached them
  std::vector<std::int64_t> turned_words;  // bit k set: word k of the strategy reached them in the other wording
  std::vector<std::int64_t> hands;       // bit a set: its holder sees actor a's hand in it, beside those who sign it

  static constexpr auto columns =
      std::tuple{ColumnOf{"text", &Copies::text, "", "text it is a copy of"},
                 ColumnOf{"leader", &Copies::leader, "", "leader that holds it"},
                 ColumnOf{"received_hour", &Copies::received_hour, "h", "when it arrived"},
                 ColumnOf{"due_hour", &Copies::due_hour, "h", "when the leader answers"},
                 ColumnOf{"consulted", &Copies::consulted, "1", "how far the leader was consulted before"},
                 ColumnOf{"answer", &Copies::answer, "", "1 yes, 0 no, -1 not yet"},
                 ColumnOf{"issues", &Copies::issues, "1", "the text as it arrived, below 0 blank"},
                 ColumnOf{"deferred", &Copies::deferred, "", "bit k set: as it arrived, issue k comes only at a second stage"},
                 ColumnOf{"turned_words", &Copies::turned_words, "", "bit k set: contested word k of its strategy arrived in the other wording"},
                 ColumnOf{"taken_for", &Copies::taken_for, "", "what its holder takes it for: concept or tabled"},
                 ColumnOf{"hands", &Copies::hands, "", "bit a set: its holder sees actor a's hand in it too"}};
};

}  // namespace truce
