// What it costs a leader at home to go back on a public pledge (model.md 7.3, 8.1).
#pragma once

namespace truce::formula {

// What can excuse a step back, each 0-1; only the best excuse counts.
struct Excuses {
  double mediation = 0;
  double information = 0;
  double holiday = 0;
  double deniable = 0;  // what is held to be a mere concept commits nobody
};

// AC = a x pledge x (1 - max excuse), in the unit of a (utils for a reply, points for approval); pledge 0-1
// (Fearon 1994; Levendusky & Horowitz 2012 for the excuse).
[[nodiscard]] double audience_cost(double weight, double pledge, const Excuses& excuses);

// AC (1 + nu): a leak lets the public learn of what was conceded before it is agreed; nu >= 0.
[[nodiscard]] double leaked_audience_cost(double cost, double leak_factor);

// nu A (1 - A) a day, A in 0-1: a diversionary pull on pledges, off by default (model.md 7.3, size 0-0.05).
[[nodiscard]] double diversionary_pledge(double size_per_day, double approval_share, double days);

}  // namespace truce::formula
