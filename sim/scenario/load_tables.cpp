// Observed tables into the description: preferences, relations, texts with their answers, recorded halts.
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/table.hpp"
#include "sim/world/issues.hpp"

namespace truce {
namespace {

// One table being taken in: its rows, where it stands, and where faults and sources go.
struct Intake {
  const CsvTable& table;
  std::string place;   // path as the scenario names it
  Reading& reading;

  double number(const CsvRow& row, std::string_view column, double blank) const {
    return table.number(row, column, reading.faults).value_or(blank);
  }
  void say(const std::string& path, double value, const CsvRow& row, const std::string& confidence) const {
    NumberSource source;
    source.path = path;
    source.value = value;
    source.source = place + ":" + std::to_string(row.line);
    source.confidence = confidence;
    source.file = table.file();
    source.line = row.line;
    reading.sources.push_back(source);
  }
  void fault(const CsvRow& row, std::string_view column, const std::string& text) const {
    reading.faults.push_back(table.fault(row, column, text));
  }
};

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

bool is_listed(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

Active active_of(const std::string& word) {
  if (word == "always") return Active::always;
  if (word.starts_with("forces_inside")) return Active::forces_inside;
  return word == "halt_longer_than_24h" ? Active::halt_over_24h : Active::halt_over_5d_or_agenda;
}

template <class T>
T* find_entry(Entries<T>& entries, std::string_view id) {
  const auto found = std::ranges::find(entries, id, &Entry<T>::id);
  return found == entries.end() ? nullptr : &found->value;
}

void take_preferences(ScenarioFile& file, const Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = intake.table.text(row, "actor_id");
    const std::string issue = intake.table.text(row, "issue");
    LeaderSetup* leader = find_entry(file.leaders, id);
    if (leader == nullptr || find_entry(leader->preferences, issue) != nullptr) continue;
    PreferenceSetup wish;
    wish.ideal = intake.number(row, "ideal", 0.5);
    wish.salience = intake.number(row, "salience", 0);
    wish.reservation = intake.number(row, "reservation_27jul", wish.ideal);
    wish.reservation_worn = intake.number(row, "reservation_26aug", wish.reservation);
    wish.acceptable = intake.table.text(row, "acceptable_side") == ">=" ? Side::at_least : Side::at_most;
    wish.active = active_of(intake.table.text(row, "active_when"));
    leader->preferences.push_back({issue, wish});
    const std::string path = "leaders." + id + ".preferences." + issue + ".";
    const std::string confidence = intake.table.text(row, "conf_value");
    intake.say(path + "ideal", wish.ideal, row, confidence);
    intake.say(path + "salience", wish.salience, row, confidence);
    intake.say(path + "reservation", wish.reservation, row, confidence);
    intake.say(path + "reservation_worn", wish.reservation_worn, row, confidence);
  }
}

// The scenario's id of an actor that the table calls `name`, or empty.
std::string actor_called(const ScenarioFile& file, const std::string& name) {
  for (const auto& [id, leader] : file.leaders)
    if (leader.relations_as == name) return id;
  if (row_of(file.leaders, name) >= 0 || row_of(file.mediators, name) >= 0) return name;
  return {};
}

void take_relations(ScenarioFile& file, const Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string from = actor_called(file, intake.table.text(row, "from"));
    const std::string to = actor_called(file, intake.table.text(row, "to"));
    if (from.empty() || to.empty()) continue;
    const std::string id = from + "_to_" + to;
    if (row_of(file.relations, id) >= 0) continue;
    RelationSetup relation{from, to, intake.number(row, "trust", 0), intake.number(row, "leverage", 0),
                           intake.number(row, "rivalry", 0)};
    const std::string confidence = intake.table.text(row, "conf_value");
    intake.say("relations." + id + ".trust", relation.trust, row, confidence);
    intake.say("relations." + id + ".leverage", relation.leverage, row, confidence);
    intake.say("relations." + id + ".rivalry", relation.rivalry, row, confidence);
    file.relations.push_back({id, relation});
  }
}

// Moment of a cell that may hold a date, a date with an hour, or nothing.
Instant moment(const std::string& cell, double hour_if_date) {
  const auto read = parse_instant(cell);
  if (!read) return {};
  const bool date_only = cell.size() <= 10;
  return {read->minutes + (date_only ? static_cast<std::int64_t>(hour_if_date * 60) : 0)};
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
      text.consulted.push_back({id, intake.number(row, leader.consulted_in, 0)});
  }
}

void take_issues(const Intake& intake, const CsvRow& row, const std::string& id, TextSetup& text) {
  for (const std::string_view issue : issue_names) {
    const auto value = intake.table.number(row, "x_" + std::string(issue), intake.reading.faults);
    if (!value) continue;
    text.issues.push_back({std::string(issue), *value});
    intake.say("texts." + id + ".issues." + std::string(issue), *value, row, intake.table.text(row, "conf_terms"));
  }
}

