// The observed tables, read once for the tests of benchmark A.
#pragma once

#include <string>

#include "analysis/answers/evaluation.hpp"

namespace truce::answers {

inline std::string observed_folder() { return std::string(TRUCE_SOURCE_DIR) + "/scenarios/observed"; }

inline const Benchmark& observed() {
  static const Benchmark bench = read_benchmark(observed_folder());
  return bench;
}

inline const AnswerInputs& observed_inputs() {
  static const AnswerInputs inputs = read_inputs(observed_folder(), observed());
  return inputs;
}

inline const Evaluation& evaluation() {
  static const Evaluation result = evaluate(observed(), observed_inputs());
  return result;
}

// The position of a decider's answer to a text; the number of answers if there is none.
inline std::size_t answer_to(const std::string& text, Decider decider) {
  const auto& answers = observed().answers;
  std::size_t i = 0;
  while (i < answers.size() && (observed().text(answers[i]).id != text || answers[i].decider != decider)) {
    ++i;
  }
  return i;
}

}  // namespace truce::answers
