// Numbers of a comparison, then its page.
#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <set>
#include <sstream>

#include "analysis/comparison_numbers.hpp"
#include "analysis/robustness.hpp"
#include "sim/base/text.hpp"

namespace truce {
namespace {

// How many levers are compared: those before the first of own start.
std::size_t compared(const StudyWords& words) {
  const auto first = std::ranges::find_if(words.levers, &StudyWords::Lever::own_start);
  return static_cast<std::size_t>(first - words.levers.begin());
}

class Page {
 public:
  Page(const StudyWords& words, PageFormat format)
      : words_(words), markdown_(format == PageFormat::markdown) {}

  void heading(const std::string& text) { out_ << "\n" << (markdown_ ? "## " : "") << text << "\n\n"; }
  void paragraph(const std::string& text) { out_ << text << "\n"; }
  void table(const TableCells& cells) {
    out_ << table_text(cells, markdown_ ? PageFormat::markdown : PageFormat::text);
  }
  [[nodiscard]] std::string text() const { return out_.str(); }

  void opening(const ResultsFile& file) {
    const Provenance origin = file.provenance();
    out_ << (markdown_ ? "# " : "") << (words_.title.empty() ? origin.strategy_name : words_.title) << "\n\n";
    out_ << "Scenario " << origin.scenario_name << ", " << file.run_count() << " runs, seed " << origin.seed
         << ".\n"
         << "Estimand: mean over replicates of (lever - reference " << words_.levers[0].id
         << "), both on the same luck. "
         << (words_.start.empty() ? "Each lever holds from the first hour (own start)" : words_.start)
         << "; all actors stay reactive.\n"
         << "Intervals are 95 %: Student's, and percentiles of resampled pairs for skewed outcomes. Saved = "
            "so many times "
            "fewer runs than without common luck.\n";
  }

  void levers() {
    heading("What differs from the reference");
    for (std::size_t l = 1; l < compared(words_); ++l) {
      const LeverDifference difference = lever_difference(words_.levers[0], words_.levers[l]);
      const std::string sort = difference.blocks == 0      ? " (nothing)"
                               : difference.swaps_strategy ? " (another strategy: many values)"
                               : difference.is_single_factor()
                                   ? " (single-factor)"
                                   : " (" + std::to_string(difference.blocks) + " blocks)";
      out_ << (markdown_ ? "- " : "  ") << words_.levers[l].id << sort << "\n";
      for (const std::string& line : difference.lines)
        out_ << (markdown_ ? "  - " : "      ") << line << "\n";
    }
  }

  void point(std::size_t p, const std::vector<LeverNumbers>& levers, const StudyValues& study) {
    heading(words_.points.size() == 1 ? "Outcomes" : "Point " + std::to_string(p) + ": " + point_words(p));
    TableCells cells{{"outcome", "lever", "reference", "lever's", "difference", "95 % t", "95 % resampled",
                      "correlation", "saved", "pairs"}};
    for (std::size_t o = 0; o < levers[0].outcomes.size(); ++o)
      for (const LeverNumbers& lever : levers) {
        const auto& [name, d] = lever.outcomes[o];
        cells.push_back({name, lever.id, number_cell(d.mean_a), number_cell(d.mean_b), number_cell(d.mean),
                         interval_cell(d.t), interval_cell(d.bootstrap), number_cell(d.correlation),
                         number_cell(d.saved), std::to_string(d.pairs)});
      }
    table(cells);
    paragraph(
        "\nFirst calm of 72 h or more, and how long it lasts (Kaplan-Meier, censored at the end of the "
        "run):\n");
    TableCells calm{{"lever", "runs with one", "share", "lasts 7 d", "lasts 30 d", "median h", "log-rank p"}};
    const auto row = [&](const std::string& id, const CalmNumbers& c, double p_value) {
      calm.push_back({id, std::to_string(c.had.yes) + " of " + std::to_string(c.had.of),
                      number_cell(c.had.share) + " (" + interval_cell(c.had.wilson) + ")", lasting(c.week),
                      lasting(c.month), number_cell(c.median), number_cell(p_value)});
    };
    row(words_.levers[0].id + " (reference)", levers[0].reference_calm,
        std::numeric_limits<double>::quiet_NaN());
    for (const LeverNumbers& lever : levers) row(lever.id, lever.calm, lever.log_rank_p);
    table(calm);
    paragraph("\nWho pays (means):\n");
    table(who_pays_table(study, p));
  }

