// Reports follow the truth as far as an outlet is reliable, else the account of the side it stands with.
#include "sim/violence/attribution.hpp"

#include <algorithm>
#include <vector>

#include "sim/formula/attribution.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

constexpr double least_prior = 1e-6;

// True if a report says that not the harmed side but its opponent did it; one draw decides what an outlet
// carries.
bool blames_opponent(const OutletSetup& outlet, double reliability, const std::string& harmed_party,
                     bool truth, Draws& draws) {
  const double draw = draws.uniform();
  if (draw < reliability) return truth;
  if (outlet.party.empty()) return draw < reliability + (1 - reliability) / 2;
  return outlet.party == harmed_party;
}

// Best monitoring of a halt in force, 0-1: what monitors saw, every outlet can report.
double monitoring(const World& world) {
  double best = 0;
  for (const std::int32_t halt : world.parties.halt)
    if (halt >= 0) best = std::max(best, world.arrangements.monitored[static_cast<std::size_t>(halt)]);
  return best;
}

// Share of what an outlet reports that is checked, with what monitors add to it.
double reliability(const World& world, std::size_t outlet) {
  const double own = world.setup->outlets[outlet].value.reliability;
  return own + (1 - own) * monitoring(world);
}

// Number of an outlet that follows its side, not its place in the file (swap test, ruling M10).
std::uint32_t outlet_number(const World& world, std::size_t outlet) {
  const auto& outlets = world.setup->outlets;
  const std::string& side = outlets[outlet].value.party;
  std::uint32_t number = 0;
  for (std::size_t before = 0; before < outlet; ++before)
    number += outlets[before].value.party == side ? 1U : 0U;
  const int party = row_of(world.setup->parties, side);
  if (party < 0) return number;
  return (1 + world.luck_of(PartyId(static_cast<std::size_t>(party)))) * violence::things_of_a_party + number;
}

std::vector<bool> reports_on(const World& world, const Luck& luck, std::size_t incident,
                             PartyId harmed_side) {
  const auto stream = static_cast<std::size_t>(world.incidents.stream[incident]);
  std::uint32_t before = 0;  // incidents of the same stream in this step
  for (std::size_t row = incident; row-- > 0 && world.incidents.hour[row] == world.incidents.hour[incident];)
    before += world.incidents.stream[row] == world.incidents.stream[incident] ? 1U : 0U;
  const bool truth = world.incidents.author[incident] != harmed_side.row;
  std::vector<bool> reports;
  for (std::size_t o = 0; o < world.setup->outlets.size(); ++o) {
    const std::uint32_t what = outlet_number(world, o);
    Draws draws =
        luck.at(Stream::attribution, born_entity(violence::stream_address(world, stream), what, before));
    reports.push_back(blames_opponent(world.setup->outlets[o].value, reliability(world, o),
                                      world.setup->parties[harmed_side].id, truth, draws));
  }
  return reports;
}

// Probability public g gives to "the other side did it"; onlookers mean the opponent of the harmed side.
double judged_by(const World& world, std::size_t g, PartyId harmed_side, const std::vector<bool>& blames,
                 double claim) {
  const PublicSetup& crowd = world.setup->publics[g].value;
  const PartyId side = violence::party_of_public(world, static_cast<std::int32_t>(g));
  const bool opponent_is_other = !side.is_set() || side == harmed_side;
  std::vector<formula::Report> reports;
  for (const auto& [id, part] : crowd.outlets) {
    const int o = row_of(world.setup->outlets, id);
    if (o < 0) continue;
    const auto outlet = static_cast<std::size_t>(o);
    const double sign = blames[outlet] == opponent_is_other ? 1 : -1;
    reports.push_back({sign * claim, part, reliability(world, outlet)});
  }
  const double prior = std::clamp(crowd.stress.blames_other_prior, least_prior, 1 - least_prior);
  return formula::incident_belief(prior, reports);
}

}  // namespace

void Attribution::apply(World& world, const Luck& luck) const {
  for (std::size_t i = rows_of(world.incidents); i-- > 0 && world.incidents.hour[i] == world.clock.hour();) {
    if (world.incidents.kind[i] != IncidentKind::ambiguous_deaths) continue;
    const PartyId harmed_side = violence::party_of_public(world, world.incidents.harmed[i]);
    if (!harmed_side.is_set()) continue;
    const std::vector<bool> blames = reports_on(world, luck, i, harmed_side);
    for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
      const std::size_t row = append_row(world.beliefs);
      world.beliefs.incident[row] = static_cast<std::int32_t>(i);
      world.beliefs.audience[row] = PublicId(g);
      world.beliefs.blames_other[row] = judged_by(world, g, harmed_side, blames, claim);
    }
  }
}

}  // namespace truce
