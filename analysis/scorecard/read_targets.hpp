// From a targets file to checked targets: every name in it must stand in the records.
#pragma once

#include <string>
#include <vector>

#include "analysis/scorecard/targets.hpp"
#include "analysis/scorecard/view.hpp"

namespace truce::scorecard {

// Reads a targets file and checks it against what will be recorded. InputError with all faults at their
// places.
[[nodiscard]] TargetsFile read_targets(const std::string& path, const RecordView& view);

// The same from text; `name` stands in messages.
[[nodiscard]] TargetsFile read_targets_text(const std::string& text, const std::string& name,
                                            const RecordView& view);

// Reads the list of fitted parameters; each must be a number given in the scenario (`known`: their paths).
// InputError.
[[nodiscard]] FitFile read_fit(const std::string& path, const std::vector<std::string>& known);

// Coded texts of the record (column `id` and one `x_<issue>` each). InputError.
[[nodiscard]] std::vector<CodedText> read_coded_texts(const std::string& path);

// One recorded day of a daily count.
struct RecordedDay {
  Instant day;
  double count = 0;
  int phase = -1;  // row of the phases, -1 outside all
};

// The recorded days of a daily count from its table in `folder`, from the start of the run. InputError.
[[nodiscard]] std::vector<RecordedDay> read_days(const DaysSetup& days, const TargetsFile& file,
                                                 const std::string& folder, const RecordView& view);

}  // namespace truce::scorecard
