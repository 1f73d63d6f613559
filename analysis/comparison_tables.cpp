// Numbers of a comparison put into cells.
#include "analysis/comparison_tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace truce {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string with_interval(double value, const Interval& range) {
  return number_cell(value) + (std::isnan(range.low) ? "" : " (" + interval_cell(range) + ")");
}

// "1.7 (0.3 to 8.9)", in percent.
std::string percent(double share, const Interval& range) {
  if (std::isnan(share)) return "-";
  char text[80];
  if (std::isnan(range.low))
    std::snprintf(text, sizeof text, "%.1f", 100 * share);
  else
    std::snprintf(text, sizeof text, "%.1f (%.1f to %.1f)", 100 * share, 100 * range.low, 100 * range.high);
  return text;
}

std::string lasting(const Lasting& found) {
  return found.was_followed ? percent(found.survival, found.interval) : "not followed so long";
}

std::string came(const Incidence& found) {
  return found.was_followed ? percent(found.share, found.interval) : "not followed so long";
}

// "0.62 (0.41 to 0.8)": median, least and most of what is there.
std::string spread_words(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return "-";
  std::ranges::sort(values);
  return with_interval(values[values.size() / 2], {values.front(), values.back()});
}

}  // namespace

TableCells outcome_table(const std::vector<LeverNumbers>& levers, const OutcomeNames& left_out) {
  TableCells cells{{"outcome", "lever", "reference", "lever's", "difference", "95 % t", "95 % resampled",
                    "correlation", "saved", "pairs"}};
  for (std::size_t o = 0; o < levers[0].outcomes.size(); ++o)
    for (const LeverNumbers& lever : levers) {
      const auto& [name, d] = lever.outcomes[o];
      if (left_out.contains(name)) continue;
      cells.push_back({name, lever.id, number_cell(d.mean_a), number_cell(d.mean_b), number_cell(d.mean),
                       interval_cell(d.t), interval_cell(d.bootstrap), number_cell(d.correlation),
                       number_cell(d.saved), std::to_string(d.pairs)});
    }
  return cells;
}

TableCells first_ends_table(const std::string& reference, const std::vector<LeverNumbers>& levers) {
  TableCells cells{{"lever", "under", "within 7 d", "within 30 d", "to the end", "log-rank p"}};
  const auto rows = [&](const std::string& id, const FirstEnds& ends, double agreed_p, double unilateral_p) {
    const auto row = [&](const char* cause, const EndNumbers& one, double p_value) {
      cells.push_back({id, cause, came(one.week), came(one.month), came(one.last), number_cell(p_value)});
    };
    row("an agreed halt", ends.agreed, agreed_p);
    row("none (unasked)", ends.unilateral, unilateral_p);
  };
  rows(reference + " (reference)", levers[0].reference_ends, none, none);
  for (const LeverNumbers& lever : levers) rows(lever.id, lever.ends, lever.agreed_p, lever.unilateral_p);
  return cells;
}

TableCells lasting_table(const std::string& reference, const std::vector<LeverNumbers>& levers) {
  TableCells cells{
      {"lever", "runs with one", "percent of runs", "lasts 7 d", "lasts 30 d", "median h", "log-rank p"}};
  const auto row = [&](const std::string& id, const CalmNumbers& c, double p_value) {
    cells.push_back({id, std::to_string(c.had.yes) + " of " + std::to_string(c.had.of),
                     percent(c.had.share, c.had.wilson), lasting(c.week), lasting(c.month),
                     number_cell(c.median), number_cell(p_value)});
  };
  row(reference + " (reference)", levers[0].reference_calm, none);
  for (const LeverNumbers& lever : levers) row(lever.id, lever.calm, lever.log_rank_p);
  return cells;
}

TableCells common_luck_table(const Comparison& found, const OutcomeNames& left_out) {
  TableCells cells{{"outcome", "correlation of pairs", "times fewer runs"}};
  for (std::size_t o = 0; o < found.points[0][0].outcomes.size(); ++o) {
    const std::string& name = found.points[0][0].outcomes[o].first;
    if (left_out.contains(name)) continue;
    std::vector<double> correlation, saved;
    for (const auto& levers : found.points)
      for (const LeverNumbers& lever : levers) {
        correlation.push_back(lever.outcomes[o].second.correlation);
        saved.push_back(lever.outcomes[o].second.saved);
      }
    cells.push_back({name, spread_words(correlation), spread_words(saved)});
  }
  return cells;
}

TableCells spread_table(const Comparison& found, const OutcomeNames& left_out) {
  TableCells cells{
      {"outcome", "lever", "points above 0", "below 0", "interval holds 0", "smallest", "largest"}};
  for (const Spread& one : spreads(found))
    if (!left_out.contains(one.outcome))
      cells.push_back({one.outcome, one.lever, std::to_string(one.above), std::to_string(one.below),
                       std::to_string(one.open), number_cell(one.smallest), number_cell(one.largest)});
  return cells;
}

}  // namespace truce
