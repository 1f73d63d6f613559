// Eight block characters from low to high.
#include "sim/cli/spark.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <vector>

namespace truce::cli {
namespace {

constexpr std::array<std::string_view, 9> blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

// Anything above zero shows at least the lowest block.
std::string_view block(double value, double most) {
  if (value <= 0 || most <= 0) return blocks[0];
  const auto height = static_cast<std::size_t>(value / most * 7.0) + 1;
  return blocks[std::min(height, blocks.size() - 1)];
}

}  // namespace

std::string spark(std::span<const double> values, std::size_t width) {
  const std::size_t columns = std::min(width, values.size());
  std::vector<double> means(columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const std::size_t first = column * values.size() / columns;
    const std::size_t last = (column + 1) * values.size() / columns;
    const auto stretch = values.subspan(first, last - first);
    means[column] =
        std::accumulate(stretch.begin(), stretch.end(), 0.0) / static_cast<double>(stretch.size());
  }
  const double most = means.empty() ? 0 : std::ranges::max(means);
  std::string line;
  for (const double mean : means) line += block(mean, most);
  return line;
}

}  // namespace truce::cli
