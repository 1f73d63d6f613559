// The whole scenario file, mechanisms included. Heavy to compile: only reading, writing back and describing
// see it.
#pragma once

#include <tuple>

#include "sim/model/model.hpp"
#include "sim/scenario/scenario.hpp"

namespace truce {

struct WholeFile : ScenarioFile {
  Model mechanisms;

  static const inline auto keys = std::tuple_cat(
      ScenarioFile::keys,
      std::tuple{Key{"mechanisms", &WholeFile::mechanisms, {}, "", "switches and values of the mechanisms"}});
};

}  // namespace truce
