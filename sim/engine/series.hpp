// The list of series that are recorded: each with its name, unit, dimension and where it is read from.
#pragma once

#include <functional>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

struct SeriesTaker {
  SeriesSpec spec;
  std::function<double(const World&, std::size_t member)> value;
};

// All series, in the order of the file.
[[nodiscard]] const std::vector<SeriesTaker>& series_list();

// The dimensions of a scenario: party, faction, stream, works, public, region, leader, mediator, text, poll,
// strategy.
[[nodiscard]] std::vector<Dimension> dimensions_of(const ScenarioSetup& setup,
                                                   const std::vector<std::string>& strategies);

// Members of a dimension ("" has one).
[[nodiscard]] std::size_t members_of(const ScenarioSetup& setup, const std::string& dimension);

}  // namespace truce
