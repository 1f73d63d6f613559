// Sentences of diplomacy: calls, visits, meetings, leaks, votes, statements, and parties that would stop without a text.
#include "analysis/narrative_story.hpp"

namespace truce::narrative {
namespace {

std::string vote_sentence(const Story& story, const std::string& who, long text, double yes) {
  if (yes < 0) return who + " decides on " + story.text(text) + " without a vote.";
  return who + " puts " + story.text(text) + " to the vote: " + short_number(yes, 0) + " in favour.";
}

}  // namespace

bool tell_diplomacy_event(Story& story, double hour, std::size_t event, const std::string& kind) {
  const long actor = story.events.whole("actor", event);
  const long object = story.events.whole("object", event);
  const double value = story.events.at("value", event);
  if (kind == "statement")
    story.say(hour, story.actor(actor) + " takes a stand in public (pledge +" + short_number(value, 2) + ").");
  else if (kind == "restraint")
    story.say(hour, story.name("party", actor) + " would stop now without a text (chance " + short_number(value, 2) + ").");
  else if (kind == "leak")
    story.say(hour, story.text(object) + " leaks; its readers harden in public and trust " + story.actor(actor) + " less.");
  else if (kind == "vote")
    story.say(hour, vote_sentence(story, story.actor(actor), object, value));
  else if (kind == "call")
    story.say(hour, story.actor(actor) + " calls " + story.actor(object) + ".");
  else if (kind == "visit")
    story.say(hour, story.actor(actor) + " visits " + story.actor(object) + ".");
  else if (kind == "convening")
    story.say(hour, story.actor(actor) + " convenes a meeting (effort " + std::to_string(object + 1) + ").");
  else
    return false;
  return true;
}

}  // namespace truce::narrative
