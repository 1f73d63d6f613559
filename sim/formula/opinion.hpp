// How one citizen's view moves: neighbours within reach, media, memory of where it began (model.md 7.3).
#pragma once

#include <span>
#include <vector>

namespace truce::formula {

// One citizen on "continue" (+1) against "stop" (-1).
struct Citizen {
  double opinion = 0;           // x_i, -1 to 1
  double initial = 0;           // x_i(0), the pole the citizen returns to
  double susceptibility = 0.8;  // s_i, 0-1; Beta(6, 2) in the population
  double media_share = 0;       // eta per step, 0-1 (rate_in_step())
  double reach = 0.5;           // epsilon: opinions at this distance or more are not heard; -1 to 1 scale
};

// x' = s [(1 - eta) mean of self and neighbours within reach + eta media] + (1 - s) x(0) + shock, clamped to
// -1..1. media = sum of E_io m_o, -1 to 1 (Friedkin & Johnsen 1990; Hegselmann & Krause 2002 for the reach).
[[nodiscard]] double next_opinion(const Citizen& citizen, std::span<const double> neighbours, double media,
                                  double shock);

// 1 - (1 - rate)^(hours / 24): a rate per day in a step of `hours`; 0 <= rate < 1.
[[nodiscard]] double rate_in_step(double rate_per_day, double hours);

// u_g = psi ln(1 + own losses) sign(E - e0): losses harden a public that expects success and erode one that
// does not (Mueller 1973; Gelpi, Feaver & Reifler 2006). 0 when E = e0.
[[nodiscard]] double loss_shock(double psi, double own_losses, double success, double success_threshold);

// Fixed point of x = diag(s) W x + (1 - s) x0 without reach and media, by iteration; W row-stochastic in row
// order. Reference for checks; BugError if it does not settle (some s = 1 with nobody anchored).
[[nodiscard]] std::vector<double> opinion_fixed_point(std::span<const double> weights,
                                                      std::span<const double> susceptibility,
                                                      std::span<const double> initial);

// Two citizens meet: if closer than reach, each moves by mu (0-1/2) of the distance towards the other
// (Deffuant 2000).
struct Pair {
  double first = 0;
  double second = 0;
};
[[nodiscard]] Pair meet(const Pair& pair, double reach, double mu);

}  // namespace truce::formula