void take_texts(ScenarioFile& file, const Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = lower(intake.table.text(row, "id"));
    if (is_listed(file.tables.leave_out, id) || row_of(file.texts, id) >= 0) continue;
    TextSetup text;
    text.name = intake.table.text(row, "label");
    const std::string& start = intake.table.text(row, "nominal_start");
    text.tabled = moment(intake.table.text(row, "date"), file.tables.tabled_at_hour);
    // A text whose halt starts before that hour of its date was tabled before it started.
    if (const Instant at = moment(start, 0); at.is_set() && at.minutes - 60 < text.tabled.minutes)
      text.tabled.minutes = at.minutes - 60;
    if (!text.tabled.is_set()) intake.fault(row, "date", "not a date (texts are placed in time by it); write 2014-07-14");
    for (const auto& [word, kind] : EnumNames<TextClass>::names)
      if (intake.table.text(row, "class") == word) text.kind = kind;
    for (const std::string& word : split(intake.table.text(row, "lead"), '_'))
      if (const std::string actor = actor_called(file, word); !actor.empty()) text.leads.push_back(actor);
    text.duration_hours = intake.number(row, "duration_h", 0);
    text.rival_share = intake.number(row, "rival_channel_share", 0);
    take_issues(intake, row, id, text);
    take_answers(file, intake, row, text);
    file.texts.push_back({id, text});
  }
  std::ranges::stable_sort(file.texts, {}, [](const Entry<TextSetup>& text) { return text.value.tabled.minutes; });
}

void take_halts(ScenarioFile& file, const Intake& intake) {
  for (const CsvRow& row : intake.table.rows()) {
    const std::string id = lower(intake.table.text(row, "id"));
    const Instant start = moment(intake.table.text(row, "start_local"), 0);
    if (!start.is_set() || is_listed(file.tables.leave_out, id) || row_of(file.halts, id) >= 0) continue;
    RecordedHaltSetup halt;
    halt.name = intake.table.text(row, "kind");
    halt.start = start;
    const std::string& planned = intake.table.text(row, "planned_hours");
    halt.planned_hours = planned == "open" ? -1 : intake.number(row, "planned_hours", -1);
    for (const auto& [party_id, party] : file.parties) {
      if (party.agreed_in.empty() || !intake.table.has_column(party.agreed_in)) continue;
      const std::string& word = intake.table.text(row, party.agreed_in);
      if (word.starts_with("tacit")) halt.tacit = true;
      if (word.starts_with("yes") || word.starts_with("tacit")) halt.agreed.push_back(party_id);
    }
    halt.work_allowed = is_listed(file.tables.work_allowed, id);
    halt.mediator = intake.table.text(row, "mediator");
    if (!halt.agreed.empty()) file.halts.push_back({id, halt});
  }
  std::ranges::stable_sort(file.halts, {}, [](const Entry<RecordedHaltSetup>& halt) { return halt.value.start.minutes; });
}

constexpr std::array<std::string_view, 9> preference_columns{
    "actor_id", "issue", "ideal", "salience", "reservation_27jul", "reservation_26aug", "acceptable_side", "active_when", "conf_value"};
constexpr std::array<std::string_view, 6> relation_columns{"from", "to", "trust", "leverage", "rivalry", "conf_value"};
constexpr std::array<std::string_view, 8> text_columns{"id", "label", "class", "lead", "date", "nominal_start", "duration_h", "rival_channel_share"};
constexpr std::array<std::string_view, 5> halt_columns{"id", "kind", "start_local", "planned_hours", "mediator"};

using Take = void (*)(ScenarioFile&, const Intake&);

void take(ScenarioFile& file, const std::string& folder, const std::string& path, std::span<const std::string_view> columns,
          Take taker, Reading& reading) {
  if (path.empty()) return;
  const std::filesystem::path relative(path);
  const bool escapes = relative.is_absolute() || std::ranges::find(relative, std::filesystem::path("..")) != relative.end();
  if (escapes) {
    reading.faults.push_back({folder, 0, 0, "tables", "table '" + quotable(path) +
                              "' is outside the scenario's folder (a scenario must be movable); put it beneath and name it from there"});
    return;
  }
  try {
    const CsvTable table = read_csv((std::filesystem::path(folder) / relative).string(), columns);
    taker(file, {table, path, reading});
  } catch (const InputError& error) {
    reading.faults.insert(reading.faults.end(), error.faults.begin(), error.faults.end());
  }
}

}  // namespace

void load_tables(ScenarioFile& file, const std::string& folder, Reading& reading) {
  take(file, folder, file.tables.preferences, preference_columns, take_preferences, reading);
  take(file, folder, file.tables.relations, relation_columns, take_relations, reading);
  take(file, folder, file.tables.texts, text_columns, take_texts, reading);
  take(file, folder, file.tables.halts, halt_columns, take_halts, reading);
}

}  // namespace truce
