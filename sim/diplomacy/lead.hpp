// What a lead may do in its effort: its options with their worth to it, and how each is carried out.
#pragma once

#include <vector>

#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/mediation.hpp"

namespace truce::diplomacy {

enum class LeadAct { wait, call, visit, meet, table, press, funding, repair, reroute };

// `leader` is whom the act is for; `worth` in utils of the lead's own objective; `way` is where to turn to.
struct LeadOption {
  LeadAct act = LeadAct::wait;
  std::size_t leader = 0;
  double worth = 0;
  std::int32_t way = 0;
};

// How far an effort has come with its texts.
struct Harvest {
  int on_the_table = 0;
  int refused = 0;
  bool lasting = false;  // an open-ended halt is in force or promised
  bool halted = false;   // any halt is
};
[[nodiscard]] Harvest harvest_of(const World& world, std::size_t effort);

// Worth of an act = what it adds to the perceived chance of agreement x what an agreement is worth to the
// lead, less its cost; of a text, the chance x that worth + wants_credit / 2 - wants_primacy x credit shared
// with rivals, less its cost (model.md R.6 S11).
[[nodiscard]] std::vector<LeadOption> lead_options(const World& world, const Mediation& rules,
                                                   const Envoy& envoy, const formula::IssueText& draft);

// Does it: consults, tables, presses, pays or makes good; notes it in the journal.
void carry_out(World& world, const Luck& luck, const Mediation& rules, const Envoy& envoy,
               const LeadOption& option);

}  // namespace truce::diplomacy
