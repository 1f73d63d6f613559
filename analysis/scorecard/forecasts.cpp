// Sums over runs, by lead.
#include "analysis/scorecard/forecasts.hpp"

#include <utility>

#include "sim/world/diplomacy_tables.hpp"

namespace truce::scorecard {
namespace {

struct Foretold {
  double texts = 0;
  double foretold = 0;
  double accepted = 0;
  double squares = 0;

  void add(double chance, bool yes) {
    texts += 1;
    foretold += chance;
    accepted += yes ? 1 : 0;
    const double error = chance - (yes ? 1 : 0);
    squares += error * error;
  }
  [[nodiscard]] ForecastRow row(std::string lead) const {
    const double share = accepted / texts;
    return {std::move(lead),    static_cast<std::size_t>(texts), foretold / texts, share, squares / texts,
            share * (1 - share)};
  }
};

bool is_settled(TextStage stage) {
  return stage == TextStage::accepted || stage == TextStage::refused || stage == TextStage::dead;
}

}  // namespace

std::vector<ForecastRow> score_forecasts(const RecordView& view, const std::vector<RunRecord>& runs) {
  const std::size_t leaders = view.members("leader").size();
  const std::vector<std::string> mediators = view.members("mediator");
  std::vector<Foretold> sums(mediators.size());
  Foretold all;
  for (const RunRecord& run : runs) {
    if (run.status != RunStatus::ok) continue;
    const auto& effort = view.column(run, "texts", "effort");
    for (std::size_t text = 0; text < effort.size(); ++text) {
      const auto stage = static_cast<TextStage>(view.column(run, "texts", "stage")[text]);
      const auto lead = static_cast<std::size_t>(view.column(run, "texts", "lead")[text]);
      if (effort[text] <= 0 || lead < leaders || lead - leaders >= sums.size() || !is_settled(stage))
        continue;
      const double chance = view.column(run, "texts", "forecast")[text];
      sums[lead - leaders].add(chance, stage == TextStage::accepted);
      all.add(chance, stage == TextStage::accepted);
    }
  }
  std::vector<ForecastRow> rows;
  for (std::size_t m = 0; m < sums.size(); ++m)
    if (sums[m].texts > 0) rows.push_back(sums[m].row(mediators[m]));
  if (all.texts > 0) rows.push_back(all.row("all"));
  return rows;
}

}  // namespace truce::scorecard
