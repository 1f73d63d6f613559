// From the study's words and the scenario's own ranges to laws, and from laws to values.
#include "sim/study/design_laws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/cells.hpp"
#include "sim/study/design_check.hpp"
#include "sim/study/design_points.hpp"
#include "sim/study/design_tables.hpp"

namespace truce {
namespace {

using Law = Uncertainty::Law;

void take_own_range(Uncertainty& law, const Scenario& scenario, std::vector<Fault>& faults) {
  std::vector<std::string_view> with_range;
  for (const NumberSource& number : scenario.sources) {
    if (!number.has_range) continue;
    with_range.push_back(number.path);
    if (number.path != law.key) continue;
    law.low = number.low;
    law.high = number.high;
    law.law = Law::uniform;
    law.is_whole = false;
    if (law.low < law.high) return;
    faults.push_back(law.place.fault(law.key, "'" + quotable(law.key) +
                                                  "' has a range of one value in the scenario "
                                                  "(nothing to draw from); write [lowest, highest]"));
    return;
  }
  const std::string near = near_name(law.key, with_range);
  faults.push_back(
      law.place.fault(law.key, "'" + quotable(law.key) + "' has no `range` in the scenario; " +
                                   (near.empty() ? "write [lowest, highest] here, or give it one there"
                                                 : "did you mean '" + near + "'?")));
}

// Lays the ends of a law (or each value of a choice) over the scenario: what it refuses is told here, once.
void try_ends(const StudySource& source, const Uncertainty& law, std::vector<Fault>& faults) {
  std::vector<std::string> values = law.values;
  if (law.law != Law::choice) {
    constexpr double inner = 0.381966;  // shows keys that take whole numbers only
    for (const double place : {0.0, inner, 1.0}) values.push_back(value_at(law, place));
  }
  std::set<std::string> told;
  for (const std::string& value : values) {
    Draft draft;
    const Assignment one{law.key, value, law.place};
    for (const Assignment& constant : source.file.constants.items) draft.assignments.push_back(&constant);
    draft.assignments.push_back(&one);
    draft.words = "an end of an uncertainty";
    Cell ignored;
    load_cell(scenario_path(source), draft, ignored);
    for (Fault& fault : draft.faults)
      if (told.insert(fault.text).second) {
        const bool wants_whole = fault.text.find("needs a whole number") != std::string::npos;
        if (wants_whole)
          fault.text =
              "'" + quotable(law.key) + "' takes whole numbers; write {low: ..., high: ..., whole: true}";
        faults.push_back(std::move(fault));
      }
  }
}

Scenario base_scenario(const StudySource& source) {
  std::vector<std::string> sets;
  std::string strategy;
  for (const Assignment& one : source.file.constants.items) {
    if (one.key == "strategy")
      strategy = one.value;
    else
      sets.push_back(one.text());
  }
  return load_scenario_with(scenario_path(source), strategy, sets);
}

// The value with nine digits, inside the bounds.
double rounded(double value, const Uncertainty& law) {
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return std::clamp(parse_number(text).value_or(value), law.low, law.high);
}

double triangular(const Uncertainty& law, double place) {
  const double width = law.high - law.low, split = (law.mode - law.low) / width;
  if (place < split) return law.low + std::sqrt(place * width * (law.mode - law.low));
  return law.high - std::sqrt((1 - place) * width * (law.high - law.mode));
}

void try_all_ends(const StudySource& source, const std::vector<DrawnDimension>& dimensions) {
  std::vector<std::vector<Fault>> faults(dimensions.size());
  for_each_task(dimensions.size(), [&](std::size_t d) {
    if (dimensions[d].samples.empty()) try_ends(source, dimensions[d].law, faults[d]);
  });
  std::vector<Fault> all;
  std::set<std::string> told;  // a fault of the scenario itself shows up for every law
  for (auto& some : faults)
    for (Fault& fault : some)
      if (told.insert(fault.message()).second) all.push_back(std::move(fault));
  throw_if_any(std::move(all));
}

void refuse_doubles(const StudySource& source, const std::vector<DrawnDimension>& dimensions) {
  std::vector<Fault> faults;
  std::vector<Assignment> keys;
  for (const DrawnDimension& one : dimensions) {
    if (one.samples.empty())
      keys.push_back({one.law.key, "", one.law.place});
    else
      keys.insert(keys.end(), one.samples[0].items.begin(), one.samples[0].items.end());
  }
  std::set<std::string> seen;
  for (const Assignment& one : keys)
    if (!seen.insert(one.key).second)
      faults.push_back(one.place.fault(one.key, "'" + quotable(one.key) +
                                                    "' is uncertain in two ways (uncertainties, "
                                                    "experts, posterior); keep one"));
  check_meetings(source, keys, faults);
  throw_if_any(std::move(faults));
}

}  // namespace

std::vector<DrawnDimension> drawn_dimensions(const StudySource& source) {
  const StudyFile& file = source.file;
  std::vector<DrawnDimension> dimensions;
  for (const Uncertainty& one : file.uncertainties.items) dimensions.push_back({one.key, one, {}});
  if (!file.experts.empty())
    for (Uncertainty& one : read_expert_table(source, file.experts)) {
      const std::string name = one.key;
      dimensions.push_back({name, std::move(one), {}});
    }
  if (!file.posterior.empty()) {
    DrawnDimension samples{"posterior", {}, read_point_table(source, file.posterior)};
    samples.law.place = place_in_study(source, "posterior");
    dimensions.push_back(std::move(samples));
  }
  refuse_doubles(source, dimensions);
  const bool asks_ranges = std::ranges::any_of(file.uncertainties.items,
                                               [](const auto& one) { return one.law == Law::own_range; });
  if (asks_ranges) {
    const Scenario scenario = base_scenario(source);
    std::vector<Fault> faults;
    for (DrawnDimension& one : dimensions)
      if (one.samples.empty() && one.law.law == Law::own_range) take_own_range(one.law, scenario, faults);
    throw_if_any(std::move(faults));
  }
  try_all_ends(source, dimensions);
  return dimensions;
}

std::string value_at(const Uncertainty& law, double place) {
  if (law.law == Law::choice) {
    const auto n = static_cast<double>(law.values.size());
    return law.values[std::min(law.values.size() - 1, static_cast<std::size_t>(place * n))];
  }
  if (law.is_whole && law.law == Law::uniform)
    return format_number(std::min(law.high, std::floor(law.low + place * (law.high - law.low + 1))));
  const double value =
      law.law == Law::triangular ? triangular(law, place) : law.low + place * (law.high - law.low);
  return format_number(law.is_whole ? std::round(value) : rounded(value, law));
}

void lay_value(const DrawnDimension& dimension, double place, Assignments& point) {
  if (dimension.samples.empty()) {
    point.items.push_back({dimension.law.key, value_at(dimension.law, place), dimension.law.place});
    return;
  }
  const auto n = static_cast<double>(dimension.samples.size());
  const auto row = std::min(dimension.samples.size() - 1, static_cast<std::size_t>(place * n));
  const auto& items = dimension.samples[row].items;
  point.items.insert(point.items.end(), items.begin(), items.end());
}

}  // namespace truce
