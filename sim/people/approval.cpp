// Shocks are recognised by what the step changed; approval keeps no memory but itself.
#include "sim/people/approval.hpp"

#include "sim/formula/approval.hpp"
#include "sim/formula/audience_cost.hpp"

namespace truce {
namespace {

bool in_this_step(const World& world, double hour) {
  return hour > world.clock.hour() - world.clock.step_hours && hour <= world.clock.hour();
}

bool fighting_starts(const World& world, std::size_t p) {
  const double fought = world.parties.fighting_hours[p];
  return world.setup->parties[p].value.war.fought_before_hours <= 0 && world.parties.holds[p] == 0 &&
         fought > 0 && fought <= world.clock.step_hours;
}

bool forces_go_in(const World& world, std::size_t p) {
  return world.parties.ground[p] == GroundState::inside && world.parties.ground_hours[p] <= 0;
}

double salient_deaths(const World& world, std::size_t crowd) {
  double count = 0;
  for (std::size_t i = rows_of(world.incidents); i-- > 0 && world.incidents.hour[i] == world.clock.hour();)
    if (world.incidents.kind[i] == IncidentKind::salient_death &&
        world.incidents.harmed[i] == static_cast<std::int32_t>(crowd))
      count += 1;
  return count;
}

bool is_signed_truce(const World& world, std::size_t arrangement, std::size_t p) {
  const HaltKind kind = world.arrangements.kind[arrangement];
  return (kind == HaltKind::truce || kind == HaltKind::lasting) &&
         (world.arrangements.signatories[arrangement] >> p & 1) != 0;
}

// A truce of the party starts in this step, and none of its truces ends in it.
bool new_truce(const World& world, std::size_t p) {
  bool starts = false;
  for (std::size_t a = 0; a < rows_of(world.arrangements); ++a) {
    if (!is_signed_truce(world, a, p)) continue;
    if (world.arrangements.end[a] != HaltEnd::lives && in_this_step(world, world.arrangements.end_hour[a]))
      return false;
    starts = starts || (world.arrangements.end[a] == HaltEnd::lives &&
                        in_this_step(world, world.arrangements.start_hour[a]));
  }
  return starts;
}

double shocks_of(const World& world, std::size_t crowd) {
  const ApprovalSetup& setup = world.setup->publics[crowd].value.approval;
  double shocks = -setup.salient_loss * salient_deaths(world, crowd);
  if (world.publics.party[crowd] < 0) return shocks;
  const auto p = static_cast<std::size_t>(world.publics.party[crowd]);
  if (fighting_starts(world, p)) shocks += setup.rally_on_fighting;
  if (forces_go_in(world, p)) shocks += setup.rally_on_ground_entry;
  if (new_truce(world, p)) shocks -= formula::audience_cost(setup.truce_cost, world.parties.pledge[p], {});
  return shocks;
}

}  // namespace

void Approval::apply(World& world, const Luck&) const {
  for (std::size_t g = 0; g < rows_of(world.publics); ++g) {
    const ApprovalSetup& setup = world.setup->publics[g].value.approval;
    const std::int32_t party = world.publics.party[g];
    const double success = party < 0 ? 0.5 : world.parties.success[static_cast<std::size_t>(party)];
    const formula::ApprovalScale scale{setup.base, setup.success_weight / 100, setup.decay_days * 24};
    const double relaxed =
        formula::next_approval(world.publics.approval[g], success, world.clock.step_hours, scale);
    world.publics.approval[g] = formula::shocked_approval(relaxed, shocks_of(world, g));
  }
}

}  // namespace truce
