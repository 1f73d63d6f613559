// A plan read back from its text, as it stands in a results file: what was varied, and how often.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/study/design_points.hpp"

namespace truce {

struct PlanWords {
  std::string title;
  std::vector<std::string> levers;
  std::vector<std::vector<std::pair<std::string, std::string>>> points;  // key, value as YAML
  DesignWords design;
};

// Reads the text of a plan; `name` stands in messages. Throws InputError when the text is no plan.
[[nodiscard]] PlanWords read_plan_words(const std::string& text, const std::string& name);

}  // namespace truce
