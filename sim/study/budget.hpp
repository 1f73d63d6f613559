// A budget of bytes: rows, then series are left out until the results fit; what is left out stands in the
// plan.
#pragma once

#include <string>

#include "sim/study/plan.hpp"

namespace truce {

// Runs a pilot when the study has a budget of bytes, and thins the plan's outputs until the estimate of
// results.h5 with a tenth to spare is inside: first fewer rows (up to one a day), then fewer series (from the
// end of the study's list, or the heaviest first). A function of the study alone. Throws InputError when
// outcomes and tables alone are too large.
void fit_budget(const StudySource& study, Plan& plan);

// "budget of 2 MB: ..., every 6th row is kept, left out: stock, aim"; empty without a budget of bytes.
[[nodiscard]] std::string budget_words(const Plan& plan);

// "12.3 MB"
[[nodiscard]] std::string bytes_words(double bytes);

}  // namespace truce
