// Names and tables of a record, what is told from its series, and the order of the sentences.
#include "analysis/narrative.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/narrative_story.hpp"
#include "sim/base/time.hpp"

namespace truce::narrative {

Table::Table(const RecordSpec& spec, const RunRecord& run, std::string_view name) {
  for (std::size_t t = 0; t < spec.tables.size() && t < run.tables.size(); ++t) {
    if (spec.tables[t].name != name) continue;
    spec_ = &spec.tables[t];
    data_ = &run.tables[t];
  }
}

int Table::place(std::string_view column) const {
  if (spec_ == nullptr) return -1;
  const auto found = std::ranges::find(spec_->columns, column, &ColumnSpec::name);
  const auto place = found - spec_->columns.begin();
  return found == spec_->columns.end() || static_cast<std::size_t>(place) >= data_->columns.size()
             ? -1
             : static_cast<int>(place);
}

std::size_t Table::rows() const {
  return data_ == nullptr || data_->columns.empty() ? 0 : data_->columns.front().size();
}

double Table::at(std::string_view column, std::size_t row) const {
  const int c = place(column);
  if (c < 0 || row >= rows()) return -1;
  return data_->columns[static_cast<std::size_t>(c)][row];
}

long Table::whole(std::string_view column, std::size_t row) const {
  return static_cast<long>(at(column, row));
}

std::string Table::word(std::string_view column, std::size_t row) const {
  const int c = place(column);
  if (c < 0) return "";
  const Meanings& meanings = spec_->columns[static_cast<std::size_t>(c)].meanings;
  const long value = whole(column, row);
  return value < 0 || static_cast<std::size_t>(value) >= meanings.size()
             ? ""
             : meanings[static_cast<std::size_t>(value)];
}

const std::vector<ColumnSpec>& Table::columns() const {
  static const std::vector<ColumnSpec> none;
  return spec_ == nullptr ? none : spec_->columns;
}

Story::Story(const RecordSpec& record_spec, const RunRecord& record, const DisplayNames& display_names,
             const NarrativeOptions& narrative_options)
    : spec(record_spec),
      run(record),
      names(display_names),
      options(narrative_options),
      events(spec, run, "events"),
      decisions(spec, run, "decisions"),
      texts(spec, run, "texts"),
      arrangements(spec, run, "arrangements"),
      incidents(spec, run, "incidents"),
      beliefs(spec, run, "beliefs"),
      polls(spec, run, "polls"),
      copies(spec, run, "copies"),
      efforts(spec, run, "efforts"),
      leaks(spec, run, "leaks") {}

std::string Story::name(const std::string& dimension, long row) const {
  if (row < 0) return "somebody";
  const auto place = static_cast<std::size_t>(row);
  const auto given = names.find(dimension);
  if (given != names.end() && place < given->second.size() && !given->second[place].empty())
    return given->second[place];
  const auto known = std::ranges::find(spec.dimensions, dimension, &Dimension::name);
  if (known != spec.dimensions.end() && place < known->members.size()) return known->members[place];
  return dimension + " " + std::to_string(row + 1);
}

std::string Story::actor(long row) const {
  const auto leaders = std::ranges::find(spec.dimensions, std::string("leader"), &Dimension::name);
  const long count = leaders == spec.dimensions.end() ? 0 : static_cast<long>(leaders->members.size());
  return row < count ? name("leader", row) : name("mediator", row - count);
}

std::string Story::text(long row) const {
  const long setup = row < 0 ? -1 : texts.whole("setup", static_cast<std::size_t>(row));
  const std::string label = "text " + std::to_string(row + 1);
  return setup < 0 ? label : label + " (" + name("text", setup) + ")";
}

std::string Story::parties(long bits) const {
  std::string list;
  for (long party = 0; party < 31; ++party)
    if ((bits >> party & 1) != 0) list += (list.empty() ? "" : " and ") + name("party", party);
  return list.empty() ? "nobody" : list;
}

std::string short_number(double value, int decimals) {
  char buffer[64];
  const double rounded = std::round(value * std::pow(10.0, decimals)) == 0 ? 0 : value;  // no "-0"
  const auto [end, fault] =
      std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed, decimals);
  if (fault != std::errc()) return "?";
  std::string text(buffer, end);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string length_text(double hours) {
  if (hours < 0) return "open-ended";
  return hours < 72 ? short_number(hours, 2) + " h" : short_number(hours / 24, 1) + " days";
}

namespace {

// A series by name: value at (time, member), 0 where the record has none.
class Series {
 public:
  Series(const Story& story, std::string_view name) : times_(story.spec.time_hours.size()) {
    for (std::size_t s = 0; s < story.spec.series.size() && s < story.run.series.size(); ++s)
      if (story.spec.series[s].name == name) values_ = &story.run.series[s];
    members_ = values_ == nullptr || times_ == 0 ? 0 : values_->size() / times_;
  }
  [[nodiscard]] std::size_t members() const { return members_; }
  [[nodiscard]] double at(std::size_t time, std::size_t member) const {
    return static_cast<double>((*values_)[time * members_ + member]);
  }