  void robustness(const std::vector<std::vector<LeverNumbers>>& points, const StudyValues& study) {
    heading("Robustness");
    if (points.size() < 2) {
      paragraph(
          "This study has one point, hence no table of robustness: no ranking of its levers may be quoted. "
          "Order at this point; ~ joins neighbours whose paired 95 % interval holds 0:\n");
      return table(ranking_table(study, {"this point"}));
    }
    TableCells cells{
        {"outcome", "lever", "points above 0", "below 0", "interval holds 0", "smallest", "largest"}};
    for (std::size_t o = 0; o < points[0][0].outcomes.size(); ++o)
      for (std::size_t l = 0; l < points[0].size(); ++l) {
        int above = 0, below = 0, open = 0;
        double least = std::numeric_limits<double>::infinity(), most = -least;
        for (const auto& levers : points) {
          const PairedDifference& d = levers[l].outcomes[o].second;
          ++(d.t.low > 0 ? above : d.t.high < 0 ? below : open);
          least = std::fmin(least, d.mean);
          most = std::fmax(most, d.mean);
        }
        cells.push_back({points[0][0].outcomes[o].first, points[0][l].id, std::to_string(above),
                         std::to_string(below), std::to_string(open), number_cell(least), number_cell(most)});
      }
    table(cells);
    std::vector<std::string> names;
    for (std::size_t p = 0; p < points.size(); ++p) names.push_back(point_words(p));
    paragraph(
        "\nRanking at every point; ~ joins neighbours whose paired 95 % interval holds 0. More calm, fewer "
        "deaths "
        "and a shorter wait come first:\n");
    table(ranking_table(study, names));
    paragraph("\nRegret: what is lost against the lever that would have been best at that point (means):\n");
    table(regret_table(study, names));
    paragraph("\nNo ranking of levers is to be quoted without these tables.");
  }

  // What the levers do from the first hour: another state at every later hour, hence no comparison.
  void own_starts(std::size_t p, const std::vector<LeverNumbers>& levers) {
    if (levers.empty()) return;
    heading("Own start" + (words_.points.size() == 1 ? "" : ", point " + std::to_string(p)) +
            " (a description: means, not compared and not ranked)");
    TableCells cells{{"lever"}};
    for (const auto& [name, d] : levers[0].outcomes) cells[0].push_back(name);
    for (const LeverNumbers& lever : levers) {
      cells.push_back({lever.id});
      for (const auto& [name, d] : lever.outcomes) cells.back().push_back(number_cell(d.mean_b));
    }
    table(cells);
  }

 private:
  [[nodiscard]] std::string point_words(std::size_t p) const {
    if (p < words_.point_names.size()) return words_.point_names[p];
    return words_.points[p].empty() ? "as in the scenario" : join(words_.points[p], ", ");
  }

  static std::string lasting(const Lasting& found) {
    if (!found.was_followed) return "not followed so long";
    return number_cell(found.survival) +
           (std::isnan(found.interval.low) ? "" : " (" + interval_cell(found.interval) + ")");
  }

