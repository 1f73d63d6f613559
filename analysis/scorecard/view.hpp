// One way into the records of all runs: where a named series, member, moment, table or column stands.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/engine/run_record.hpp"
#include "sim/world/issues.hpp"

namespace truce::scorecard {

// A text of the record on the thirteen issues; below 0 where it is silent.
struct CodedText {
  std::string id;
  std::array<double, issue_count> issues{};
};

// What the records are about: their spec, and the names behind the numbers of texts and recorded halts.
struct RecordView {
  RecordSpec spec;
  std::vector<std::string> texts;
  std::vector<std::string> halts;
  std::vector<std::string> efforts;
  std::vector<double> ministers;  // by leader: how many follow it
  std::vector<CodedText> coded;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t series(std::string_view name) const;
  [[nodiscard]] std::size_t outcome(std::string_view name) const;
  [[nodiscard]] bool has_table(std::string_view name) const;
  // Code of a kind of event, `none` for an unknown word.
  [[nodiscard]] std::size_t event_kind(std::string_view word) const;
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
