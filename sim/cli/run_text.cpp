// Lines of text about runs: violence and truces over time, outcomes, failures.
#include "sim/cli/run_text.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "sim/cli/spark.hpp"

namespace truce::cli {
namespace {

constexpr std::size_t spark_width = 72;
constexpr std::size_t failures_told = 3;

// Place of a series in the spec, or npos.
std::size_t series_place(const RecordSpec& spec, std::string_view name) {
  for (std::size_t place = 0; place < spec.series.size(); ++place)
    if (spec.series[place].name == name) return place;
  return spec.series.size();
}

// Mean over runs and sum over members of one series, by time.
std::vector<double> mean_over_runs(const RecordSpec& spec, const std::vector<RunRecord>& runs,
                                   std::string_view name, std::size_t member, std::size_t members) {
  const std::size_t place = series_place(spec, name);
  std::vector<double> means(spec.time_hours.size());
  double good = 0;
  for (const RunRecord& run : runs) {
    if (run.status != RunStatus::ok) continue;
    ++good;
    for (std::size_t time = 0; time < means.size(); ++time)
      means[time] += static_cast<double>(run.series[place][time * members + member]);
  }
  for (double& mean : means) mean = good > 0 ? mean / good : 0;
  return means;
}

void print_lines(const RecordSpec& spec, const std::vector<RunRecord>& runs, const ScenarioSetup& setup) {
  std::size_t widest = 6;
  for (const auto& [id, stream] : setup.streams) widest = std::max(widest, id.size());
  for (std::size_t s = 0; s < setup.streams.size(); ++s)
    std::cout << std::left << std::setw(static_cast<int>(widest) + 2) << setup.streams[s].id << "|"
              << spark(mean_over_runs(spec, runs, "stream_events", s, setup.streams.size()), spark_width)
              << "|\n";
  std::vector<double> halts = mean_over_runs(spec, runs, "holds", 0, setup.parties.size());
  for (std::size_t p = 1; p < setup.parties.size(); ++p) {
    const std::vector<double> other = mean_over_runs(spec, runs, "holds", p, setup.parties.size());
    for (std::size_t time = 0; time < halts.size(); ++time) halts[time] = std::min(halts[time], other[time]);
  }
  std::cout << std::left << std::setw(static_cast<int>(widest) + 2) << "truces"
            << "|" << spark(halts, spark_width) << "|\n";
}

// Changes of trust and reputation, one a pair of actors: many, and of interest to few.
bool is_of_a_pair(const OutcomeSpec& outcome) { return outcome.name.find("_change_") != std::string::npos; }

void print_outcomes(const RecordSpec& spec, const std::vector<RunRecord>& runs) {
  for (std::size_t o = 0; o < spec.outcomes.size(); ++o) {
    if (is_of_a_pair(spec.outcomes[o])) continue;
    std::vector<double> values;
    for (const RunRecord& run : runs)
      if (run.status == RunStatus::ok && run.outcomes[o] == run.outcomes[o])
        values.push_back(run.outcomes[o]);
    std::ranges::sort(values);
    const auto at = [&](double share) {
      return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    std::ostringstream numbers;
    numbers << std::fixed << std::setprecision(1);
    if (values.empty())
      numbers << "in no run";
    else if (values.size() == 1)
      numbers << values[0];
    else
      numbers << at(0.5) << "  (" << at(0.05) << " to " << at(0.95) << ")";
    if (!values.empty() && spec.outcomes[o].unit == "h") numbers << " h";
    if (!values.empty() && values.size() < runs.size())
      numbers << "  in " << values.size() << " of " << runs.size() << " runs";
    std::cout << "  " << std::left << std::setw(24) << spec.outcomes[o].name << numbers.str() << "\n";
  }
  if (const auto pairs = std::ranges::count_if(spec.outcomes, is_of_a_pair); pairs > 0)
    std::cout << "  and " << pairs << " changes of trust and reputation, in the file\n";
}

// A word as a shell takes it back.
std::string shell_word(const std::string& word) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./=:,+@%").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

void print_runs(const RecordSpec& spec, const std::vector<RunRecord>& runs, const ScenarioSetup& setup) {
  print_lines(spec, runs, setup);
  std::cout << (runs.size() > 1 ? "\nmedian (5 % to 95 %)\n" : "\n");
  print_outcomes(spec, runs);
}

std::string repeating_words(const Given& given, std::uint64_t seed, std::int32_t replicate) {
  std::string text = "truce run";
  for (const std::string& word : given.words) text += " " + shell_word(word);
  for (const char* name : {"strategy", "set", "resume", "branch-from", "at", "history-set"})
    for (const std::string& value : given.texts(name))
      text += " --" + std::string(name) + " " + shell_word(value);
  if (given.has("resume")) return text;
  return text + " --seed " + std::to_string(seed) + " --first-replicate " + std::to_string(replicate);
}

int report_failures(const Given& given, const std::vector<RunRecord>& runs, std::uint64_t seed) {
  std::size_t failed = 0;
  for (const RunRecord& run : runs) {
    if (run.status == RunStatus::ok) continue;
    if (++failed <= failures_told)
      std::cerr << "run " << run.replicate << " failed: " << run.error
                << "; to repeat it: " << repeating_words(given, seed, run.replicate) << "\n";
  }
  if (failed > 0) std::cerr << failed << " of " << runs.size() << " runs failed\n";
  return failed > 0 ? 1 : 0;
}

}  // namespace truce::cli
