// Asks the decision equation for its chances, with given or refitted parameters.
#include "analysis/answers/engine_score.hpp"

#include "analysis/answers/fit.hpp"
#include "sim/base/error.hpp"

namespace truce::answers {
namespace {

// dU = w value + rest + b: all that refitting needs to know of one answer, in utils.
struct Parts {
  double value = 0;
  double rest = 0;
};

Parts parts_of(const Benchmark& bench, const AnswerInputs& inputs, const Answer& answer, bool july_only) {
  formula::ReplyWeights weights = reply_weights(answer.decider);
  weights.value = 1;
  weights.disposition = 0;
  const auto terms = formula::reply_terms(reply_inputs(bench, inputs, answer, july_only), weights);
  const double value = terms.contribution(formula::Term::value);
  return {value, terms.sum() - value};
}

EngineParameters defaults(bool use_terms) {
  EngineParameters parameters;
  const formula::ReplyWeights common;
  parameters.value = use_terms ? common.value : 0;
  parameters.temperature = common.temperature;
  for (std::size_t d = 0; d < decider_count; ++d) {
    parameters.dispositions[d] = reply_weights(static_cast<Decider>(d)).disposition;
  }
  return parameters;
}

LogisticData data_for(const Benchmark& bench, const AnswerInputs& inputs, const Question& question,
                      const EngineSettings& settings) {
  LogisticData data;
  data.precision.assign(2 + decider_count, 1.0);
  data.precision[0] = settings.use_terms ? 0.0 : 1.0;
  data.precision[1] = 0.0;
  for (const std::size_t i : question.learn) {
    const Answer& answer = bench.answers[i];
    if (answer.author) {
      continue;
    }
    const Parts parts = parts_of(bench, inputs, answer, settings.july_only);
    std::vector<double> row(2 + decider_count, 0.0);
    row[0] = settings.use_terms ? parts.value : 0.0;
    row[1] = parts.rest;
    row[2 + static_cast<std::size_t>(answer.decider)] = 1;
    data.features.push_back(row);
    data.yes.push_back(answer.yes ? 1 : 0);
  }
  return data;
}

}  // namespace

EngineParameters engine_parameters(const Benchmark& bench, const AnswerInputs& inputs,
                                   const Question& question, const EngineSettings& settings) {
  if (!settings.refit) {
    return defaults(settings.use_terms);
  }
  const auto weights = fit_logistic(data_for(bench, inputs, question, settings));
  require(weights[1] > 0, "the answers lean with the engine's sum, so its temperature is positive");
  EngineParameters parameters;
  parameters.temperature = 1 / weights[1];
  parameters.value = weights[0] / weights[1];
  for (std::size_t d = 0; d < decider_count; ++d) {
    parameters.dispositions[d] = weights[2 + d] / weights[1];
  }
  return parameters;
}

Chances engine_chances(const Benchmark& bench, const AnswerInputs& inputs, const Question& question,
                       const EngineSettings& settings) {
  const EngineParameters parameters = engine_parameters(bench, inputs, question, settings);
  Chances chances;
  for (const std::size_t i : question.asked) {
    const Answer& answer = bench.answers[i];
    formula::ReplyWeights weights = reply_weights(answer.decider);
    weights.value = parameters.value;
    weights.disposition = parameters.dispositions[static_cast<std::size_t>(answer.decider)];
    const auto terms = formula::reply_terms(reply_inputs(bench, inputs, answer, settings.july_only), weights);
    chances.push_back(answer.author ? 1.0 : terms.probability(parameters.temperature));
  }
  return chances;
}

}  // namespace truce::answers
