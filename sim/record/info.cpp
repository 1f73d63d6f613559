// The short description of a results file, for people.
#include <algorithm>

#include "sim/base/text.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/reader.hpp"

namespace truce {
namespace {

std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t shown = 12;
  const std::vector<std::string> first(
      words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(shown, words.size())));
  std::string text = join(first, ", ");
  if (words.size() > shown) text += " and " + std::to_string(words.size() - shown) + " more";
  return text;
}

template <class Spec>
std::vector<std::string> names(const std::vector<Spec>& specs) {
  std::vector<std::string> words;
  for (const Spec& spec : specs) words.push_back(spec.name);
  return words;
}

// Texts from a file are data: control bytes never reach the terminal.
std::string line(const std::string& label, const std::string& text) {
  std::string clean;
  std::ranges::copy_if(text, std::back_inserter(clean),
                       [](char c) { return static_cast<unsigned char>(c) >= 32 && c != 127; });
  return clean.empty() ? std::string() : label + std::string(12 - label.size(), ' ') + clean + "\n";
}

// The value of a top key in the text of a plan.
std::string value_in(const std::string& text, const std::string& key) {
  const std::size_t at = text.find("\n" + key + ": ");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + key.size() + 3;
  return text.substr(begin, text.find('\n', begin) - begin);
}

// Options on one line; of a study's plan, which has a line a cell, only its name and hash.
std::string origin_lines(const std::string& options) {
  if (options.find("\nplan: ") == std::string::npos) return line("options", options);
  return line("plan", "study " + value_in(options, "study") + ", hash " + value_in(options, "hash") + ", " +
                          std::to_string(std::ranges::count(options, '\n')) + " lines in /zz_text/options");
}

}  // namespace

std::string info_text(const ResultsFile& file) {
  const Provenance from = file.provenance();
  const RecordSpec& spec = file.read_spec();
  const auto failed = std::ranges::count(file.keys().status, RunStatus::failed);
  std::string text = line("kind", std::string(layout::file_kind) + " " + std::string(layout::version));
  text += line("scenario", from.scenario_name);
  text += line("strategy", from.strategy_name);
  text += line("seed", std::to_string(from.seed));
  text += line("runs", std::to_string(file.run_count()) +
                           (failed > 0 ? ", " + std::to_string(failed) + " failed" : ""));
  text += line("time", spec.start + " (" + spec.time_zone + "), " + std::to_string(spec.time_hours.size()) +
                           " times to hour " + format_number(spec.time_hours.back()));
  for (const Dimension& dimension : spec.dimensions)
    text += line("dimension", dimension.name + ": " + listed(dimension.members));
  text += line("series", listed(names(spec.series)));
  text += line("tables", listed(names(spec.tables)));
  text += line("outcomes", listed(names(spec.outcomes)));
  text += origin_lines(from.options);
  return text + line("program", from.program_version + ", commit " + from.commit + ", " + from.compiler);
}

}  // namespace truce
