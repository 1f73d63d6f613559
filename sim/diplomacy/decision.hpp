// One leader weighs one text by the decision equation, from the simulated state alone (rulings M1, M2).
#pragma once

#include <optional>

#include "sim/diplomacy/text_seen.hpp"
#include "sim/formula/reply_sum.hpp"
#include "sim/process/process.hpp"

namespace truce::diplomacy {

struct Weighed {
  formula::ReplyTerms terms;
  formula::ReplyTerms reference;  // the same leader before a text that asks, costs and carries nothing
  double probability = 0.5;       // of a yes
};

// Where the leader stands on every issue now: reservations move with state, activity with the war and the
// text.
[[nodiscard]] formula::IssueStances stances(const World& world, const Luck& luck, std::size_t leader,
                                            const TextSeen& text);

// What the leader brings to every reply, utils.
[[nodiscard]] formula::ReplyWeights reply_weights(const World& world, std::size_t leader);

// What the leader reads on one issue: an ambiguous text says to each reader a share more of what it hopes
// for. Blank where the text is silent.
[[nodiscard]] std::optional<double> reads(const World& world, const Luck& luck, std::size_t leader,
                                          const TextSeen& text, formula::Issue issue);

// What it sees in the text and in the war.
[[nodiscard]] formula::ReplyInputs reply_inputs(const World& world, const Luck& luck, std::size_t leader,
                                                const TextSeen& text);

// Utils of leverage and inducements behind the text, as this leader feels them.
[[nodiscard]] double leverage(const World& world, std::size_t leader, const TextSeen& text);

// Columns that weigh() looks at, for the cards of those who call it.
inline constexpr Names read_by_weighing{"leaders.party",
                                        "leaders.pledge",
                                        "leaders.momentum",
                                        "leaders.cover_lost",
                                        "leaders.toughness_seen",
                                        "reputations.*",
                                        "contacts.effort",
                                        "contacts.leader",
                                        "contacts.pressed",
                                        "mediators.withheld",
                                        "mediators.effort",
                                        "relations.*",
                                        "parties.aim",
                                        "parties.ground",
                                        "parties.weariness",
                                        "parties.fighters_killed_day",
                                        "works.searcher",
                                        "works.left_share",
                                        "publics.party",
                                        "publics.citizens",
                                        "publics.backs",
                                        "publics.opinion_spread",
                                        "publics.deaths_day"};

// The terms alone, for who only wants the chance: cheaper by half.
[[nodiscard]] formula::ReplyTerms weigh_terms(const World& world, const Luck& luck, std::size_t leader,
                                              const TextSeen& text);

// Terms, reference and chance of a yes. A leader's own text is not weighed here: it is a yes (ruling M1).
[[nodiscard]] Weighed weigh(const World& world, const Luck& luck, std::size_t leader, const TextSeen& text);

// Row for the journal, without answer and draw; `text` may be -1.
[[nodiscard]] DecisionRow decision_row(const World& world, std::size_t leader, std::int32_t text,
                                       const Weighed& weighed);

// Largest believed share left of the works the party searches, 0 if it searches none.
[[nodiscard]] double sites_left(const World& world, std::int32_t party);

// Whether any party's forces are inside another's territory.
[[nodiscard]] bool any_forces_inside(const World& world);

// Sum of the covers of the calendar in force, utils.
[[nodiscard]] double calendar_cover(const World& world);

}  // namespace truce::diplomacy
