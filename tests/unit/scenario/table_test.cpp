// Tables of observed data: what RFC 4180 allows is read, anything else is refused at its place.
#include "sim/scenario/table.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/scenario/messages.hpp"

namespace truce {
namespace {

constexpr std::array<std::string_view, 2> needed{"date", "deaths"};

CsvTable read(std::string_view text) { return read_csv_text(text, "t.csv", needed); }
std::string complaints(std::string_view text) {
  return messages_of([&] { (void)read(text); });
}

TEST(Table, ReadsCellsByColumnNameWithQuotesCommentsAndBlankLines) {
  const CsvTable table =
      read("# made up\r\ndate,note,deaths\r\n\r\n2014-07-08,\"a, \"\"b\"\"\nc\",12\n# more\n2014-07-09,,\n");
  ASSERT_EQ(table.rows().size(), 2u);
  EXPECT_EQ(table.text(table.rows()[0], "note"), "a, \"b\"\nc");
  EXPECT_EQ(table.number(table.rows()[0], "deaths"), 12.0);
  EXPECT_EQ(table.number(table.rows()[1], "deaths"), std::nullopt);
  EXPECT_EQ(table.rows()[0].line, 4);
  EXPECT_EQ(table.rows()[1].line, 7);
  EXPECT_TRUE(table.has_column("note"));
  EXPECT_FALSE(table.has_column("notes"));
}

TEST(Table, KeepsTheLastRowWithoutANewline) { EXPECT_EQ(read("date,deaths\na,1\nb,").rows().size(), 2u); }

TEST(Table, TakesAByteOrderMarkFromAFile) {
  const ScratchFolder folder;
  const CsvTable table = read_csv(folder.write("t.csv",
                                               "\xEF\xBB\xBF"
                                               "date,deaths\na,1\n"),
                                  needed);
  EXPECT_EQ(table.rows().size(), 1u);
}

TEST(Table, NamesEveryMissingColumnAndTheLikelyMisspelling) {
  EXPECT_EQ(complaints("data,killed\na,1\n"),
            "t.csv:1:1: column 'date' is missing; did you mean it by 'data'?\n"
            "t.csv:1:1: column 'deaths' is missing; add it to the header\n");
}

TEST(Table, RefusesADoubledColumn) {
  EXPECT_EQ(complaints("date,deaths,date\na,1,b\n"),
            "t.csv:1:13: column 'date' appears twice; rename or remove one\n");
}

TEST(Table, RefusesRowsOfAnotherWidth) {
  EXPECT_EQ(
      complaints("date,deaths\na,1,2\nb\n"),
      "t.csv:2:1: row has 3 cells (the header has 2); add or remove commas, or quote cells with commas\n"
      "t.csv:3:1: row has 1 cells (the header has 2); add or remove commas, or quote cells with commas\n");
}

TEST(Table, RefusesAQuoteThatIsNeverClosed) {
  EXPECT_EQ(complaints("date,deaths,note\na,1,\"b\n"),
            "t.csv:2:5: the quote opened here is never closed; add the closing quote\n");
}

TEST(Table, RefusesTextAfterAClosingQuote) {
  EXPECT_EQ(complaints("date,deaths\n\"a\"b,1\n"),
            "t.csv:2:4: text after the closing quote of a cell; double the quotes that belong to the text\n");
}

TEST(Table, RefusesAQuoteInsideAPlainCell) {
  EXPECT_EQ(complaints("date,deaths\na\"b,1\n"),
            "t.csv:2:2: quote or line break inside a plain cell; put the whole cell in quotes, doubling "
            "inner ones\n");
}

TEST(Table, RefusesAnEmptyTable) {
  EXPECT_EQ(complaints("# nothing\n"),
            "t.csv:1:1: the table is empty; write a header line with the names of the columns\n");
}

TEST(Table, RefusesAWordWhereANumberIsAskedFor) {
  const CsvTable table = read("date,deaths\né,some\n");
  EXPECT_EQ(messages_of([&] { (void)table.number(table.rows()[0], "deaths"); }),
            "t.csv:2:3: 'some' in column 'deaths' is not a number; write digits with a decimal point, or "
            "leave it empty\n");
  std::vector<Fault> faults;
  EXPECT_EQ(table.number(table.rows()[0], "deaths", faults), std::nullopt);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(Table, RefusesBrokenCharacters) {
  EXPECT_EQ(complaints("date,deaths\na\xE9,1\n"),
            "t.csv:2:2: byte 0xE9 is not valid UTF-8; save the file as UTF-8\n");
}

TEST(Table, RefusesFoldersAndMissingFiles) {
  const ScratchFolder folder;
  EXPECT_EQ(messages_of([&] { (void)read_csv(folder.path(), needed); }),
            folder.path() + ": is a folder; give the name of a regular file\n");
  EXPECT_EQ(messages_of([&] { (void)read_csv(folder.at("none.csv"), needed); }),
            folder.at("none.csv") + ": there is no such file; check the name and the folder\n");
}

TEST(Table, RefusesMoreThanSixteenMebibytes) {
  const ScratchFolder folder;
  const std::string path = folder.write("big.csv", "date,deaths\n" + std::string(csv_limit, 'x'));
  EXPECT_EQ(messages_of([&] { (void)read_csv(path, needed); }),
            path + ": is larger than 16 MiB (the limit for such a file); split it or shorten it\n");
}

}  // namespace
}  // namespace truce
