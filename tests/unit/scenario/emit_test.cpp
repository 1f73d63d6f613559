// Emit and describe: what is written reads back equal, and the manual says what the reader does.
#include "sim/scenario/emit.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "sim/scenario/describe.hpp"
#include "sim/scenario/guard.hpp"
#include "tests/unit/scenario/sample.hpp"

namespace truce {
namespace {

std::string emitted(const Sample& sample, const std::vector<NumberSource>& sources = {}) {
  std::ostringstream out;
  emit_keys(sample, out, 0, sources);
  return out.str();
}

Sample read_back(const std::string& text, Reading& reading) {
  Sample sample;
  read_keys(read_yaml_text(text, "emitted.yaml"), "", sample, reading);
  finish_reading(reading);
  return sample;
}

Sample full_sample() {
  Sample sample;
  sample.title = "1e3";
  sample.run.step_min = 30.000000000000004;
  sample.run.start = *parse_instant("2014-07-17 22:30");
  sample.parties = {{"red", {"a: \"b\" # [c], {d}\n\tй \\", 0.1, Mood::on, {}, {"no", "", " x", "~", "- a"}}},
                    {"blue", {"null", 1e-300, Mood::tense, {1e-7, 3}, {}}}};
  sample.stocks = {{"steel", 1e22}, {"iron", 123456789}};
  sample.plans = {{"a", {{"b", {}}, {"c", {{"d", {}}}}}}, {"e", {}}};
  return sample;
}

TEST(Emit, ReadsBackEqual) {
  const std::string text = emitted(full_sample());
  Reading reading;
  const Sample again = read_back(text, reading);
  EXPECT_EQ(emitted(again), text);
  EXPECT_EQ(again.title, "1e3");
  EXPECT_EQ(again.run.step_min, 30.000000000000004);
  EXPECT_EQ(again.parties[0].value.name, full_sample().parties[0].value.name);
  EXPECT_EQ(again.parties[0].value.friends, full_sample().parties[0].value.friends);
  EXPECT_EQ(again.parties[0].value.mood, Mood::on);
  EXPECT_EQ(again.parties[1].value.share, 1e-300);
  EXPECT_EQ(again.stocks[0].value, 1e22);
  EXPECT_EQ(again.plans[0].then[1].then[0].use, "d");
}

TEST(Emit, WritesDefaultsAndEmptyCollections) {
  EXPECT_EQ(emitted(Sample{}),
            "truce: 1\n"
            "title: made up\n"
            "run:\n"
            "  steps: 24\n"
            "  step_min: 60\n"
            "  verbose: false\n"
            "parties: {}\n"
            "stocks: {}\n"
            "plans: []\n");
}

TEST(Emit, WritesBackWhatWasSaidAboutANumber) {
  Reading reading;
  const std::string line =
      "  step_min: {value: 30, range: [20, 60], unit: min, source: article, confidence: A-, note: \"a, "
      "b\"}\n";
  const Sample sample = read_back("truce: 1\nrun:\n" + line, reading);
  EXPECT_NE(emitted(sample, reading.sources).find(line), std::string::npos)
      << emitted(sample, reading.sources);
}

TEST(Describe, ListsEveryKeyWithItsLimitsUnitAndDefault) {
  std::vector<std::string> lines;
  for (const KeyDoc& key : describe_keys<Sample>()) {
    lines.push_back(key.path + "; " + key.type + "; " + key.limits + "; " + key.unit + "; " +
                    key.default_text + (key.required ? "; required" : ""));
  }
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "truce; whole number; 1 to 1; ; ; required",
                       "title; text; ; ; made up",
                       "run; map; ; ; ",
                       "run.steps; whole number; 1 to 1000; 1; 24",
                       "run.step_min; number; 15 to 120; min; 60",
                       "run.verbose; true or false; ; ; false",
                       "run.start; moment; ; ; ",
                       "parties; by id: map; ; ; ",
                       "parties.<id>.name; text; ; ; ; required",
                       "parties.<id>.share; number; 0 to 1; 1; 0.5",
                       "parties.<id>.mood; calm | tense | on; ; ; calm",
                       "parties.<id>.weights; list of number; 0 to 10; kg; [1, 2]",
                       "parties.<id>.friends; list of text; ; ; []",
                       "stocks; by id: number; >= 0; t; ",
                       "plans; list of map; ; ; ",
                       "plans.<n>.use; text; ; ; ",
                       "plans.<n>.then; list of map as above; ; ; ",
                   }));
}

TEST(Describe, PrintsColumnsAndMarkdown) {
  std::ostringstream text;
  print_keys_text(describe_keys<SampleRun>(), text);
  EXPECT_TRUE(
      text.str().starts_with("key       type           limits     unit  default  meaning\n"
                             "steps     whole number   1 to 1000  1     24       Number of steps.\n"))
      << text.str();
  std::ostringstream markdown;
  print_keys_markdown(describe_keys<SampleParty>(), markdown);
  EXPECT_NE(markdown.str().find("| share | number | 0 to 1 | 1 | 0.5 | Share of \\| support. |\n"),
            std::string::npos)
      << markdown.str();
}

TEST(Describe, WritesASchemaThatRefusesUnknownKeysAndFollowsRecursion) {
  std::ostringstream schema;
  print_json_schema(describe_shape<Sample>(), "Sample", schema);
  const std::string text = schema.str();
  EXPECT_NE(text.find("https://json-schema.org/draft/2020-12/schema"), std::string::npos);
  EXPECT_NE(text.find(R"("enum": ["calm", "tense", "on"])"), std::string::npos);
  EXPECT_NE(text.find(R"("minimum": 15, "maximum": 120)"), std::string::npos);
  EXPECT_NE(text.find(R"("$ref": "#/properties/plans/items")"), std::string::npos);
  EXPECT_NE(text.find(R"(^(?!include$)[a-z][a-z0-9_]*$)"), std::string::npos);
  // A JSON document is YAML too: the guard is a second opinion on its brackets and quotes.
  EXPECT_NO_THROW((void)read_yaml_text(text, "schema.json"));
}

}  // namespace
}  // namespace truce
