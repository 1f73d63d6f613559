// The sentences: halts, ground phase, infiltrations, incidents and blame, texts and replies.
#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "analysis/narrative_story.hpp"

namespace truce::narrative {
namespace {

constexpr double told_deaths = 5;  // a disputed incident with fewer deaths is counted, not told

std::string percent(double share) { return short_number(100 * share, 0) + " %"; }

std::string halt_kind(const std::string& word) {
  if (word == "one_sided") return "one-sided halt";
  if (word == "lasting") return "lasting truce";
  return word;
}

std::string halt_label(const Story& story, long row) {
  const auto r = static_cast<std::size_t>(row);
  const long recorded = story.arrangements.whole("setup", r);
  const std::string label = "halt " + std::to_string(row + 1);
  return recorded < 0 ? label : label + " (" + story.name("halt", recorded) + ")";
}

// Where a halt comes from: a text, or nothing but the parties themselves.
std::string origin(const Story& story, long text) { return text < 0 ? "" : ", by " + story.text(text); }

void halt_starts(Story& story, std::size_t event) {
  const long row = story.events.whole("object", event);
  const auto r = static_cast<std::size_t>(row);
  const Table& halts = story.arrangements;
  const long signatories = halts.whole("signatories", r);
  const bool alone = (signatories & (signatories - 1)) == 0;
  story.say(halts.at("start", r),
            "A " + halt_kind(halts.word("kind", r)) + " begins, " + halt_label(story, row) + ": " +
                story.parties(signatories) + (alone ? " holds" : " hold") + " fire, planned " +
                length_text(halts.at("planned", r)) + origin(story, halts.whole("text", r)) + ".");
}

// Halt that the same parties hold under from the hour in which this one ends, -1 none.
long next_halt(const Table& halts, std::size_t row) {
  for (std::size_t other = row + 1; other < halts.rows(); ++other)
    if (halts.at("start", other) == halts.at("end", row) &&
        halts.whole("signatories", other) == halts.whole("signatories", row))
      return static_cast<long>(other);
  return -1;
}

// A halt may be prolonged, or its parties go over to one by another text.
std::string renewal(const Story& story, std::size_t row) {
  const long next = next_halt(story.arrangements, row);
  const bool other_text = next >= 0 && story.arrangements.whole("text", static_cast<std::size_t>(next)) !=
                                           story.arrangements.whole("text", row);
  return other_text ? "its parties go over to " + halt_label(story, next) : "it is prolonged";
}

void halt_ends(Story& story, std::size_t event) {
  const long row = story.events.whole("object", event);
  const auto r = static_cast<std::size_t>(row);
  const Table& halts = story.arrangements;
  const std::string cause = halts.word("cause", r);
  std::string text = "The halt ends, " + halt_label(story, row) + ", after " +
                     length_text(halts.at("end", r) - halts.at("start", r)) + ": ";
  if (cause == "expired")
    text += "its time is over";
  else if (cause == "renewed")
    text += renewal(story, r);
  else if (cause == "replaced")
    text += "another one takes its place";
  else if (cause == "collapsed")
    text += "it collapses";
  else
    text += cause;
  if (const long by = halts.whole("ended_by", r); by >= 0)
    text += ", the order of " + story.name("party", by) + " falls first";
  const double breach = halts.at("first_breach", r);
  if (breach >= 0)
    text += "; first hostile act " + length_text(breach - halts.at("start", r)) + " after the start, " +
            short_number(halts.at("acts", r), 0) + " in all";
  story.say(halts.at("end", r), text + ".");
}

void breach(Story& story, double hour, std::size_t event, std::set<long>& broken) {
  const long row = story.events.whole("object", event);
  const double value = story.events.at("value", event);
  const std::string who = story.name("party", story.events.whole("actor", event));
  if (value < 0)
    story.say(hour, "A grave act of " + who + " in " + halt_label(story, row) +
                        (value < -1 ? ", deaths: " + short_number(-1 - value, 0) : "") + ".");
  else if (broken.insert(row).second)
    story.say(hour, "First hostile act in " + halt_label(story, row) + ", by " + who + ".");
}

bool is_a_concept(const Story& story, long text) {
  const bool is_told = std::ranges::any_of(
      story.texts.columns(), [](const ColumnSpec& column) { return column.name == "meant_as"; });
  return is_told && text >= 0 && static_cast<std::size_t>(text) < story.texts.rows() &&
         story.texts.word("meant_as", static_cast<std::size_t>(text)) == "concept";
}

// What its lead gave it when it went out.
std::string forecast(const Story& story, long text) {
  const double chance = text < 0 ? -1 : story.texts.at("forecast", static_cast<std::size_t>(text));
  return chance > 0 ? ", its lead gives it " + percent(chance) : "";
}

// Kinds that have no sentence of their own are told by their word.
void other_kind(Story& story, double hour, std::size_t event, const std::string& kind) {
  std::string word = kind;
  std::ranges::replace(word, '_', ' ');
  const long object = story.events.whole("object", event);
  const double value = story.events.at("value", event);
  std::string text = story.actor(story.events.whole("actor", event)) + ": " + word;
  if (object >= 0) text += ", object " + std::to_string(object + 1);
  if (value != 0) text += ", size " + short_number(value, 2);
  story.say(hour, text + ".");
}

void ground(Story& story, double hour, std::size_t event, bool entry) {
  const std::string who = "Forces of " + story.name("party", story.events.whole("actor", event));
  const double value = story.events.at("value", event);
  if (entry)
    story.say(hour, who + " go in (war aim " + short_number(value, 2) + ").");
  else
    story.say(hour,
              who + " leave" +
                  (value >= 0 ? " (believed share of hidden works left " + percent(value) + ")." : "."));
}

// Numbers of a decision's terms, largest first.
std::vector<std::size_t> terms_by_value(const Table& decisions, std::size_t row,
                                        const std::vector<std::size_t>& terms) {
  std::vector<std::size_t> order = terms;
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t c) { return decisions.at(decisions.columns()[c].name, row); });
  return order;
}

