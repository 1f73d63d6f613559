// Reads and codes the answers of 2014.
#include "analysis/answers/coding.hpp"

#include <algorithm>
#include <sstream>

#include "sim/scenario/table.hpp"

namespace truce::answers {
namespace {

constexpr std::string_view report_only = "P05";
constexpr std::array<std::string_view, decider_count> response_columns = {
    "resp_israel", "resp_hamas_political", "resp_hamas_military", "resp_pij", "resp_pa"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> names_in(const std::string& joined, char separator) {
  std::vector<std::string> names;
  std::stringstream stream(joined);
  for (std::string name; std::getline(stream, name, separator);) {
    if (!name.empty() && name != "none") {
      names.push_back(name);
    }
  }
  return names;
}

double share(const CsvTable& table, const CsvRow& row, std::string_view column) {
  const auto value = table.number(row, column);
  if (!value || *value < 0 || *value > 1) {
    throw InputError({table.fault(row, column, "no share between 0 and 1; give one")});
  }
  return *value;
}

Text read_text(const CsvTable& table, const CsvRow& row) {
  Text text;
  text.id = table.text(row, "id");
  text.date = table.text(row, "date");
  text.kind = table.text(row, "class");
  text.leads = names_in(table.text(row, "lead"), '_');
  text.hours = table.number(row, "duration_h");
  for (std::size_t k = 0; k < formula::issue_count; ++k) {
    text.issues[k] = table.number(row, "x_" + std::string(formula::issue_names[k]));
  }
  text.rival_share = share(table, row, "rival_channel_share");
  text.consulted_israel = share(table, row, "consulted_israel");
  text.consulted_hamas = share(table, row, "consulted_hamas");
  return text;
}

void add_answers(const CsvTable& table, const CsvRow& row, Benchmark& bench) {
  for (std::size_t d = 0; d < decider_count; ++d) {
    const std::string& response = table.text(row, response_columns[d]);
    const Verdict verdict = coded(response);
    if (verdict != Verdict::uncoded) {
      bench.answers.push_back(
          {bench.texts.size() - 1, static_cast<Decider>(d), verdict == Verdict::yes, response == "author"});
    }
  }
}

Activity activity_of(const CsvTable& table, const CsvRow& row) {
  constexpr std::array<std::string_view, 4> names = {"always", "forces_inside_gaza", "halt_longer_than_24h",
                                                     "halt_longer_than_5d_or_agenda"};
  const auto found = std::find(names.begin(), names.end(), table.text(row, "active_when"));
  if (found == names.end()) {
    throw InputError({table.fault(row, "active_when", "unknown condition; use one of the four of the file")});
  }
  return static_cast<Activity>(found - names.begin());
}

void add_preference(const CsvTable& table, const CsvRow& row, Benchmark& bench) {
  const auto decider = std::find(decider_names.begin(), decider_names.end(), table.text(row, "actor_id"));
  if (decider == decider_names.end()) {
    return;
  }
  const auto issue =
      std::find(formula::issue_names.begin(), formula::issue_names.end(), table.text(row, "issue"));
  if (issue == formula::issue_names.end()) {
    throw InputError({table.fault(row, "issue", "unknown issue; use one of the thirteen")});
  }
  auto& preferences = bench.preferences[static_cast<std::size_t>(decider - decider_names.begin())];
  preferences[static_cast<std::size_t>(issue - formula::issue_names.begin())] = {
      share(table, row, "ideal"),
      share(table, row, "salience"),
      share(table, row, "reservation_27jul"),
      share(table, row, "reservation_26aug"),
      table.text(row, "acceptable_side") == ">=" ? 1.0 : -1.0,
      activity_of(table, row)};
}

bool names_an_agenda(std::string_view kind) {
  constexpr std::array<std::string_view, 4> kinds = {"preliminary", "demand_list", "package",
                                                     "package_deferred"};
  return is_one_of(kinds, kind);
}

}  // namespace

bool is_armed_body(Decider decider) {
  return decider == Decider::hamas_pb || decider == Decider::qassam || decider == Decider::pij;
}

Verdict coded(std::string_view response) {
  constexpr std::array<std::string_view, 3> yes = {"accept", "author", "support"};
  constexpr std::array<std::string_view, 6> no = {"reject",      "deny",          "dismissed",
                                                  "reject_tone", "reject_format", "contested"};
  if (is_one_of(yes, response)) {
    return Verdict::yes;
  }
  return is_one_of(no, response) ? Verdict::no : Verdict::uncoded;
}

Benchmark read_benchmark(const std::string& folder) {
  constexpr std::array<std::string_view, 14> text_columns = {"id",
                                                             "date",
                                                             "class",
                                                             "lead",
                                                             "duration_h",
                                                             "rival_channel_share",
                                                             "consulted_israel",
                                                             "consulted_hamas",
                                                             "x_duration",
                                                             response_columns[0],
                                                             response_columns[1],
                                                             response_columns[2],
                                                             response_columns[3],
                                                             response_columns[4]};
  constexpr std::array<std::string_view, 8> preference_columns = {
      "actor_id",          "issue",           "ideal",      "salience", "reservation_27jul",
      "reservation_26aug", "acceptable_side", "active_when"};
  Benchmark bench;
  const CsvTable proposals = read_csv(folder + "/proposals_2014.csv", text_columns);
  for (const CsvRow& row : proposals.rows()) {
    if (proposals.text(row, "id") != report_only) {
      bench.texts.push_back(read_text(proposals, row));
      add_answers(proposals, row, bench);
    }
  }
  const CsvTable actors = read_csv(folder + "/actor_preferences.csv", preference_columns);
  for (const CsvRow& row : actors.rows()) {
    add_preference(actors, row, bench);
  }
  return bench;
}

double consulted(const Text& text, Decider decider) {
  if (decider == Decider::pa) {
    return 1;
  }
  return decider == Decider::isr_gov ? text.consulted_israel : text.consulted_hamas;
}

bool is_active(Activity activity, formula::Issue issue, const Text& text, Decider decider) {
  const bool stated = text.hours.has_value() && *text.hours >= 0;
  const double hours = text.hours.value_or(0);
  if (issue == formula::Issue::tunnel_work && is_armed_body(decider) && stated && hours <= 12) {
    return false;
  }
  switch (activity) {
    case Activity::always:
      return true;
    case Activity::forces_inside:
      return text.date >= "2014-07-18" && text.date <= "2014-08-04";
    case Activity::longer_than_a_day:
      return !stated || hours > 24;
    case Activity::agenda:
      return names_an_agenda(text.kind);
  }
  return false;
}

}  // namespace truce::answers
