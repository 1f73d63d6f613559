// Selection of the best alternative while it runs: the fully sequential procedure KN (Kim and Nelson 2001).
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace truce {

struct KnSettings {
  double zone = 1;               // indifference zone: a smaller difference does not matter
  double confidence = 0.95;      // of selecting the best, when it is ahead by the zone or more
  std::size_t first_stage = 15;  // replicates before the first decision, at least 2
};

// Finds the alternative with the largest mean. Each stage brings one value of every alternative still in the
// race, all of the same replicate: common luck makes the variances of differences small and the race short.
class KnRace {
 public:
  KnRace(std::size_t alternatives, const KnSettings& settings);

  // One replicate: values[i] of alternative i; those already out are not looked at. Throws BugError for a
  // NaN.
  void add(std::span<const double> values);

  [[nodiscard]] bool is_decided() const { return left_ == 1; }
  [[nodiscard]] bool is_in(std::size_t alternative) const { return out_at_[alternative] == running; }
  [[nodiscard]] std::size_t stages() const { return stages_; }
  // Stage at which an alternative left the race; `running` while it is in.
  [[nodiscard]] std::size_t out_at(std::size_t alternative) const { return out_at_[alternative]; }
  // Mean over the stages in which the alternative was in.
  [[nodiscard]] double mean(std::size_t alternative) const;
  // The one with the largest mean of those in the race (the winner, once it is decided).
  [[nodiscard]] std::size_t leader() const;

  static constexpr std::size_t running = std::numeric_limits<std::size_t>::max();

 private:
  void end_first_stage();
  void drop();
  [[nodiscard]] double variance(std::size_t a, std::size_t b) const {
    return variances_[a * sums_.size() + b];
  }

  KnSettings settings_;
  std::vector<double> sums_;
  std::vector<std::size_t> out_at_;
  std::vector<std::vector<double>> first_;  // values of the first stage
  std::vector<double> variances_;           // of differences, from the first stage
  std::size_t stages_ = 0;
  std::size_t left_ = 0;
};

}  // namespace truce
