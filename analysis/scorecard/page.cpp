// Writes the scorecard as tables.
#include "analysis/scorecard/page.hpp"

#include <algorithm>
#include <cmath>

namespace truce::scorecard {
namespace {

using answers::Cells;
using answers::fixed;
using answers::Format;
using answers::heading;
using answers::table;

// Three digits are enough to compare, and small shares must not vanish.
std::string number(double value) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return "none yet";
  const double size = std::abs(value);
  if (size >= 100) return fixed(value, 0);
  if (size >= 10) return fixed(value, 1);
  return fixed(value, 2);
}

std::string between(double low, double high) { return number(low) + " to " + number(high); }

std::string remarks(const TargetRow& row) {
  std::string text = row.target.origin == Origin::built_in ? "built in" : "emergent";
  if (row.all_runs) text += "; in all runs: forced or over-determined";
  if (row.target.across == Across::pooled)
    text += "; of " + std::to_string(row.counted) +
            (row.target.measure == Measure::terms_withheld ? " terms" : " halts");
  if (row.missing > 0)
    text += "; no value in " + std::to_string(row.missing) + " of " + std::to_string(row.runs) + " runs";
  return text;
}

std::string verdict(const TargetRow& row) {
  if (std::isnan(row.simulated)) return "MISS (no value)";
  return row.hit ? "hit" : "MISS";
}

std::string target_table(const Scorecard& card, Period period, Format format) {
  std::vector<Cells> rows = {{"target", "set", "recorded", "wanted", "simulated", "50 %", "90 %", "verdict",
                              "CRPS", "naive", "remarks"}};
  for (const TargetRow& row : card.targets) {
    if (row.target.period != period) continue;
    const bool share = row.target.across != Across::median;
    const bool empty = std::isnan(row.simulated);
    rows.push_back({row.target.name, row.target.set.empty() ? "-" : row.target.set,
                    number(row.target.recorded), between(row.target.low(), row.target.high()),
                    number(row.simulated),
                    empty || share ? "-" : between(row.spread.low50, row.spread.high50),
                    empty ? "-" : between(row.spread.low90, row.spread.high90), verdict(row),
                    number(row.crps), number(row.crps_naive), remarks(row)});
  }
  if (rows.size() == 1) return "";
  return heading(period == Period::fit ? "Fit period (to 28 July: parameters may have seen these)"
                                       : "Test period and held-out rows (never fitted)",
                 format) +
         table(rows, format);
}

// Bars beside the models that must not do as well. A bar that a null hits too says little by itself.
std::string nulls_table(const Scorecard& card, Format format) {
  if (card.nulls.empty()) return "";
  std::vector<Cells> rows = {{"bar", "wanted", "the model"}};
  std::vector<Cells> sums = {{"bars hit", "of " + std::to_string(card.targets.size()), ""}};
  const auto cell = [](const TargetRow& row) {
    return number(row.simulated) + (std::isnan(row.simulated) ? " no value" : row.hit ? " hit" : " MISS");
  };
  const auto hits = [](const std::vector<TargetRow>& targets) {
    return std::to_string(std::ranges::count_if(targets, [](const TargetRow& row) { return row.hit; }));
  };
  sums[0][2] = hits(card.targets);
  for (const NullCard& null : card.nulls) {
    rows[0].push_back(null.name);
    sums[0].push_back(hits(null.targets));
  }
  for (std::size_t k = 0; k < card.targets.size(); ++k) {
    const TargetRow& row = card.targets[k];
    rows.push_back({row.target.name, between(row.target.low(), row.target.high()), cell(row)});
    for (const NullCard& null : card.nulls) rows.back().push_back(cell(null.targets.at(k)));
  }
  rows.push_back(sums[0]);
  return heading("Beside models that must not do as well", format) + table(rows, format);
}

// Patterns that no run misses: something in the scenario makes them so (ruling H6).
std::string forced_page(const Scorecard& card, Format format) {
  std::string text;
  for (const TargetRow& row : card.targets) {
    if (!row.all_runs) continue;
    std::string nulls;
    for (const NullCard& null : card.nulls)
      for (const TargetRow& same : null.targets)
        if (same.id == row.id && same.all_runs)
          nulls += (nulls.empty() ? "; so do all runs of: " : ", ") + null.name;
    text += "- " + row.target.name + " (" + std::to_string(row.counted > 0 ? row.counted : row.runs) +
            " of them" + nulls + ")\n";
  }
  if (text.empty()) return "";
  return heading("Forced or over-determined: in every run", format) + text +
         "A pattern that no run misses is no test of the mechanism: look for what forces it.\n\n";
}

std::string days_table(const Scorecard& card, Format format) {
  if (card.days.empty()) return "";
  std::vector<Cells> rows = {{"daily counts", "set", "period", "days", "within 90 %", "wanted", "verdict",
                              "CRPS", "naive", "verdict"}};
  for (const DaysRow& row : card.days)
    rows.push_back({row.name, row.set.empty() ? "-" : row.set, row.period == Period::fit ? "fit" : "test",
                    std::to_string(row.days), fixed(100 * row.coverage(), 0) + " %", "80 to 100 %",
                    row.coverage_hit() ? "hit" : "MISS", number(row.crps), number(row.crps_naive),
                    row.beats_naive() ? "better than naive" : "MISS: naive is better"});
  return heading("Spread, day by day (naive: negative binomial of the day's phase, the day itself left out)",
                 format) +
         table(rows, format);
}

std::string tally(const Scorecard& card, Period period, Origin origin) {
  int hits = 0;
  int rows = 0;
  for (const TargetRow& row : card.targets) {
    if (row.target.period != period || row.target.origin != origin) continue;
    ++rows;
    hits += row.hit ? 1 : 0;
  }
  return std::to_string(hits) + " of " + std::to_string(rows);
}

std::string summary(const Scorecard& card, Format format) {
  std::vector<Cells> rows = {{"hits", "built in", "emergent"}};
  for (const Period period : {Period::fit, Period::test})
    rows.push_back({period == Period::fit ? "fit" : "test", tally(card, period, Origin::built_in),
                    tally(card, period, Origin::emergent)});
  std::string text = heading("Summary", format) + table(rows, format) +
                     "Only emergent rows count as support: a built-in row shows that a parameter does what "
                     "it was set to do.\n";
  text += "Fitted parameters: " + std::to_string(card.fit.parameters.size()) +
          "; targets: " + std::to_string(card.targets.size()) + ", of them in the fit period " +
          std::to_string(std::ranges::count_if(
              card.targets, [](const TargetRow& row) { return row.target.period == Period::fit; })) +
          ".\n";
  if (!card.fit.read_later.empty())
    text += "Set with an eye on data after the fit period, against the rule: " +
            std::to_string(card.fit.read_later.size()) +
            " more; test rows that they name are marked built in.\n";
  return text + limits_sentence() + "\n\n";
}

std::string simulated_table(const std::vector<SimulatedReply>& replies, Format format) {
  std::vector<Cells> rows = {{"text", "who", "recorded", "mean chance of yes", "runs", "verdict"}};
  for (const SimulatedReply& reply : replies)
    rows.push_back({reply.text, reply.leader, reply.yes ? "yes" : "no", fixed(reply.probability, 2),
                    std::to_string(reply.runs), (reply.probability >= 0.5) == reply.yes ? "hit" : "MISS"});
  return table(rows, format);
}

std::string score_table(const ReplyScores& scores, Format format) {
  const auto cells = [](const std::string& name, const answers::Score& score) {
    return Cells{name, std::to_string(score.hits) + " of " + std::to_string(score.asked),
                 fixed(score.log_loss, 3), fixed(score.area, 2)};
  };
  return table({{"who foretells", "right", "log loss", "area"},
                cells("the simulation", scores.engine),
                cells("always yes (in sample)", scores.always_yes),
                cells("each leader's majority (in sample)", scores.majority),
                cells("two features: consulted, rivals (in sample)", scores.two_features)},
               format);
}

}  // namespace

