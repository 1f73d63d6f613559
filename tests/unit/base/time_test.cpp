// Calendar time: known moments, a round trip over two centuries, and texts that are no dates.
#include "sim/base/time.hpp"

#include <gtest/gtest.h>

namespace truce {
namespace {

TEST(Instant, KnowsTheMinutesOfKnownMoments) {
  EXPECT_EQ(parse_instant("1970-01-01")->minutes, 0);
  EXPECT_EQ(parse_instant("1969-12-31 23:59")->minutes, -1);
  EXPECT_EQ(parse_instant("2014-07-17 22:30")->minutes,
            23427270);  // date -u -d '2014-07-17 22:30' +%s, over 60
  EXPECT_EQ(parse_instant("2014-07-17T22:30"), parse_instant("2014-07-17 22:30"));
  EXPECT_EQ(parse_instant("2014-07-17"), parse_instant("2014-07-17 00:00"));
}

TEST(Instant, MakesTheRoundTripOverTwoCenturies) {
  const std::int64_t first = parse_instant("1900-01-01")->minutes;
  const std::int64_t last = parse_instant("2100-12-31 23:59")->minutes;
  std::string before;
  for (std::int64_t minutes = first; minutes <= last; minutes += 1013) {
    const std::string text = format_instant(Instant{minutes});
    const auto back = parse_instant(text);
    ASSERT_TRUE(back) << text;
    ASSERT_EQ(back->minutes, minutes) << text;
    ASSERT_LT(before, text);
    before = text;
  }
}

TEST(Instant, KnowsLeapYears) {
  for (const auto* text : {"2000-02-29", "2012-02-29", "1904-02-29"})
    EXPECT_TRUE(parse_instant(text)) << text;
  for (const auto* text : {"1900-02-29", "2014-02-29", "2100-02-29"})
    EXPECT_FALSE(parse_instant(text)) << text;
  EXPECT_EQ(parse_instant("2012-03-01")->minutes - parse_instant("2012-02-28")->minutes, 2 * 1440);
}

TEST(Instant, RefusesEverythingElse) {
  for (const auto* text : {"",
                           "2014",
                           "2014-7-17",
                           "17.07.2014",
                           "2014-13-01",
                           "2014-00-10",
                           "2014-04-31",
                           "2014-01-00",
                           "2014-07-17 24:00",
                           "2014-07-17 12:60",
                           "2014-07-17 2:30",
                           "2014-07-17  22:30",
                           "2014-07-17 22:30:00",
                           "2014-07-17T22:30Z",
                           " 2014-07-17",
                           "2014-07-17 ",
                           "-014-07-17",
                           "2014/07/17",
                           "20l4-07-17",
                           "2014-07-17_22:30"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(Instant, IsWrittenForFilesAndForSentences) {
  const Instant moment = *parse_instant("2014-07-05 04:09");
  EXPECT_EQ(format_instant(moment), "2014-07-05 04:09");
  EXPECT_EQ(spoken_instant(moment), "5 July 04:09");
  EXPECT_EQ(spoken_instant(*parse_instant("2014-12-31 23:59")), "31 December 23:59");
}

TEST(Instant, ThatIsNotSetHasNoText) {
  EXPECT_EQ(format_instant(Instant{}), "");
  EXPECT_EQ(spoken_instant(Instant{}), "");
}

}  // namespace
}  // namespace truce
