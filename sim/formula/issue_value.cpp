// The value of a text on the thirteen issues (ruling M1).
#include "sim/formula/issue_value.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

// Below this distance between ideal and reservation a step of one notch would count as everything.
constexpr double least_span = 0.15;
constexpr double loss_factor = 2;

double say(const IssueStance& stance) { return stance.active * stance.salience; }

}  // namespace

double issue_margin(double value, const IssueStance& stance) {
  const double distance = stance.ideal - stance.reservation;
  const double span = distance < 0 ? -distance : distance;
  const double margin =
      stance.direction * (value - stance.reservation) / (span > least_span ? span : least_span);
  return margin < -1 ? -1 : (margin > 1 ? 1 : margin);
}

std::array<double, issue_count> issue_margins(const IssueText& text, const IssueStances& stances) {
  std::array<double, issue_count> margins{};
  for (std::size_t k = 0; k < issue_count; ++k) {
    if (!text[k] || !(say(stances[k]) > 0)) {
      continue;
    }
    const double margin = issue_margin(*text[k], stances[k]);
    margins[k] = (margin < 0 ? loss_factor * margin : margin) * stances[k].waiting;
  }
  return margins;
}

double issue_value(const IssueText& text, const IssueStances& stances) {
  const auto margins = issue_margins(text, stances);
  double gained = 0;
  double weight = 0;
  for (std::size_t k = 0; k < issue_count; ++k) {
    if (text[k] && say(stances[k]) > 0) {
      gained += say(stances[k]) * margins[k];
      weight += say(stances[k]);
    }
  }
  return weight > 0 ? most_issue_value * gained / weight : 0.0;
}

double waiting_discount(double trust, double delay_days, double delta_per_day) {
  require(delta_per_day > 0 && delay_days >= 0, "a discount factor is positive and a delay not negative");
  return trust * det::pow(delta_per_day, delay_days);
}

}  // namespace truce::formula
