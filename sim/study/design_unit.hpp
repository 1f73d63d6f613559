// Designs in the unit cube: pure functions of size, dimensions and seed. Points of a longer design begin with
// those of the shorter one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace truce {

using UnitPoint = std::vector<double>;  // one coordinate in [0, 1] for each dimension

// A Latin hypercube (McKay, Beckman and Conover 1979): in every dimension one point in each of `size` equal
// slices. Doubling an even size keeps its points (Sallaberry, Helton and Hora 2008): 40 begins with 20, 20
// with 10, 10 with 5.
[[nodiscard]] std::vector<UnitPoint> latin_hypercube(std::size_t size, std::size_t dimensions,
                                                     std::uint64_t seed);

// Sobol's sequence (directions of Joe and Kuo) from the origin on, which Boost leaves out, each dimension
// shifted by the same random 64 bits (XOR), so that nets stay nets. Seed 0 = without a shift. `size` is a
// power of two. Throws BugError above 3,667 dimensions.
[[nodiscard]] std::vector<UnitPoint> sobol_points(std::size_t size, std::size_t dimensions,
                                                  std::uint64_t seed);

// Which group each dimension belongs to: group_of[dimension] = 0 .. groups - 1.
struct Grouping {
  std::vector<std::size_t> group_of;
  std::size_t groups = 0;
};

// For Sobol's indices (Saltelli et al. 2010): for each of `size` base points, A, B, then A with the
// coordinates of group g taken from B, for each g: (groups + 2) x size points.
[[nodiscard]] std::vector<UnitPoint> saltelli_points(std::size_t size, const Grouping& grouping,
                                                     std::uint64_t seed);

// Walks (Morris 1991; groups: Campolongo, Cariboni and Saltelli 2007): from a random grid point, each group
// moves once, in random order, by levels / (2 (levels - 1)): (groups + 1) x trajectories points.
struct WalkShape {
  std::size_t trajectories = 10;
  std::size_t levels = 4;  // even
};
[[nodiscard]] std::vector<UnitPoint> morris_walks(const WalkShape& shape, const Grouping& grouping,
                                                  std::uint64_t seed);

// Rows of a two-level array of strength two (Plackett and Burman 1946, 12 rows) for up to 11 columns: every
// pair of columns holds each of the four combinations three times. The last row is all zero.
[[nodiscard]] std::vector<std::vector<int>> orthogonal_rows(std::size_t columns);

}  // namespace truce
