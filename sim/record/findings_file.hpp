// The file of an answer (kind `truce-findings`): what a comparison or a selection found, one number a row.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/run_record.hpp"

namespace truce {

// One number: of which point of the design, lever and outcome, and what it measures.
struct Finding {
  std::int32_t point = 0;  // -1 = over all points
  std::string lever;
  std::string outcome;
  std::string measure;
  double value = 0;
  double low = std::numeric_limits<double>::quiet_NaN();  // of its interval, NaN without one
  double high = std::numeric_limits<double>::quiet_NaN();
};

struct FindingsFile {
  std::vector<Finding> findings;
  std::vector<std::string> points;                         // in words, one a point of the design
  std::vector<std::pair<std::string, std::string>> notes;  // attributes: estimand, limits, ...
  Provenance provenance;                                   // of the runs
};

// The bytes of the file (sim/record/FORMAT.md), read back and compared. Same inputs, same bytes. Throws
// BugError without findings, or when a name of a lever, outcome or measure holds a blank.
[[nodiscard]] std::vector<std::byte> findings_image(const FindingsFile& answer);

}  // namespace truce