std::string term_text(const Table& decisions, std::size_t row, std::size_t column) {
  const std::string& name = decisions.columns()[column].name;
  const double value = decisions.at(name, row);
  std::string word = name.substr(std::string_view("term_").size());
  std::ranges::replace(word, '_', ' ');
  return word + " " + (value >= 0 ? "+" : "") + short_number(value, 3);
}

std::string reasons(const Story& story, std::size_t row) {
  const Table& decisions = story.decisions;
  std::vector<std::size_t> terms;
  for (std::size_t c = 0; c < decisions.columns().size(); ++c)
    if (decisions.columns()[c].name.starts_with("term_")) terms.push_back(c);
  if (terms.empty()) return "";
  const std::vector<std::size_t> order = terms_by_value(decisions, row, terms);
  std::string text;
  if (story.options.all_terms) {
    for (const std::size_t column : order)
      text += (text.empty() ? " Terms: " : ", ") + term_text(decisions, row, column);
    text += "; sum " + short_number(decisions.at("sum", row), 3);
  } else {
    text = " Most for: " + term_text(decisions, row, order.front()) +
           "; most against: " + term_text(decisions, row, order.back());
  }
  const long binding = decisions.whole("binding", row);
  if (binding >= 0 && static_cast<std::size_t>(binding) < terms.size())
    text += "; binding: " + term_text(decisions, row, terms[static_cast<std::size_t>(binding)]);
  return text + ".";
}

}  // namespace

void tell_events(Story& story) {
  std::set<long> broken;
  for (std::size_t e = 0; e < story.events.rows(); ++e) {
    const double hour = story.events.at("time", e);
    const std::string kind = story.events.word("kind", e);
    const long object = story.events.whole("object", e);
    const double value = story.events.at("value", e);
    if (kind == "halt_starts")
      halt_starts(story, e);
    else if (kind == "halt_ends")
      halt_ends(story, e);
    else if (kind == "breach")
      breach(story, hour, e, broken);
    else if (kind == "order_dropped")
      story.say(hour, story.name("party", story.events.whole("actor", e)) + " drops its order to hold fire" +
                          (value < 1 ? std::string(" over a grave act")
                                     : ", attributed hostile acts of three hours " + short_number(value, 1)) +
                          ".");
    else if (kind == "ground_entry" || kind == "ground_exit")
      ground(story, hour, e, kind == "ground_entry");
    else if (kind == "infiltration")
      story.say(hour, "Infiltration through " + story.name("works", object) +
                          ", soldiers killed: " + short_number(value, 0) + ".");
    else if (kind == "text_tabled")
      story.say(hour, story.text(object) + " is tabled by " + story.actor(story.events.whole("actor", e)) +
                          (is_a_concept(story, object) ? " as a mere concept" : "") + ", length " +
                          (value == 0 ? "left blank" : length_text(value)) + forecast(story, object) + ". " +
                          terms_sentence(story, object));
    else if (kind == "incident" || kind == "reply" || kind == "poll")
      continue;  // told from their own tables
    else if (!tell_diplomacy_event(story, hour, e, kind))
      other_kind(story, hour, e, kind);
  }
}

