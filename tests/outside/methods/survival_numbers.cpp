// Prints made-up censored, tied durations of two groups (data.csv) and what our survival makes of them
// (ours.csv).
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "analysis/competing.hpp"
#include "analysis/survival.hpp"

namespace {

// Whole lengths from a simple recurrence, so that many are tied; the second group lasts longer; a third is
// censored.
std::vector<std::vector<truce::Duration>> made_up() {
  std::vector<std::vector<truce::Duration>> groups(2);
  std::uint64_t state = 2014;
  const auto below = [&](std::uint64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % n;
  };
  for (std::size_t i = 0; i < 400; ++i) {
    const std::size_t group = i % 2;
    const auto length = static_cast<double>(1 + below(20) * below(3 + 2 * group) / 2);
    groups[group].push_back({length, below(3) > 0});
  }
  return groups;
}

// Every third end is by another cause.
std::vector<truce::CompetingTime> with_causes(const std::vector<truce::Duration>& group) {
  std::vector<truce::CompetingTime> times;
  for (std::size_t i = 0; i < group.size(); ++i)
    times.push_back({group[i].length, !group[i].ended ? 0 : i % 3 == 0 ? 2 : 1});
  return times;
}

void print(std::ofstream& out, const std::string& what, double time, double value) {
  char text[80];
  std::snprintf(text, sizeof text, "%s,%.0f,%.12g\n", what.c_str(), time, value);
  out << text;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 64;
  const std::string folder = words[1];
  const auto groups = made_up();
  std::ofstream data(folder + "/data.csv"), ours(folder + "/ours.csv");
  data << "group,length,ended,cause\n";
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const truce::CompetingTime& one : with_causes(groups[g]))
      data << g << "," << one.time << "," << (one.cause > 0 ? 1 : 0) << "," << one.cause << "\n";
  ours << "what,time,value\n";
  const auto curve = truce::kaplan_meier(groups[0]);
  for (const truce::SurvivalStep& step : curve) {
    print(ours, "survival", step.time, step.survival);
    print(ours, "error", step.time, step.error);
    print(ours, "low", step.time, step.interval.low);
    print(ours, "high", step.time, step.interval.high);
    for (const int cause : {1, 2})
      print(ours, "incidence_" + std::to_string(cause), step.time,
            truce::incidence_at(with_causes(groups[0]), cause, step.time).share);
  }
  print(ours, "median", 0, truce::median_duration(curve));
  const truce::LogRank test = truce::log_rank(groups);
  print(ours, "chi_square", 0, test.chi_square);
  print(ours, "p_value", 0, test.p_value);
  return data.flush() && ours.flush() ? 0 : 74;
}
