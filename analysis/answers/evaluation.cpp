// Asks every model of benchmark A.
#include "analysis/answers/evaluation.hpp"

#include <algorithm>

namespace truce::answers {
namespace {

constexpr std::string_view last_learnt_day = "2014-07-28";

AnswerList answers_where(const Benchmark& bench, const std::function<bool(const Answer&)>& wanted) {
  AnswerList list;
  for (std::size_t i = 0; i < bench.answers.size(); ++i) {
    if (wanted(bench.answers[i])) {
      list.push_back(i);
    }
  }
  return list;
}

std::vector<StageRow> stage_rows(const Benchmark& bench) {
  std::vector<StageRow> rows;
  for (std::size_t s = 0; s < stage_names.size(); ++s) {
    StageRow row{std::string(stage_names[s])};
    for (const Answer& answer : bench.answers) {
      const auto stage = static_cast<Stage>(s);
      const bool right =
          answer.yes == (stage == Stage::terms ? terms_rule(bench, answer, Reservations::august)
                                               : hard_rule(bench, answer, {stage}));
      row.right += right ? 1 : 0;
      row.right_no_authors += right && !answer.author ? 1 : 0;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<Miss> misses_of_hard_rule(const Benchmark& bench) {
  std::vector<Miss> misses;
  for (const Answer& answer : bench.answers) {
    if (hard_rule(bench, answer, {}) != answer.yes) {
      misses.push_back({bench.text(answer).id, answer.decider, answer.yes});
    }
  }
  return misses;
}

Score asked_score(const Benchmark& bench, const Model& model, const Question& question) {
  return score(model.chances(question), outcomes(bench, question.asked));
}

Interval difference(const Benchmark& bench, const Chances& a, const Chances& b, const AnswerList& asked) {
  return loss_difference(a, b, outcomes(bench, asked), texts_of(bench, asked));
}

ModelRow model_row(const Benchmark& bench, const Model& model) {
  ModelRow row{model.name,
               model.fitted,
               asked_score(bench, model, every_answer(bench)),
               asked_score(bench, model, without_authors(bench)),
               asked_score(bench, model, after_july(bench)),
               std::nullopt};
  if (model.refitted) {
    row.left_out = score(leave_one_text_out(bench, model), outcomes(bench, after_july(bench).learn));
  }
  return row;
}

void compare_with_twin(const Benchmark& bench, const AnswerInputs& inputs, Evaluation& result) {
  const Question late = after_july(bench);
  const auto chances = [&](const EngineSettings& settings) {
    return engine_chances(bench, inputs, late, settings);
  };
  const Chances twin = chances({false, true, false});
  result.value_of_terms = difference(bench, chances({true, false, false}), twin, late.asked);
  result.value_of_terms_strict = difference(bench, chances({true, false, true}), twin, late.asked);
  result.value_of_terms_refit = difference(bench, chances({true, true, false}), twin, late.asked);
  result.value_of_terms_refit_strict = difference(bench, chances({true, true, true}), twin, late.asked);
  result.refit = engine_parameters(bench, inputs, late, {true, true, false});
}

}  // namespace

std::vector<Model> all_models(const Benchmark& bench, const AnswerInputs& inputs) {
  using Null = Chances (*)(const Benchmark&, const Question&);
  const auto null = [&bench](Null ask) { return [&bench, ask](const Question& q) { return ask(bench, q); }; };
  const auto engine = [&bench, &inputs](const EngineSettings& settings) {
    return
        [&bench, &inputs, settings](const Question& q) { return engine_chances(bench, inputs, q, settings); };
  };
  return {{"always yes", 1, true, null(always_yes)},
          {"each actor's majority", 5, true, null(actor_majority)},
          {"two features (asked, channel)", 2, true, null(two_features)},
          {"terms only", 2, true, null(terms_only)},
          {"hard rule, all stages", 2, true, null(calibrated_hard_rule)},
          {"M1, w = .113", 7, false, engine({true, false, false})},
          {"M1, w = .113, July reservations", 7, false, engine({true, false, true})},
          {"M1 with only w set to 0", 6, false, engine({false, false, false})},
          {"M1 refitted", 7, true, engine({true, true, false})},
          {"M1 refitted, July reservations", 7, true, engine({true, true, true})},
          {"twin refitted, w = 0", 6, true, engine({false, true, false})}};
}

Question every_answer(const Benchmark& bench) {
  const AnswerList all = answers_where(bench, [](const Answer&) { return true; });
  return {all, all, false};
}

Question without_authors(const Benchmark& bench) {
  const AnswerList list = answers_where(bench, [](const Answer& answer) { return !answer.author; });
  return {list, list, false};
}

Question after_july(const Benchmark& bench) {
  const auto early = [&](const Answer& answer) { return bench.text(answer).date <= last_learnt_day; };
  return {answers_where(bench, [&](const Answer& answer) { return !answer.author && early(answer); }),
          answers_where(bench, [&](const Answer& answer) { return !answer.author && !early(answer); }), true};
}

Chances leave_one_text_out(const Benchmark& bench, const Model& model) {
  const AnswerList early = after_july(bench).learn;
  Chances chances;
  for (const std::size_t i : early) {
    Question question{{}, {i}, true};
    std::copy_if(early.begin(), early.end(), std::back_inserter(question.learn),
                 [&](std::size_t other) { return bench.answers[other].text != bench.answers[i].text; });
    chances.push_back(model.chances(question).front());
  }
  return chances;
}

std::vector<int> outcomes(const Benchmark& bench, const AnswerList& asked) {
  std::vector<int> yes;
  for (const std::size_t i : asked) {
    yes.push_back(bench.answers[i].yes ? 1 : 0);
  }
  return yes;
}

std::vector<std::size_t> texts_of(const Benchmark& bench, const AnswerList& asked) {
  std::vector<std::size_t> texts;
  for (const std::size_t i : asked) {
    texts.push_back(bench.answers[i].text);
  }
  return texts;
}

Evaluation evaluate(const Benchmark& bench, const AnswerInputs& inputs) {
  Evaluation result;
  result.answers = static_cast<int>(bench.answers.size());
  result.answers_no_authors = static_cast<int>(without_authors(bench).asked.size());
  result.learnt = static_cast<int>(after_july(bench).learn.size());
  result.stages = stage_rows(bench);
  result.process_rule_right =
      static_cast<int>(std::count_if(bench.answers.begin(), bench.answers.end(), [&](const Answer& answer) {
        return process_rule(bench, answer) == answer.yes;
      }));
  result.misses = misses_of_hard_rule(bench);
  for (const Model& model : all_models(bench, inputs)) {
    result.models.push_back(model_row(bench, model));
  }
  compare_with_twin(bench, inputs, result);
  return result;
}

}  // namespace truce::answers
