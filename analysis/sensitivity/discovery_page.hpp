// The page of scenario discovery: under which inputs a case is common.
#pragma once

#include <string>
#include <vector>

#include "analysis/sensitivity/prim.hpp"
#include "analysis/tables.hpp"
#include "sim/record/reader.hpp"

namespace truce {

struct DiscoveryWords {
  std::string title;
  std::vector<std::string> inputs;
  std::vector<std::vector<double>> points;  // values of the inputs at each point of the file
  std::size_t lever = 0;
  std::string outcome;
  bool is_above = true;  // cases lie at or above the threshold, else at or below
  double threshold = 0;  // NaN: the upper (or lower) quartile of the points' means
  std::string limits;
};

[[nodiscard]] std::string discovery_page(const ResultsFile& file, const DiscoveryWords& words,
                                         PageFormat format);

}  // namespace truce
