// A tiny table: two mirrored parties, each with one leader, one mediator between them, one text.
#pragma once

#include "sim/diplomacy/agreements.hpp"
#include "sim/diplomacy/replies.hpp"
#include "sim/diplomacy/texts_tabled.hpp"
#include "sim/violence/halts.hpp"
#include "tests/support/small_world.hpp"

namespace truce::testing {

// `disposition` in utils: +3 always yes, -3 always no at the default temperature.
inline LeaderSetup leader_of(const std::string& party, double disposition) {
  LeaderSetup leader;
  leader.party = party;
  leader.disposition = disposition;
  leader.reply_delay_hours = 0;
  return leader;
}

inline TextSetup pause_text(std::string_view tabled, double hours) {
  TextSetup text;
  text.tabled = moment(tabled);
  text.leads = {"envoy"};
  text.duration_hours = hours;
  return text;
}

inline ScenarioSetup table_setup(double north, double south, double hours = 12) {
  ScenarioSetup setup = small_setup();
  setup.arrangements = ArrangementMode::negotiated;
  setup.leaders = {{"north_lead", leader_of("north", north)}, {"south_lead", leader_of("south", south)}};
  setup.mediators = {{"envoy", MediatorSetup{}}};
  setup.texts = {{"offer", pause_text("2014-07-08 03:00", hours)}};
  return setup;
}

inline Pipeline table_pipeline(Agreements agreements = {}) {
  return Pipeline({bind(Halts{}), bind(TextsTabled{}), bind(Replies{}), bind(agreements)});
}

}  // namespace truce::testing
