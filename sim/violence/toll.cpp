// Every death is booked once: to a public (of which it took part in the fighting or not), its party, a
// region.
#include "sim/violence/toll.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/violence/address.hpp"
#include "sim/violence/sides.hpp"

namespace truce {
namespace {

constexpr double day_hours = 24;

struct Dead {
  double all = 0;
  double fighters = 0;
};

// Parties without a public lose their fighters all the same.
struct Count {
  std::vector<Dead> of_public;
  std::vector<Dead> of_party;

  void add(const World& world, std::int32_t crowd, Dead dead) {
    if (crowd < 0) return;
    of_public[static_cast<std::size_t>(crowd)].all += dead.all;
    of_public[static_cast<std::size_t>(crowd)].fighters += dead.fighters;
    if (const PartyId party = violence::party_of_public(world, crowd); party.is_set()) add(party, dead);
  }
  void add(PartyId party, Dead dead) {
    of_party[party].all += dead.all;
    of_party[party].fighters += dead.fighters;
  }
  void add_soldiers(const World& world, PartyId party, double killed) {
    const std::int32_t crowd = violence::public_of(world, party);
    if (crowd >= 0) {
      add(world, crowd, {killed, killed});
    } else {
      add(party, {killed, killed});
    }
  }
};

Count count_all(const World& world) {
  Count count{std::vector<Dead>(rows_of(world.publics)), std::vector<Dead>(rows_of(world.parties))};
  for (std::size_t row = 0; row < rows_of(world.fatal); ++row)
    count.add(world, world.fatal.harmed[row], {world.fatal.deaths[row], world.fatal.fighters[row]});
  for (std::size_t p = 0; p < rows_of(world.parties); ++p) {
    count.add_soldiers(world, PartyId(p), world.parties.engaged_own_step[p]);
    const std::string& against = world.setup->parties[p].value.ground.against;
    count.add(world, row_of(world.setup->publics, against),
              {world.parties.engaged_other_step[p], world.parties.engaged_fighters_step[p]});
  }
  for (std::size_t w = 0; w < rows_of(world.works); ++w) {
    count.add_soldiers(world, world.works.searcher[w],
                       world.works.infiltration_deaths_step[w] + world.works.clash_searcher_deaths_step[w]);
    count.add_soldiers(world, world.works.owner[w], world.works.clash_owner_deaths_step[w]);
  }
  return count;
}

// A count a day with a memory of one day: settles at 24 r under a steady rate of r an hour, at any step.
void roll(double& per_day, double now, double dt) {
  const double kept = det::exp(-dt / day_hours);
  per_day = per_day * kept + now * (1 - kept) * day_hours / dt;
}

void spread_over_regions(World& world, const Luck& luck, std::size_t crowd, double deaths) {
  if (deaths <= 0) return;
  std::vector<std::size_t> rows;
  std::vector<double> weights;
  double sum = 0;
  for (const auto& [id, part] : world.setup->publics[crowd].value.regions)
    if (const int row = row_of(world.setup->regions, id); row >= 0) {
      rows.push_back(static_cast<std::size_t>(row));
      weights.push_back(part * world.setup->regions[rows.back()].value.exposure);
      sum += weights.back();
    }
  if (sum <= 0) return;
  Draws draws = luck.at(Stream::death_region, violence::public_address(world, crowd));
  for (double death = 0; death < deaths; death += 1)
    world.regions.deaths_step[rows[draws.pick(weights)]] += 1;
}

}  // namespace

void Toll::start(World& world, const Luck&) const {
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const PublicSetup& setup = world.setup->publics[g].value;
    world.publics.deaths[g] = setup.deaths_before;
    world.publics.fighters_killed[g] = setup.fighters_before;
    if (const std::int32_t party = world.publics.party[g]; party >= 0)
      world.parties.civilians_killed[static_cast<std::size_t>(party)] +=
          setup.deaths_before - setup.fighters_before;
  }
  for (std::size_t p = 0; p < rows_of(world.parties); ++p)
    world.parties.fighters_killed[p] = world.setup->parties[p].value.war.fighters_lost_before;
}

void Toll::apply(World& world, const Luck& luck) const {
  const Count count = count_all(world);
  const double dt = world.clock.step_hours;
  std::ranges::fill(world.regions.deaths_step, 0.0);
  for (std::size_t g = 0; g < count.of_public.size(); ++g) {
    world.publics.deaths_step[g] = count.of_public[g].all;
    world.publics.deaths[g] += count.of_public[g].all;
    world.publics.fighters_killed[g] += count.of_public[g].fighters;
    roll(world.publics.deaths_day[g], count.of_public[g].all, dt);
    spread_over_regions(world, luck, g, count.of_public[g].all);
  }
  Parties& parties = world.parties;
  for (std::size_t p = 0; p < count.of_party.size(); ++p) {
    const Dead& dead = count.of_party[p];
    parties.fighters_killed_step[p] = dead.fighters;
    parties.fighters_killed[p] += dead.fighters;
    roll(parties.fighters_killed_day[p], dead.fighters, dt);
    parties.civilians_killed_step[p] = dead.all - dead.fighters;
    parties.civilians_killed[p] += dead.all - dead.fighters;
    roll(parties.civilians_killed_day[p], dead.all - dead.fighters, dt);
  }
  for (std::size_t f = 0; f < rows_of(world.factions); ++f) {
    const PartyId party = world.factions.party[f];
    world.factions.grievance[f] =
        det::log1p(parties.fighters_killed_day[party] + parties.civilians_killed_day[party]);
  }
}

}  // namespace truce
