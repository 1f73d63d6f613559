// Benchmark A, everything asked of every model: three rows and one left-out text at a time (ruling H1).
#pragma once

#include <functional>

#include "analysis/answers/engine_score.hpp"

namespace truce::answers {

struct Model {
  std::string name;
  int fitted = 0;        // numbers fitted to answers, here or (M1) in the prototype that set its defaults
  bool refitted = true;  // learns from the question, so it can be asked with one text left out
  std::function<Chances(const Question&)> chances;
};

// The nulls, the hard rule and the engine with its twins; they keep references to both arguments.
[[nodiscard]] std::vector<Model> all_models(const Benchmark& bench, const AnswerInputs& inputs);

[[nodiscard]] Question every_answer(const Benchmark& bench);
[[nodiscard]] Question without_authors(const Benchmark& bench);

// Learn from answers to 28 July, asked about those after; no authors; values coded after 28 July withheld.
[[nodiscard]] Question after_july(const Benchmark& bench);

// Chances for the answers to 28 July without authors, each text foretold from the others.
[[nodiscard]] Chances leave_one_text_out(const Benchmark& bench, const Model& model);

// 1 for yes, and the number of each answer's text.
[[nodiscard]] std::vector<int> outcomes(const Benchmark& bench, const AnswerList& asked);
[[nodiscard]] std::vector<std::size_t> texts_of(const Benchmark& bench, const AnswerList& asked);

struct ModelRow {
  std::string name;
  int fitted = 0;
  Score all;
  Score no_authors;
  Score after_july;
  std::optional<Score> left_out;
};

// Right answers of one stage of the hard rule, of all and of those without authors (the author rule counted
// there).
struct StageRow {
  std::string name;
  int right = 0;
  int right_no_authors = 0;
};

struct Miss {
  std::string text;
  Decider decider = Decider::isr_gov;
  bool yes = false;  // what was answered
};

struct Evaluation {
  int answers = 0;
  int answers_no_authors = 0;
  int learnt = 0;  // answers to 28 July without authors
  std::vector<StageRow> stages;
  int process_rule_right = 0;
  std::vector<Miss> misses;  // of the full hard rule
  std::vector<ModelRow> models;
  // Log loss after 28 July less that of the refitted twin with w = 0; below 0: what the text says helps.
  Interval value_of_terms;               // M1 with its default w
  Interval value_of_terms_strict;        // the same, reservations held at 27 July
  Interval value_of_terms_refit;         // w, tau and b learnt to 28 July
  Interval value_of_terms_refit_strict;  // learnt so, reservations held at 27 July
  EngineParameters refit;                // learnt to 28 July from these inputs
};

// Asks everything; some hundredths of a second.
[[nodiscard]] Evaluation evaluate(const Benchmark& bench, const AnswerInputs& inputs);

}  // namespace truce::answers
