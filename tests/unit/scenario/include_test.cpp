// Includes: files beneath the scenario's folder are laid underneath; all else is refused, naming both places.
#include "sim/scenario/include.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scenario/messages.hpp"

namespace truce {
namespace {

Node resolved(const ScratchFolder& folder, const ReadLimits& limits = {}) {
  return resolve_includes(read_yaml_file(folder.at("top.yaml")), folder.path(), limits);
}

// Messages with the scratch folder's name taken out.
std::string complaints(const ScratchFolder& folder, const ReadLimits& limits = {}) {
  std::string text = messages_of([&] { (void)resolved(folder, limits); });
  const std::string prefix = folder.path() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text;
}

TEST(Include, LaysFilesUnderneathAndKeepsTheirPlaces) {
  const ScratchFolder folder;
  folder.write("parts/a.yaml", "x: 1\nm: {p: 1, q: 2}\n");
  folder.write("parts/b.yaml", "x: 2\ny: 3\n");
  folder.write("top.yaml", "include: [parts/a.yaml, parts/b.yaml]\nm: {q: 5, r: 6}\nz: 7\n");
  const Node root = resolved(folder);
  EXPECT_EQ(root.find("include"), nullptr);
  EXPECT_EQ(root.find("x")->value.text, "2");  // the later file is on top
  EXPECT_EQ(root.find("y")->value.text, "3");
  const Node& map = root.find("m")->value;
  EXPECT_EQ(map.find("p")->value.text, "1");
  EXPECT_EQ(map.find("q")->value.text, "5");  // siblings win
  EXPECT_EQ(map.find("r")->value.text, "6");
  EXPECT_EQ(root.members.front().key, "x");  // included keys come first
  EXPECT_EQ(root.find("y")->place.words(), folder.at("parts/b.yaml") + ":2:1");
}

TEST(Include, WorksInsideMapsListsAndIncludedFiles) {
  const ScratchFolder folder;
  folder.write("c.yaml", "deep: 1\n");
  folder.write("parts/b.yaml", "include: c.yaml\n");
  folder.write("top.yaml", "a:\n  - include: parts/b.yaml\n    k: 2\n");
  const Node root = resolved(folder);
  EXPECT_EQ(root.find("a")->value.items[0].find("deep")->value.text, "1");
}

TEST(Include, RefusesFilesOutsideTheFolder) {
  const ScratchFolder outside;
  const std::string secret = outside.write("secret.yaml", "x: 1\n");
  const ScratchFolder folder;
  std::filesystem::create_symlink(secret, folder.at("link.yaml"));
  const std::string advice =
      "lies outside the folder of the scenario (only files beneath it are read); move it there\n";
  for (const std::string path : {"../x.yaml", "/etc/hostname", "link.yaml", "parts/../../x.yaml"}) {
    folder.write("parts/in.yaml", "x: 1\n");
    folder.write("top.yaml", "a:\n  include: " + path + "\n");
    EXPECT_EQ(complaints(folder), "top.yaml:2:12: included file '" + path + "' " + advice);
  }
  folder.write("top.yaml", "include: parts/../parts/in.yaml\n");
  EXPECT_EQ(complaints(folder), "");
}

TEST(Include, RefusesCircles) {
  const ScratchFolder folder;
  folder.write("top.yaml", "include: a.yaml\n");
  folder.write("a.yaml", "x:\n  include: b.yaml\n");
  folder.write("b.yaml", "include: ./a.yaml\n");
  EXPECT_EQ(complaints(folder),
            "b.yaml:1:10: include of './a.yaml' goes in a circle; remove one of the includes\n");
  folder.write("b.yaml", "include: top.yaml\n");
  EXPECT_EQ(complaints(folder),
            "b.yaml:1:10: include of 'top.yaml' goes in a circle; remove one of the includes\n");
}

TEST(Include, RefusesMoreThanFourLevels) {
  const ScratchFolder folder;
  folder.write("top.yaml", "include: 1.yaml\n");
  for (int i = 1; i < 4; ++i)
    folder.write(std::to_string(i) + ".yaml", "include: " + std::to_string(i + 1) + ".yaml\n");
  folder.write("4.yaml", "x: 1\n");
  EXPECT_EQ(complaints(folder), "");
  folder.write("4.yaml", "include: 5.yaml\n");
  folder.write("5.yaml", "x: 1\n");
  EXPECT_EQ(complaints(folder), "4.yaml:1:10: more than 4 files include each other; flatten them\n");
}

TEST(Include, NamesBothPlacesOfAFaultInAnIncludedFile) {
  const ScratchFolder folder;
  folder.write("top.yaml", "p: 1\ninclude: a.yaml\n");
  folder.write("a.yaml", "x: 1\nx: 2\n");
  EXPECT_EQ(complaints(folder),
            "a.yaml:2:1: key 'x' appears twice (first on line 1); remove or rename one (included at "
            "top.yaml:2:10)\n");
  folder.write("a.yaml", "- 1\n");
  EXPECT_EQ(
      complaints(folder),
      "a.yaml:1:1: an included file must be a map; write `key: value` lines (included at top.yaml:2:10)\n");
}

TEST(Include, RefusesWhatIsNoFileName) {
  const ScratchFolder folder;
  folder.write("top.yaml", "a:\n  include: {x: 1}\nb:\n  include: none.yaml\n");
  EXPECT_EQ(complaints(folder),
            "top.yaml:2:12: 'include' needs the name of a file or a list of names; write `include: "
            "parties/x.yaml`\n"
            "top.yaml:4:12: included file 'none.yaml' does not exist; give its name as seen from the folder "
            "of the scenario\n");
}

TEST(Include, CountsTheBytesOfAllIncludesTogether) {
  const ScratchFolder folder;
  folder.write("a.yaml", "x: 1\n#" + std::string(60, 'x'));
  folder.write("top.yaml", "p: {include: a.yaml}\nq: {include: a.yaml}\n");
  EXPECT_EQ(complaints(folder, ReadLimits{.bytes = 200}), "");
  EXPECT_EQ(complaints(folder, ReadLimits{.bytes = 100}),
            "top.yaml:2:14: the included files together are longer than 100 bytes; shorten them\n");
}

}  // namespace
}  // namespace truce