void tell_replies(Story& story) {
  const Table& decisions = story.decisions;
  std::set<std::pair<long, long>> answered;  // leader, text
  for (std::size_t d = 0; d < decisions.rows(); ++d) {
    const bool yes = decisions.whole("answer", d) == 1;
    if (story.is_minister(decisions.whole("leader", d)) && !story.options.all_terms)
      continue;  // told with the vote
    // The same text is put again to those who signed it when their halt nears its end.
    const bool again = !answered.emplace(decisions.whole("leader", d), decisions.whole("text", d)).second;
    std::string text = story.name("leader", decisions.whole("leader", d)) +
                       (again ? std::string(yes ? " would" : " would not") + " prolong the halt by "
                              : std::string(" says ") + (yes ? "yes" : "no") + " to ") +
                       story.text(decisions.whole("text", d));
    if (decisions.whole("own_text", d) == 1) {
      story.say(decisions.at("time", d), text + ": it is its own text.");
      continue;
    }
    const double voted = story.ministers_asked(decisions.whole("text", d), decisions.at("time", d));
    if (voted > 0 && story.has_ministers(decisions.whole("leader", d))) {
      story.say(decisions.at("time", d), text + ", as voted (its own sum: chance of yes " +
                                             short_number(decisions.at("probability", d), 2) + ")." +
                                             reasons(story, d));
      continue;
    }
    text += " (chance of yes " + short_number(decisions.at("probability", d), 2) + ", drew " +
            short_number(decisions.at("draw", d), 2) + ").";
    const long recorded = decisions.whole("recorded", d);
    text += reasons(story, d);
    if (recorded >= 0) text += recorded == 1 ? " Recorded answer: yes." : " Recorded answer: no.";
    story.say(decisions.at("time", d), text);
  }
}

void tell_incidents(Story& story) {
  const Table& incidents = story.incidents;
  for (std::size_t i = 0; i < incidents.rows(); ++i) {
    const std::string kind = incidents.word("kind", i);
    const double deaths = incidents.at("deaths", i);
    if (kind == "infiltration" || (kind == "ambiguous_deaths" && deaths < told_deaths)) continue;
    if (kind == "spoiling") {
      story.say(incidents.at("time", i), "A faction of " + story.name("party", incidents.whole("author", i)) +
                                             " that loses by peace strikes against the halt.");
      continue;
    }
    std::string text = kind == "mass_deaths"     ? "Mass deaths"
                       : kind == "salient_death" ? "A death that is remembered"
                       : kind == "clash"
                           ? "Clash over a search that one side holds to be allowed and the other "
                             "to be banned; killed"
                           : "Deaths of disputed cause";
    if (const long harmed = incidents.whole("harmed", i); harmed >= 0)
      text += " among " + story.name("public", harmed);
    text += ": " + short_number(deaths, 0);
    if (const long author = incidents.whole("author", i); author >= 0)
      text += ", in truth by " + story.name("party", author);
    std::string blame;
    for (std::size_t b = 0; b < story.beliefs.rows(); ++b)
      if (story.beliefs.whole("incident", b) == static_cast<long>(i))
        blame += (blame.empty() ? "; the other side is blamed by " : ", ") +
                 story.name("public", story.beliefs.whole("audience", b)) + " " +
                 percent(story.beliefs.at("blames_other", b));
    story.say(incidents.at("time", i), text + blame + ".");
  }
}

}  // namespace truce::narrative
