// Benchmark A, the simulation's own decision engine (ruling M1) asked for its chance of a yes on every coded
// answer.
#pragma once

#include "analysis/answers/inputs.hpp"
#include "analysis/answers/nulls.hpp"

namespace truce::answers {

// What the engine may use and learn.
struct EngineSettings {
  bool use_terms = true;   // false: the twin with w = 0
  bool refit = false;      // tau, b (and w, if used) learnt from Question::learn; else the defaults of M1
  bool july_only = false;  // reservations held at 27 July; a frozen question does not force it
};

struct EngineParameters {
  double value = 0;        // w
  double temperature = 0;  // tau
  std::array<double, decider_count> dispositions{};
};

// The defaults of M1, or the maximum of likelihood times prior: w / tau and 1 / tau free, b / tau normal with
// mean 0 and s.d. 1 (one logit, the usual weak prior; docs/answers.md gives others). Authors are never learnt
// from.
[[nodiscard]] EngineParameters engine_parameters(const Benchmark& bench, const AnswerInputs& inputs,
                                                 const Question& question, const EngineSettings& settings);

// Chances of a yes for the answers asked; an author's own text is 1.
[[nodiscard]] Chances engine_chances(const Benchmark& bench, const AnswerInputs& inputs,
                                     const Question& question, const EngineSettings& settings);

}  // namespace truce::answers
