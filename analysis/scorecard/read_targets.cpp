// Reads targets with the scenario room's guard and key tables, then checks names, windows and periods.
#include "analysis/scorecard/read_targets.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/scorecard/measure.hpp"
#include "sim/base/text.hpp"
#include "sim/base/time.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/scenario/table.hpp"

namespace truce::scorecard {

double TargetSetup::low() const {
  return interval.size() == 2 ? interval[0] : recorded - std::max(plus_minus, relative * std::abs(recorded));
}
double TargetSetup::high() const {
  return interval.size() == 2 ? interval[1] : recorded + std::max(plus_minus, relative * std::abs(recorded));
}

namespace {

bool reads_series(Measure measure) {
  return measure <= Measure::first_time || measure == Measure::halt_fire || measure == Measure::surge ||
         measure == Measure::lull_ratio || measure == Measure::war_end;
}
bool has_against(Measure measure) { return measure == Measure::ratio || measure == Measure::hours_ratio; }

// Checks that no single key can make; walks the tree again only for places.
class Checker {
 public:
  Checker(const TargetsFile& file, const Node& root, const RecordView& view, Reading& reading)
      : file_(file), root_(root), view_(view), reading_(reading) {}

  void check() {
    for (const auto& [id, target] : file_.targets) check_target("targets." + id, target);
    for (const auto& [id, days] : file_.days) {
      known("days." + id + ".of", days.of, series_names(), "series");
      member("days." + id + ".member", days.of, days.member);
      if (days.measure != Measure::total && days.measure != Measure::change)
        fault("days." + id + ".measure", "must be total or change (a day is a window)");
    }
  }

 private:
  void fault(const std::string& path, const std::string& text) {
    const Node* node = &root_;
    Place place = root_.place;
    for (const std::string& key : split(path, '.')) {
      const Member* member = node->find(key);
      if (member == nullptr) break;
      place = member->value.place.line > 0 ? member->value.place : member->place;
      node = &member->value;
    }
    reading_.faults.push_back(place.fault(path, "'" + path + "' " + text));
  }

  void known(const std::string& path, const std::string& word, const std::vector<std::string>& names,
             const std::string& what) {
    if (place_of(names, word) != RecordView::none) return;
    const std::vector<std::string_view> list(names.begin(), names.end());
    const std::string near = near_name(word, list);
    const std::string remedy = !near.empty()   ? "did you mean '" + near + "'?"
                               : names.empty() ? "there is none"
                                               : "known: " + join(names, ", ");
    fault(path, "names '" + quotable(word) + "', which is no " + what + " of the records; " + remedy);
  }

  std::vector<std::string> series_names() const {
    std::vector<std::string> names;
    for (const SeriesSpec& series : view_.spec.series) names.push_back(series.name);
    return names;
  }

  void member(const std::string& path, const std::string& series, const std::string& word) {
    const std::size_t place = view_.series(series);
    if (place == RecordView::none || word.empty()) return;
    known(path, word, view_.members(view_.spec.series[place].dimension), "member of that series");
  }

  void check_names(const std::string& path, const TargetSetup& target) {
    std::vector<std::string> outcomes;
    for (const OutcomeSpec& outcome : view_.spec.outcomes) outcomes.push_back(outcome.name);
    if (reads_series(target.measure)) {
      known(path + ".of", target.of, series_names(), "series");
      member(path + ".member", target.of, target.member);
    }
    if (target.measure == Measure::poll) known(path + ".of", target.of, view_.members("poll"), "poll");
    if (target.measure == Measure::outcome) known(path + ".of", target.of, outcomes, "outcome");
    if (target.measure == Measure::halt_hours) known(path + ".of", target.of, view_.halts, "recorded halt");
    for (const std::string& kind : target.kinds) known(path + ".kinds", kind, halt_kinds(), "kind of halt");
    if (!target.given.empty() && view_.event_kind(target.given) == RecordView::none)
      fault(path + ".given",
            "names '" + quotable(target.given) + "', which is no kind of event of the records");
    check_leaders(path, target);
  }

  static std::vector<std::string> halt_kinds() { return {"lull", "one_sided", "pause", "truce", "lasting"}; }

  void check_leaders(const std::string& path, const TargetSetup& target) {
    const std::vector<std::string> leaders = view_.members("leader");
    const bool of_effort = target.measure == Measure::effort_answer ||
                           (target.measure == Measure::text_accepted && !target.of.empty());
    if (of_effort) known(path + ".of", target.of, view_.efforts, "effort");
    if (target.measure == Measure::answer) known(path + ".of", target.of, view_.texts, "text");
    if (target.measure == Measure::half_assent) known(path + ".of", target.of, leaders, "leader");
    if (target.measure == Measure::votes)
      known(path + ".of", target.of, {"unanimous_no", "unanimous_yes", "split", "none"}, "kind of vote");
    if (target.measure == Measure::answer || target.measure == Measure::effort_answer ||
        target.measure == Measure::half_assent)
      known(path + ".member", target.member, leaders, "leader");
  }

