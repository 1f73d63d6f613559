// The decision engine on the answers of 2014. The pins say that the scorecard is computed as before, not that
// it is good.
#include <gtest/gtest.h>

#include "tests/unit/answers/observed.hpp"

namespace truce::answers {
namespace {

constexpr EngineSettings as_ruled{};
constexpr EngineSettings refitted{true, true, false};
constexpr EngineSettings twin{false, true, false};

Score late_score(const EngineSettings& settings) {
  const Question late = after_july(observed());
  return score(engine_chances(observed(), observed_inputs(), late, settings),
               outcomes(observed(), late.asked));
}

TEST(Engine, Gets46OfThe52LaterAnswersAsRuled) {
  const Score result = late_score(as_ruled);
  EXPECT_EQ(result.hits, 46);
  EXPECT_NEAR(result.log_loss, 0.289, 0.0006);
  EXPECT_NEAR(result.area, 0.924, 0.0006);
}

TEST(Engine, GetsNoMoreThanItsTwinWhenTheAugustValuesAreWithheld) {
  const Score result = late_score({true, false, true});
  EXPECT_EQ(result.hits, 44);
  EXPECT_NEAR(result.log_loss, 0.324, 0.0006);
}

TEST(Engine, HasATwinThatDoesWithoutTerms) {
  EXPECT_EQ(late_score(twin).hits, 45);
  EXPECT_NEAR(late_score(twin).log_loss, 0.322, 0.0006);
  EXPECT_EQ(engine_parameters(observed(), observed_inputs(), after_july(observed()), twin).value, 0);
}

TEST(Engine, LosesToTwoFeaturesWithOneTextLeftOut) {
  for (const ModelRow& row : evaluation().models) {
    if (row.name == "M1 refitted") {
      EXPECT_EQ(row.left_out->hits, 35);
    }
    if (row.name == "twin refitted, w = 0") {
      EXPECT_EQ(row.left_out->hits, 38);
    }
  }
}

TEST(Engine, CannotShowThatTermsHelp) {
  for (const Interval& interval :
       {evaluation().value_of_terms, evaluation().value_of_terms_strict, evaluation().value_of_terms_refit,
        evaluation().value_of_terms_refit_strict}) {
    EXPECT_LT(interval.low, 0);
    EXPECT_GT(interval.high, 0);
  }
}

TEST(Engine, LearnsNothingFromTheAnswersAsked) {
  Benchmark turned = observed();
  const Question late = after_july(turned);
  const Chances before = engine_chances(turned, observed_inputs(), late, refitted);
  for (const std::size_t i : late.asked) {
    turned.answers[i].yes = !turned.answers[i].yes;
  }
  EXPECT_EQ(engine_chances(turned, observed_inputs(), late, refitted), before);
}

TEST(Engine, SaysYesToItsOwnText) {
  const std::size_t own = answer_to("P20", Decider::isr_gov);
  EXPECT_EQ(engine_chances(observed(), observed_inputs(), {{}, {own}, false}, as_ruled), Chances{1.0});
}

TEST(Engine, UsesTheDefaultsOfTheRulingUnlessRefitted) {
  const auto parameters = engine_parameters(observed(), observed_inputs(), after_july(observed()), as_ruled);
  EXPECT_EQ(parameters.value, 0.113);
  EXPECT_EQ(parameters.temperature, 0.087);
  EXPECT_EQ(parameters.dispositions, (std::array<double, decider_count>{0.051, 0.053, 0.039, 0.124, -0.097}));
}

TEST(Engine, FitsItsOwnLikelihoodBetterThanTheDefaults) {
  const Question late = after_july(observed());
  const Question early{late.learn, late.learn, true};
  const auto yes = outcomes(observed(), early.asked);
  const double learnt = score(engine_chances(observed(), observed_inputs(), early, refitted), yes).log_loss;
  EXPECT_LT(learnt, score(engine_chances(observed(), observed_inputs(), early, as_ruled), yes).log_loss);
}

}  // namespace
}  // namespace truce::answers
