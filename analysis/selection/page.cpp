// The table of a race, the leader first, then by how long each was in it.
#include "analysis/selection/page.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

#include "analysis/comparison.hpp"
#include "analysis/paired.hpp"

namespace truce {
namespace {

std::size_t count_present(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

std::vector<std::size_t> order_of(const Race& race, const KnRace& state) {
  std::vector<std::size_t> order(race.levers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return state.out_at(a) > state.out_at(b); });
  std::stable_partition(order.begin(), order.end(), [&](std::size_t e) { return e == state.leader(); });
  return order;
}

double mean_of(const Race& race, const KnRace& state, std::size_t lever) {
  return (race.is_less_better ? -1 : 1) * state.mean(lever);
}

// The leader's values less those of a lever.
PairedDifference gap_of(const Race& race, const KnRace& state, std::size_t lever) {
  return paired_difference(race.values[lever], race.values[state.leader()]);
}

TableCells table_of(const Race& race, const KnRace& state) {
  TableCells cells{{"lever", "runs", "mean",
                    race.is_less_better ? "more than the leader's" : "less than the leader's", "95 %",
                    "out after"}};
  for (const std::size_t e : order_of(race, state)) {
    const PairedDifference gap = gap_of(race, state, e);
    const bool leads = e == state.leader();
    const double sign = race.is_less_better ? -1 : 1;
    const Interval range = race.is_less_better ? Interval{-gap.t.high, -gap.t.low} : gap.t;
    cells.push_back({race.levers[e], std::to_string(count_present(race.values[e])),
                     number_cell(mean_of(race, state, e)), leads ? "-" : number_cell(sign * gap.mean),
                     leads ? "-" : interval_cell(range),
                     state.is_in(e) ? "in" : std::to_string(state.out_at(e)) + " replicates"});
  }
  return cells;
}

}  // namespace

std::vector<Finding> selection_findings(const Race& race, const KnRace& state) {
  std::vector<Finding> list;
  for (const std::size_t e : order_of(race, state)) {
    const auto add = [&](const std::string& measure, double value) {
      list.push_back({0, race.levers[e], race.outcome, measure, value});
    };
    const bool leads = e == state.leader();
    add("selected", leads && state.is_decided() ? 1 : 0);
    add("runs", static_cast<double>(count_present(race.values[e])));
    add("mean_in_race", mean_of(race, state, e));
    add("out_after_replicates", state.is_in(e) ? std::nan("") : static_cast<double>(state.out_at(e)));
    const PairedDifference gap = gap_of(race, state, e);
    if (!leads)
      list.push_back({0, race.levers[e], race.outcome, "leader_less_lever", gap.mean, gap.t.low, gap.t.high});
  }
  return list;
}

std::string selection_page(const Race& race, const KnRace& state, PageFormat format) {
  if (format == PageFormat::csv) return findings_csv(selection_findings(race, state));
  std::size_t runs = 0;
  for (const auto& values : race.values) runs += count_present(values);
  std::ostringstream out;
  out << (format == PageFormat::markdown ? "# " : "") << race.title << "\n\n"
      << "Race for the " << (race.is_less_better ? "smallest" : "largest") << " mean " << race.outcome
      << ", indifference zone " << number_cell(race.settings.zone) << " (Kim and Nelson 2001, common luck, "
      << race.settings.first_stage << " replicates before the first decision).\n";
  const std::string& leader = race.levers[state.leader()];
  if (state.is_decided())
    out << "Selected: " << leader << ". The procedure selects the best with at least "
        << number_cell(100 * race.settings.confidence)
        << " % when it is ahead by the zone or more, else one within the zone of it.\n";
  else
    out << "Not decided after " << state.stages() << " replicates (--most); leading: " << leader
        << ". Give a larger --most or a wider --zone.\n";
  out << runs << " runs, " << state.stages()
      << " replicates of the longest; all levers as long would have been "
      << state.stages() * race.levers.size() << ".\n\n"
      << table_text(table_of(race, state), format)
      << "\nMeans are over the replicates in which a lever was in the race; means of those out early are "
         "rough. "
         "The promise rests on means near a normal law. One point of the design: no ranking of levers is to "
         "be "
         "quoted from it without the table of robustness (`truce compare` over several points).\n\n"
      << race.limits << "\n";
  return out.str();
}

}  // namespace truce
