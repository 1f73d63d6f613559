// Rankings, regret and who pays, from the outcomes of a study.
#include "analysis/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "analysis/paired.hpp"
#include "analysis/selection/regret.hpp"

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

// Primary outcomes that are not the same everywhere: of the others there is nothing to rank.
std::vector<std::string> varying(const StudyValues& study) {
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

}  // namespace

bool more_is_better(const std::string& outcome) {
  return outcome.starts_with("calm") || outcome == "longest_agreed_halt" || outcome == "first_calm72_length";
}

std::string ranking_words(const StudyValues& study, const std::string& outcome, std::size_t point) {
  std::vector<std::vector<double>> values;
  std::vector<double> mean;
  for (std::size_t l = 0; l < study.levers().size(); ++l) {
    values.push_back(study.of(outcome, l)[point]);
    mean.push_back(mean_of_present(values.back()));
  }
  std::vector<std::size_t> order(mean.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t l) { return std::isnan(mean[l]); });
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return more_is_better(outcome) ? mean[a] > mean[b] : mean[a] < mean[b];
  });
  std::string text;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) {
      const Interval gap = paired_t(values[order[i - 1]], values[order[i]]);
      text += gap.low > 0 || gap.high < 0 ? " > " : " ~ ";
    }
    text += study.levers()[order[i]];
  }
  return text;
}

TableCells ranking_table(const StudyValues& study, const std::vector<std::string>& points) {
  TableCells cells{{"outcome", "setting", "from best to worst"}};
  for (const std::string& outcome : varying(study))
    for (std::size_t p = 0; p < study.points(); ++p)
      cells.push_back({outcome, points[p], ranking_words(study, outcome, p)});
  return cells;
}

TableCells regret_table(const StudyValues& study, const std::vector<std::string>& points) {
  TableCells cells{{"outcome", "lever", "largest regret", "in setting", "mean regret", "best in"}};
  for (const std::string& outcome : varying(study)) {
    std::vector<std::vector<double>> value = means(study, outcome);
    if (!more_is_better(outcome))
      for (auto& point : value)
        for (double& one : point) one = -one;
    const std::vector<Regret> found = regrets(value);
    for (std::size_t l = 0; l < found.size(); ++l)
      cells.push_back({outcome, study.levers()[l], number_cell(found[l].largest), points[found[l].worst_at],
                       number_cell(found[l].mean),
                       std::to_string(found[l].best_in) + " of " + std::to_string(found[l].states)});
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
