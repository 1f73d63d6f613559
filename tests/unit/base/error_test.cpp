// Faults say their place, input errors hold them in order, and a broken promise throws.
#include "sim/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace truce {
namespace {

using ::testing::HasSubstr;

TEST(Fault, NamesItsPlaceAsFarAsItIsKnown) {
  EXPECT_EQ((Fault{"a.yaml", 3, 7, "x", "no; do"}.message()), "a.yaml:3:7: no; do");
  EXPECT_EQ((Fault{"a.yaml", 3, 0, "x", "no; do"}.message()), "a.yaml:3: no; do");
  EXPECT_EQ((Fault{"a.yaml", 0, 0, "x", "no; do"}.message()), "a.yaml: no; do");
  EXPECT_EQ((Fault{"", 0, 0, "x", "no; do"}.message()), "no; do");
}

TEST(InputError, HoldsEveryFaultSortedByPlace) {
  const InputError error(
      {{"b", 1, 1, "", "four"}, {"a", 10, 1, "", "three"}, {"a", 9, 5, "", "two"}, {"a", 9, 2, "", "one"}});
  EXPECT_STREQ(error.what(), "a:9:2: one\na:9:5: two\na:10:1: three\nb:1:1: four");
  ASSERT_EQ(error.faults.size(), 4U);
  EXPECT_EQ(error.faults[0].text, "one");
  EXPECT_EQ(error.faults[3].text, "four");
}

TEST(Require, ThrowsWithThePlaceOnlyWhenThePromiseIsBroken) {
  EXPECT_NO_THROW(require(true, "fine"));
  try {
    require(false, "stock is negative");
    FAIL() << "must throw";
  } catch (const BugError& error) {
    EXPECT_THAT(error.what(), HasSubstr("error_test.cpp:"));
    EXPECT_THAT(error.what(), HasSubstr("stock is negative"));
    EXPECT_THAT(error.what(), HasSubstr("; please report it"));
  }
}

TEST(RecordError, KnowsItsKind) {
  EXPECT_EQ(RecordError(RecordError::Kind::busy, "x").kind, RecordError::Kind::busy);
}

}  // namespace
}  // namespace truce
