// Benchmark A, the hard rule: no issue below its reservation point, then who was asked, then through whom
// (ruling H1).
#pragma once

#include "analysis/answers/coding.hpp"

namespace truce::answers {

// Each stage adds one sentence to the rule before it.
enum class Stage { terms, state, consultation, rival };
inline constexpr std::array<std::string_view, 4> stage_names = {"terms only", "+ state and class of halt",
                                                                "+ consultation", "+ rival channel"};

// Which reservation values a rule reads: by date (July to 4 August, August after), or one of the two
// throughout.
enum class Reservations { by_date, july, august };

struct RuleSettings {
  Stage stage = Stage::rival;
  Reservations reservations = Reservations::by_date;
  bool author_says_yes = true;
};

// The answer of the hard rule.
[[nodiscard]] bool hard_rule(const Benchmark& bench, const Answer& answer, const RuleSettings& settings);

// Terms only: the August values for every text, every issue always on, authors not exempt. With dated values
// it hits one answer more (69); the figure quoted in the notes, 68, is this one.
[[nodiscard]] bool terms_rule(const Benchmark& bench, const Answer& answer, Reservations reservations);

// The rule without any preferences: authors yes; armed bodies yes if consulted >= .5; Israel and the PA yes
// if the rival channel carries < .75.
[[nodiscard]] bool process_rule(const Benchmark& bench, const Answer& answer);

}  // namespace truce::answers
