// Scores of chances.
#include "analysis/answers/score.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "sim/base/error.hpp"

namespace truce::answers {
namespace {

constexpr double least_chance = 1e-6;
constexpr int bootstrap_draws = 4000;
constexpr std::uint64_t bootstrap_seed = 20140728;

double loss(double chance, int yes) {
  const double held = std::clamp(chance, least_chance, 1 - least_chance);
  return -std::log(yes != 0 ? held : 1 - held);
}

double area_under_curve(const Chances& chances, const std::vector<int>& yes) {
  double won = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < yes.size(); ++i) {
    for (std::size_t j = 0; j < yes.size(); ++j) {
      if (yes[i] != 0 && yes[j] == 0) {
        won += chances[i] > chances[j] ? 1.0 : (chances[i] == chances[j] ? 0.5 : 0.0);
        pairs += 1;
      }
    }
  }
  return pairs > 0 ? won / pairs : 0.5;
}

struct Group {
  double difference = 0;
  double answers = 0;
};

std::vector<Group> grouped(const std::vector<double>& differences, const std::vector<std::size_t>& groups) {
  std::map<std::size_t, Group> sums;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    sums[groups[i]].difference += differences[i];
    sums[groups[i]].answers += 1;
  }
  std::vector<Group> list;
  for (const auto& [name, group] : sums) {
    list.push_back(group);
  }
  return list;
}

double resampled_mean(const std::vector<Group>& list, std::mt19937_64& luck) {
  Group total;
  for (std::size_t draw = 0; draw < list.size(); ++draw) {
    const Group& group = list[luck() % list.size()];
    total.difference += group.difference;
    total.answers += group.answers;
  }
  return total.difference / total.answers;
}

}  // namespace

Score score(const Chances& chances, const std::vector<int>& yes) {
  require(!yes.empty() && chances.size() == yes.size(), "a score needs one chance for each answer");
  Score result;
  result.asked = static_cast<int>(yes.size());
  for (std::size_t i = 0; i < yes.size(); ++i) {
    result.hits += (chances[i] >= 0.5) == (yes[i] != 0) ? 1 : 0;
    result.log_loss += loss(chances[i], yes[i]) / static_cast<double>(yes.size());
  }
  result.area = area_under_curve(chances, yes);
  return result;
}

Interval loss_difference(const Chances& a, const Chances& b, const std::vector<int>& yes,
                         const std::vector<std::size_t>& groups) {
  require(!yes.empty() && a.size() == yes.size() && b.size() == yes.size() && groups.size() == yes.size(),
          "a difference needs both chances and the text of each answer");
  std::vector<double> differences(yes.size());
  double mean = 0;
  for (std::size_t i = 0; i < yes.size(); ++i) {
    differences[i] = loss(a[i], yes[i]) - loss(b[i], yes[i]);
    mean += differences[i] / static_cast<double>(yes.size());
  }
  const auto list = grouped(differences, groups);
  std::mt19937_64 luck(bootstrap_seed);
  std::vector<double> means(bootstrap_draws);
  for (double& value : means) {
    value = resampled_mean(list, luck);
  }
  std::sort(means.begin(), means.end());
  return {mean, means[bootstrap_draws / 40], means[bootstrap_draws - bootstrap_draws / 40]};
}

}  // namespace truce::answers
