// Rankings, regret and who pays, from the outcomes of a study.
#include "analysis/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "analysis/paired.hpp"

namespace truce {
namespace {

// Means of an outcome: [point][lever].
std::vector<std::vector<double>> means(const StudyValues& study, const std::string& outcome) {
  std::vector<std::vector<double>> found(study.points(), std::vector<double>(study.levers().size()));
  for (std::size_t l = 0; l < study.levers().size(); ++l) {
    const auto values = study.of(outcome, l);
    for (std::size_t p = 0; p < found.size(); ++p) found[p][l] = mean_of_present(values[p]);
  }
  return found;
}

// Values at a point in the sense of better: [lever][replicate].
std::vector<std::vector<double>> merits(const StudyValues& study, const std::string& outcome,
                                        std::size_t point) {
  const double sign = more_is_better(outcome) ? 1 : -1;
  std::vector<std::vector<double>> values;
  for (std::size_t l = 0; l < study.levers().size(); ++l) {
    values.push_back(study.of(outcome, l)[point]);
    for (double& value : values.back()) value *= sign;
  }
  return values;
}

// How far each of the listed levers is ahead of the best of the others, over the replicates that all have.
void tell_ahead(const std::vector<std::vector<double>>& values, std::vector<Ranked>& levers) {
  std::vector<std::vector<double>> whole;  // [replicate][place]
  for (std::size_t r = 0; r < values[0].size(); ++r) {
    std::vector<double> row;
    for (const Ranked& one : levers) row.push_back(values[one.lever][r]);
    if (std::ranges::none_of(row, [](double value) { return std::isnan(value); })) whole.push_back(row);
  }
  const std::vector<Interval> intervals = against_the_best(whole);
  for (std::size_t i = 0; i < levers.size(); ++i) {
    const double best = levers[i == 0 && levers.size() > 1 ? 1 : 0].mean;
    levers[i].ahead = levers.size() < 2 ? std::nan("") : levers[i].mean - best;
    levers[i].ahead_interval =
        intervals.size() == levers.size() ? intervals[i] : Interval{std::nan(""), std::nan("")};
  }
}

}  // namespace

bool more_is_better(const std::string& outcome) {
  return outcome.starts_with("calm") || outcome.starts_with("trust_change_") ||
         outcome.starts_with("reputation_change_") || outcome == "longest_agreed_halt" ||
         outcome == "first_calm72_length";
}

std::vector<std::string> varying_outcomes(const StudyValues& study) {
  std::vector<std::string> names = study.primary();
  std::erase_if(names, [&](const std::string& outcome) {
    std::set<double> distinct;
    for (const auto& point : means(study, outcome))
      for (const double mean : point)
        if (!std::isnan(mean)) distinct.insert(mean);
    return distinct.size() < 2;
  });
  return names;
}

std::vector<Ranked> ranking(const StudyValues& study, const std::string& outcome, std::size_t point) {
  const std::vector<std::vector<double>> values = merits(study, outcome, point);
  std::vector<Ranked> order;
  for (std::size_t l = 0; l < values.size(); ++l) {
    const double mean = mean_of_present(values[l]);
    if (!std::isnan(mean)) order.push_back({l, mean, std::nan(""), {}, std::nan(""), {}});
  }
  if (order.empty()) return order;
  std::ranges::stable_sort(order, std::ranges::greater{}, &Ranked::mean);
  order[0].behind_interval = {std::nan(""), std::nan("")};
  for (std::size_t i = 1; i < order.size(); ++i) {
    order[i].behind = order[i - 1].mean - order[i].mean;
    order[i].behind_interval = paired_t(values[order[i].lever], values[order[i - 1].lever]);
  }
  tell_ahead(values, order);
  return order;
}

std::string ranking_words(const StudyValues& study, const std::string& outcome, std::size_t point) {
  std::string text;
  for (const Ranked& one : ranking(study, outcome, point)) {
    const Interval& gap = one.behind_interval;
    if (!text.empty()) text += gap.low > 0 || gap.high < 0 ? " > " : " ~ ";
    text += study.levers()[one.lever];
  }
  return text;
}

TableCells ranking_table(const StudyValues& study, const std::vector<std::string>& points) {
  TableCells cells{{"outcome", "setting", "from best to worst"}};
  for (const std::string& outcome : varying_outcomes(study))
    for (std::size_t p = 0; p < study.points(); ++p)
      cells.push_back({outcome, points[p], ranking_words(study, outcome, p)});
  return cells;
}

std::vector<Regret> regret_of(const StudyValues& study, const std::string& outcome) {
  std::vector<std::vector<double>> value = means(study, outcome);
  if (!more_is_better(outcome))
    for (auto& point : value)
      for (double& one : point) one = -one;
  return regrets(value);
}

TableCells regret_table(const StudyValues& study, const std::vector<std::string>& points) {
  TableCells cells{{"outcome", "lever", "largest regret", "in setting", "mean regret", "best in"}};
  for (const std::string& outcome : varying_outcomes(study)) {
    const std::vector<Regret> found = regret_of(study, outcome);
    for (std::size_t l = 0; l < found.size(); ++l)
      cells.push_back({outcome, study.levers()[l], number_cell(found[l].largest), points[found[l].worst_at],
                       number_cell(found[l].mean),
                       std::to_string(found[l].best_in) + " of " + std::to_string(found[l].states)});
  }
  return cells;
}

TableCells against_best_table(const StudyValues& study, std::size_t point) {
  const std::vector<std::string> outcomes = varying_outcomes(study);
  TableCells cells{{"lever"}};
  for (const std::string& lever : study.levers()) cells.push_back({lever});
  for (const std::string& outcome : outcomes) {
    cells[0].push_back(outcome);
    for (std::size_t l = 0; l < study.levers().size(); ++l) cells[l + 1].emplace_back("-");
    for (const Ranked& one : ranking(study, outcome, point))
      cells[one.lever + 1].back() = number_cell(one.ahead) + " (" + interval_cell(one.ahead_interval) + ")";
  }
  return cells;
}

TableCells who_pays_table(const StudyValues& study, std::size_t point) {
  std::vector<std::string> groups = study.all();
  std::erase_if(groups, [](const std::string& name) {
    return !name.starts_with("deaths_") && !name.starts_with("fighters_");
  });
  TableCells cells{{"lever"}};
  cells[0].insert(cells[0].end(), groups.begin(), groups.end());
  for (std::size_t l = 0; l < study.levers().size(); ++l) {
    std::vector<std::string> row{study.levers()[l]};
    for (const std::string& group : groups)
      row.push_back(number_cell(mean_of_present(study.of(group, l)[point])));
    cells.push_back(std::move(row));
  }
  return cells;
}

}  // namespace truce
