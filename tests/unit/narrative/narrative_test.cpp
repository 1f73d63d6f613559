// The narrative: each kind of thing becomes a sentence with its moment, names stand for ids, unknown kinds
// are still told.
#include "analysis/narrative.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace truce {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TableSpec table(const std::string& name, std::vector<ColumnSpec> columns) {
  return {name, name, std::move(columns)};
}
ColumnSpec number(const std::string& name) { return {name, "1", name, NumberType::float64, {}, {}}; }
ColumnSpec kinds(const std::string& name, Meanings words) {
  return {name, "1", name, NumberType::int8, std::move(words), {}};
}

struct Sample {
  RecordSpec spec;
  RunRecord run;
  DisplayNames names{{"party", {"North", "South"}}, {"halt", {"harvest pause"}}, {"text", {"first text"}}};

  Sample() {
    spec.start = "2000-03-01 00:00";
    for (int hour = 0; hour <= 48; ++hour) spec.time_hours.push_back(hour);
    spec.dimensions = {
        {"party", {"north", "south"}, ""}, {"leader", {"chief"}, ""}, {"mediator", {"friend_one"}, ""}};
    spec.tables = {
        table("events", {number("time"),
                         kinds("kind", {"halt_starts", "halt_ends", "breach", "text_tabled", "moon_landing"}),
                         number("actor"), number("object"), number("value")}),
        table("arrangements", {number("start"), number("planned"), number("end"), kinds("kind", {"pause"}),
                               kinds("cause", {"lives", "expired", "collapsed", "renewed"}),
                               number("ended_by"), number("signatories"), number("setup"),
                               number("first_breach"), number("acts"), number("text")}),
        table("texts", {number("setup")}),
        table("decisions", {number("time"), number("text"), number("leader"), number("term_disposition"),
                            number("term_war"), number("sum"), number("probability"), number("draw"),
                            number("answer"), number("own_text"), number("binding"), number("recorded")})};
    run.tables = {
        {{{6, 9, 13, 20, 30}, {0, 2, 1, 3, 4}, {-1, 1, 1, 1, 0}, {0, 0, 0, 0, 2}, {0, 2, 2, 12, 0}}},
        {{{6}, {12}, {13}, {0}, {2}, {1}, {3}, {0}, {9}, {4}, {-1}}},
        {{{0}}},
        {{{26}, {0}, {0}, {0.05}, {-0.2}, {-0.15}, {0.2}, {0.7}, {0}, {0}, {1}, {1}}}};
  }
  [[nodiscard]] std::string tell(const NarrativeOptions& options = {}) const {
    return narrate(spec, run, names, options);
  }
};

TEST(Narrative, TellsAHaltFromItsStartToItsEnd) {
  const std::string text = Sample().tell();
  EXPECT_THAT(
      text,
      HasSubstr(
          "1 March 06:00  A pause begins, halt 1 (harvest pause): North and South hold fire, planned 12 h."));
  EXPECT_THAT(text, HasSubstr("First hostile act in halt 1 (harvest pause), by South."));
  EXPECT_THAT(text, HasSubstr("after 7 h: it collapses, the order of South falls first; first hostile act 3 "
                              "h after the start, 4 in all."));
}

TEST(Narrative, TellsAHaltProlongedFromOneLeftForAnother) {
  const auto told = [](double text_of_the_next) {
    Sample sample;
    sample.run.tables[1] = {{{6, 13},
                             {12, 24},
                             {13, -1},
                             {0, 0},
                             {3, 0},
                             {-1, -1},
                             {3, 3},
                             {-1, -1},
                             {-1, -1},
                             {0, 0},
                             {0, text_of_the_next}}};
    return sample.tell();
  };
  EXPECT_THAT(told(0), HasSubstr("The halt ends, halt 1, after 7 h: it is prolonged."));
  EXPECT_THAT(told(1), HasSubstr("The halt ends, halt 1, after 7 h: its parties go over to halt 2."));
}

TEST(Narrative, TellsAReplyWithTheTermsThatMatter) {
  const std::string text = Sample().tell();
  EXPECT_THAT(text, HasSubstr("Text 1 (first text) is tabled by friend_one, length 12 h."));
  EXPECT_THAT(
      text,
      HasSubstr(
          "Chief says no to text 1 (first text) (chance of yes 0.2, drew 0.7). Most for: disposition +0.05; "
          "most against: war -0.2; binding: war -0.2. Recorded answer: yes."));
}

TEST(Narrative, GivesAllTermsOnRequest) {
  EXPECT_THAT(Sample().tell({.all_terms = true}), HasSubstr("Terms: disposition +0.05, war -0.2; sum -0.15"));
}

TEST(Narrative, TellsAKindItDoesNotKnowByItsWord) {
  EXPECT_THAT(Sample().tell(), HasSubstr("Chief: moon landing, object 3."));
}

TEST(Narrative, KeepsToTheHoursAskedFor) {
  const std::string text = Sample().tell({.from_hours = 10, .to_hours = 20});
  EXPECT_THAT(text, Not(HasSubstr("A pause begins")));
  EXPECT_THAT(text, HasSubstr("is tabled by"));
  EXPECT_THAT(text, Not(HasSubstr("says no")));
}

