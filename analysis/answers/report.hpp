// Benchmark A as a page for people: plain text for the screen, Markdown for a report.
#pragma once

#include <string>

#include "analysis/answers/evaluation.hpp"
#include "analysis/answers/layout.hpp"

namespace truce::answers {

// What benchmark A shows and does not show; stands in every report (ruling H1).
[[nodiscard]] std::string what_it_shows();

// The whole page: stages, misses, models by rows, the worth of the terms, fitted numbers.
[[nodiscard]] std::string report(const Evaluation& evaluation, Format format);

}  // namespace truce::answers
