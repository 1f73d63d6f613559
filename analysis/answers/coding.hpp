// Benchmark A, what was observed: the coded texts of 2014, who answered yes or no, and the coded preferences
// (ruling H1).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/formula/issue_value.hpp"

namespace truce::answers {

enum class Decider : std::size_t { isr_gov, hamas_pb, qassam, pij, pa };
inline constexpr std::size_t decider_count = 5;
inline constexpr std::array<std::string_view, decider_count> decider_names = {"isr_gov", "hamas_pb", "qassam",
                                                                              "pij", "pa"};

// The three bodies that fight without a state; they are asked through the column consulted_hamas.
[[nodiscard]] bool is_armed_body(Decider decider);

enum class Verdict { no, yes, uncoded };

// yes = accept, author, support; no = reject, deny, dismissed, reject_tone, reject_format, contested; else
// uncoded (H1).
[[nodiscard]] Verdict coded(std::string_view response);

// When an issue counts for a decider (column active_when of actor_preferences.csv).
enum class Activity { always, forces_inside, longer_than_a_day, agenda };

// Where a decider stands on one issue at the two dates that were coded.
struct Preference {
  double ideal = 0;
  double salience = 0;
  double july = 0;       // reservation_27jul, 0-1
  double august = 0;     // reservation_26aug, 0-1
  double direction = 1;  // +1 where more is acceptable
  Activity activity = Activity::always;
};
using Preferences = std::array<Preference, formula::issue_count>;

struct Text {
  std::string id;
  std::string date;  // ISO, so that text order is date order
  std::string kind;  // column `class`
  std::vector<std::string> leads;
  std::optional<double> hours;  // negative: open-ended; nothing: not stated
  formula::IssueText issues;
  double rival_share = 0;       // share of the channel that ran through Qatar and Turkey, 0-1
  double consulted_israel = 0;  // 0-1
  double consulted_hamas = 0;   // 0-1
};

// One coded answer; `author` answers are yes by construction.
struct Answer {
  std::size_t text = 0;
  Decider decider = Decider::isr_gov;
  bool yes = false;
  bool author = false;
};

struct Benchmark {
  std::vector<Text> texts;
  std::vector<Answer> answers;
  std::array<Preferences, decider_count> preferences;

  [[nodiscard]] const Text& text(const Answer& answer) const { return texts[answer.text]; }
};

// Reads proposals_2014.csv and actor_preferences.csv of a folder; P05, a report and no text, stays out.
// InputError.
[[nodiscard]] Benchmark read_benchmark(const std::string& folder);

// How far the decider was consulted before the text was fixed, 0-1; the PA has no column and counts as
// consulted.
[[nodiscard]] double consulted(const Text& text, Decider decider);

// Whether an issue counts for a decider in a text: state, class and length of the halt (H1, stage "state").
[[nodiscard]] bool is_active(Activity activity, formula::Issue issue, const Text& text, Decider decider);

}  // namespace truce::answers
