// How often a cell is run: a fixed number, or in generations until intervals are narrow enough.
#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "sim/base/key.hpp"

namespace truce {

enum class StopOf { difference, mean };
template <>
struct EnumNames<StopOf> {
  static constexpr auto names =
      std::array{std::pair<std::string_view, StopOf>{"difference", StopOf::difference},
                 std::pair<std::string_view, StopOf>{"mean", StopOf::mean}};
};

// Enough replicates: when the 95 % interval of an outcome is no wider than this in every cell (or lever
// against the first).
struct StopSetup {
  std::string outcome;
  double half_width = 0;
  StopOf of = StopOf::difference;

  static const inline auto keys = std::tuple{
      Key{"outcome", &StopSetup::outcome, {}, "", "outcome that must be known well enough", Need::required},
      Key{"half_width",
          &StopSetup::half_width,
          {1e-9, 1e12},
          "",
          "half of the 95 % interval (Student) that is narrow enough, in the outcome's unit",
          Need::required},
      Key{"of", &StopSetup::of, {}, "", "difference (of paired runs, from the first lever) or mean"}};
};

struct ReplicationSetup {
  int replicates = 20;
  int first = 0;
  int min = 0;
  int max = 0;
  StopSetup stop;
  bool paired = true;

  [[nodiscard]] bool stops() const { return max > 0; }

  static const inline auto keys = std::tuple{
      Key{"replicates",
          &ReplicationSetup::replicates,
          {1, 1e6},
          "1",
          "runs of each cell, each with luck of its own"},
      Key{"first", &ReplicationSetup::first, {0, 1e9}, "1", "number of the first replicate"},
      Key{"min", &ReplicationSetup::min, {2, 1e6}, "1", "with `stop`: replicates of the first generation"},
      Key{"max", &ReplicationSetup::max, {2, 1e6}, "1", "with `stop`: replicates at which it ends anyway"},
      Key{"stop", &ReplicationSetup::stop, {}, "", "when enough is enough, looked at after each generation"},
      Key{"paired",
          &ReplicationSetup::paired,
          {},
          "",
          "whether all cells share the luck of a replicate (false: each has its own)"}};
};

}  // namespace truce