  const StudyWords& words_;
  bool markdown_;
  std::ostringstream out_;
};

std::string csv(const std::vector<std::vector<LeverNumbers>>& points) {
  std::ostringstream out;
  out << "point,lever,outcome,measure,value,low,high\n";
  const auto field = csv_number;
  for (std::size_t p = 0; p < points.size(); ++p)
    for (const LeverNumbers& lever : points[p]) {
      const auto line = [&](const std::string& outcome, const char* measure, double value,
                            const Interval& range) {
        out << p << "," << lever.id << "," << outcome << "," << measure << "," << field(value) << ","
            << field(range.low) << "," << field(range.high) << "\n";
      };
      const Interval none{std::nan(""), std::nan("")};
      for (const auto& [name, d] : lever.outcomes) {
        line(name, "mean_reference", d.mean_a, none);
        line(name, "mean_lever", d.mean_b, none);
        line(name, "difference_t", d.mean, d.t);
        line(name, "difference_resampled", d.mean, d.bootstrap);
        line(name, "correlation", d.correlation, none);
        line(name, "saved", d.saved, none);
        line(name, "pairs", static_cast<double>(d.pairs), none);
      }
      line("calm72", "share_reference", lever.reference_calm.had.share, lever.reference_calm.had.wilson);
      line("calm72", "share_lever", lever.calm.had.share, lever.calm.had.wilson);
      if (lever.calm.week.was_followed)
        line("calm72", "lasts_7d", lever.calm.week.survival, lever.calm.week.interval);
      if (lever.calm.month.was_followed)
        line("calm72", "lasts_30d", lever.calm.month.survival, lever.calm.month.interval);
      line("calm72", "median_hours", lever.calm.median, none);
      line("calm72", "log_rank_p", lever.log_rank_p, none);
    }
  return out.str();
}

// The part of a path that one thing owns: `mechanisms.opinion`, `parties.north`, `decision`.
std::string block_of(const std::string& key) {
  const auto parts = split(key, '.');
  return parts.size() < 3 ? parts[0] : parts[0] + "." + parts[1];
}

std::map<std::string, std::string> by_key(const std::vector<std::string>& overrides) {
  std::map<std::string, std::string> values;
  for (const std::string& one : overrides)
    values[one.substr(0, one.find('='))] = one.substr(one.find('=') + 1);
  return values;
}

}  // namespace

LeverDifference lever_difference(const StudyWords::Lever& reference, const StudyWords::Lever& lever) {
  const auto under = by_key(reference.overrides), over = by_key(lever.overrides);
  std::set<std::string> keys, blocks;
  for (const auto& [key, value] : under) keys.insert(key);
  for (const auto& [key, value] : over) keys.insert(key);
  LeverDifference difference;
  for (const std::string& key : keys) {
    const auto a = under.find(key), b = over.find(key);
    if (a != under.end() && b != over.end() && a->second == b->second) continue;
    difference.lines.push_back(key + ": " + (b == over.end() ? "as in the scenario" : b->second) +
                               " instead of " + (a == under.end() ? "the scenario's" : a->second));
    blocks.insert(block_of(key));
    difference.swaps_strategy = difference.swaps_strategy || key == "strategy";
  }
  difference.blocks = blocks.size();
  return difference;
}

std::string comparison_page(const ResultsFile& file, const StudyWords& words, PageFormat format) {
  std::vector<std::vector<LeverNumbers>> points;
  for (std::size_t p = 0; p < words.points.size(); ++p) points.push_back(compare_point(file, p));
  std::vector<std::vector<LeverNumbers>> own_starts;
  for (auto& levers : points) {
    const auto first = levers.begin() + static_cast<std::ptrdiff_t>(compared(words) - 1);
    own_starts.emplace_back(first, levers.end());
    levers.erase(first, levers.end());
  }
  if (format == PageFormat::csv) return csv(points);
  const StudyValues study(file, compared(words));
  Page page(words, format);
  page.opening(file);
  page.levers();
  const bool is_brief = words.is_brief && points.size() > 1;
  for (std::size_t p = 0; !is_brief && p < points.size(); ++p) page.point(p, points[p], study);
  page.robustness(points, study);
  for (std::size_t p = 0; p < points.size(); ++p) page.own_starts(p, own_starts[p]);
  page.paragraph("\n" + words.limits);
  return page.text();
}

}  // namespace truce
