// One way into the records of all runs: where a named series, member, moment, table or column stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/engine/run_record.hpp"

namespace truce::scorecard {

// What the records are about: their spec, and the names behind the numbers of texts and recorded halts.
struct RecordView {
  RecordSpec spec;
  std::vector<std::string> texts;
  std::vector<std::string> halts;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t series(std::string_view name) const;
  [[nodiscard]] std::size_t outcome(std::string_view name) const;
  // Members of a dimension; one nameless member for "".
  [[nodiscard]] std::vector<std::string> members(std::string_view dimension) const;

  // Hours from the start of the run to a moment.
  [[nodiscard]] double hour(Instant moment) const;
  // Place on the time axis of the last row at or before an hour.
  [[nodiscard]] std::size_t row_at(double hour) const;

  // A column of a table of one run; BugError for an unknown name.
  [[nodiscard]] const std::vector<double>& column(const RunRecord& run, std::string_view table,
                                                  std::string_view name) const;

  // Sum over the members asked for (none: all) of a series at a row of the time axis.
  [[nodiscard]] double at(const RunRecord& run, std::size_t series, std::size_t member,
                          std::size_t row) const;
};

// Place of a name in a list, RecordView::none if it is not there.
[[nodiscard]] std::size_t place_of(const std::vector<std::string>& names, std::string_view name);

}  // namespace truce::scorecard
