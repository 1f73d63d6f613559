// The page of a comparison, section by section.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "analysis/comparison.hpp"
#include "analysis/comparison_tables.hpp"
#include "analysis/robustness.hpp"
#include "sim/base/text.hpp"

namespace truce {
namespace {

class Page {
 public:
  Page(const Comparison& found, PageFormat format)
      : found_(found),
        words_(found.words),
        format_(format),
        names_(found.point_words()),
        same_(same_everywhere()) {}

  [[nodiscard]] std::string text() const { return out_.str(); }
  void paragraph(const std::string& text) { out_ << text << "\n"; }

  void opening() {
    const Provenance origin = found_.file.provenance();
    out_ << (is_markdown() ? "# " : "") << (words_.title.empty() ? origin.strategy_name : words_.title)
         << "\n\n";
    out_ << "Scenario " << origin.scenario_name << ", " << found_.file.run_count() << " runs, seed "
         << origin.seed << ".\n"
         << "Estimand: " << found_.estimand() << "\n"
         << "Intervals are 95 %: Student's, and percentiles of resampled pairs for skewed outcomes. Saved = "
            "so many times fewer runs than without common luck.\n";
  }

  void levers() {
    heading("What differs from the reference");
    for (std::size_t l = 1; l < found_.study.levers().size(); ++l) {
      const LeverDifference difference =
          lever_difference(words_.levers[0].overrides, words_.levers[l].overrides);
      out_ << bullet() << words_.levers[l].id << " (" << difference.sort() << ")\n";
      for (const std::string& line : difference.lines)
        out_ << (is_markdown() ? "  - " : "      ") << line << "\n";
    }
  }

  // What the names mean, and which outcomes have nothing to compare.
  void outcomes() {
    heading("What is measured");
    for (const OutcomeSpec& outcome : found_.file.read_spec().outcomes) {
      const bool is_told = std::ranges::any_of(found_.points[0][0].outcomes, [&](const auto& one) {
        return one.first == outcome.name && !same_.contains(one.first);
      });
      if (is_told)
        out_ << bullet() << outcome.name << (outcome.unit == "1" ? "" : " [" + outcome.unit + "]") << ": "
             << outcome.long_name << "\n";
    }
    if (std::ranges::any_of(found_.points, has_long_calm)) long_calm_words();
    if (!same_.empty())
      paragraph("\nThe same in all runs, and left out below: " +
                join(std::vector<std::string>(same_.begin(), same_.end()), ", ") + ".");
  }

  void point(std::size_t p) {
    const std::vector<LeverNumbers>& levers = found_.points[p];
    heading(names_.size() == 1 ? "Outcomes" : "Point " + std::to_string(p) + ": " + names_[p]);
    table(outcome_table(levers, same_));
    first_ends(levers);
    paragraph("\nWho pays (means):\n");
    table(who_pays_table(found_.study, p));
  }

  void common_luck() {
    heading("What common luck achieved");
    paragraph("Over levers and points: median, least and most.\n");
    table(common_luck_table(found_, same_));
  }

  void one_point() {
    heading("Order and regret");
    paragraph(
        "This study has one point, hence no table of robustness: no ranking of its levers may be quoted. "
        "Order at this point; ~ joins neighbours whose paired 95 % interval holds 0:\n");
    table(ranking_table(found_.study, {"this point"}));
    paragraph(
        "\nHow far each lever is ahead of the best of the others (below 0: its regret; 95 %, all levers of "
        "an "
        "outcome together; more calm, fewer deaths and a shorter wait count as ahead):\n");
    table(against_best_table(found_.study, 0));
  }

  void robustness() {
    if (found_.points.size() < 2) return one_point();
    heading("Robustness");
    table(spread_table(found_, same_));
    paragraph(
        "\nRanking at every point; ~ joins neighbours whose paired 95 % interval holds 0. More calm, fewer "
        "deaths and a shorter wait come first:\n");
    table(ranking_table(found_.study, names_));
    paragraph("\nRegret: what is lost against the lever that would have been best at that point (means):\n");
    table(regret_table(found_.study, names_));
    paragraph("\nNo ranking of levers is to be quoted without these tables.");
  }

