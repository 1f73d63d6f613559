// CSV is tidy, says words instead of codes, and holds nothing a spreadsheet would run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "sim/base/error.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

namespace truce {
namespace {

using ::testing::HasSubstr;

ResultsFile sample_file(const std::vector<RunRecord>& runs) {
  return ResultsFile::from_image(build_image(sample::spec(), runs, sample::provenance()));
}

TEST(Csv, HasOneLineAValue) {
  std::ostringstream out;
  write_series_csv(sample_file(sample::runs()), out);
  const std::string text = out.str();
  EXPECT_THAT(text, testing::StartsWith("run,replicate,strategy,time_hours,variable,member,value\n"
                                        "0,0,none,0,violence_rate,,0\n"
                                        "0,0,none,1,violence_rate,,0.125\n"));
  EXPECT_THAT(text, HasSubstr("\n1,1,shuttle,5,violence_rate,,\n"));
  EXPECT_THAT(text, HasSubstr("\n2,2,none,48,deaths,south,2481\n"));
  // 49 times x (1 + 2 + 1 + 2) values x 3 runs and the header
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 49 * 6 * 3 + 1);
}

TEST(Csv, SaysWordsInTables) {
  std::ostringstream out;
  write_table_csv(sample_file(sample::runs()), "events", out);
  EXPECT_THAT(out.str(), testing::StartsWith("run,replicate,strategy,event_time,kind,actor,harm\n"
                                             "0,0,none,0.5,launch,,0\n"
                                             "0,0,none,1.5,strike,south,1\n"));
}

TEST(Csv, HoldsNothingASpreadsheetWouldRun) {
  for (const std::string begin : {"=", "+", "-", "@"}) {
    std::vector<RunRecord> runs = sample::runs_with_failure();
    runs[1].error = begin + "cmd(\"x\"), twice";
    std::ostringstream out;
    write_outcomes_csv(sample_file(runs), out);
    EXPECT_THAT(out.str(), HasSubstr("1,1,shuttle,8,failed,\"'" + begin + "cmd(\"\"x\"\"), twice\",,\n"));
  }
}

TEST(Csv, NeverReplacesAFileUnasked) {
  std::string name = (std::filesystem::temp_directory_path() / "truce-csv-XXXXXX").string();
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  const ResultsFile file = sample_file(sample::runs());
  export_csv(file, name + "/out", Overwrite::forbid);
  for (const char* made : {"series.csv", "outcomes.csv", "events.csv", "polls.csv"})
    EXPECT_TRUE(std::filesystem::exists(name + "/out/" + made)) << made;
  EXPECT_THROW(export_csv(file, name + "/out", Overwrite::forbid), RecordError);
  EXPECT_NO_THROW(export_csv(file, name + "/out", Overwrite::allow));
  std::filesystem::remove_all(name);
}

}  // namespace
}  // namespace truce
