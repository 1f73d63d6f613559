// One pass over the fatal events of the step, and one incident per set of works that was used.
#include "sim/violence/incidents.hpp"

#include <vector>

#include "sim/violence/address.hpp"

namespace truce {
namespace {

struct Fact {
  IncidentKind kind{};
  std::int32_t author = -1;
  std::int32_t harmed = -1;
  double deaths = 0;
  std::int32_t stream = -1;
};

std::int32_t record(World& world, const Fact& fact) {
  const std::size_t row = append_row(world.incidents);
  world.incidents.hour[row] = world.clock.hour();
  world.incidents.kind[row] = fact.kind;
  world.incidents.author[row] = fact.author;
  world.incidents.harmed[row] = fact.harmed;
  world.incidents.deaths[row] = fact.deaths;
  world.incidents.stream[row] = fact.stream;
  world.note(EventKind::incident, fact.author, static_cast<std::int32_t>(row),
             static_cast<double>(fact.kind));
  return static_cast<std::int32_t>(row);
}

void judge(World& world, std::size_t row, const IncidentMaker& maker, Draws& draws) {
  Fatal& fatal = world.fatal;
  const double dispute = draws.uniform();
  const double memory = draws.uniform();
  const auto crowd = static_cast<std::size_t>(fatal.harmed[row]);
  const bool civilians = fatal.deaths[row] > fatal.fighters[row];
  Fact fact{{}, fatal.author[row], fatal.harmed[row], fatal.deaths[row], fatal.stream[row]};
  if (fatal.misfire[row] != 0 || dispute < maker.ambiguous_share) {
    fact.kind = IncidentKind::ambiguous_deaths;
  } else if (fatal.deaths[row] >= maker.mass_deaths_from) {
    fact.kind = IncidentKind::mass_deaths;
  } else if (civilians && memory < world.setup->publics[crowd].value.approval.salient_share) {
    fact.kind = IncidentKind::salient_death;
  } else {
    return;
  }
  fatal.incident[row] = record(world, fact);
}

}  // namespace

void IncidentMaker::apply(World& world, const Luck& luck) const {
  for (std::size_t s = 0; s < rows_of(world.streams); ++s) {
    Draws draws = luck.at(Stream::incident, violence::stream_address(world, s));
    for (std::size_t row = 0; row < rows_of(world.fatal); ++row)
      if (world.fatal.stream[row] == static_cast<std::int32_t>(s)) judge(world, row, *this, draws);
  }
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    if (world.works.infiltrations_step[w] > 0)
      record(world, {IncidentKind::infiltration, world.works.owner[w].row, -1,
                     world.works.infiltration_deaths_step[w], -1});
    if (world.works.clashes_step[w] > 0)
      record(world, {IncidentKind::clash, -1, -1,
                     world.works.clash_searcher_deaths_step[w] + world.works.clash_owner_deaths_step[w], -1});
  }
  for (std::size_t f = 0; f < rows_of(world.factions); ++f)
    if (world.factions.spoiled_step[f] > 0)
      record(world, {IncidentKind::spoiling, world.factions.party[f].row, -1, 0, -1});
}

}  // namespace truce
