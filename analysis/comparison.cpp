// Numbers of a comparison, point by point; the levers of own start apart.
#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <sstream>

#include "sim/base/text.hpp"

namespace truce {
namespace {

// How many levers are compared: those before the first of own start.
std::size_t compared(const StudyWords& words) {
  const auto first = std::ranges::find_if(words.levers, &StudyWords::Lever::own_start);
  return static_cast<std::size_t>(first - words.levers.begin());
}

}  // namespace

Comparison::Comparison(const ResultsFile& results, const StudyWords& told)
    : file(results), words(told), study(results, compared(told)) {
  const std::size_t levers = compared(words);
  for (std::size_t p = 0; p < words.points.size(); ++p) {
    std::vector<LeverNumbers> all = compare_point(file, p, {words.start_hour, levers});
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(levers - 1);
    own_starts.emplace_back(std::make_move_iterator(first), std::make_move_iterator(all.end()));
    all.erase(first, all.end());
    points.push_back(std::move(all));
  }
}

std::string Comparison::estimand() const {
  return "mean over replicates of (lever - reference " + words.levers[0].id + "), both on the same luck. " +
         (words.start.empty() ? "Each lever holds from the first hour (own start)" : words.start) +
         "; all actors stay reactive." +
         (words.start.empty() ? ""
                              : " Calm, and hours to it, count from that hour; deaths and trust from the "
                                "first, the history being the same for all levers.");
}

std::vector<std::string> Comparison::point_words() const {
  if (!words.point_names.empty()) return words.point_names;
  std::vector<std::string> named;
  for (const auto& overrides : words.points)
    named.push_back(overrides.empty() ? "as in the scenario" : join(overrides, ", "));
  return named;
}

std::vector<Spread> spreads(const Comparison& found) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::vector<Spread> list;
  for (std::size_t o = 0; o < found.points[0][0].outcomes.size(); ++o)
    for (std::size_t l = 0; l < found.points[0].size(); ++l) {
      Spread one{found.points[0][0].outcomes[o].first, found.points[0][l].id, 0, 0, 0, infinite, -infinite};
      for (const auto& levers : found.points) {
        const PairedDifference& d = levers[l].outcomes[o].second;
        ++(d.t.low > 0 ? one.above : d.t.high < 0 ? one.below : one.open);
        one.smallest = std::fmin(one.smallest, d.mean);
        one.largest = std::fmax(one.largest, d.mean);
      }
      if (one.smallest > one.largest) one.smallest = one.largest = std::nan("");
      list.push_back(std::move(one));
    }
  return list;
}

std::string findings_csv(const std::vector<Finding>& findings) {
  std::ostringstream out;
  out << "point,lever,outcome,measure,value,low,high\n";
  for (const Finding& one : findings)
    out << (one.point < 0 ? "" : std::to_string(one.point)) << "," << one.lever << "," << one.outcome << ","
        << one.measure << "," << csv_number(one.value) << "," << csv_number(one.low) << ","
        << csv_number(one.high) << "\n";
  return out.str();
}

}  // namespace truce