// Two texts with the same terms; the first reaches the chief distorted through a carrier; two ministers vote;
// a leak.
Sample with_mediation() {
  Sample sample;
  sample.spec.dimensions[1].members = {"chief", "min_a", "min_b"};
  sample.names.insert({{"effort", {"shuttle"}},
                       {"carriers", {"Go-between", "", ""}},
                       {"carriers 1", {"Neighbour", "", ""}},
                       {"effort_lead", {"friend_one"}},
                       {"minister", {"", "chief", "chief"}},
                       {"outlet", {"radio"}}});
  sample.spec.tables = {
      table("events", {number("time"),
                       kinds("kind", {"vote", "call", "blame", "text_tabled", "reroute", "hand_seen",
                                      "taken_for", "delivery", "denial"}),
                       number("actor"), number("object"), number("value")}),
      table("texts", {number("setup"), number("effort"), number("forecast"), number("x_forces"),
                      number("way"), number("deferred"), number("deferred_days")}),
      table("copies", {number("text"), number("leader"), number("received_hour"), number("x_forces"),
                       number("deferred"), number("turned_words")}),
      table("efforts", {kinds("stage", {"waits", "runs", "agreed", "refused", "tired"}),
                        number("started_hour"), number("ended_hour"), number("texts"), number("acts")}),
      table("leaks", {number("time"), kinds("kind", {"draft", "call", "invented"}), number("effort"),
                      number("text"), number("outlet"), number("believed"), number("denied")}),
      table("decisions", {number("time"), number("text"), number("leader"), number("term_war"), number("sum"),
                          number("probability"), number("draw"), number("answer"), number("own_text"),
                          number("binding"), number("recorded")})};
  sample.run.tables = {{{{3, 4, 6, 8, 9, 9.5, 10, 11, 12, 13, 14, 15},
                         {3, 1, 8, 0, 2, 4, 3, 1, 5, 6, 7, 7},
                         {3, 3, 3, 0, 0, 3, 3, 3, 0, 0, 0, 0},
                         {0, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0},
                         {12, 0, 0, 1, 0, 1, 12, 0, 3, 2, 7, -6}}},
                       {{{-1, -1}, {1, 1}, {0.4, 0.4}, {0.5, 0.5}, {0, 1}, {1, 0}, {7, 0}}},
                       {{{0}, {0}, {5}, {0.75}, {0}, {2}}},
                       {{{3}, {2}, {40}, {1}, {1}}},
                       {{{6}, {0}, {0}, {0}, {0}, {0.5}, {1}}},
                       {{{8, 8, 8},
                         {0, 0, 0},
                         {1, 2, 0},
                         {-0.1, 0.1, 0},
                         {0, 0, 0},
                         {0.4, 0.6, 0.5},
                         {0.5, 0.5, 0.5},
                         {0, 1, 0},
                         {0, 0, 0},
                         {-1, -1, -1},
                         {-1, -1, -1}}}};
  return sample;
}

TEST(Narrative, TellsWhatLeadersHoldATextToBeAndWhatBecameOfItsTerms) {
  const std::string text = with_mediation().tell();
  EXPECT_THAT(text, HasSubstr("Chief sees the hand of friend_one in text 1."));
  EXPECT_THAT(text, HasSubstr("Chief takes text 1 for a plan on the table, no mere concept."));
  EXPECT_THAT(text, HasSubstr("North grants what text 1 had put off: port airport."));
  EXPECT_THAT(text, HasSubstr("does not grant what text 1 had put off: fishing."));
  EXPECT_LT(text.find("Text 1 leaks"), text.find("Friend_one denies what has leaked of text 1."));
}

TEST(Narrative, TellsWhatReachedALeaderAndThroughWhom) {
  const std::string text = with_mediation().tell();
  EXPECT_THAT(
      text,
      HasSubstr("Text 1 reaches chief through Go-between, not as it was sent: forces 0.75 instead of 0.5, "
                "forces at once, 1 contested word in the other wording."));
  EXPECT_THAT(text, HasSubstr("Friend_one gets word to chief through Go-between."));
  EXPECT_THAT(text, HasSubstr("Friend_one turns to another way (shuttle): chief through Neighbour."));
  EXPECT_THAT(text, HasSubstr("Friend_one gets word to chief through Neighbour."));
  EXPECT_THAT(text,
              HasSubstr("its lead gives it 40 %. Terms, 0 to 1: forces 0.5. Put off by 7 days: forces."));
  EXPECT_THAT(text, HasSubstr("Terms as in text 1."));
}

TEST(Narrative, FoldsTheVotesOfMinistersIntoOneSentence) {
  const std::string text = with_mediation().tell();
  EXPECT_THAT(text, HasSubstr("Chief puts text 1 to the vote: 1 to 1; in favour: min_b."));
  EXPECT_THAT(text, HasSubstr("Chief says no to text 1, as voted"));
  EXPECT_THAT(text, Not(HasSubstr("Min_a says")));
  EXPECT_THAT(with_mediation().tell({.all_terms = true}), HasSubstr("Min_a says no"));
}

TEST(Narrative, TellsEffortsLeaksAndBlame) {
  const std::string text = with_mediation().tell();
  EXPECT_THAT(text, HasSubstr("An effort begins: shuttle."));
  EXPECT_THAT(text, HasSubstr("The effort ends, shuttle: its texts refused, after 38 h, 1 act and 1 text."));
  EXPECT_THAT(text, HasSubstr("Text 1 leaks (shuttle), published by radio; leaders believe it to 50 %"));
  EXPECT_THAT(text, HasSubstr("Chief blames friend_one in public for a text it has refused."));
}

TEST(Narrative, BearsARecordWithoutTables) {
  Sample sample;
  sample.run.tables.clear();
  EXPECT_EQ(sample.tell(), "");
}

}  // namespace
}  // namespace truce
