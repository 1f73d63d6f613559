// Peeling and pasting of one box.
#include "analysis/sensitivity/prim.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr double open_end = std::numeric_limits<double>::infinity();

class Peeler {
 public:
  Peeler(std::span<const std::vector<double>> inputs, const std::vector<bool>& is_case,
         const PrimSettings& settings)
      : inputs_(inputs), is_case_(is_case), settings_(settings) {
    all_cases_ = static_cast<std::size_t>(std::ranges::count(is_case, true));
  }

  std::vector<Box> trajectory() {
    Box box;
    box.sides.assign(inputs_[0].size(), {-open_end, open_end});
    std::vector<Box> boxes{measured(box)};
    while (auto peeled = best_peel(boxes.back())) boxes.push_back(*peeled);
    while (auto pasted = best_paste(boxes.back())) boxes.push_back(*pasted);
    for (Box& one : boxes) one.chance = chances(one);
    return boxes;
  }

 private:
  [[nodiscard]] bool holds(const Box& box, std::size_t p) const {
    for (std::size_t i = 0; i < box.sides.size(); ++i)
      if (inputs_[p][i] < box.sides[i].low || inputs_[p][i] > box.sides[i].high) return false;
    return true;
  }

  [[nodiscard]] Box measured(Box box) const {
    box.points = box.cases = 0;
    for (std::size_t p = 0; p < inputs_.size(); ++p) {
      if (!holds(box, p)) continue;
      ++box.points;
      box.cases += is_case_[p] ? 1 : 0;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
      return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    box.coverage = share(box.cases, all_cases_);
    box.density = share(box.cases, box.points);
    box.mass = share(box.points, inputs_.size());
    return box;
  }

  [[nodiscard]] std::vector<double> inside(const Box& box, std::size_t input) const {
    std::vector<double> values;
    for (std::size_t p = 0; p < inputs_.size(); ++p)
      if (holds(box, p)) values.push_back(inputs_[p][input]);
    std::ranges::sort(values);
    return values;
  }

  [[nodiscard]] bool is_large_enough(const Box& box) const {
    return box.mass >= settings_.least && box.points > 0;
  }

  // The peel that leaves the densest box; of equal ones the first, and of those the larger box.
  [[nodiscard]] std::optional<Box> best_peel(const Box& box) const {
    std::optional<Box> best;
    if (box.density >= 1) return best;
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      const std::vector<double> values = inside(box, i);
      if (values.front() == values.back()) continue;
      const auto cut = std::max<std::size_t>(
          1, static_cast<std::size_t>(settings_.peel * static_cast<double>(values.size())));
      // Peels go between values, so that equal ones stay together.
      const auto above = std::ranges::upper_bound(values, values[cut - 1]);
      const auto below = std::ranges::lower_bound(values, values[values.size() - cut]);
      Box from_low = box, from_high = box;
      if (above != values.end()) from_low.sides[i].low = *above;
      if (below != values.begin()) from_high.sides[i].high = *(below - 1);
      for (Box& candidate : std::vector<Box>{measured(from_low), measured(from_high)}) {
        if (candidate.points >= box.points || !is_large_enough(candidate)) continue;
        const bool is_better = !best || candidate.density > best->density ||
                               (candidate.density == best->density && candidate.points > best->points);
        if (is_better) best = std::move(candidate);
      }
    }
    if (best && best->density <= box.density) return std::nullopt;
    return best;
  }

  // A side moved out to take in some more points, when the box does not become thinner.
  [[nodiscard]] std::optional<Box> best_paste(const Box& box) const {
    std::optional<Box> best;
    const auto grow =
        std::max<std::size_t>(1, static_cast<std::size_t>(settings_.peel * static_cast<double>(box.points)));
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      if (box.sides[i].is_open()) continue;
      Box free = box;
      free.sides[i] = {-open_end, open_end};
      const std::vector<double> values = inside(free, i);
      for (const bool low : {true, false}) {
        Box wider = box;
        const auto at = low ? std::ranges::lower_bound(values, box.sides[i].low)
                            : std::ranges::upper_bound(values, box.sides[i].high);
        const auto left = static_cast<std::size_t>(low ? at - values.begin() : values.end() - at);
        if (left == 0) continue;
        const std::size_t step = std::min(grow, left);
        (low ? wider.sides[i].low : wider.sides[i].high) =
            low ? *(at - static_cast<std::ptrdiff_t>(step)) : *(at + static_cast<std::ptrdiff_t>(step) - 1);
        wider = measured(wider);
        if (wider.points <= box.points || wider.density < box.density) continue;
        if (!best || wider.density > best->density) best = std::move(wider);
      }
    }
    return best;
  }

  // Bryant and Lempert's quasi-p: without the side the box would hold n points at density q; how likely are
  // as many cases among the points inside by luck?
  [[nodiscard]] std::vector<double> chances(const Box& box) const {
    std::vector<double> chance(box.sides.size(), 1);
    for (std::size_t i = 0; i < box.sides.size(); ++i) {
      if (box.sides[i].is_open() || box.cases == 0) continue;
      Box free = box;
      free.sides[i] = {-open_end, open_end};
      const boost::math::binomial luck(static_cast<double>(box.points), measured(free).density);
      chance[i] = boost::math::cdf(boost::math::complement(luck, static_cast<double>(box.cases) - 1));
    }
    return chance;
  }

  std::span<const std::vector<double>> inputs_;
  const std::vector<bool>& is_case_;
  PrimSettings settings_;
  std::size_t all_cases_ = 0;
};

}  // namespace

bool BoxSide::is_open() const { return std::isinf(low) && std::isinf(high); }

std::vector<Box> prim_trajectory(std::span<const std::vector<double>> inputs,
                                 const std::vector<bool>& is_case, const PrimSettings& settings) {
  require(!inputs.empty() && inputs.size() == is_case.size() && !inputs[0].empty(),
          "PRIM has a verdict for each point");
  for (const auto& point : inputs)
    require(point.size() == inputs[0].size(), "all points have the same inputs");
  return Peeler(inputs, is_case, settings).trajectory();
}

const Box& balanced_box(std::span<const Box> trajectory) {
  require(!trajectory.empty(), "a trajectory has at least the whole space");
  const auto balance = [](const Box& box) {
    const double sum = box.coverage + box.density;
    return sum == 0 ? 0 : 2 * box.coverage * box.density / sum;
  };
  const Box* best = &trajectory[0];
  for (const Box& box : trajectory)
    if (balance(box) > balance(*best)) best = &box;
  return *best;
}

}  // namespace truce
