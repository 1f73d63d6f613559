// What no single key of a design can say: which keys go together, how many points there are, who sets a key
// twice.
#pragma once

#include <optional>
#include <vector>

#include "sim/study/study_file.hpp"

namespace truce {

// Adds the faults of the design, as far as the study file alone shows them.
void check_design(const StudySource& source, std::vector<Fault>& faults);

// Faults of points whose keys levers or constants set as well.
void check_meetings(const StudySource& source, const std::vector<Assignment>& of_design,
                    std::vector<Fault>& faults);

// The fault of a study with so many points, if they are too many.
[[nodiscard]] std::optional<Fault> size_fault(const StudySource& source, double points);

// Place of a top key, or of the file.
[[nodiscard]] Place place_in_study(const StudySource& source, std::string_view key);

}  // namespace truce
