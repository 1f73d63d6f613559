// The guard: any bytes give a tree or a message with a place, quickly. Most rules are pairs in
// tests/input_errors/guard.
#include "sim/scenario/guard.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>

#include "tests/unit/scenario/messages.hpp"

namespace truce {
namespace {

Node read(std::string_view text) { return read_yaml_text(text, "g.yaml"); }
std::string complaints(std::string_view text) {
  return messages_of([&] { (void)read(text); });
}
std::string file_complaints(const std::string& path) {
  return messages_of([&] { (void)read_yaml_file(path); });
}

TEST(Guard, KeepsOrderPlacesAndQuotes) {
  const Node root = read("b: 1\na:\n  - é: 'x'\n  - ~\n");
  ASSERT_TRUE(root.is_map());
  EXPECT_EQ(root.members[0].key, "b");
  const Node& list = root.find("a")->value;
  ASSERT_EQ(list.items.size(), 2u);
  const Member& inner = list.items[0].members[0];
  EXPECT_EQ(inner.place.words(), "g.yaml:3:5");
  EXPECT_EQ(inner.value.place.words(), "g.yaml:3:8");  // columns count characters, not bytes
  EXPECT_TRUE(inner.value.was_quoted);
  EXPECT_FALSE(root.find("b")->value.was_quoted);
  EXPECT_TRUE(list.items[1].is_null());
  EXPECT_EQ(root.find("c"), nullptr);
}

TEST(Guard, PlacesAMissingValueAtItsKey) {
  EXPECT_EQ(read("a: 1\nb:\nc: 2\n").find("b")->value.place.words(), "g.yaml:2:1");
}

TEST(Guard, ReadsBlockTextsUnchangedByTheCanary) {
  EXPECT_EQ(read("a: |\n  x\n  y\nb: >\n  p\n  q\n").find("a")->value.text, "x\ny\n");
  EXPECT_EQ(read("a: |+\n  x\n\n\n").find("a")->value.text, "x\n\n\n");
  EXPECT_EQ(read("a: |-\n  x\n").find("a")->value.text, "x");
  EXPECT_EQ(read("a: x").find("a")->value.text, "x");
  EXPECT_EQ(read("---\na: x\n...\n").find("a")->value.text, "x");
}

TEST(Guard, AnswersTheCommaBombAtOnce) {
  EXPECT_EQ(complaints(","),
            "g.yaml:1:1: text after the end of the document (a file holds one); remove it or mend the "
            "indentation\n");
}

TEST(Guard, PointsAtTheKeyBeforeAnUnclosedQuote) {
  for (const std::string text :
       {"a: 1\nb: \"x\nc: 2\n", "a: 1\nb: 'x\nc: 2", "a: 1\nb: \"x", "a: 1\nb: 'x\n\n"}) {
    EXPECT_EQ(complaints(text),
              "g.yaml:2:1: a quote opened after this key is never closed; add the closing quote\n")
        << text;
  }
  EXPECT_EQ(complaints("a: 1\nb: \"x\"\nc: 2"), "");
}

TEST(Guard, RefusesBytesThatAreNotCleanUtf8) {
  const auto place_of = [](std::string_view text) {
    const std::string message = complaints(text);
    return message.substr(0, message.find(": "));
  };
  using namespace std::string_view_literals;
  for (const std::string_view bad :
       {"a: é\xFF"sv, "a: é\xC0\x80"sv, "a: é\xED\xA0\x80"sv, "a: é\xF4\x90\x80\x80"sv, "a: é\xE2\x82"sv,
        "a: é\x80"sv, "a: é\0"sv, "a: é\x07"sv, "a: é\x1B[31m"sv, "a: é\x7F"sv, "a: é\xC2\x9B"sv,
        "a: é\xE2\x80\xAE"sv, "a: é\xE2\x81\xA6"sv, "a: é\xEF\xBB\xBF"sv, "a: é\xE0\x80\x80"sv,
        "a: é\xF5\x80\x80\x80"sv}) {
    EXPECT_EQ(place_of(bad), "g.yaml:1:5") << bad;
  }
  for (const std::string_view good :
       {"a: \xC3\xA9\t\xE2\x82\xAC\xF0\x9F\x8C\x8D x"sv, "a: 1\r\nb: 2\r\n"sv}) {
    EXPECT_EQ(complaints(good), "") << good;
  }
}

TEST(Guard, CollectsByteFaults) {
  EXPECT_EQ(complaints("a: \x01\nb: \x02\n"),
            "g.yaml:1:4: control character U+0001 is not allowed; remove it\n"
            "g.yaml:2:4: control character U+0002 is not allowed; remove it\n");
}

TEST(Guard, NeverWaitsForAPipeOrADevice) {
  const ScratchFolder folder;
  ASSERT_EQ(::mkfifo(folder.at("pipe.yaml").c_str(), 0600), 0);
  EXPECT_EQ(file_complaints(folder.at("pipe.yaml")),
            folder.at("pipe.yaml") + ": is a pipe; give the name of a regular file\n");
  EXPECT_EQ(file_complaints("/dev/zero"), "/dev/zero: is a device; give the name of a regular file\n");
  EXPECT_EQ(file_complaints(folder.path()),
            folder.path() + ": is a folder; give the name of a regular file\n");
  EXPECT_EQ(file_complaints(folder.at("none")),
            folder.at("none") + ": there is no such file; check the name and the folder\n");
}

TEST(Guard, RefusesMoreThanOneMebibyte) {
  const ScratchFolder folder;
  const std::string fits = "a: 1\n#" + std::string((1u << 20) - 6, 'x');
  EXPECT_EQ(file_complaints(folder.write("fits.yaml", fits)), "");
  const std::string path = folder.write("big.yaml", fits + "x");
  EXPECT_EQ(file_complaints(path),
            path + ": is larger than 1 MiB (the limit for such a file); split it or shorten it\n");
  EXPECT_EQ(file_complaints(folder.write("brackets.yaml", std::string(10u << 20, '['))),
            folder.at("brackets.yaml") +
                ": is larger than 1 MiB (the limit for such a file); split it or shorten it\n");
}

TEST(Guard, BoundsBracketsDepthNodesAndTexts) {
  EXPECT_EQ(complaints(std::string(1u << 20, '[')),
            "g.yaml: holds more than 50000 brackets '[' and '{'; shorten it\n");
  EXPECT_EQ(complaints(std::string(32, '[') + "1" + std::string(32, ']')), "");
  EXPECT_EQ(complaints(std::string(33, '[') + "1" + std::string(33, ']')),
            "g.yaml:1:33: more than 32 maps and lists inside each other; flatten the file\n");
  std::string many;
  for (int i = 0; i < 200'001; ++i) many += "- 1\n";
  EXPECT_EQ(complaints(many), "g.yaml:200000:3: more than 200000 values in one file; shorten it\n");
  EXPECT_EQ(complaints("a: " + std::string(64u << 10, 'x')), "");
  EXPECT_EQ(complaints("a: " + std::string((64u << 10) + 1, 'x')),
            "g.yaml:1:4: a text of more than 65536 bytes; shorten it\n");
}

TEST(Guard, RefusesHiddenCharactersMadeByEscapes) {
  EXPECT_EQ(complaints("a: \"\\e[31m\"\nb: \"\\u202e\"\nc: \"\\0\"\nd: \"\\n\\t\\\"\"\n"),
            "g.yaml:1:4: an escape that makes a control or direction-changing character; remove it\n"
            "g.yaml:2:4: an escape that makes a control or direction-changing character; remove it\n"
            "g.yaml:3:4: an escape that makes a control or direction-changing character; remove it\n");
}

// Repeated patterns up to the size limit: answered in time and memory that a shared machine can spare.
TEST(Guard, EndsSoonOnRepeatedPatterns) {
  for (const std::string pattern :
       {"- ",  "a: ", "? ",       "{a: ",  "[",      "'",    "\"\\u",       "- - -\n",
        "&a ", "*a ", "!t ",      "a:\n ", "a: 1\n", "|\n ", "%",           "---\n",
        ",",   ": ",  "a: {b: [", "#",     "\t",     "? - ", "a: &a [*a]\n"}) {
    std::string text;
    while (text.size() + pattern.size() <= (1u << 20)) text += pattern;
    const auto before = std::chrono::steady_clock::now();
    (void)complaints(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
    EXPECT_LT(taken.count(), 5.0) << pattern;
  }
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 600 * 1024);
}

}  // namespace
}  // namespace truce
