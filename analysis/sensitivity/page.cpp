// Numbers of a sensitivity study, then its page.
#include "analysis/sensitivity/page.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/study_values.hpp"

namespace truce {
namespace {

using Values = std::vector<std::vector<double>>;  // [point][replicate]

Values values_of(const StudyValues& study, const SensitivityWords& words, const std::string& outcome) {
  Values values = study.of(outcome, words.lever);
  if (!words.is_difference) return values;
  const Values reference = study.of(outcome, 0);
  for (std::size_t p = 0; p < values.size(); ++p)
    for (std::size_t r = 0; r < values[p].size(); ++r) values[p][r] -= reference[p][r];
  return values;
}

std::vector<double> means_of(const Values& values) {
  std::vector<double> means;
  for (const auto& point : values) means.push_back(mean_of_present(point));
  return means;
}

// Mean variance of the mean of a point's replicates: what luck adds to the spread of the points.
double luck_variance(const Values& values) {
  double sum = 0, points = 0;
  for (const auto& point : values) {
    const double mean = mean_of_present(point);
    double square = 0, n = 0;
    for (const double value : point) {
      if (std::isnan(value)) continue;
      square += (value - mean) * (value - mean);
      n += 1;
    }
    if (n < 2) continue;
    sum += square / (n - 1) / n;
    points += 1;
  }
  return points == 0 ? std::nan("") : sum / points;
}

std::vector<std::size_t> by_size(const std::vector<double>& sizes) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::isnan(sizes[b]) ? !std::isnan(sizes[a]) : sizes[a] > sizes[b];
  });
  return order;
}

class SensitivityPage {
 public:
  SensitivityPage(const ResultsFile& file, const SensitivityWords& words, PageFormat format)
      : file_(file), study_(file), words_(words), format_(format) {}

  std::string text() {
    if (format_ == PageFormat::csv)
      out_ << "lever,outcome,input,measure,value,low,high\n";
    else
      opening();
    for (const std::string& outcome : words_.outcomes) {
      const Values values = values_of(study_, words_, outcome);
      if (words_.method == SensitivityWords::Method::morris)
        morris(outcome, values);
      else
        sobol(outcome, values);
    }
    if (format_ != PageFormat::csv) out_ << "\n" << words_.limits << "\n";
    return out_.str();
  }

 private:
  [[nodiscard]] std::string lever_words() const {
    const std::string& lever = study_.levers()[words_.lever];
    return words_.is_difference ? lever + " - " + study_.levers()[0] : lever;
  }

  void opening() {
    const Provenance origin = file_.provenance();
    out_ << (format_ == PageFormat::markdown ? "# " : "") << words_.title << "\n\nScenario "
         << origin.scenario_name << ", " << file_.run_count() << " runs, seed " << origin.seed
         << ". Outcomes " << (words_.is_difference ? "are differences of levers: " : "under lever ")
         << lever_words() << "; means of " << study_.replicates()
         << (study_.replicates() == 1 ? " replicate" : " replicates on common luck") << ".\n";
    if (words_.method == SensitivityWords::Method::morris)
      out_ << "Elementary effects: change of the outcome when an input crosses its whole range, the others "
              "anywhere in theirs. mu* = mean of their sizes (importance), mu = their mean (direction), "
              "sigma = "
              "their spread (bends and interactions). Luck alone would show a mu* of the last column: what "
              "is not "
              "clearly above it is not shown to matter.\n";
    else
      out_ << "Shares of the variance over the inputs: first = by the input alone, total = with all its "
              "interactions. Luck adds to what no input explains.\n";
    out_
        << "Intervals are 95 %, by resampling. They say how well the study knows the model, not how well the "
           "model knows the world.\n";
  }

  void line(const std::string& outcome, const std::string& input, const char* measure, double value,
            const Interval& range) {
    out_ << lever_words() << "," << outcome << "," << input << "," << measure << "," << csv_number(value)
         << "," << csv_number(range.low) << "," << csv_number(range.high) << "\n";
  }

  void morris(const std::string& outcome, const Values& values) {
    const auto found = morris_effects(words_.walks, values);
    std::vector<double> sizes;
    for (const ElementaryEffects& one : found) sizes.push_back(one.mu_star);
    const Interval none{std::nan(""), std::nan("")};
    TableCells cells{{"input", "mu*", "95 %", "mu", "sigma", "luck alone"}};
    for (const std::size_t g : by_size(sizes)) {
      const ElementaryEffects& one = found[g];
      if (format_ == PageFormat::csv) {
        line(outcome, words_.inputs[g], "mu_star", one.mu_star, one.mu_star_interval);
        line(outcome, words_.inputs[g], "mu", one.mu, none);
        line(outcome, words_.inputs[g], "sigma", one.sigma, none);
        line(outcome, words_.inputs[g], "luck", one.noise, none);
      }
      cells.push_back({words_.inputs[g], number_cell(one.mu_star), interval_cell(one.mu_star_interval),
                       number_cell(one.mu), number_cell(one.sigma), number_cell(one.noise)});
    }
    if (format_ != PageFormat::csv) out_ << heading_text(outcome, format_) << table_text(cells, format_);
  }

  void sobol(const std::string& outcome, const Values& values) {
    const SobolShares found = sobol_shares(means_of(values), words_.inputs.size());
    std::vector<double> sizes;
    for (const SobolIndex& one : found.groups) sizes.push_back(one.total);
    TableCells cells{{"input", "first", "95 %", "total", "95 %"}};
    for (const std::size_t g : by_size(sizes)) {
      const SobolIndex& one = found.groups[g];
      if (format_ == PageFormat::csv) {
        line(outcome, words_.inputs[g], "first", one.first, one.first_interval);
        line(outcome, words_.inputs[g], "total", one.total, one.total_interval);
      }
      cells.push_back({words_.inputs[g], number_cell(one.first), interval_cell(one.first_interval),
                       number_cell(one.total), interval_cell(one.total_interval)});
    }
    if (format_ == PageFormat::csv) return;
    out_ << heading_text(outcome, format_) << "mean " << number_cell(found.mean) << ", variance "
         << number_cell(found.variance) << " over " << found.blocks
         << " base points; variance that luck leaves in a point's mean " << number_cell(luck_variance(values))
         << "\n\n"
         << table_text(cells, format_);
  }

  const ResultsFile& file_;
  StudyValues study_;
  const SensitivityWords& words_;
  PageFormat format_;
  std::ostringstream out_;
};

}  // namespace

std::string sensitivity_page(const ResultsFile& file, const SensitivityWords& words, PageFormat format) {
  return SensitivityPage(file, words, format).text();
}

}  // namespace truce
