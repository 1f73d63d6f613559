// The hard rule of benchmark A and its stages.
#include "analysis/answers/rule.hpp"

namespace truce::answers {
namespace {

constexpr double enough_consultation = 0.5;
constexpr double too_much_rival = 0.75;
constexpr std::string_view last_july_day = "2014-08-04";

double reservation(const Preference& preference, const Text& text, Reservations which) {
  const bool july =
      which == Reservations::july || (which == Reservations::by_date && text.date <= last_july_day);
  return july ? preference.july : preference.august;
}

bool is_breached(const Preference& preference, double value, double limit) {
  return preference.direction * (value - limit) < 0;
}

bool terms_hold(const Benchmark& bench, const Answer& answer, const RuleSettings& settings) {
  const Text& text = bench.text(answer);
  const Preferences& preferences = bench.preferences[static_cast<std::size_t>(answer.decider)];
  for (std::size_t k = 0; k < formula::issue_count; ++k) {
    const bool counts =
        settings.stage == Stage::terms ||
        is_active(preferences[k].activity, static_cast<formula::Issue>(k), text, answer.decider);
    if (text.issues[k] && counts &&
        is_breached(preferences[k], *text.issues[k],
                    reservation(preferences[k], text, settings.reservations))) {
      return false;
    }
  }
  return true;
}

bool rival_offends(const Text& text, Decider decider) {
  return !is_armed_body(decider) && text.rival_share >= too_much_rival;
}

}  // namespace

bool hard_rule(const Benchmark& bench, const Answer& answer, const RuleSettings& settings) {
  const Text& text = bench.text(answer);
  if (answer.author && settings.author_says_yes) {
    return true;
  }
  if (settings.stage >= Stage::consultation && consulted(text, answer.decider) < enough_consultation) {
    return false;
  }
  if (settings.stage >= Stage::rival && rival_offends(text, answer.decider)) {
    return false;
  }
  return terms_hold(bench, answer, settings);
}

bool terms_rule(const Benchmark& bench, const Answer& answer, Reservations reservations) {
  return hard_rule(bench, answer, {Stage::terms, reservations, false});
}

bool process_rule(const Benchmark& bench, const Answer& answer) {
  const Text& text = bench.text(answer);
  if (answer.author) {
    return true;
  }
  return is_armed_body(answer.decider) ? text.consulted_hamas >= enough_consultation
                                       : text.rival_share < too_much_rival;
}

}  // namespace truce::answers
