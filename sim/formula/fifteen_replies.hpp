// Two hand-weighted sums that place fifteen recorded replies of 2014 on the right side (model.md R.9); a
// test, not the engine.
#pragma once

namespace truce::formula {

// One row of R.9's table: a package and the state of the war as coded by hand. Shares in 0-1 unless said
// otherwise.
struct CodedPackage {
  double duration_hours = 0;  // 10,000 when open-ended
  double crossings = 0;
  double salaries = 0;
  double reconstruction = 0;
  double prisoners = 0;
  double port = 0;
  double work_allowed = 0;  // tw: work on hidden sites allowed during the halt
  double demilitarisation = 0;
  double withdrawal = 0;  // wd: force withdrawn, or none inside
  double channel = 0;     // -1 to 1: whose mediator wrote it
  double consulted = 0;   // the movement was consulted
  double sites_left = 0;  // rho
  double launches_per_day = 0;
  double state_deaths_per_day = 0;
  double people_deaths_per_day = 0;
  double support = 0.5;         // share of the state's public against a stop
  double state_push = 0;        // utils of outside pressure and cover
  double movement_push = 0;     // utils
  double patron_restraint = 0;  // qat
  double day = 0;               // since the first day of fighting
  double brink = 0;             // 1 when the movement plays for time at an expiry
};

// dU of the state, utils: d [terms - worth of war] + push + .02 own deaths a day (model.md R.9).
[[nodiscard]] double state_reply_sum(const CodedPackage& package);

// dU of the movement, utils: d [terms - worth of war] - .15 (1 - cons) + push + .10 qat + .0008 deaths a day
// (R.9).
[[nodiscard]] double movement_reply_sum(const CodedPackage& package);

// logistic(dU / .12): the temperature with which R.9's table was computed.
[[nodiscard]] double coded_reply_probability(double sum);

}  // namespace truce::formula
