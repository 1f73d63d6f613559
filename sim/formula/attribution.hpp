// Who is blamed: for a hostile act under a truce, and for an incident nobody can explain (model.md 6.2).
#pragma once

#include <span>

namespace truce::formula {

// A hostile act under truce as the wronged side sees it. Chances 0-1.
struct HostileAct {
  double distrust = 0.5;        // s: prior that the principal is untrustworthy
  double chance_if_willed = 1;  // v
  double control = 0.85;        // perceived control of the principal; v' = 1 - control
  double monitored = 0;         // m: monitors report an unordered act as such with reliability (1 + m) / 2
};

// Pr(principal willed it) = s v (1 - m) / (s v (1 - m) + (1 - s)(1 - control)(1 + m)); the more control is
// seen, the more the act hurts. For acts that nobody ordered, as all under a halt here: monitors can only
// exonerate (Fortna 2003 for the role, the form is assumed). 0-1.
[[nodiscard]] double blame(const HostileAct& act);

// One source's report on an incident, as one audience weighs it.
struct Report {
  double claim = 0;        // r_s: log-odds claimed for the first cause; negative for the second
  double credibility = 0;  // C_gs, 0-1
  double reliability = 0;  // rho_s, 0-1
};

// logit Pr_g(first cause) = logit pi_g + sum_s C_gs rho_s r_s; prior in (0, 1), result 0-1.
[[nodiscard]] double incident_belief(double prior, std::span<const Report> reports);

}  // namespace truce::formula
