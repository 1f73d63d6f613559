// Designs in the unit cube; all luck is Philox addressed by (seed, design, dimension, count).
#include "sim/study/design_unit.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace truce {
namespace {

enum class Use : std::uint32_t { slices = 1, shift = 2, walk = 3 };

// A stream of 64-bit numbers for one use in one place of a design.
class Stream64 {
 public:
  Stream64(std::uint64_t seed, Use use, std::size_t place)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
        use_(static_cast<std::uint32_t>(use)),
        place_(static_cast<std::uint32_t>(place)) {}

  std::uint64_t bits() {
    const auto block = philox({count_++, place_, use_, 0x64657367U}, key_);
    return (std::uint64_t{block[0]} << 32) | block[1];
  }
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  // A whole number below n; its bias is below n / 2^64.
  std::size_t below(std::size_t n) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>((static_cast<Wide>(bits()) * n) >> 64);
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::array<std::uint32_t, 2> key_;
  std::uint32_t use_;
  std::uint32_t place_;
  std::uint32_t count_ = 0;
};

// One dimension of a nested hypercube: the odd part of the size as a plain one, then doubled again and again.
std::vector<double> nested_slices(std::size_t size, Stream64& luck) {
  std::size_t slices = size;
  while (slices % 2 == 0) slices /= 2;
  std::vector<std::size_t> order(slices);
  std::iota(order.begin(), order.end(), std::size_t{0});
  luck.shuffle(order);
  std::vector<double> values;
  for (const std::size_t slice : order)
    values.push_back((static_cast<double>(slice) + luck.uniform()) / static_cast<double>(slices));
  while (slices < size) {
    slices *= 2;
    std::vector<bool> taken(slices, false);
    for (const double value : values)
      taken[std::min(slices - 1, static_cast<std::size_t>(value * static_cast<double>(slices)))] = true;
    std::vector<std::size_t> free;
    for (std::size_t slice = 0; slice < slices; ++slice)
      if (!taken[slice]) free.push_back(slice);
    luck.shuffle(free);
    for (const std::size_t slice : free)
      values.push_back((static_cast<double>(slice) + luck.uniform()) / static_cast<double>(slices));
  }
  return values;
}

bool is_power_of_two(std::size_t n) { return n > 0 && (n & (n - 1)) == 0; }

}  // namespace

std::vector<UnitPoint> latin_hypercube(std::size_t size, std::size_t dimensions, std::uint64_t seed) {
  std::vector<UnitPoint> points(size, UnitPoint(dimensions));
  for (std::size_t d = 0; d < dimensions; ++d) {
    Stream64 luck(seed, Use::slices, d);
    const std::vector<double> values = nested_slices(size, luck);
    for (std::size_t i = 0; i < size; ++i) points[i][d] = values[i];
  }
  return points;
}

std::vector<UnitPoint> sobol_points(std::size_t size, std::size_t dimensions, std::uint64_t seed) {
  require(is_power_of_two(size), "a Sobol design has a power of two of points");
  require(dimensions >= 1 && dimensions <= 3667, "Sobol's sequence is known to 3,667 dimensions");
  std::vector<std::uint64_t> shift(dimensions, 0);
  if (seed != 0)
    for (std::size_t d = 0; d < dimensions; ++d) shift[d] = Stream64(seed, Use::shift, d).bits();
  boost::random::sobol sequence(dimensions);
  std::vector<UnitPoint> points(size, UnitPoint(dimensions));
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t d = 0; d < dimensions; ++d) {
      const std::uint64_t bits = i == 0 ? 0 : sequence();
      points[i][d] = static_cast<double>((bits ^ shift[d]) >> 11) * 0x1p-53;
    }
  return points;
}

std::vector<UnitPoint> saltelli_points(std::size_t size, const Grouping& grouping, std::uint64_t seed) {
  const std::size_t dimensions = grouping.group_of.size();
  const std::vector<UnitPoint> both = sobol_points(size, 2 * dimensions, seed);
  std::vector<UnitPoint> points;
  for (const UnitPoint& pair : both) {
    const auto middle = pair.begin() + static_cast<std::ptrdiff_t>(dimensions);
    const UnitPoint a(pair.begin(), middle), b(middle, pair.end());
    points.push_back(a);
    points.push_back(b);
    for (std::size_t g = 0; g < grouping.groups; ++g) {
      UnitPoint mixed = a;
      for (std::size_t d = 0; d < dimensions; ++d)
        if (grouping.group_of[d] == g) mixed[d] = b[d];
      points.push_back(std::move(mixed));
    }
  }
  return points;
}

std::vector<UnitPoint> morris_walks(const WalkShape& shape, const Grouping& grouping, std::uint64_t seed) {
  require(shape.levels >= 2 && shape.levels % 2 == 0, "a walk has an even number of levels");
  const std::size_t dimensions = grouping.group_of.size(), half = shape.levels / 2;
  const auto place = [&](std::size_t level) {
    return static_cast<double>(level) / static_cast<double>(shape.levels - 1);
  };
  std::vector<UnitPoint> points;
  for (std::size_t t = 0; t < shape.trajectories; ++t) {
    Stream64 luck(seed, Use::walk, t);
    std::vector<std::size_t> level(dimensions), order(grouping.groups);
    for (std::size_t& one : level) one = luck.below(shape.levels);
    std::iota(order.begin(), order.end(), std::size_t{0});
    luck.shuffle(order);
    const auto add = [&] {
      UnitPoint point;
      for (const std::size_t one : level) point.push_back(place(one));
      points.push_back(std::move(point));
    };
    add();
    for (const std::size_t g : order) {
      for (std::size_t d = 0; d < dimensions; ++d)
        if (grouping.group_of[d] == g) level[d] = level[d] < half ? level[d] + half : level[d] - half;
      add();
    }
  }
  return points;
}

std::vector<std::vector<int>> orthogonal_rows(std::size_t columns) {
  constexpr std::string_view first = "11011100010";  // Plackett and Burman 1946, n = 12
  require(columns <= first.size(), "an array of twelve rows has at most eleven columns");
  std::vector<std::vector<int>> rows;
  for (std::size_t r = 0; r < first.size(); ++r) {
    std::vector<int> row;
    for (std::size_t c = 0; c < columns; ++c)
      row.push_back(first[(c + first.size() - r) % first.size()] == '1' ? 1 : 0);
    rows.push_back(std::move(row));
  }
  rows.emplace_back(columns, 0);
  return rows;
}

}  // namespace truce