 private:
  const std::vector<float>* values_ = nullptr;
  std::size_t times_ = 0;
  std::size_t members_ = 0;
};

void tell_polls(Story& story) {
  for (std::size_t p = 0; p < story.polls.rows(); ++p)
    story.say(story.polls.at("time", p), "Poll, " + story.name("poll", story.polls.whole("poll", p)) + ": " +
                                             short_number(story.polls.at("percent", p), 0) +
                                             " % (of all citizens " +
                                             short_number(story.polls.at("true_percent", p), 1) + " %).");
}

void tell_hidden_works(Story& story) {
  const Series found(story, "tunnels_found");
  const Series destroyed(story, "tunnels_destroyed");
  for (std::size_t time = 1; time < story.spec.time_hours.size(); ++time)
    for (std::size_t w = 0; w < found.members(); ++w) {
      const double new_found = found.at(time, w) - found.at(time - 1, w);
      const double new_destroyed = destroyed.at(time, w) - destroyed.at(time - 1, w);
      const std::string of = " of " + story.name("works", static_cast<long>(w));
      if (new_found > 0)
        story.say(story.spec.time_hours[time], short_number(new_found, 0) + of + " found, " +
                                                   short_number(found.at(time, w), 0) + " so far.");
      if (new_destroyed > 0)
        story.say(story.spec.time_hours[time], short_number(new_destroyed, 0) + of + " destroyed, " +
                                                   short_number(destroyed.at(time, w), 0) + " so far.");
    }
}

// One line a day: events by stream and deaths by public since the day before.
void tell_days(Story& story) {
  const Series fired(story, "stream_events");
  const Series deaths(story, "deaths");
  const std::vector<double>& hours = story.spec.time_hours;
  std::size_t first = 0;
  for (std::size_t time = 1; time < hours.size(); ++time) {
    if (std::fmod(hours[time], 24) != 0 && time + 1 < hours.size()) continue;
    std::string text = "Since " + short_number(hours[time] - hours[first], 1) + " h:";
    for (std::size_t s = 0; s < fired.members(); ++s) {
      double count = 0;
      for (std::size_t t = first + 1; t <= time; ++t) count += fired.at(t, s);
      text +=
          (s == 0 ? " " : ", ") + story.name("stream", static_cast<long>(s)) + " " + short_number(count, 0);
    }
    std::string dead;
    for (std::size_t p = 0; p < deaths.members(); ++p)
      if (const double more = deaths.at(time, p) - deaths.at(first, p); more > 0)
        dead += (dead.empty() ? "; deaths: " : ", ") + story.name("public", static_cast<long>(p)) + " " +
                short_number(more, 0);
    if (fired.members() > 0 || !dead.empty()) story.say(hours[time], text + dead + ".");
    first = time;
  }
}

}  // namespace

}  // namespace truce::narrative

namespace truce {

std::string narrate(const RecordSpec& spec, const RunRecord& run, const DisplayNames& names,
                    const NarrativeOptions& options) {
  narrative::Story story(spec, run, names, options);
  narrative::tell_leaks(story);      // a denial may follow within the hour
  narrative::tell_incidents(story);  // before the grave act and the halt that ends over it
  narrative::tell_events(story);
  narrative::tell_hidden_works(story);
  narrative::tell_efforts(story);
  narrative::tell_copies(story);
  narrative::tell_replies(story);
  narrative::tell_polls(story);
  narrative::tell_days(story);
  std::ranges::stable_sort(story.lines, {}, &narrative::Line::hour);
  const auto start = parse_instant(spec.start);
  std::string text;
  for (const narrative::Line& line : story.lines) {
    if (line.hour < options.from_hours || line.hour > options.to_hours) continue;
    const auto minutes = static_cast<std::int64_t>(std::llround(line.hour * 60));
    std::string sentence = line.text;
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
      sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    text +=
        (start ? spoken_instant({start->minutes + minutes}) : narrative::short_number(line.hour, 2) + " h") +
        "  " + sentence + "\n";
  }
  return text;
}

}  // namespace truce
