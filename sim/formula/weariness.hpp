// How worn a party is by elapsed fighting and its own losses, measured on its own tolerance (ruling M1).
#pragma once

namespace truce::formula {

struct WearinessScale {
  double days_share = 0.6;
  double days_of_full = 35;  // days of fighting that count as all
  double losses_share = 0.4;
  double losses_of_full = 60;  // the party's own tolerance, persons
};

// q_pat = min(1, .6 days / 35 + .4 losses / tolerance); days fought and own fighters lost, both 0 or more;
// 0-1.
[[nodiscard]] double weariness(double days_fought, double own_losses, const WearinessScale& scale);

}  // namespace truce::formula
