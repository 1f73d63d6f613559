// Hill climbing over the thirteen issues.
#include "sim/formula/single_text_search.hpp"

#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

struct Best {
  IssueText text{};
  double score = 0;
};

void try_text(const IssueText& text, const TextScore& score, double least_gain, Best& best) {
  const double value = score(text);
  if (value > best.score + least_gain) {
    best = {text, value};
  }
}

// All texts that differ from `now` on issue k only.
void try_issue(const IssueText& now, std::size_t k, const SearchPlan& plan, const TextScore& score,
               Best& best) {
  const IssueBounds& bounds = plan.bounds[k];
  if (!bounds.free) {
    return;
  }
  IssueText text = now;
  for (int level = 0; level < plan.levels; ++level) {
    text[k] = bounds.least + (bounds.most - bounds.least) * level / (plan.levels - 1);
    if (text[k] != now[k]) {
      try_text(text, score, plan.least_gain, best);
    }
  }
  if (bounds.may_be_silent && now[k]) {
    text[k].reset();
    try_text(text, score, plan.least_gain, best);
  }
}

}  // namespace

SearchResult single_text_search(const IssueText& opening, const SearchPlan& plan, const TextScore& score) {
  require(plan.levels > 1 && plan.most_rounds >= 0, "a search tries at least two values");
  Best now{opening, score(opening)};
  for (int round = 0; round < plan.most_rounds; ++round) {
    Best best = now;
    for (std::size_t k = 0; k < issue_count; ++k) {
      try_issue(now.text, k, plan, score, best);
    }
    if (!(best.score > now.score)) {
      return {now.text, now.score, round, false};
    }
    now = best;
  }
  return {now.text, now.score, plan.most_rounds, true};
}

}  // namespace truce::formula
