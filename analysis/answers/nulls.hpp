// Benchmark A, the nulls: what any model of the answers must beat before its words count.
#pragma once

#include <span>

#include "analysis/answers/rule.hpp"
#include "analysis/answers/score.hpp"

namespace truce::answers {

// Positions in Benchmark::answers.
using AnswerList = std::vector<std::size_t>;

// What a model may learn from, what it is asked, and whether values coded after 28 July are withheld.
struct Question {
  AnswerList learn;
  AnswerList asked;
  bool frozen = false;
};

// Always yes, at the share of yes seen while learning (never below 1/2). One fitted number.
[[nodiscard]] Chances always_yes(const Benchmark& bench, const Question& question);

// Each actor at its own share of yes (one yes and one no added). Five fitted numbers.
[[nodiscard]] Chances actor_majority(const Benchmark& bench, const Question& question);

// The rule without preferences; its two verdicts get the share of yes seen (one yes and one no added), which
// is the logistic fit on that one indicator under a uniform prior on each share. Two fitted numbers, two
// read-off thresholds.
[[nodiscard]] Chances two_features(const Benchmark& bench, const Question& question);

// Terms only, its two verdicts calibrated in the same way; frozen: the July reservations. Two fitted numbers.
[[nodiscard]] Chances terms_only(const Benchmark& bench, const Question& question);

// The hard rule with all stages, calibrated in the same way; frozen: the July reservations. Two fitted
// numbers, but the rule itself was written after its misses had been seen.
[[nodiscard]] Chances calibrated_hard_rule(const Benchmark& bench, const Question& question);

}  // namespace truce::answers
