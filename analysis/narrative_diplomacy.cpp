// Sentences of diplomacy: calls, visits, pressure, money, votes, statements, blame, and parties that would stop without a text.
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
  const std::string who = story.actor(actor);
  const std::string whom = object >= 0 ? story.actor(object) : "somebody";
  if (kind == "statement")
    story.say(hour, who + " takes a stand in public (pledge +" + short_number(value, 2) + ").");
  else if (kind == "restraint")
    story.say(hour, story.name("party", actor) + " would stop now without a text (chance " + short_number(value, 2) + ").");
  else if (kind == "vote")
    story.say(hour, vote_sentence(story, who, object, value));
  else if (kind == "call")
    story.say(hour, who + " calls " + whom + ".");
  else if (kind == "visit")
    story.say(hour, who + " visits " + whom + ".");
  else if (kind == "press")
    story.say(hour, who + " presses " + whom + ".");
  else if (kind == "funding")
    story.say(hour, who + " promises money to " + whom + ".");
  else if (kind == "repair")
    story.say(hour, who + " tries to make good with " + whom + ".");
  else if (kind == "blame")
    story.say(hour, who + " blames " + whom + " in public for the text it has just refused.");
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
  else if (kind == "convening")
    story.say(hour, who + " convenes a meeting (" + story.name("effort", object) + ").");
  else
    return kind == "leak";  // told from its own table
  return true;
}

}  // namespace truce::narrative