  // What the levers do from the first hour: another state at every later hour, hence no comparison.
  void own_starts(std::size_t p) {
    const std::vector<LeverNumbers>& levers = found_.own_starts[p];
    if (levers.empty()) return;
    heading("Own start" + (names_.size() == 1 ? "" : ", point " + std::to_string(p)) +
            " (a description: means, not compared and not ranked; all counts from the first hour)");
    TableCells cells{{"lever"}};
    for (const auto& [name, d] : levers[0].outcomes)
      if (!same_.contains(name)) cells[0].push_back(name);
    for (const LeverNumbers& lever : levers) {
      cells.push_back({lever.id});
      for (const auto& [name, d] : lever.outcomes)
        if (!same_.contains(name)) cells.back().push_back(number_cell(d.mean_b));
    }
    table(cells);
  }

 private:
  [[nodiscard]] bool is_markdown() const { return format_ == PageFormat::markdown; }
  [[nodiscard]] std::string bullet() const { return is_markdown() ? "- " : "  "; }
  void heading(const std::string& text) { out_ << heading_text(text, format_); }
  void table(const TableCells& cells) { out_ << table_text(cells, format_); }

  // Outcomes that have one value in all runs of all levers: nothing can be compared.
  [[nodiscard]] OutcomeNames same_everywhere() const {
    OutcomeNames same;
    for (const auto& [name, d] : found_.points[0][0].outcomes) same.insert(name);
    const auto look = [&](const std::vector<std::vector<LeverNumbers>>& points) {
      for (const auto& levers : points)
        for (const LeverNumbers& lever : levers)
          for (const auto& [name, d] : lever.outcomes)
            if (d.mean_a != d.mean_b || d.deviation != 0 || !std::isnan(d.correlation)) same.erase(name);
    };
    look(found_.points);
    look(found_.own_starts);
    return same;
  }

  static bool has_long_calm(const std::vector<LeverNumbers>& levers) {
    return std::ranges::any_of(levers, [](const LeverNumbers& lever) {
      return lever.calm.had.yes > 0 || lever.reference_calm.had.yes > 0;
    });
  }

  void long_calm_words() {
    out_ << bullet()
         << "how the first calm of 72 h comes: under a halt that both sides agreed to, or unasked. Runs by a "
            "time, "
            "each cause before the other (Aalen-Johansen)\n"
         << bullet() << "how long it lasts (Kaplan-Meier, censored at the end of the run)\n"
         << bullet()
         << "log-rank p: of one cause alone or of the lengths; it takes the levers as independent and so is "
            "cautious "
            "under common luck\n";
  }

  void first_ends(const std::vector<LeverNumbers>& levers) {
    if (!has_long_calm(levers)) return paragraph("\nNo run has a calm of 72 h.");
    paragraph("\nHow the first calm of 72 h comes, in percent of runs:\n");
    table(first_ends_table(words_.levers[0].id, levers));
    paragraph("\nHow long the first calm of 72 h lasts, in percent of these:\n");
    table(lasting_table(words_.levers[0].id, levers));
  }

  const Comparison& found_;
  const StudyWords& words_;
  PageFormat format_;
  std::vector<std::string> names_;
  OutcomeNames same_;
  std::ostringstream out_;
};

}  // namespace

std::string comparison_page(const Comparison& found, PageFormat format) {
  if (format == PageFormat::csv) return findings_csv(comparison_findings(found));
  Page page(found, format);
  page.opening();
  page.levers();
  page.outcomes();
  const bool is_brief = found.words.is_brief && found.points.size() > 1;
  for (std::size_t p = 0; !is_brief && p < found.points.size(); ++p) page.point(p);
  page.common_luck();
  page.robustness();
  for (std::size_t p = 0; p < found.points.size(); ++p) page.own_starts(p);
  page.paragraph("\n" + found.words.limits);
  return page.text();
}

}  // namespace truce
