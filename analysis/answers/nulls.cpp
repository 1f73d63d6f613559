// The nulls of benchmark A.
#include "analysis/answers/nulls.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace truce::answers {
namespace {

struct Tally {
  double yes = 1;
  double all = 2;

  [[nodiscard]] double share() const { return yes / all; }
};

// The share of yes in each cell an answer may fall in, learnt and then read off.
Chances by_cell(const Benchmark& bench, const Question& question,
                const std::function<std::size_t(const Answer&)>& cell) {
  std::map<std::size_t, Tally> tallies;
  for (const std::size_t i : question.learn) {
    Tally& tally = tallies[cell(bench.answers[i])];
    tally.yes += bench.answers[i].yes ? 1 : 0;
    tally.all += 1;
  }
  Chances chances;
  for (const std::size_t i : question.asked) {
    chances.push_back(tallies[cell(bench.answers[i])].share());
  }
  return chances;
}

// A rule's two verdicts with the share of yes seen for each; a rule keeps its word, so a calibrated no stays
// below 1/2.
Chances calibrated(const Benchmark& bench, const Question& question,
                   const std::function<bool(const Answer&)>& says_yes) {
  Chances chances =
      by_cell(bench, question, [&](const Answer& answer) { return says_yes(answer) ? 1U : 0U; });
  for (std::size_t k = 0; k < chances.size(); ++k) {
    const bool yes = says_yes(bench.answers[question.asked[k]]);
    chances[k] = yes ? std::max(chances[k], 0.5) : std::min(chances[k], std::nextafter(0.5, 0.0));
  }
  return chances;
}

Reservations reservations(const Question& question, Reservations otherwise) {
  return question.frozen ? Reservations::july : otherwise;
}

}  // namespace

Chances always_yes(const Benchmark& bench, const Question& question) {
  return calibrated(bench, question, [](const Answer&) { return true; });
}

Chances actor_majority(const Benchmark& bench, const Question& question) {
  return by_cell(bench, question,
                 [](const Answer& answer) { return static_cast<std::size_t>(answer.decider); });
}

Chances two_features(const Benchmark& bench, const Question& question) {
  return calibrated(bench, question, [&](const Answer& answer) { return process_rule(bench, answer); });
}

Chances terms_only(const Benchmark& bench, const Question& question) {
  const Reservations which = reservations(question, Reservations::august);
  return calibrated(bench, question, [&](const Answer& answer) { return terms_rule(bench, answer, which); });
}

Chances calibrated_hard_rule(const Benchmark& bench, const Question& question) {
  const RuleSettings settings{Stage::rival, reservations(question, Reservations::by_date), true};
  return calibrated(bench, question,
                    [&](const Answer& answer) { return hard_rule(bench, answer, settings); });
}

}  // namespace truce::answers
