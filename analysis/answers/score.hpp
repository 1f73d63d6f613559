// How well probabilities fit yes-or-no answers: hits, log loss, area under the curve, and a difference with
// its interval.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace truce::answers {

// Chances of a yes, one per answer asked; 0-1.
using Chances = std::vector<double>;

struct Score {
  int hits = 0;  // answers on the right side of 1/2 (1/2 counts as yes)
  int asked = 0;
  double log_loss = 0;  // nats an answer; chances are held within 1e-6 of 0 and 1
  double area = 0.5;    // chance that a yes got more than a no, ties half; 1/2 if one kind is missing
};

// Scores chances against what was answered (1 yes, 0 no); same lengths, not empty.
[[nodiscard]] Score score(const Chances& chances, const std::vector<int>& yes);

struct Interval {
  double middle = 0;
  double low = 0;   // 2.5 %
  double high = 0;  // 97.5 %
};

// Mean log loss of a less that of b, with a percentile interval from 4,000 draws of whole groups with
// replacement: answers to one text hang together (Cameron, Gelbach & Miller 2008). `groups` numbers each
// answer's text.
[[nodiscard]] Interval loss_difference(const Chances& a, const Chances& b, const std::vector<int>& yes,
                                       const std::vector<std::size_t>& groups);

}  // namespace truce::answers
