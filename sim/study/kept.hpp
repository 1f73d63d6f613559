// What a study keeps of its runs: the spec of its file, and each record cut down to it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/run_record.hpp"
#include "sim/study/plan.hpp"

namespace truce {

// Rows that stay when every `stride`-th is kept: the first, each stride-th after it, and the last.
[[nodiscard]] std::vector<std::size_t> kept_rows(std::size_t rows, std::size_t stride);

// Whether every study keeps the outcome: those that comparisons and stop rules read.
[[nodiscard]] bool is_always_kept(std::string_view outcome);

// The number with so many bits of its mantissa (23 = all), to the nearest, halves to even.
[[nodiscard]] float with_bits(float value, int bits);

// Cuts records down to what the plan keeps; made once for many runs.
class Keeper {
 public:
  explicit Keeper(const Plan& plan);

  // Whether the series of a finished run, its outcomes in the plan's order, are kept.
  [[nodiscard]] bool keeps_series(const RunRecord& record, std::uint32_t nth) const;
  // Drops tables and series, thins rows, rounds numbers.
  void trim(RunRecord& record, std::uint32_t nth) const;

 private:
  struct Series {
    std::size_t place = 0;  // among those of a run
    bool is_of_step = false;
    bool is_real = false;
  };
  [[nodiscard]] std::vector<float> thinned(const std::vector<float>& values, const Series& series) const;

  const Plan& plan_;
  std::vector<Series> series_;
  std::vector<std::size_t> tables_;  // places among those of a run
  std::size_t steps_ = 0;            // rows of a run
  std::vector<std::size_t> rows_;
  std::size_t condition_ = 0;  // place of its outcome
};

}  // namespace truce
