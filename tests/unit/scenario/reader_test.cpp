// The reader: a value that a key table allows is read; any other is refused at its place with advice.
#include "sim/scenario/reader.hpp"

#include <gtest/gtest.h>

#include "sim/base/time.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/override.hpp"
#include "tests/unit/scenario/messages.hpp"
#include "tests/unit/scenario/sample.hpp"

namespace truce {
namespace {

// Reads a sample; `sets` are `--set` texts.
Sample read(const std::string& text, Reading& reading, const std::vector<std::string>& sets = {}) {
  Node root = read_yaml_text("truce: 1\n" + text, "s.yaml");
  for (const std::string& set : sets) apply_override(root, set);
  Sample sample;
  read_keys(root, "", sample, reading);
  finish_reading(reading);
  return sample;
}

Sample read(const std::string& text) {
  Reading reading;
  return read(text, reading);
}

std::string complaints(const std::string& text) {
  return messages_of([&] { (void)read(text); });
}

TEST(Reader, ReadsEveryKindOfValue) {
  const Sample sample = read(
      "title: 'no'\n"
      "run: {steps: 3, step_min: 30.5, verbose: true, start: 2014-07-17 22:30}\n"
      "parties:\n  red: {name: Red, mood: on, weights: [1, 2.5], friends: [blue]}\n  blue: {name: \"010\"}\n"
      "stocks: {steel: 4, iron: {value: 5, unit: t}}\n"
      "plans:\n  - use: a\n    then:\n      - use: b\n");
  EXPECT_EQ(sample.title, "no");
  EXPECT_EQ(sample.run.steps, 3);
  EXPECT_EQ(sample.run.step_min, 30.5);
  EXPECT_TRUE(sample.run.verbose);
  EXPECT_EQ(sample.run.start, parse_instant("2014-07-17 22:30"));
  ASSERT_EQ(sample.parties.size(), 2u);
  EXPECT_EQ(sample.parties[0].id, "red");
  EXPECT_EQ(sample.parties[0].value.mood, Mood::on);
  EXPECT_EQ(sample.parties[0].value.weights, (std::vector<double>{1, 2.5}));
  EXPECT_EQ(sample.parties[0].value.friends, std::vector<std::string>{"blue"});
  EXPECT_EQ(sample.parties[1].value.name, "010");
  EXPECT_EQ(sample.parties[1].value.share, 0.5);
  EXPECT_EQ(sample.stocks[1].value, 5);
  EXPECT_EQ(sample.plans[0].then[0].use, "b");
}

TEST(Reader, KeepsWhatIsSaidAboutANumber) {
  Reading reading;
  (void)read(
      "run:\n  step_min: {value: 30, range: [20, 60], unit: min, source: article, confidence: A-, note: from "
      "a map}\n",
      reading);
  ASSERT_EQ(reading.sources.size(), 2u);
  const NumberSource& number = reading.sources[1];
  EXPECT_EQ(number.path, "run.step_min");
  EXPECT_EQ(number.value, 30);
  EXPECT_TRUE(number.has_range);
  EXPECT_EQ(number.low, 20);
  EXPECT_EQ(number.high, 60);
  EXPECT_EQ(number.unit, "min");
  EXPECT_EQ(number.source, "article");
  EXPECT_EQ(number.confidence, "A-");
  EXPECT_EQ(number.note, "from a map");
  EXPECT_EQ(number.file, "s.yaml");
  EXPECT_EQ(number.line, 3);
}

TEST(Reader, KeepsFileOrderOfEntries) {
  const Sample sample = read("stocks: {zinc: 1, alum: 2, copper: 3}\n");
  EXPECT_EQ(sample.stocks[0].id, "zinc");
  EXPECT_EQ(sample.stocks[2].id, "copper");
}

TEST(Reader, FindsSevenFaultsInOneGoSortedByPlace) {
  const std::string text =
      "titel: x\n"
      "run:\n  steps: 1.5\n  step_min: 500\n  verbose: yes\n"
      "parties:\n  Red: {name: Red}\n  blue: {mood: angry}\n";
  EXPECT_EQ(complaints(text),
            "s.yaml:2:1: unknown key 'titel' at the top; did you mean 'title'?\n"
            "s.yaml:4:10: 'run.steps' needs a whole number, not '1.5'; write it without point or exponent\n"
            "s.yaml:5:13: 'run.step_min' is 500 (allowed: 15 to 120 min); choose a value within\n"
            "s.yaml:6:12: 'run.verbose' needs true or false, not 'yes'; write one of the two words\n"
            "s.yaml:8:3: 'Red' cannot be an id (small letters, digits and _, a letter first); rename it\n"
            "s.yaml:9:3: key 'name' is missing in 'parties.blue' (Its name.); add it\n"
            "s.yaml:9:16: 'parties.blue.mood' cannot be 'angry'; write one of: calm, tense, on\n");
}

TEST(Reader, ShowsTwentyFaultsAndCountsTheRest) {
  std::string text;
  for (int i = 0; i < 25; ++i) text += "bad_" + std::to_string(i) + ": 1\n";
  const std::string all = complaints(text);
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 21);
  EXPECT_NE(all.find("s.yaml:21:1: unknown key 'bad_19'"), std::string::npos);
  EXPECT_NE(all.find("s.yaml:22:1: and 5 more faults from here on; mend the ones above first\n"),
            std::string::npos);
}

TEST(Reader, RefusesEveryNumberThatOnlyLooksLikeOne) {
  for (const std::string bad :
       {".inf",  ".nan",  "010", "0x10", "1_000", "1,5",   "'7'", "\"7\"",           "50%",
        "1 000", "5 min", "inf", "nan",  "--5",   "1e999", "[1]", "{range: [1, 2]}", "0o17",
        "1e",    "yes"}) {
    EXPECT_NE(complaints("run: {step_min: " + bad + "}\n"), "") << bad;
  }
  for (const std::string good : {"30", "30.", "3e1", "+30", "30.0", "{value: 30}"}) {
    EXPECT_EQ(complaints("run: {step_min: " + good + "}\n"), "") << good;
  }
}

TEST(Reader, RefusesBareWordsThatAreNotOnlyText) {
  for (const std::string bad :
       {"no", "Yes", "ON", "y", "true", "010", "1e3", "3.5", "0x1F", ".inf", "1_000", "12:30"}) {
    EXPECT_EQ(complaints("title: " + bad + "\n"),
              "s.yaml:2:8: 'title' needs a text, and '" + bad +
                  "' without quotes reads as a number or a yes/no; put quotes around it\n");
    EXPECT_EQ(read("title: '" + bad + "'\n").title, bad);
  }
  for (const std::string good : {"Norway", "1st of May", "2014 war", "x", "e3", "v1.2", "3 days"}) {
    EXPECT_EQ(read("title: " + good + "\n").title, good);
  }
}

TEST(Reader, WarnsOfASetValueOutsideItsRangeAndRefusesItInAStudy) {
  const std::string text = "run: {step_min: {value: 30, range: [20, 60]}}\n";
  const std::string message =
      "--set run.step_min: 'run.step_min' is 90 (its own range is 20 to 60 min); choose a value within\n";
  Reading run;
  EXPECT_EQ(read(text, run, {"run.step_min=90"}).run.step_min, 90);
  ASSERT_EQ(run.warnings.size(), 1u);
  EXPECT_EQ(run.warnings[0].message() + "\n", message);
  Reading study;
  study.study = true;
  EXPECT_EQ(messages_of([&] { (void)read(text, study, {"run.step_min=90"}); }), message);
  Reading limit;
  EXPECT_EQ(messages_of([&] { (void)read(text, limit, {"run.step_min=500"}); }),
            "--set run.step_min: 'run.step_min' is 500 (allowed: 15 to 120 min); choose a value within\n");
}

TEST(Reader, SetReplacesTheValueAndKeepsItsProvenance) {
  Reading reading;
  const std::string text = "run: {step_min: {value: 30, range: [20, 60], source: article}}\n";
  EXPECT_EQ(read(text, reading, {"run.step_min=40"}).run.step_min, 40);
  EXPECT_EQ(reading.sources[1].source, "article");
  EXPECT_EQ(reading.sources[1].value, 40);
}

TEST(Reader, SetReachesListsNewKeysAndWholeMaps) {
  Reading reading;
  const Sample sample = read("plans: [{use: a}, {use: b}]\n", reading,
                             {"plans.1.use=c", "run.steps=7", "parties={red: {name: Red}}", "title='2014'"});
  EXPECT_EQ(sample.plans[1].use, "c");
  EXPECT_EQ(sample.run.steps, 7);
  EXPECT_EQ(sample.parties[0].value.name, "Red");
  EXPECT_EQ(sample.title, "2014");
}

TEST(Reader, SetRefusesWhatItCannotPlace) {
  const auto set = [](const std::string& assignment) {
    return messages_of([&] {
      Reading reading;
      (void)read("title: x\nplans: [{use: a}]\n", reading, {assignment});
    });
  };
  EXPECT_EQ(set("title"), "--set title: has no '='; write --set key.of.it=value\n");
  EXPECT_EQ(set("run..steps=1"),
            "--set run..steps: has an empty name in its path; write --set key.of.it=value\n");
  EXPECT_EQ(set("title.x=1"), "--set title.x: 'title' is a single value; it has no keys inside\n");
  EXPECT_EQ(set("plans.1.use=1"),
            "--set plans.1.use: 'plans' is a list of 1 items; name one by its number from 0\n");
  EXPECT_EQ(set("run.stepz=1"), "--set run.stepz: unknown key 'stepz' in 'run'; did you mean 'steps'?\n");
  EXPECT_EQ(set("run.steps=[1"),
            "--set run.steps: this '[' is never closed, or a ',' is missing inside; close it with ']'\n");
  EXPECT_EQ(set("run.steps="), "--set run.steps: holds no values; write `key: value` lines\n");
}

constexpr const char* with_parties =
    "parties: {red: {name: Red, share: {value: 0.3, source: poll}, friends: [blue]}, blue: {name: Blue}}\n"
    "stocks: {steel: 4, iron: {value: 5, unit: t}}\n";

TEST(Reader, SetTakesOutWhatIsGivenByNone) {
  Reading reading;
  const Sample sample = read(with_parties, reading,
                             {"parties.blue=none", "parties.red.share=none", "parties.red.friends=none",
                              "stocks.steel=none", "stocks.iron=none"});
  ASSERT_EQ(sample.parties.size(), 1U);
  EXPECT_EQ(sample.parties[0].value.share, 0.5) << "the default";
  EXPECT_TRUE(sample.parties[0].value.friends.empty());
  EXPECT_TRUE(sample.stocks.empty());
}

TEST(Reader, SetToNoneIsAWordWhereAWordStands) {
  Reading reading;
  EXPECT_EQ(read("title: x\n", reading, {"title=none"}).title, "none");
  EXPECT_EQ(messages_of([&] { (void)read(with_parties, reading, {"parties.red.mood=none"}); }),
            "--set parties.red.mood: 'parties.red.mood' cannot be 'none'; write one of: calm, tense, on\n");
}

TEST(Reader, SetToNoneRefusesWhatIsNotThereAndWhatMustBe) {
  const auto set = [](const std::string& assignment) {
    return messages_of([&] {
      Reading reading;
      (void)read(with_parties, reading, {assignment});
    });
  };
  EXPECT_EQ(
      set("parties.green=none"),
      "--set parties.green: 'green' is not in 'parties' (none takes out what is there); there are: red, "
      "blue\n");
  EXPECT_EQ(set("truce=none"), "s.yaml:1:1: key 'truce' is missing in the file (Format number.); add it\n");
}

}  // namespace
}  // namespace truce
