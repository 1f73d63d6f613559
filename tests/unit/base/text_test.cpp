// Numbers read strictly, mistyped names find their originals, quotations are harmless.
#include "sim/base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "sim/base/random.hpp"

namespace truce {
namespace {

TEST(ParseNumber, ReadsDecimalNumbers) {
  EXPECT_EQ(parse_number("10"), 10.0);
  EXPECT_EQ(parse_number("-0.25"), -0.25);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("1e05"), 1e5);
  EXPECT_EQ(parse_number("2.5E-3"), 2.5e-3);
  EXPECT_EQ(parse_number(".5"), 0.5);
  EXPECT_EQ(parse_number("0"), 0.0);
}

TEST(ParseNumber, RefusesEverythingElse) {
  for (const auto* text : {"010", "-010", "00",  "00.5", ".nan",  ".inf",  "nan", "inf", "-inf", "infinity",
                           "0x1", "0o7",  "1_0", "1,5",  "1 ",    " 1",    "",    "-",   "+",    ".",
                           "--1", "+-1",  "-+1", "1e",   "1e999", "1.2.3", "1h",  "yes", "~"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(ParseInteger, ReadsWholeNumbersOnly) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807LL);
  for (const auto* text : {"1.0", "1e3", "010", "0x1", "1_0", "", "-", "9223372036854775808", "+-1", "3 "}) {
    EXPECT_FALSE(parse_integer(text)) << text;
  }
}

TEST(FormatNumber, IsShortestAndReadsBackToTheSameBits) {
  EXPECT_EQ(format_number(0.1), "0.1");
  EXPECT_EQ(format_number(100.0), "100");
  Draws draws = Luck{}.at(Stream::test, 0);
  for (int i = 0; i < 10000; ++i) {
    const double scale = draws.normal() * 100.0;
    const double value = draws.normal() * std::exp2(std::floor(scale));
    const auto back = parse_number(format_number(value));
    ASSERT_TRUE(back) << format_number(value);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(value));
  }
}

constexpr std::array<std::string_view, 60> keys{
    "name",         "start",          "end",          "step_hours",      "parties",
    "factions",     "units",          "regions",      "citizens",        "leaders",
    "mediators",    "stock",          "capacity",     "rate_per_hour",   "range_km",
    "interception", "harm_per_event", "share_open",   "share_sheltered", "restraint",
    "resolve",      "threshold",      "memory_hours", "half_life_hours", "weight",
    "trust",        "prior_trust",    "bias",         "leverage",        "channel",
    "delay_hours",  "distortion",     "leak",         "terms",           "demands",
    "concession",   "deadline",       "duration",     "extension",       "monitoring",
    "verification", "attribution",    "blame",        "grievance",       "fear",
    "anger",        "support",        "media",        "outlets",         "exposure",
    "network",      "homophily",      "rewiring",     "poll_size",       "displacement",
    "return_rate",  "seed",           "replicates",   "output",          "version"};

std::vector<std::string> one_edit_typos(std::string_view word) {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
  std::vector<std::string> typos;
  const std::string text(word);
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (const char letter : letters) {
      typos.push_back(text.substr(0, i) + letter + text.substr(i));
      if (i < text.size()) typos.push_back(text.substr(0, i) + letter + text.substr(i + 1));
    }
    if (i < text.size()) typos.push_back(text.substr(0, i) + text.substr(i + 1));
    if (i + 1 < text.size()) {
      typos.push_back(text);
      std::swap(typos.back()[i], typos.back()[i + 1]);
    }
  }
  std::erase_if(typos, [](const std::string& typo) { return std::ranges::find(keys, typo) != keys.end(); });
  return typos;
}

TEST(NearName, FindsNineOfTenWordsWithOneTypingError) {
  int right = 0;
  int all = 0;
  for (const std::string_view key : keys) {
    for (const std::string& typo : one_edit_typos(key)) {
      ++all;
      right += near_name(typo, keys) == key ? 1 : 0;
    }
  }
  EXPECT_GT(all, 20000);
  EXPECT_GE(right, all * 9 / 10) << right << " of " << all;
}

TEST(NearName, IsSilentWhenNothingIsNear) {
  for (const auto* word : {"zebra", "xq", "temperature", "", "aaaaaaaaaaaa"})
    EXPECT_EQ(near_name(word, keys), "") << word;
  EXPECT_EQ(near_name("seed", {}), "");
}

TEST(NearName, CountsASwapOnceAndAllowsMoreErrorsInLongWords) {
  EXPECT_EQ(near_name("sede", keys), "seed");
  EXPECT_EQ(near_name("verifcaton", keys), "verification");
  EXPECT_EQ(near_name("seed", keys), "seed");
}

TEST(Quotable, RemovesWhatDrivesATerminal) {
  EXPECT_EQ(quotable("a\x1b[31mb\n\t\x7f"
                     "c"),
            "a[31mbc");
  EXPECT_EQ(quotable("a\xC2\x9B"
                     "b"),
            "ab");  // C1 control, written in UTF-8
  EXPECT_EQ(quotable("a\x9B"
                     "b"),
            "a?b");  // C1 control as a bare byte
  EXPECT_EQ(quotable("a\xE2\x80\xAE"
                     "b\xE2\x81\xA6"
                     "c"),
            "abc");  // marks of writing direction
  EXPECT_EQ(quotable("\xD7\xA9\xC3\xA9\xF0\x9F\x95\x8A"), "\xD7\xA9\xC3\xA9\xF0\x9F\x95\x8A");
  EXPECT_EQ(quotable("\xE2\x80"), "??");
}

TEST(Quotable, KeepsFortyCharactersAtMost) {
  EXPECT_EQ(quotable(std::string(40, 'x')), std::string(40, 'x'));
  EXPECT_EQ(quotable(std::string(41, 'x')), std::string(37, 'x') + "...");
}

TEST(Split, KeepsEmptyPartsAndIsUndoneByJoin) {
  EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string>{"a", "", "b", ""}));
  EXPECT_EQ(split("", ','), (std::vector<std::string>{""}));
  EXPECT_EQ(join(split("x=1;y=2", ';'), ";"), "x=1;y=2");
  EXPECT_EQ(join({}, ", "), "");
}

}  // namespace
}  // namespace truce
