// The page says what must be said: misses, flags, counts of fitted parameters, limits.
#include "analysis/scorecard/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace truce::scorecard {
namespace {

using answers::Format;
using testing::HasSubstr;
using testing::Not;

TargetRow row(const std::string& name, bool hit) {
  TargetRow made;
  made.target.name = name;
  made.target.recorded = 10;
  made.target.plus_minus = 1;
  made.simulated = hit ? 10.5 : 20;
  made.hit = hit;
  made.runs = 4;
  return made;
}

TEST(Page, PrintsMissesAsMisses) {
  const Scorecard card{{row("One", true), row("Two", false)}, {}, {}};
  const std::string page = scorecard_page(card, Format::text);
  EXPECT_THAT(page, HasSubstr("MISS"));
  EXPECT_THAT(page, HasSubstr("test  0 of 0    1 of 2"));
}

TEST(Page, FlagsWhatAllRunsShowAndWhatIsBuiltIn) {
  Scorecard card{{row("One", true)}, {}, {}};
  card.targets[0].all_runs = true;
  card.targets[0].target.origin = Origin::built_in;
  EXPECT_THAT(scorecard_page(card, Format::markdown),
              HasSubstr("built in; in all runs: forced or over-determined"));
}

TEST(Page, PutsTheNumberOfFittedParametersBesideTheNumberOfTargets) {
  Scorecard card{{row("One", true)}, {}, {}};
  card.fit.parameters = {"a", "b"};
  EXPECT_THAT(scorecard_page(card, Format::text),
              HasSubstr("Fitted parameters: 2; targets: 1, of them in the fit period 0"));
}

TEST(Page, HoldsTheSentenceOfTheLimits) {
  std::ifstream file(std::string(TRUCE_SOURCE_DIR) + "/docs/limits.md");
  std::stringstream limits;
  limits << file.rdbuf();
  EXPECT_THAT(limits.str(), HasSubstr(limits_sentence()));
  EXPECT_THAT(scorecard_page({}, Format::text), HasSubstr(limits_sentence()));
}

TEST(Page, SaysWhenNoRunPutARecordedText) {
  EXPECT_THAT(replies_page({}, {}, Format::text), HasSubstr("No run put a text"));
  const std::string page = replies_page({}, {{"p09", "isr_gov", false, 0.7, 4}}, Format::text);
  EXPECT_THAT(page, HasSubstr("MISS"));
  EXPECT_THAT(page, HasSubstr("always yes"));
}

}  // namespace
}  // namespace truce::scorecard
