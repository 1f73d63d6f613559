// Every file of tests/input_errors/scenario gives exactly the messages stored beside it; its last line says
// how to mend it (`# mend: WRONG => RIGHT`, with \n for line ends), and the mended file gives none.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "tests/unit/scenario/messages.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(TRUCE_SOURCE_DIR) / "tests/input_errors/scenario";

std::string content_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<fs::path> wrong_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string without(std::string text, const std::string& piece) {
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece))
    text.erase(at, piece.size());
  return text;
}

// Faults, or warnings when there are no faults, without the folder of the corpus.
std::string told_about(const fs::path& path) {
  std::string warnings;
  const std::string faults = messages_of([&] {
    for (const Fault& warning : load_scenario(path.string(), {}).warnings)
      warnings += "warning: " + warning.message() + "\n";
  });
  return without(faults + warnings, path.parent_path().string() + "/");
}

std::string with_line_ends(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n")) text.replace(at, 2, "\n");
  return text;
}

// The file as its last line mends it; empty when the line does not fit the file.
std::string mended(const std::string& text) {
  const auto note = text.rfind("# mend: ");
  const auto arrow = text.find(" => ", note);
  if (note == std::string::npos || arrow == std::string::npos) return "";
  const std::string wrong = with_line_ends(text.substr(note + 8, arrow - note - 8));
  const std::string right = with_line_ends(text.substr(arrow + 4, text.size() - arrow - 5));
  std::string body = text.substr(0, note);
  const auto at = body.find(wrong);
  if (at == std::string::npos || body.find(wrong, at + 1) != std::string::npos) return "";
  return body.replace(at, wrong.size(), right);
}

TEST(ScenarioCorpus, EveryWrongFileIsToldInFull) {
  for (const fs::path& path : wrong_files()) {
    const std::string expected = content_of(fs::path(path).replace_extension(".expected"));
    EXPECT_NE(expected, "") << path.filename();
    EXPECT_EQ(told_about(path), expected) << path.filename();
  }
  EXPECT_GE(wrong_files().size(), 150U);
}

TEST(ScenarioCorpus, EveryMendedTwinIsAccepted) {
  const ScratchFolder folder;
  fs::copy(corpus / "tables", fs::path(folder.path()) / "tables");
  fs::copy(corpus / "parts", fs::path(folder.path()) / "parts");
  for (const fs::path& path : wrong_files()) {
    const std::string twin = mended(content_of(path));
    ASSERT_NE(twin, "") << path.filename() << ": its mend line does not fit";
    EXPECT_EQ(told_about(folder.write(path.filename().string(), twin)), "") << path.filename();
  }
}

TEST(ScenarioCorpus, WrongOverridesAreToldTogetherWithTheFilesOwnFaults) {
  const fs::path path = corpus / "streams_party_unknown.yaml";
  const std::vector<std::string> overrides{"clock.horizon_hours", "streams.south_fire.stock=[",
                                           "outlets.gazette.lean=9"};
  const std::string told =
      without(messages_of([&] { (void)load_scenario(path.string(), overrides); }), corpus.string() + "/");
  EXPECT_EQ(
      told,
      "--set clock.horizon_hours: has no '='; write --set key.of.it=value\n"
      "--set outlets.gazette.lean: 'outlets.gazette.lean' is 9 (allowed: -1 to 1); choose a value within\n"
      "--set streams.south_fire.stock: this '[' is never closed, or a ',' is missing inside; close it with "
      "']'\n"
      "streams_party_unknown.yaml:12:23: 'streams.north_fire.party' names 'norht', which is no party of this "
      "scenario; did you mean 'north'?\n");
}

TEST(ScenarioCorpus, MessagesSayWhereAndWhatToDo) {
  for (const fs::path& path : wrong_files()) {
    std::istringstream lines(content_of(fs::path(path).replace_extension(".expected")));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(line.find(';') != std::string::npos) << path.filename() << ": no remedy in: " << line;
      EXPECT_TRUE(line.find(".yaml:") != std::string::npos || line.find(".csv:") != std::string::npos)
          << path.filename() << ": no place in: " << line;
    }
  }
}

}  // namespace
}  // namespace truce
