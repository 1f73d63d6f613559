// Calm from events, never from an arrangement's flag (ruling H7): when both sides' fire is down to a tenth.
#pragma once

#include <deque>
#include <vector>

#include "sim/world/world.hpp"

namespace truce {

inline constexpr double day60_hours = 60 * 24;

// Watches every stream. Calm begins when, over the last six hours, each stream ran at no more than a tenth of
// its mean rate in the 72 hours before; it lasts while that stays so against the rates of the 72 hours before
// it began.
class CalmMeter {
 public:
  void see(const World& world);
  // Hours and the first long calm count from now on; of a calm under way, what is left of it.
  void count_from_here(const World& world);

  [[nodiscard]] double hours() const { return hours_; }  // of mutual calm so far
  [[nodiscard]] double hours_to_day60() const { return hours_to_day60_; }
  [[nodiscard]] double first_long_start() const { return first_long_start_; }  // of a calm of 72 h, -1 none
  [[nodiscard]] double first_long_length() const { return first_long_length_; }
  [[nodiscard]] bool is_calm() const { return calm_; }

  // All it remembers as a list of numbers, and back, for checkpoints. `remember` returns whether the list
  // made sense.
  [[nodiscard]] std::vector<double> memory() const;
  [[nodiscard]] bool remember(const std::vector<double>& memory);

 private:
  [[nodiscard]] bool within(const std::vector<double>& reference) const;
  [[nodiscard]] std::vector<double> rates_before() const;
  void begin(const World& world);

  // Events of one stream per step, newest last, up to 78 h, and their sums over the last six hours and over
  // what came before: whole numbers, so that sums kept from step to step are exact.
  struct Recent {
    std::deque<double> events;
    double in_window = 0;
    double before = 0;
    void add(double count, double step_hours);
  };

  std::vector<Recent> recent_;     // by stream
  std::vector<double> reference_;  // events per hour before the calm
  bool calm_ = false;
  double step_hours_ = 1;
  double since_ = 0;  // hour from which calm counts
  double start_ = 0;
  double hours_ = 0;
  double hours_to_day60_ = 0;
  double first_long_start_ = -1;
  double first_long_length_ = 0;
};

}  // namespace truce
