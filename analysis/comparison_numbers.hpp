// The numbers of a comparison at one point of a design: paired differences, shares and survival, lever by
// lever.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/paired.hpp"
#include "analysis/survival.hpp"
#include "sim/record/reader.hpp"

namespace truce {

// Survival at a time, and whether anything was followed so long.
struct Lasting {
  double survival = 1;
  Interval interval;
  bool was_followed = false;
};

// The first calm of 72 h or more under one lever.
struct CalmNumbers {
  Share had;
  Lasting week;
  Lasting month;
  double median = 0;  // hours; NaN when half still last
  std::vector<Duration> lengths;
};

struct LeverNumbers {
  std::string id;
  std::vector<std::pair<std::string, PairedDifference>> outcomes;  // by name
  CalmNumbers reference_calm;
  CalmNumbers calm;
  double log_rank_p = 1;
};

// Every lever but the first against the first, over the replicates in which both runs went well. The outcomes
// are calm hours to day 60, deaths by group, and hours to the first calm of 72 h (no such calm counts as the
// whole run).
[[nodiscard]] std::vector<LeverNumbers> compare_point(const ResultsFile& file, std::size_t point);

}  // namespace truce
