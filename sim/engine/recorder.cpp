// Takes series, journal and state marks as the run goes, tables and outcomes at its end.
#include "sim/engine/recorder.hpp"

#include <cmath>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"
#include "sim/engine/outcomes.hpp"
#include "sim/engine/series.hpp"
#include "sim/engine/things.hpp"

namespace truce {
namespace {

// Between rows of influence: six hours tell as much as one, at a sixth of the cost.
constexpr double moment_hours = 6;

bool is_every(const World& world, double hours) {
  return world.clock.step % static_cast<std::int32_t>(hours / world.clock.step_hours) == 0;
}

}  // namespace

RecordSpec record_spec(const ScenarioSetup& setup, const std::vector<std::string>& strategies) {
  RecordSpec spec;
  spec.dimensions = dimensions_of(setup, strategies);
  for (const SeriesTaker& taker : series_list())
    if (members_of(spec.dimensions, taker.spec.dimension) > 0) spec.series.push_back(taker.spec);
  spec.tables = thing_specs();
  spec.outcomes = outcome_specs(setup);
  const double step_hours = setup.clock.step_minutes / 60.0;
  for (int step = 0; step * step_hours < setup.clock.horizon_hours + step_hours; ++step)
    spec.time_hours.push_back(step * step_hours);
  spec.start = format_instant(setup.clock.start);
  spec.time_zone = setup.clock.time_zone;
  return spec;
}

Recorder::Recorder(const ScenarioSetup& setup) {
  const std::vector<Dimension> dimensions = dimensions_of(setup, {});
  const double steps = std::ceil(setup.clock.horizon_hours * 60 / setup.clock.step_minutes);
  for (const SeriesTaker& taker : series_list()) {
    members_.push_back(members_of(dimensions, taker.spec.dimension));
    if (members_.back() == 0) continue;
    record_.series.emplace_back().reserve(members_.back() * (static_cast<std::size_t>(steps) + 1));
  }
  for (const TableSpec& table : thing_specs()) {
    record_.tables.emplace_back();
    record_.tables.back().columns.resize(table.columns.size());
  }
}

void Recorder::see(const World& world) {
  take_series(world);
  take_journal(world);
  calm_.see(world);
  if (world.clock.step == 0) take_start(world, record_.tables);
  if (is_every(world, moment_hours)) take_moment(world, record_.tables);
  if (is_every(world, 24)) mark_state(world);
}

void Recorder::take_series(const World& world) {
  const std::vector<SeriesTaker>& list = series_list();
  std::size_t place = 0;
  for (std::size_t s = 0; s < members_.size(); ++s) {
    if (members_[s] == 0) continue;
    std::vector<float>& values = record_.series[place++];
    const std::size_t before = values.size();
    values.resize(before + members_[s]);
    list[s].take(world, std::span(values).subspan(before));
  }
}

void Recorder::take_journal(const World& world) { truce::take_journal(world.journal, record_.tables); }

void Recorder::mark_state(const World& world) {
  record_.marks.push_back({world.clock.step, state_hash(world)});
}

void Recorder::go_on(RunRecord record, const std::vector<double>& calm) {
  bool fits = record.series.size() == record_.series.size() && record.tables.size() == record_.tables.size();
  for (std::size_t table = 0; fits && table < record.tables.size(); ++table)
    fits = record.tables[table].columns.size() == record_.tables[table].columns.size();
  if (!fits || !calm_.remember(calm))
    throw InputError(
        {Fault{"", 0, 0, "",
               "checkpoint: its record has another shape than this program's records; take it again"}});
  record_ = std::move(record);
}

// From the series, which hold every step: nothing more need be remembered by a checkpoint.
TollDay60 Recorder::toll_day60(const World& world) const {
  TollDay60 toll;
  if (world.setup->clock.horizon_hours <= day60_hours) return toll;
  const auto row = static_cast<std::size_t>(day60_hours / world.clock.step_hours);
  std::size_t place = 0;
  for (std::size_t s = 0; s < members_.size(); ++s) {
    if (members_[s] == 0) continue;
    const std::vector<float>& values = record_.series[place++];
    const std::string& name = series_list()[s].spec.name;
    if (name != "deaths" && name != "fighters_killed") continue;
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(row * members_[s]);
    (name == "deaths" ? toll.deaths : toll.fighters)
        .assign(first, first + static_cast<std::ptrdiff_t>(members_[s]));
  }
  return toll;
}

RunRecord Recorder::finish(const World& world) {
  if (record_.marks.empty() || record_.marks.back().step != world.clock.step) mark_state(world);
  record_.outcomes = outcome_values(world, calm_, reputations_so_far(record_.tables), toll_day60(world));
  take_state(world, record_.tables);
  return std::move(record_);
}

}  // namespace truce
