// The scorecard as a page for people: plain text for the screen, Markdown for a report.
#pragma once

#include <string>
#include <vector>

#include "analysis/answers/report.hpp"
#include "analysis/scorecard/forecasts.hpp"
#include "analysis/scorecard/replies.hpp"
#include "analysis/scorecard/scorecard.hpp"

namespace truce::scorecard {

// The sentence of docs/limits.md that stands in every report (ruling H9).
[[nodiscard]] std::string limits_sentence();

// Targets, days, counts of hits by period and origin, fitted parameters.
[[nodiscard]] std::string scorecard_page(const Scorecard& card, answers::Format format);

// Benchmark B, both ways; an empty list of simulated replies is said to be empty.
[[nodiscard]] std::string replies_page(const CodedScore& coded, const std::vector<SimulatedReply>& simulated,
                                       answers::Format format);

// What mediators foretold of their texts, beside what became of these; "" for an empty list.
[[nodiscard]] std::string forecasts_page(const std::vector<ForecastRow>& rows, answers::Format format);

}  // namespace truce::scorecard