std::string limits_sentence() {
  return "One case, one coder, some thirty weights on fifteen replies: nothing here identifies a cause, and "
         "no ranking\n"
         "may be quoted without its robustness table (docs/limits.md).";
}

std::string scorecard_page(const Scorecard& card, Format format) {
  return target_table(card, Period::fit, format) + target_table(card, Period::test, format) +
         days_table(card, format) + nulls_table(card, format) + forced_page(card, format) +
         summary(card, format);
}

std::string replies_page(const CodedScore& coded, const std::vector<SimulatedReply>& simulated,
                         Format format) {
  std::string text = heading("Benchmark B: fifteen recorded replies", format);
  text += "From the coded table: " + std::to_string(coded.right) + " of " + std::to_string(coded.asked) +
          " on the recorded side. The weights were set on these replies: a test of the code, no evidence.\n";
  for (const std::string& miss : coded.misses) text += "MISS: " + miss + "\n";
  text +=
      "\n" +
      heading("The same question put to the runs: every recorded answer, inputs as the simulation made them",
              format);
  if (simulated.empty()) return text + "No run put a text with a recorded answer.\n\n";
  return text + score_table(score_replies(simulated), format) + simulated_table(simulated, format);
}

std::string forecasts_page(const std::vector<ForecastRow>& forecasts, Format format) {
  if (forecasts.empty()) return "";
  std::vector<Cells> rows = {
      {"lead", "texts settled", "foretold", "accepted", "Brier score", "of always the share accepted"}};
  for (const ForecastRow& row : forecasts)
    rows.push_back({row.lead, std::to_string(row.texts), fixed(row.foretold, 2), fixed(row.accepted, 2),
                    fixed(row.brier, 3), fixed(row.brier_base, 3)});
  return heading("What mediators foretold of their texts (chance of agreement when tabled)", format) +
         table(rows, format);
}

}  // namespace truce::scorecard