  void check_times(const std::string& path, const TargetSetup& target) {
    const double end = view_.spec.time_hours.back();
    const auto inside = [&](const char* key, Instant moment) {
      if (moment.is_set() && (view_.hour(moment) < 0 || view_.hour(moment) > end))
        fault(path + "." + key,
              "is outside the run (nothing is recorded then); choose a moment between start and horizon");
    };
    inside("from", target.from);
    inside("to", target.to);
    inside("against_from", target.against_from);
    inside("against_to", target.against_to);
    if (target.from.is_set() && target.to.is_set() && target.to <= target.from)
      fault(path + ".to", "is not after from (the window is empty); put it later");
    if (has_against(target.measure) &&
        !(target.against_to.is_set() && target.against_from < target.against_to))
      fault(path, "needs a window to compare with; give against_from and a later against_to");
    if (target.period == Period::fit && target.to > file_.fit_until)
      fault(path + ".period",
            "is fit, but the target looks beyond fit_until (later data test, they never fit); make it test");
  }

  void check_target(const std::string& path, const TargetSetup& target) {
    check_names(path, target);
    check_times(path, target);
    const int ways =
        (target.interval.empty() ? 0 : 1) + (target.relative > 0 ? 1 : 0) + (target.plus_minus > 0 ? 1 : 0);
    if (ways != 1) fault(path, "needs exactly one of interval, relative and plus_minus (what is a hit)");
    for (const auto& [key, pair] :
         {std::pair{"interval", &target.interval}, std::pair{"counts", &target.counts}})
      if (!pair->empty() && (pair->size() != 2 || (*pair)[0] > (*pair)[1]))
        fault(path + "." + key, "needs two numbers, low then high");
    if ((target.across == Across::share) != (target.counts.size() == 2))
      fault(path, "needs counts: [low, high] with across: share, and only then");
    if (target.across == Across::pooled && !is_tally(target.measure))
      fault(path + ".across",
            "is pooled, but the measure counts nothing to pool; use halts_kept, halts_held, lulls_traced or "
            "terms_withheld");
  }

  const TargetsFile& file_;
  const Node& root_;
  const RecordView& view_;
  Reading& reading_;
};

TargetsFile read_root(const Node& root, const RecordView& view) {
  TargetsFile file;
  Reading reading;
  read_keys(root, "", file, reading);
  if (reading.faults.empty()) Checker(file, root, view, reading).check();
  finish_reading(reading);
  return file;
}

void check_parameters(const Node& root, const std::string& key, const std::vector<std::string>& known,
                      Reading& reading) {
  const Member* list = root.find(key);
  if (list == nullptr) return;
  const std::vector<std::string_view> names(known.begin(), known.end());
  for (const Node& item : list->value.items) {
    if (place_of(known, item.text) != RecordView::none) continue;
    const std::string near = near_name(item.text, names);
    reading.faults.push_back(item.place.fault(
        key, "'" + quotable(item.text) + "' is no number given in the scenario" +
                 (near.empty() ? "; write its dotted path" : "; did you mean '" + near + "'?")));
  }
}

}  // namespace

TargetsFile read_targets(const std::string& path, const RecordView& view) {
  return read_root(read_yaml_file(path), view);
}

TargetsFile read_targets_text(const std::string& text, const std::string& name, const RecordView& view) {
  return read_root(read_yaml_text(text, name), view);
}

FitFile read_fit(const std::string& path, const std::vector<std::string>& known) {
  const Node root = read_yaml_file(path);
  FitFile file;
  Reading reading;
  read_keys(root, "", file, reading);
  check_parameters(root, "parameters", known, reading);
  check_parameters(root, "read_later", known, reading);
  finish_reading(reading);
  return file;
}

std::vector<RecordedDay> read_days(const DaysSetup& days, const TargetsFile& file, const std::string& folder,
                                   const RecordView& view) {
  const std::array<std::string_view, 2> required{"date", days.column};
  const CsvTable table = read_csv(folder + "/" + days.table, required);
  std::vector<RecordedDay> found;
  for (const CsvRow& row : table.rows()) {
    const auto day = parse_instant(table.text(row, "date"));
    if (!day) throw InputError({table.fault(row, "date", "needs a date; write it like 2014-07-17")});
    const auto count = table.number(row, days.column);
    const double hour = view.hour(*day);
    if (!count || hour < 0 || hour + 24 > view.spec.time_hours.back()) continue;
    if (days.last.is_set() && *day > days.last) continue;
    RecordedDay recorded{*day, *count, -1};
    for (std::size_t phase = 0; phase < file.phases.size(); ++phase)
      if (*day >= file.phases[phase].value.from && *day < file.phases[phase].value.to)
        recorded.phase = static_cast<int>(phase);
    found.push_back(recorded);
  }
  return found;
}

std::vector<CodedText> read_coded_texts(const std::string& path) {
  std::vector<std::string> names{"id"};
  for (const std::string_view issue : issue_names) names.push_back("x_" + std::string(issue));
  const std::vector<std::string_view> required(names.begin(), names.end());
  const CsvTable table = read_csv(path, required);
  std::vector<CodedText> texts;
  for (const CsvRow& row : table.rows()) {
    CodedText text{table.text(row, "id"), {}};
    for (std::size_t k = 0; k < issue_count; ++k)
      text.issues[k] = table.number(row, names[k + 1]).value_or(-1);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace truce::scorecard
