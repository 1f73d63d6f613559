// Command lines: the one door to Boost.Program_options. Strict numbers, no guessed prefixes, no stray words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truce::cli {

// One option of a command: `--name VALUE` (or a switch when `value` is empty).
struct OptionSpec {
  std::string name;   // "replicates" or "output,o"
  std::string value;  // word for its value in help, "" for a switch
  std::string says;
  bool repeats = false;
};

struct CommandSpec {
  std::string name;
  std::string says;
  std::string positional;  // word for help: "SCENARIO", "" for none
  int least = 0;           // how many positional words
  int most = 0;
  std::vector<OptionSpec> options;
};

// What was given on the command line; all texts, converted strictly on demand.
class Given {
 public:
  std::vector<std::string> words;                                         // positional
  std::vector<std::pair<std::string, std::vector<std::string>>> options;  // by long name

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name, std::string fallback) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  // Strict whole number within [low, high]; UsageError otherwise.
  [[nodiscard]] std::int64_t whole(std::string_view name, std::int64_t fallback, std::int64_t low,
                                   std::int64_t high) const;
  // A 64-bit seed, decimal.
  [[nodiscard]] std::uint64_t seed(std::string_view name, std::uint64_t fallback) const;
};

// Throws UsageError with what is wrong and how to see the help.
[[nodiscard]] Given parse(const CommandSpec& command, const std::vector<std::string>& arguments);
[[nodiscard]] std::string help(const CommandSpec& command);

}  // namespace truce::cli
