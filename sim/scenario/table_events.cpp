// Texts with the answers they got, and recorded halts, from observed tables.
#include <algorithm>
#include <array>
#include <optional>

#include "sim/base/text.hpp"
#include "sim/scenario/table_intake.hpp"
#include "sim/world/issues.hpp"

namespace truce {
namespace {

constexpr Limits length{-1, 1e7};

bool is_listed(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

// What the table's answer words mean (ruling H1): 1 yes, 0 no, nothing = uncoded.
std::optional<double> answer_of(const std::string& word) {
  static constexpr std::array<std::string_view, 3> yes{"accept", "author", "support"};
  static constexpr std::array<std::string_view, 6> no{"reject",      "deny",          "dismissed",
                                                      "reject_tone", "reject_format", "contested"};
  if (std::ranges::find(yes, word) != yes.end()) return 1;
  if (std::ranges::find(no, word) != no.end()) return 0;
  return {};
}

void take_answers(const ScenarioFile& file, const Intake& intake, const CsvRow& row, TextSetup& text) {
  for (const auto& [id, leader] : file.leaders) {
    if (!leader.answers_in.empty() && intake.table.has_column(leader.answers_in)) {
      const std::string& word = intake.table.text(row, leader.answers_in);
      if (word == "author") text.authors.push_back(id);
      if (const auto answer = answer_of(word)) text.recorded.push_back({id, *answer});
    }
    if (!leader.consulted_in.empty() && intake.table.has_column(leader.consulted_in))
      text.consulted.push_back({id, intake.number(row, leader.consulted_in, 0, share)});
  }
}

void take_issues(const Intake& intake, const CsvRow& row, const std::string& id, TextSetup& text) {
  for (const std::string_view issue : issue_names) {
    const std::string column = "x_" + std::string(issue);
    if (!intake.table.has_column(column) || intake.table.text(row, column).empty()) continue;
    const double value = intake.number(row, column, 0, share);
    text.issues.push_back({std::string(issue), value});
    intake.say("texts." + id + ".issues." + std::string(issue), value, row,
               intake.table.text(row, "conf_terms"));
  }
}

TextClass class_of(const Intake& intake, const CsvRow& row) {
  constexpr auto names = reading_detail::choice_names<TextClass>();
  const std::string& word = intake.table.text(row, "class");
  if (intake.is_word(row, "class", names))
    for (const auto& [name, kind] : EnumNames<TextClass>::names)
      if (word == name) return kind;
  return TextClass::humanitarian;
}

// A text whose halt starts before the given hour of its date was tabled an hour before that start.
Instant tabled_at(const Intake& intake, const CsvRow& row, double hour) {
  Instant tabled = intake.moment(row, "date", hour);
  if (intake.table.text(row, "nominal_start").empty()) return tabled;
  const Instant start = intake.moment(row, "nominal_start", 0);
  if (start.is_set() && start.minutes - 60 < tabled.minutes) tabled.minutes = start.minutes - 60;
  return tabled;
}

TextSetup text_of(const ScenarioFile& file, const Intake& intake, const CsvRow& row, const std::string& id) {
  TextSetup text;
  text.name = intake.table.text(row, "label");
  text.tabled = tabled_at(intake, row, file.tables.tabled_at_hour);
  text.kind = class_of(intake, row);
  for (const std::string& word : split(intake.table.text(row, "lead"), '_'))
    if (const std::string actor = actor_called(file, word); !actor.empty()) text.leads.push_back(actor);
  text.duration_hours = intake.number(row, "duration_h", 0, length);
  text.rival_share = intake.number(row, "rival_channel_share", 0, share);
  take_issues(intake, row, id, text);
  take_answers(file, intake, row, text);
  return text;
}

RecordedHaltSetup halt_of(const ScenarioFile& file, const Intake& intake, const CsvRow& row,
                          const std::string& id) {
  RecordedHaltSetup halt;
  halt.name = intake.table.text(row, "kind");
  halt.start = intake.moment(row, "start_local", 0);
  const bool is_open = intake.table.text(row, "planned_hours") == "open";
  halt.planned_hours = is_open ? -1 : intake.number(row, "planned_hours", -1, length);
  for (const auto& [party_id, party] : file.parties) {
    if (party.agreed_in.empty() || !intake.table.has_column(party.agreed_in)) continue;
    const std::string& word = intake.table.text(row, party.agreed_in);
    if (word.starts_with("tacit")) halt.tacit = true;
    if (word.starts_with("yes") || word.starts_with("tacit")) halt.agreed.push_back(party_id);
  }
  halt.work_allowed = is_listed(file.tables.work_allowed, id);
  halt.mediator = intake.table.text(row, "mediator");
  return halt;
}

}  // namespace

void take_texts(ScenarioFile& file, Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = intake.id(row, "id");
    if (id.empty() || is_listed(file.tables.leave_out, id) || row_of(file.texts, id) >= 0) continue;
    file.texts.push_back({id, text_of(file, intake, row, id)});
  }
  std::ranges::stable_sort(file.texts, {},
                           [](const Entry<TextSetup>& text) { return text.value.tabled.minutes; });
}

void take_halts(ScenarioFile& file, Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = intake.id(row, "id");
    // A row without a start never came into force.
    if (id.empty() || intake.table.text(row, "start_local").empty()) continue;
    if (is_listed(file.tables.leave_out, id) || row_of(file.halts, id) >= 0) continue;
    RecordedHaltSetup halt = halt_of(file, intake, row, id);
    if (!halt.agreed.empty()) file.halts.push_back({id, std::move(halt)});
  }
  std::ranges::stable_sort(file.halts, {},
                           [](const Entry<RecordedHaltSetup>& halt) { return halt.value.start.minutes; });
}

}  // namespace truce
