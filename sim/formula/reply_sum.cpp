// The decision equation of ruling M1: terms, sum, probability, and which term decided.
#include "sim/formula/reply_sum.hpp"

#include "sim/base/det_math.hpp"
#include "sim/base/error.hpp"

namespace truce::formula {
namespace {

constexpr double open_ended_hours = 1e6;
constexpr double blank_short_hours = 168;

using Field = double ReplyTerms::*;
constexpr std::array<Field, term_count> fields = {
    &ReplyTerms::value,         &ReplyTerms::war_base,       &ReplyTerms::war_aim,
    &ReplyTerms::war_support,   &ReplyTerms::war_regrouping, &ReplyTerms::war_weariness,
    &ReplyTerms::war_eagerness, &ReplyTerms::cover,          &ReplyTerms::leverage,
    &ReplyTerms::author_credit, &ReplyTerms::legitimacy,     &ReplyTerms::consultation,
    &ReplyTerms::audience_cost, &ReplyTerms::momentum,       &ReplyTerms::words,
    &ReplyTerms::disposition};

// A short halt stakes little of what the text and the war are worth, but all of what the answer itself costs.
double factor(const ReplyTerms& terms, std::size_t term) {
  return term <= static_cast<std::size_t>(Term::war_eagerness) ? terms.scale : 1.0;
}

double contribution_at(const ReplyTerms& terms, std::size_t term) {
  return factor(terms, term) * (terms.*fields[term]);
}

}  // namespace

double ReplyTerms::contribution(Term term) const {
  return contribution_at(*this, static_cast<std::size_t>(term));
}

double ReplyTerms::worth_of_war() const {
  return -(war_base + war_aim + war_support + war_regrouping + war_weariness + war_eagerness);
}

double ReplyTerms::sum() const {
  double total = 0;
  for (std::size_t term = 0; term < term_count; ++term) {
    total += contribution_at(*this, term);
  }
  return total;
}

double ReplyTerms::probability(double temperature) const {
  require(temperature > 0, "the temperature of a reply is positive");
  return det::logistic(sum() / temperature);
}

ReplyTerms reply_terms(const ReplyInputs& in, const ReplyWeights& weight) {
  ReplyTerms terms;
  terms.value = weight.value * in.issue_value;
  terms.war_base = -weight.war_base;
  terms.war_aim = -weight.war_aim * in.aim * in.sites_left * (1 - in.work_allowed);
  terms.war_support = -weight.war_support * (in.support - 0.5);
  terms.war_regrouping = -weight.war_regrouping * (1 - in.monitoring);
  terms.war_weariness = weight.war_weariness * in.weariness;
  terms.war_eagerness = -weight.war_eagerness * (1 - in.weariness);
  terms.cover = weight.cover_own_death * in.own_deaths_per_day +
                weight.cover_people_death * in.people_deaths_per_day + weight.cover_holiday * in.holiday +
                weight.cover_mediation * in.mediation;
  terms.leverage = in.leverage;
  terms.author_credit =
      weight.author_credit * ((1 - in.rival_share) * in.relation_author + in.rival_share * in.relation_rival);
  terms.legitimacy = -weight.legitimacy * in.legitimacy_loss;
  terms.consultation = -weight.consultation * (1 - in.consulted);
  terms.audience_cost = -in.audience_cost;
  terms.momentum = weight.momentum * in.momentum;
  terms.words = in.words;
  terms.disposition = weight.disposition;
  terms.scale = duration_scale(in.duration_hours, weight.duration_constant_hours);
  return terms;
}

double duration_scale(double hours, double constant_hours) {
  require(hours >= 0 && constant_hours > 0, "hours are not negative and the duration constant is positive");
  return -det::expm1(-hours / constant_hours);
}

double stated_duration_hours(std::optional<double> hours, double x_duration) {
  if (hours) {
    return *hours < 0 ? open_ended_hours : *hours;
  }
  return x_duration <= 0.7 ? blank_short_hours : open_ended_hours;
}

double legitimacy_loss(double rival_share, double relation_rival) {
  return relation_rival < 0 ? rival_share : 0.0;
}

std::optional<Term> binding_term(const ReplyTerms& terms, const ReplyTerms& reference) {
  std::optional<Term> binding;
  double best = 0;
  for (std::size_t term = 0; term < term_count; ++term) {
    const double gain = factor(terms, term) * (reference.*fields[term] - terms.*fields[term]);
    if (gain > best) {
      best = gain;
      binding = static_cast<Term>(term);
    }
  }
  return binding;
}

double missing_to_half(const ReplyTerms& terms) { return -terms.sum(); }

std::optional<Flip> smallest_flip(const ReplyTerms& terms, const ReplyTerms& range) {
  std::optional<Flip> smallest;
  for (std::size_t term = 0; term < term_count; ++term) {
    const double width = range.*fields[term];
    const double multiplier = factor(terms, term);
    if (!(width > 0) || !(multiplier > 0)) {
      continue;
    }
    const double change = missing_to_half(terms) / multiplier;
    const double share = (change < 0 ? -change : change) / width;
    if (!smallest || share < smallest->share_of_range) {
      smallest = Flip{static_cast<Term>(term), change, share};
    }
  }
  return smallest;
}

}  // namespace truce::formula
