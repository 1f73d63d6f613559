// Outcomes of a study's file, dealt to points, levers and replicates.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/record/reader.hpp"

namespace truce {

// Of these outcomes the primary ones (ruling H7): calm hours to day 60, hours to the first long calm, deaths
// by group to day 60. Changes of trust, primary too, are told beside them and not ranked: they are many.
[[nodiscard]] std::vector<std::string> primary_outcomes(const std::vector<std::string>& all);

class StudyValues {
 public:
  // The first `most_levers` levers of the file.
  explicit StudyValues(const ResultsFile& file, std::size_t most_levers = 127);

  [[nodiscard]] std::size_t points() const { return points_; }
  [[nodiscard]] const std::vector<std::string>& levers() const { return levers_; }
  [[nodiscard]] std::size_t replicates() const { return replicates_.size(); }

  [[nodiscard]] std::vector<std::string> primary() const { return primary_outcomes(all()); }
  [[nodiscard]] bool has(const std::string& outcome) const;
  [[nodiscard]] std::vector<std::string> all() const;

  // values[point][replicate] under a lever; NaN for a run that failed or is not there. A run without a first
  // long calm counts as the whole run (a restricted mean), everything else without a value is missing.
  [[nodiscard]] const std::vector<std::vector<double>>& of(const std::string& outcome,
                                                           std::size_t lever) const;

 private:
  const ResultsFile& file_;
  std::vector<std::string> levers_;
  std::vector<std::int32_t> replicates_;  // in order
  std::size_t points_ = 0;
  mutable std::map<std::pair<std::string, std::size_t>, std::vector<std::vector<double>>> read_;
};

// Mean of what is there; NaN for nothing.
[[nodiscard]] double mean_of_present(std::span<const double> values);

}  // namespace truce
