// Moving reservation points (ruling M2).
#include "sim/formula/reservation.hpp"

namespace truce::formula {
namespace {

double unit(double x) { return x < 0 ? 0.0 : (x > 1 ? 1.0 : x); }

}  // namespace

double reservation(double early, double late, double progress) {
  return early + (late - early) * unit(progress);
}

double search_progress(bool searches, double believed_share_left) {
  return searches ? unit(1 - believed_share_left) : 0.0;
}

double patience_progress(double weariness, double success, double support,
                         const ReservationWeights& weights) {
  return unit(weights.weariness * weariness + weights.success * (0.5 - success) +
              weights.opinion * (0.5 - support));
}

}  // namespace truce::formula
