// The numbers of a comparison at one point of a design: paired differences, shares and survival, lever by
// lever.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/competing.hpp"
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

// How the first calm of 72 h comes: under a halt that both sides agreed to, or unasked (ruling H7).
enum class FirstEnd { agreed = 1, unilateral = 2 };

struct EndNumbers {
  Incidence week;
  Incidence month;
  Incidence last;  // by the last hour at which such a calm could begin and be known
};

struct FirstEnds {
  EndNumbers agreed;
  EndNumbers unilateral;
  std::vector<CompetingTime> times;  // hours since the origin
};

struct LeverNumbers {
  std::string id;
  std::vector<std::pair<std::string, PairedDifference>> outcomes;  // by name
  CalmNumbers reference_calm;
  CalmNumbers calm;
  double log_rank_p = 1;
  FirstEnds reference_ends;
  FirstEnds ends;
  double agreed_p = 1;  // log-rank of each cause alone
  double unilateral_p = 1;
};

// From which hour times count: of a study with the same start, from the branch, but for levers of own start.
struct Origin {
  double hour = 0;
  std::size_t levers = 127;
};

// Every lever but the first against the first, over the replicates in which both runs went well. The outcomes
// are those of primary_outcomes and the changes of trust; no calm of 72 h counts as the whole run.
[[nodiscard]] std::vector<LeverNumbers> compare_point(const ResultsFile& file, std::size_t point,
                                                      const Origin& origin = {});

}  // namespace truce
