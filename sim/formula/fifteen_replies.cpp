// R.9's two sums. The weights are set by hand on these very replies and stand only here, so that nobody tunes
// them.
#include "sim/formula/fifteen_replies.hpp"

#include "sim/base/det_math.hpp"
#include "sim/formula/reply_sum.hpp"

namespace truce::formula {
namespace {

constexpr double duration_constant_hours = 72;
constexpr double temperature = 0.12;
constexpr double launches_of_full_relief = 100;  // per day
constexpr double days_of_eagerness = 40;

}  // namespace

double state_reply_sum(const CodedPackage& p) {
  const double forbidden = 1 - p.work_allowed;
  const double launches = p.launches_per_day / launches_of_full_relief;
  const double relief = launches < 1 ? launches : 1.0;
  const double terms = -0.22 * p.crossings - 0.05 * p.salaries - 0.02 * p.reconstruction -
                       0.15 * p.prisoners - 0.15 * p.port + 0.25 * p.demilitarisation -
                       0.60 * forbidden * p.sites_left - 0.10 * p.withdrawal * p.sites_left +
                       0.15 * p.channel + 0.18 * relief;
  const double war = 0.10 + 0.25 * p.sites_left * forbidden + 0.20 * (p.support - 0.5);
  return duration_scale(p.duration_hours, duration_constant_hours) * (terms - war) + p.state_push +
         0.02 * p.state_deaths_per_day;
}

double movement_reply_sum(const CodedPackage& p) {
  const double freshness = 1 - p.day / days_of_eagerness;
  const double eagerness = freshness > 0 ? freshness : 0.0;
  const double terms = 0.35 * p.crossings + 0.15 * p.salaries + 0.10 * p.reconstruction + 0.12 * p.prisoners +
                       0.10 * p.port - 0.35 * p.demilitarisation - 0.10 * p.work_allowed +
                       0.12 * p.withdrawal - 0.10 * p.channel + 0.10;
  const double war = 0.20 + 0.10 * eagerness + 0.12 * p.brink;
  return duration_scale(p.duration_hours, duration_constant_hours) * (terms - war) -
         0.15 * (1 - p.consulted) + p.movement_push + 0.10 * p.patron_restraint +
         0.0008 * p.people_deaths_per_day;
}

double coded_reply_probability(double sum) { return det::logistic(sum / temperature); }

}  // namespace truce::formula
