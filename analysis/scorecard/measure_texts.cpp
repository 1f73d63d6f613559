// Texts and answers: who said yes to what, votes of cabinets, and the text that stood at the end.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "analysis/scorecard/reading.hpp"
#include "sim/world/issues.hpp"

namespace truce::scorecard {
namespace {

constexpr double accepted = 3;  // code of the column `stage`

double leader_place(const RunReading& reading, const std::string& id) {
  return static_cast<double>(place_of(reading.view.members("leader"), id));
}

// Last answer of a leader to a row of texts; missing without one.
double last_answer(const RunReading& reading, double text, double leader) {
  const auto& texts = reading.column("decisions", "text");
  double last = missing_value;
  for (std::size_t row = 0; row < texts.size(); ++row)
    if (texts[row] == text && reading.column("decisions", "leader")[row] == leader)
      last = reading.column("decisions", "answer")[row];
  return last;
}

// How many ministers voted, read off the number of those who follow the leader.
double ministers_of(const RunReading& reading, double leader) {
  const auto place = static_cast<std::size_t>(leader);
  return place < reading.view.ministers.size() ? reading.view.ministers[place] : 0;
}

std::string vote_word(double yes, double all) {
  if (yes < 0) return "none";
  if (yes == 0) return "unanimous_no";
  return yes == all ? "unanimous_yes" : "split";
}

// Row of the text under which a halt is in force at the end, -1 none.
double text_in_force(const RunReading& reading) {
  const auto& texts = reading.column("arrangements", "text");
  double last = -1;
  for (std::size_t row = 0; row < texts.size(); ++row)
    if (reading.column("arrangements", "mutual")[row] != 0 && texts[row] >= 0 &&
        (reading.column("arrangements", "end")[row] < 0 ||
         reading.column("arrangements", "end")[row] >= reading.end_hour()))
      last = texts[row];
  return last;
}

// Mean absolute difference over the issues on which both have a value.
double distance(const RunReading& reading, std::size_t text, const CodedText& coded) {
  double sum = 0;
  double issues = 0;
  for (std::size_t k = 0; k < issue_count; ++k) {
    const double value = reading.column("texts", ("x_" + std::string(issue_names[k])).c_str())[text];
    if (value < 0 || coded.issues[k] < 0) continue;
    sum += std::abs(value - coded.issues[k]);
    ++issues;
  }
  return issues > 0 ? sum / issues : 1;
}

}  // namespace

double answer(const RunReading& reading) {
  const auto asked = static_cast<double>(place_of(reading.view.texts, reading.target.of));
  const auto& setups = reading.column("texts", "setup");
  double last = missing_value;
  for (std::size_t text = 0; text < setups.size(); ++text) {
    if (setups[text] != asked) continue;
    const double said =
        last_answer(reading, static_cast<double>(text), leader_place(reading, reading.target.member));
    if (!std::isnan(said)) last = said;
  }
  return last;
}

double effort_answer(const RunReading& reading) {
  const auto effort = static_cast<double>(place_of(reading.view.efforts, reading.target.of)) + 1;
  const auto& efforts = reading.column("texts", "effort");
  const double leader = leader_place(reading, reading.target.member);
  const auto& texts = reading.column("decisions", "text");
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const auto text = static_cast<std::size_t>(texts[row]);
    if (reading.column("decisions", "leader")[row] == leader && text < efforts.size() &&
        efforts[text] == effort)
      return reading.column("decisions", "answer")[row];
  }
  return missing_value;
}

double text_accepted(const RunReading& reading) {
  const auto effort = static_cast<double>(place_of(reading.view.efforts, reading.target.of)) + 1;
  const auto& lengths = reading.column("texts", "duration");
  double found = missing_value;
  for (std::size_t text = 0; text < lengths.size(); ++text) {
    if (lengths[text] < reading.target.at_least_hours || lengths[text] > reading.target.at_most_hours)
      continue;
    if (!reading.target.of.empty() && reading.column("texts", "effort")[text] != effort) continue;
    const double said = reading.column("texts", "stage")[text] == accepted ? 1 : 0;
    found = std::isnan(found) ? said : std::max(found, said);
  }
  return found;
}

double votes(const RunReading& reading) {
  const auto kind = static_cast<double>(reading.view.event_kind("vote"));
  const auto& kinds = reading.column("events", "kind");
  double count = 0;
  for (std::size_t row = 0; row < kinds.size(); ++row) {
    if (kinds[row] != kind) continue;
    const double all = ministers_of(reading, reading.column("events", "actor")[row]);
    count += vote_word(reading.column("events", "value")[row], all) == reading.target.of ? 1 : 0;
  }
  return count;
}

double half_assent(const RunReading& reading) {
  const double one = leader_place(reading, reading.target.of);
  const double other = leader_place(reading, reading.target.member);
  double count = 0;
  for (std::size_t text = 0; text < reading.column("texts", "stage").size(); ++text)
    count += last_answer(reading, static_cast<double>(text), one) == 1 &&
                     last_answer(reading, static_cast<double>(text), other) == 0
                 ? 1
                 : 0;
  return count;
}

Tally terms_withheld(const RunReading& reading) {
  Tally tally;
  const auto count = [](double bits) {
    return static_cast<double>(std::popcount(static_cast<std::uint64_t>(bits)));
  };
  for (std::size_t text = 0; text < reading.column("texts", "withheld").size(); ++text) {
    const double withheld = count(reading.column("texts", "withheld")[text]);
    tally.passed += withheld;
    tally.all += withheld + count(reading.column("texts", "delivered")[text]);
  }
  return tally;
}

double nearest_text(const RunReading& reading) {
  const double text = text_in_force(reading);
  if (text < 0 || reading.view.coded.empty()) return missing_value;
  const CodedText* nearest = nullptr;
  double least = 2;
  for (const CodedText& coded : reading.view.coded) {
    const double apart = distance(reading, static_cast<std::size_t>(text), coded);
    if (apart >= least) continue;
    least = apart;
    nearest = &coded;
  }
  return nearest != nullptr && place_of(reading.target.names, nearest->id) != RecordView::none ? 1 : 0;
}

}  // namespace truce::scorecard
