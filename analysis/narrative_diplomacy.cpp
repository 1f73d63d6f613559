// Sentences of diplomacy: calls, visits, pressure, money, votes, statements, blame, and parties that would
// stop without a text.
#include <algorithm>

#include "analysis/narrative_story.hpp"
#include "sim/world/issues.hpp"

namespace truce::narrative {
namespace {

// Who voted otherwise than most, as far as the record of decisions tells.
std::string dissent(const Story& story, long text, double hour, bool passed) {
  std::string list;
  for (std::size_t d = 0; d < story.decisions.rows(); ++d) {
    const long leader = story.decisions.whole("leader", d);
    if (story.decisions.at("time", d) != hour || story.decisions.whole("text", d) != text ||
        !story.is_minister(leader) || (story.decisions.whole("answer", d) == 1) == passed)
      continue;
    list += (list.empty() ? "" : ", ") + story.name("leader", leader);
  }
  return list;
}

std::string vote_sentence(const Story& story, const std::string& who, long text, double hour, double yes) {
  if (yes < 0) return who + " decides on " + story.text(text) + " without a vote.";
  const double all = story.ministers_asked(text, hour);
  const bool passed = 2 * yes > all;
  const std::string others = dissent(story, text, hour, passed);
  return who + " puts " + story.text(text) + " to the vote: " + short_number(yes, 0) + " to " +
         short_number(all - yes, 0) +
         (others.empty() ? ", all one way" : (passed ? "; against: " : "; in favour: ") + others) + ".";
}

// Nobody speaks directly to whom only carriers reach.
std::string reach(const Story& story, double hour, long actor, long object, const std::string& direct,
                  const std::string& carried) {
  const std::string by = story.carriers_of_lead(actor, object, hour);
  return story.actor(actor) + (by.empty() ? direct : carried) + story.actor(object) +
         (by.empty() ? "." : " through " + by + ".");
}

// `value` is the issue, or -1 - issue where it is withheld.
std::string delivery_sentence(const Story& story, long party, long text, double value) {
  const auto issue = static_cast<std::size_t>(value < 0 ? -1 - value : value);
  std::string word = issue < issue_names.size() ? std::string(issue_names[issue]) : "a term";
  std::ranges::replace(word, '_', ' ');
  return story.name("party", party) + (value < 0 ? " does not grant" : " grants") + " what " +
         story.text(text) + " had put off: " + word + ".";
}

// "Armed bureau through Envoy; ..." for whom carriers reach on a way.
std::string way_words(const Story& story, long effort, long way) {
  std::string words;
  const auto dimension = std::ranges::find(story.spec.dimensions, std::string("leader"), &Dimension::name);
  const std::size_t leaders = dimension == story.spec.dimensions.end() ? 0 : dimension->members.size();
  for (long leader = 0; leader < static_cast<long>(leaders); ++leader)
    if (const std::string by = story.carriers(effort, leader, way); !by.empty())
      words += (words.empty() ? "" : "; ") + story.name("leader", leader) + " through " + by;
  return words.empty() ? "all directly" : words;
}

}  // namespace

bool tell_diplomacy_event(Story& story, double hour, std::size_t event, const std::string& kind) {
  const long actor = story.events.whole("actor", event);
  const long object = story.events.whole("object", event);
  const double value = story.events.at("value", event);
  const std::string who = story.actor(actor);
  const std::string whom = object >= 0 ? story.actor(object) : "somebody";
  if (kind == "statement")
    story.say(hour, who + " takes a stand in public (pledge +" + short_number(value, 2) + ").");
  else if (kind == "restraint")
    story.say(hour, story.name("party", actor) + " would stop now without a text (chance " +
                        short_number(value, 2) + ").");
  else if (kind == "vote")
    story.say(hour, vote_sentence(story, who, object, hour, value));
  else if (kind == "call")
    story.say(hour, reach(story, hour, actor, object, " calls ", " gets word to "));
  else if (kind == "reroute")
    story.say(hour, who + " turns to another way (" + story.name("effort", object) +
                        "): " + way_words(story, object, static_cast<long>(value)) + ".");
  else if (kind == "visit")
    story.say(hour, who + " visits " + whom + ".");
  else if (kind == "press")
    story.say(hour, reach(story, hour, actor, object, " presses ", " presses "));
  else if (kind == "funding")
    story.say(hour, who + " promises money to " + whom + ".");
  else if (kind == "repair")
    story.say(hour, who + " tries to make good with " + whom + ".");
  else if (kind == "blame")
    story.say(hour, who + " blames " + whom + " in public for a text it has refused.");
  else if (kind == "channel_closed")
    story.say(hour, who + " will take no more calls and visits from " + whom + ".");
  else if (kind == "channel_opened")
    story.say(hour, who + " takes calls and visits from " + whom + " again.");
  else if (kind == "invitation")
    story.say(hour, who + " asks " + whom + " to mediate.");
  else if (kind == "text_asked")
    story.say(hour, who + " asks " + whom + " for a text.");
  else if (kind == "denial")
    story.say(hour, who + " denies what has leaked" + (object >= 0 ? " of " + story.text(object) : "") + ".");
  else if (kind == "hand_seen")
    story.say(hour, who + " sees the hand of " + story.actor(static_cast<long>(value)) + " in " +
                        story.text(object) + ".");
  else if (kind == "taken_for")
    story.say(hour,
              who + " takes " + story.text(object) +
                  (value < 1 ? " for a mere concept again." : " for a plan on the table, no mere concept."));
  else if (kind == "delivery")
    story.say(hour, delivery_sentence(story, actor, object, value));
  else if (kind == "convening")
    story.say(hour, who + " convenes a meeting (" + story.name("effort", object) + ").");
  else
    return kind == "leak";  // told from its own table
  return true;
}

}  // namespace truce::narrative
