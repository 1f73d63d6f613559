// How far the runs are: one line that is drawn anew on a terminal, now and then a line of its own elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace truce::cli {

// "37 %, 12.4 runs/s, 0:45 left" for `share` done of `runs` runs after `seconds`; a single run counts in
// percent only.
[[nodiscard]] std::string progress_text(double share, double runs, double seconds);

class Progress {
 public:
  enum class Style { none, terminal, lines };

  // Terminal when standard error is one, lines elsewhere, none when `quiet`.
  [[nodiscard]] static Style style_here(bool quiet);

  Progress(Style style, std::int64_t steps_a_run, std::int64_t runs);
  ~Progress();  // takes the drawn line away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Counts one step of any run; cheap, from any thread.
  void step();

 private:
  void show(double seconds, std::int64_t done);

  const Style style_;
  const std::int64_t steps_;
  const std::int64_t runs_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::atomic<std::int64_t> done_{0};
  std::atomic<double> next_seconds_;
  std::mutex mutex_;
  bool is_drawn_ = false;
};

}  // namespace truce::cli
