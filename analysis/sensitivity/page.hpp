// The page of a sensitivity study: which inputs matter for which outcome.
#pragma once

#include <string>
#include <vector>

#include "analysis/sensitivity/morris.hpp"
#include "analysis/tables.hpp"
#include "sim/record/reader.hpp"

namespace truce {

// What the study says of its design; the points are those of the file, in order.
struct SensitivityWords {
  enum class Method { morris, sobol };
  std::string title;
  Method method = Method::morris;
  std::vector<std::string> inputs;  // names of the groups
  Walks walks;                      // Morris only
  std::size_t lever = 0;            // under which lever
  bool is_difference = false;       // of the lever from the first one, on common luck
  std::vector<std::string> outcomes;
  std::string limits;  // the sentence of docs/limits.md
};

// Outcome by outcome, inputs in order of importance. As CSV the numbers alone, one a line.
[[nodiscard]] std::string sensitivity_page(const ResultsFile& file, const SensitivityWords& words,
                                           PageFormat format);

}  // namespace truce
