// What a public expects of the war, from visible progress and failures, smoothed over days (model.md 7.3).
#pragma once

namespace truce::formula {

// Visible signs in a step, each 0-1: progress (sites found, fire down) and failure (infiltration, breach).
struct VisibleSigns {
  double progress = 0;
  double failure = 0;
};

// 1/2 + (progress - failure) / 2: the expectation the signs alone would give, 0-1.
[[nodiscard]] double success_signal(const VisibleSigns& signs);

// E' = E + (signal - E)(1 - exp(-h / tau)), tau 72 h by default; 0-1.
[[nodiscard]] double next_success(double success, double signal, double hours, double memory_hours);

}  // namespace truce::formula
