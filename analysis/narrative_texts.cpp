// Efforts, texts as sent and as received, and leaks, in sentences.
#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "analysis/narrative_story.hpp"

namespace truce::narrative {
namespace {

constexpr double told_difference = 0.01;  // of an issue, on 0 to 1

std::vector<std::string> issue_columns(const Table& table) {
  std::vector<std::string> names;
  for (const ColumnSpec& column : table.columns())
    if (column.name.starts_with("x_")) names.push_back(column.name);
  return names;
}

std::string issue_word(const std::string& column) {
  std::string word = column.substr(2);
  std::ranges::replace(word, '_', ' ');
  return word;
}

// "crossings 0.75 instead of 0.5, forces ..." or "".
std::string differences(const Story& story, std::size_t copy, std::size_t text) {
  std::string list;
  for (const std::string& column : issue_columns(story.copies)) {
    const double sent = story.texts.at(column, text);
    const double received = story.copies.at(column, copy);
    if (std::abs(sent - received) < told_difference) continue;
    list += (list.empty() ? "" : ", ") + issue_word(column) + " " +
            (received < 0 ? "blank" : short_number(received, 2)) + " instead of " +
            (sent < 0 ? "blank" : short_number(sent, 2));
  }
  return list;
}

std::string counted(double number, const std::string& one) {
  return short_number(number, 0) + " " + one + (number == 1 ? "" : "s");
}

bool has_bit(long bits, std::size_t number) { return bits > 0 && (bits >> number & 1) != 0; }

// " Put off by 10 days: salaries." or "".
std::string put_off(const Story& story, std::size_t text) {
  std::string list;
  const std::vector<std::string> columns = issue_columns(story.texts);
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (has_bit(story.texts.whole("deferred", text), k))
      list += (list.empty() ? "" : ", ") + issue_word(columns[k]);
  return list.empty()
             ? ""
             : " Put off by " + counted(story.texts.at("deferred_days", text), "day") + ": " + list + ".";
}

// "port airport at once, fishing only later, 1 contested word in the other wording" or "".
std::string other_order(const Story& story, std::size_t copy, std::size_t text) {
  std::string list;
  const auto also = [&](const std::string& more) { list += (list.empty() ? "" : ", ") + more; };
  const std::vector<std::string> columns = issue_columns(story.copies);
  const long sent = story.texts.whole("deferred", text);
  const long received = story.copies.whole("deferred", copy);
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (has_bit(sent ^ received, k))
      also(issue_word(columns[k]) + (has_bit(sent, k) ? " at once" : " only later"));
  const long turned = story.copies.whole("turned_words", copy);
  if (turned > 0)
    also(counted(std::popcount(static_cast<unsigned long>(turned)), "contested word") +
         " in the other wording");
  return list;
}

std::string ending(const std::string& stage) {
  if (stage == "agreed") return "with an agreement";
  if (stage == "refused") return "its texts refused";
  return stage == "tired" ? "its lead gives up" : stage == "used_up" ? "it has no text left" : stage;
}

std::size_t leaders_of(const Story& story) {
  const auto leaders = std::ranges::find(story.spec.dimensions, std::string("leader"), &Dimension::name);
  return leaders == story.spec.dimensions.end() ? 0 : leaders->members.size();
}

// An earlier text with the same terms, -1 none.
long same_terms(const Story& story, std::size_t text) {
  const std::vector<std::string> columns = issue_columns(story.texts);
  for (std::size_t earlier = 0; !columns.empty() && earlier < text; ++earlier)
    if (std::ranges::all_of(columns, [&](const std::string& column) {
          return story.texts.at(column, earlier) == story.texts.at(column, text);
        }))
      return static_cast<long>(earlier);
  return -1;
}

}  // namespace

bool Story::is_minister(long leader) const {
  const auto known = names.find("minister");
  return known != names.end() && leader >= 0 && static_cast<std::size_t>(leader) < known->second.size() &&
         !known->second[static_cast<std::size_t>(leader)].empty();
}

bool Story::has_ministers(long leader) const {
  const auto known = names.find("minister");
  return known != names.end() &&
         std::ranges::find(known->second, name("leader", leader)) != known->second.end();
}

double Story::ministers_asked(long text, double hour) const {
  double count = 0;
  for (std::size_t d = 0; d < decisions.rows(); ++d)
    count += decisions.at("time", d) == hour && decisions.whole("text", d) == text &&
                     is_minister(decisions.whole("leader", d))
                 ? 1
                 : 0;
  return count;
}

std::string Story::carriers(long effort, long leader, long way) const {
  const auto known = names.find(way > 0 ? "carriers " + std::to_string(way) : "carriers");
  if (effort < 0 || leader < 0 || known == names.end()) return "";
  const std::size_t place =
      static_cast<std::size_t>(effort) * leaders_of(*this) + static_cast<std::size_t>(leader);
  return place < known->second.size() ? known->second[place] : "";
}

namespace {

// Where the lead of an effort had last turned to by that hour, 0 = the channels of its strategy.
long way_at(const Story& story, long effort, double hour) {
  long way = 0;
  for (std::size_t e = 0; e < story.events.rows() && story.events.at("time", e) <= hour; ++e)
    if (story.events.word("kind", e) == "reroute" && story.events.whole("object", e) == effort)
      way = story.events.whole("value", e);
  return way;
}

}  // namespace

std::string Story::carriers_of_lead(long actor, long leader, double hour) const {
  const auto leads = names.find("effort_lead");
  for (std::size_t e = 0; leads != names.end() && e < leads->second.size(); ++e)
    if (leads->second[e] == this->actor(actor)) {
      const auto effort = static_cast<long>(e);
      return carriers(effort, leader, way_at(*this, effort, hour));
    }
  return "";
}

std::string terms_sentence(const Story& story, long text) {
  if (text < 0) return "";
  if (const long earlier = same_terms(story, static_cast<std::size_t>(text)); earlier >= 0)
    return "Terms as in " + story.text(earlier) + ".";
  std::string list;
  for (const std::string& column : issue_columns(story.texts)) {
    const double value = story.texts.at(column, static_cast<std::size_t>(text));
    if (value < 0) continue;
    list += (list.empty() ? "" : ", ") + issue_word(column) + " " + short_number(value, 2);
  }
  if (list.empty()) return "It names no terms.";
  return "Terms, 0 to 1: " + list + "." + put_off(story, static_cast<std::size_t>(text));
}

void tell_efforts(Story& story) {
  const Table& efforts = story.efforts;
  for (std::size_t e = 0; e < efforts.rows(); ++e) {
    const std::string stage = efforts.word("stage", e);
    if (stage == "waits") continue;
    const std::string name = story.name("effort", static_cast<long>(e));
    story.say(efforts.at("started_hour", e), "An effort begins: " + name + ".");
    const double ended = efforts.at("ended_hour", e);
    if (ended < 0) continue;
    story.say(ended, "The effort ends, " + name + ": " + ending(stage) + ", after " +
                         length_text(ended - efforts.at("started_hour", e)) + ", " +
                         counted(efforts.at("acts", e), "act") + " and " +
                         counted(efforts.at("texts", e), "text") + ".");
  }
}

void tell_copies(Story& story) {
  const Table& copies = story.copies;
  const double end = story.spec.time_hours.empty() ? 0 : story.spec.time_hours.back();
  for (std::size_t c = 0; c < copies.rows(); ++c) {
    const double hour = copies.at("received_hour", c);
    const auto text = static_cast<std::size_t>(copies.whole("text", c));
    if (hour > end || text >= story.texts.rows()) continue;
    const long effort = story.texts.whole("effort", text) - 1;
    const std::string by = story.carriers(effort, copies.whole("leader", c), story.texts.whole("way", text));
    std::string changed = differences(story, c, text);
    if (const std::string order = other_order(story, c, text); !order.empty())
      changed += (changed.empty() ? "" : ", ") + order;
    story.say(hour, story.text(static_cast<long>(text)) + " reaches " +
                        story.name("leader", copies.whole("leader", c)) +
                        (by.empty() ? "" : " through " + by) +
                        (changed.empty() ? ", as it was sent" : ", not as it was sent: " + changed) + ".");
  }
}

void tell_leaks(Story& story) {
  const Table& leaks = story.leaks;
  for (std::size_t k = 0; k < leaks.rows(); ++k) {
    const std::string kind = leaks.word("kind", k);
    const long text = leaks.whole("text", k);
    std::string what = kind == "call"       ? "What was said in a call leaks"
                       : kind == "invented" ? "Terms that nobody offered are reported as leaked"
                                            : story.text(text) + " leaks";
    what += " (" + story.name("effort", leaks.whole("effort", k)) + ")";
    if (const long outlet = leaks.whole("outlet", k); outlet >= 0)
      what += ", published by " + story.name("outlet", outlet);
    story.say(leaks.at("time", k),
              what + "; leaders believe it to " + short_number(100 * leaks.at("believed", k), 0) + " %" +
                  (leaks.whole("denied", k) == 1 ? " (in the end: it is denied later)" : "") + ".");
  }
}

}  // namespace truce::narrative
