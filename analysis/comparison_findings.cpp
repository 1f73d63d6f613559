// The list of findings: what the page tells, with all digits.
#include <cmath>

#include "analysis/comparison.hpp"
#include "analysis/robustness.hpp"

namespace truce {
namespace {

constexpr const char* calm72 = "calm72";
constexpr const char* first_calm72 = "first_calm72";

class Findings {
 public:
  std::vector<Finding> list;

  void point(int p, const std::vector<LeverNumbers>& levers) {
    point_ = p;
    for (const LeverNumbers& lever : levers) {
      lever_ = lever.id;
      for (const auto& [name, d] : lever.outcomes) difference(name, d);
      calm(lever);
      ends("agreed", lever.reference_ends.agreed, lever.ends.agreed, lever.agreed_p);
      ends("unilateral", lever.reference_ends.unilateral, lever.ends.unilateral, lever.unilateral_p);
    }
  }

  void order(const StudyValues& study, const std::string& outcome, std::size_t p) {
    point_ = static_cast<int>(p);
    const auto ranks = ranking(study, outcome, p);
    for (std::size_t r = 0; r < ranks.size(); ++r) {
      lever_ = study.levers()[ranks[r].lever];
      add(outcome, "rank", static_cast<double>(r + 1));
      add(outcome, "worse_than_next_better", ranks[r].behind, ranks[r].behind_interval);
      add(outcome, "better_than_best_other", ranks[r].ahead, ranks[r].ahead_interval);
    }
  }

  void over_all(const Comparison& found) {
    point_ = -1;
    for (const Spread& one : spreads(found)) {
      lever_ = one.lever;
      add(one.outcome, "points_above", one.above);
      add(one.outcome, "points_below", one.below);
      add(one.outcome, "points_open", one.open);
      add(one.outcome, "difference_smallest", one.smallest);
      add(one.outcome, "difference_largest", one.largest);
    }
    for (const std::string& outcome : varying_outcomes(found.study)) {
      const std::vector<Regret> all = regret_of(found.study, outcome);
      for (std::size_t l = 0; l < all.size(); ++l) {
        lever_ = found.study.levers()[l];
        add(outcome, "regret_largest", all[l].largest);
        add(outcome, "regret_largest_at_point", static_cast<double>(all[l].worst_at));
        add(outcome, "regret_mean", all[l].mean);
        add(outcome, "best_in_points", static_cast<double>(all[l].best_in));
      }
    }
  }

 private:
  void add(const std::string& outcome, const std::string& measure, double value,
           const Interval& range = {std::nan(""), std::nan("")}) {
    list.push_back({point_, lever_, outcome, measure, value, range.low, range.high});
  }

  void difference(const std::string& name, const PairedDifference& d) {
    add(name, "mean_reference", d.mean_a);
    add(name, "mean_lever", d.mean_b);
    add(name, "difference_t", d.mean, d.t);
    add(name, "difference_resampled", d.mean, d.bootstrap);
    add(name, "correlation", d.correlation);
    add(name, "saved", d.saved);
    add(name, "pairs", static_cast<double>(d.pairs));
  }

  void calm(const LeverNumbers& lever) {
    const auto lasts = [&](const std::string& measure, const Lasting& found) {
      if (found.was_followed) add(calm72, measure, found.survival, found.interval);
    };
    add(calm72, "share_reference", lever.reference_calm.had.share, lever.reference_calm.had.wilson);
    add(calm72, "share_lever", lever.calm.had.share, lever.calm.had.wilson);
    lasts("lasts_7d_reference", lever.reference_calm.week);
    lasts("lasts_7d", lever.calm.week);
    lasts("lasts_30d_reference", lever.reference_calm.month);
    lasts("lasts_30d", lever.calm.month);
    add(calm72, "median_hours_reference", lever.reference_calm.median);
    add(calm72, "median_hours", lever.calm.median);
    add(calm72, "log_rank_p", lever.log_rank_p);
  }

  void ends(const std::string& cause, const EndNumbers& reference, const EndNumbers& lever, double p_value) {
    const auto came = [&](const std::string& measure, const Incidence& found) {
      if (found.was_followed) add(first_calm72, cause + measure, found.share, found.interval);
    };
    came("_7d_reference", reference.week);
    came("_7d", lever.week);
    came("_30d_reference", reference.month);
    came("_30d", lever.month);
    came("_at_last_reference", reference.last);
    came("_at_last", lever.last);
    add(first_calm72, cause + "_log_rank_p", p_value);
  }

  int point_ = 0;
  std::string lever_;
};

}  // namespace

std::vector<Finding> comparison_findings(const Comparison& found) {
  Findings findings;
  for (std::size_t p = 0; p < found.points.size(); ++p) {
    findings.point(static_cast<int>(p), found.points[p]);
    for (const std::string& outcome : varying_outcomes(found.study)) findings.order(found.study, outcome, p);
  }
  if (found.points.size() > 1) findings.over_all(found);
  return std::move(findings.list);
}

}  // namespace truce
