// Scenario discovery by PRIM (Friedman and Fisher 1999; Bryant and Lempert 2010): boxes of inputs in which a
// case is common.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace truce {

// One side of a box: low <= input <= high; infinite where it is open.
struct BoxSide {
  double low = 0;
  double high = 0;
  [[nodiscard]] bool is_open() const;
};

// A box with what it holds.
struct Box {
  std::vector<BoxSide> sides;  // of each input
  std::size_t points = 0;
  std::size_t cases = 0;  // points of interest inside
  double coverage = 0;    // share of all cases that lie inside
  double density = 0;     // share of the points inside that are cases
  double mass = 0;        // share of all points inside
  std::vector<double>
      chance;  // of each closed side: probability to do as well without it by luck (binomial); 1 when open
};

struct PrimSettings {
  double peel = 0.05;   // share of the points peeled off at a time
  double least = 0.05;  // smallest mass of a box
};

// Peels one box step by step from the whole space, then lets the last grow where that does not thin it; the
// trajectory from the whole space to the densest box, of which a reader chooses coverage against density.
// `inputs[point][input]`. Throws BugError when sizes differ or there is no point.
[[nodiscard]] std::vector<Box> prim_trajectory(std::span<const std::vector<double>> inputs,
                                               const std::vector<bool>& is_case,
                                               const PrimSettings& settings = {});

// The box of a trajectory with the largest harmonic mean of coverage and density.
[[nodiscard]] const Box& balanced_box(std::span<const Box> trajectory);

}  // namespace truce
