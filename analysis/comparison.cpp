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
#include "sim/base/text.hpp"

namespace truce {
namespace {

std::string number(double value) {
  if (std::isnan(value)) return "-";
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string interval(const Interval& found) {
  return std::isnan(found.low) ? "-" : number(found.low) + " to " + number(found.high);
}

using Cells = std::vector<std::vector<std::string>>;  // the first row is the header

std::string text_table(const Cells& cells) {
  std::vector<std::size_t> widths(cells[0].size());
  for (const auto& row : cells)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  std::string text;
  for (const auto& row : cells) {
    std::string line = " ";
    for (std::size_t c = 0; c < row.size(); ++c)
      line += " " + row[c] + std::string(widths[c] - row[c].size() + 1, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string markdown_table(const Cells& cells) {
  std::string text;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    text += "| " + join(cells[r], " | ") + " |\n";
    if (r > 0) continue;
    for (std::size_t c = 0; c < cells[0].size(); ++c) text += c == 0 ? "| ---" : " | ---";
    text += " |\n";
  }
  return text;
}

class Page {
 public:
  Page(const StudyWords& words, PageFormat format)
      : words_(words), markdown_(format == PageFormat::markdown) {}

  void heading(const std::string& text) { out_ << "\n" << (markdown_ ? "## " : "") << text << "\n\n"; }
  void paragraph(const std::string& text) { out_ << text << "\n"; }
  void table(const Cells& cells) { out_ << (markdown_ ? markdown_table(cells) : text_table(cells)); }
  [[nodiscard]] std::string text() const { return out_.str(); }

  void opening(const ResultsFile& file) {
    const Provenance origin = file.provenance();
    out_ << (markdown_ ? "# " : "") << (words_.title.empty() ? origin.strategy_name : words_.title) << "\n\n";
    out_ << "Scenario " << origin.scenario_name << ", " << file.run_count() << " runs, seed " << origin.seed
         << ".\n"
         << "Estimand: mean over replicates of (lever - reference " << words_.levers[0].id
         << "), both on the same luck. Each lever holds from the first hour (own start); all actors stay "
            "reactive.\n"
         << "Intervals are 95 %: Student's, and percentiles of resampled pairs for skewed outcomes. Saved = "
            "so many times "
            "fewer runs than without common luck.\n";
  }

  void levers() {
    heading("What differs from the reference");
    for (std::size_t l = 1; l < words_.levers.size(); ++l) {
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

  void point(std::size_t p, const std::vector<LeverNumbers>& levers) {
    heading(words_.points.size() == 1 ? "Outcomes"
                                      : "Point " + std::to_string(p) + ": " + join(words_.points[p], ", "));
    Cells cells{{"outcome", "lever", "reference", "lever's", "difference", "95 % t", "95 % resampled",
                 "correlation", "saved", "pairs"}};
    for (std::size_t o = 0; o < levers[0].outcomes.size(); ++o)
      for (const LeverNumbers& lever : levers) {
        const auto& [name, d] = lever.outcomes[o];
        cells.push_back({name, lever.id, number(d.mean_a), number(d.mean_b), number(d.mean), interval(d.t),
                         interval(d.bootstrap), number(d.correlation), number(d.saved),
                         std::to_string(d.pairs)});
      }
    table(cells);
    paragraph(
        "\nFirst calm of 72 h or more, and how long it lasts (Kaplan-Meier, censored at the end of the "
        "run):\n");
    Cells calm{{"lever", "runs with one", "share", "lasts 7 d", "lasts 30 d", "median h", "log-rank p"}};
    const auto row = [&](const std::string& id, const CalmNumbers& c, double p_value) {
      calm.push_back({id, std::to_string(c.had.yes) + " of " + std::to_string(c.had.of),
                      number(c.had.share) + " (" + interval(c.had.wilson) + ")", lasting(c.week),
                      lasting(c.month), number(c.median), number(p_value)});
    };
    row(words_.levers[0].id + " (reference)", levers[0].reference_calm,
        std::numeric_limits<double>::quiet_NaN());
    for (const LeverNumbers& lever : levers) row(lever.id, lever.calm, lever.log_rank_p);
    table(calm);
  }

  void robustness(const std::vector<std::vector<LeverNumbers>>& points) {
    heading("Robustness");
    if (points.size() < 2)
      return paragraph(
          "This study has one point, hence no table of robustness: no ranking of its levers may be quoted.");
    Cells cells{{"outcome", "lever", "points above 0", "below 0", "interval holds 0", "smallest", "largest"}};
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
                         std::to_string(below), std::to_string(open), number(least), number(most)});
      }
    table(cells);
    paragraph("\nNo ranking of levers is to be quoted without this table.");
  }

 private:
  static std::string lasting(const Lasting& found) {
    if (!found.was_followed) return "not followed so long";
    return number(found.survival) +
           (std::isnan(found.interval.low) ? "" : " (" + interval(found.interval) + ")");
  }

  const StudyWords& words_;
  bool markdown_;
  std::ostringstream out_;
};

std::string csv(const std::vector<std::vector<LeverNumbers>>& points) {
  std::ostringstream out;
  out << "point,lever,outcome,measure,value,low,high\n";
  const auto field = [](double value) { return std::isnan(value) ? std::string() : format_number(value); };
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
  if (format == PageFormat::csv) return csv(points);
  Page page(words, format);
  page.opening(file);
  page.levers();
  for (std::size_t p = 0; p < points.size(); ++p) page.point(p, points[p]);
  page.robustness(points);
  page.paragraph("\n" + words.limits);
  return page.text();
}

}  // namespace truce
