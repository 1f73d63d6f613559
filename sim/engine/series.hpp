// The list of series that are recorded: each with its name, unit, dimension and where it is read from.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/world/world.hpp"

namespace truce {

struct SeriesTaker {
  SeriesSpec spec;
  std::function<void(const World&, std::span<float> members)> take;  // the values of all members now
};

// All series, in the order of the file.
[[nodiscard]] const std::vector<SeriesTaker>& series_list();

// The dimensions of a scenario: party, faction, stream, works, public, region, leader, mediator, text, poll,
// strategy.
[[nodiscard]] std::vector<Dimension> dimensions_of(const ScenarioSetup& setup,
                                                   const std::vector<std::string>& strategies);

// Members of one of these dimensions ("" has one). Throws BugError when it is none of them.
[[nodiscard]] std::size_t members_of(const std::vector<Dimension>& dimensions, const std::string& name);

}  // namespace truce
