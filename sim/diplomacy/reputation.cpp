// Each memory fades by its own age; leaving one out removes exactly that one.
#include "sim/diplomacy/reputation.hpp"

#include <array>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/halts_seen.hpp"
#include "sim/diplomacy/text_seen.hpp"
#include "sim/formula/reputation.hpp"

namespace truce {
namespace {

using diplomacy::has_bit;

bool judges(const World& world, const MemorySetup& memory, std::size_t leader) {
  const LeaderSetup& setup = world.setup->leaders[leader].value;
  return memory.by == world.setup->leaders[leader].id || (!setup.party.empty() && memory.by == setup.party);
}

formula::Evidence remembered(const World& world, const std::string& mediator, std::size_t leader,
                             Domain domain, double kept_per_day) {
  formula::Evidence sum;
  for (const auto& [id, memory] : world.setup->memories) {
    if (memory.of != mediator || memory.domain != domain || !judges(world, memory, leader)) continue;
    const double days = memory.when.is_set() ? -world.clock.hours_to(memory.when) / 24 : 0;
    const formula::Evidence faded =
        formula::forget({memory.good, memory.bad}, kept_per_day, days > 0 ? days : 0);
    sum = formula::observe(sum, faded.good, faded.bad);
  }
  return sum;
}

// What a halt of its text says about a lead to one who signed it.
void judge_delivery(World& world, std::size_t row, double good, double bad, std::int32_t halt) {
  const std::int32_t text = world.arrangements.text[static_cast<std::size_t>(halt)];
  if (text < 0) return;
  const auto actor = static_cast<int>(world.setup->leaders.size() + world.reputations.mediator[row]);
  if (!has_bit(world.texts.leads[static_cast<std::size_t>(text)], actor)) return;
  world.reputations.delivers_good[row] += good;
  world.reputations.delivers_bad[row] += bad;
}

// A failed text that was followed by more deaths a day than before is laid at its leads' door (ruling M6).
void judge_aftermath(World& world, std::size_t row, const Reputation& rules) {
  const double now = world.clock.hour();
  const auto actor = static_cast<int>(world.setup->leaders.size() + world.reputations.mediator[row]);
  for (std::size_t text = 0; text < rows_of(world.texts); ++text) {
    const double due = world.texts.failed_hour[text] + rules.rise_after_hours;
    if (world.texts.failed_hour[text] <= 0 || due > now || due <= now - world.clock.step_hours) continue;
    if (has_bit(world.texts.leads[text], actor) &&
        diplomacy::deaths_per_day(world) > world.texts.deaths_day_then[text] * (1 + rules.rise_from))
      world.reputations.neutral_bad[row] += rules.bad_per_rise;
  }
}

}  // namespace

void Reputation::start(World& world, const Luck&) const {
  Reputations& all = world.reputations;
  for (std::size_t m = 0; m < world.setup->mediators.size(); ++m)
    for (std::size_t leader = 0; leader < world.setup->leaders.size(); ++leader) {
      if (!diplomacy::is_decider(world, leader)) continue;
      const std::string& id = world.setup->mediators[m].id;
      const formula::Evidence honest = remembered(world, id, leader, Domain::honesty, kept_per_day);
      const formula::Evidence neutral = remembered(world, id, leader, Domain::neutrality, kept_per_day);
      const formula::Evidence delivers = remembered(world, id, leader, Domain::delivery, kept_per_day);
      const std::size_t row = append_row(all);
      all.mediator[row] = MediatorId(m);
      all.decider[row] = LeaderId(leader);
      all.honest_good[row] = honest.good;
      all.honest_bad[row] = honest.bad;
      all.neutral_good[row] = neutral.good;
      all.neutral_bad[row] = neutral.bad;
      all.delivers_good[row] = delivers.good;
      all.delivers_bad[row] = delivers.bad;
      all.neutral_start[row] = neutral.expectation();
      all.delivers_start[row] = delivers.expectation();
    }
}

void Reputation::apply(World& world, const Luck&) const {
  const double kept = det::pow(kept_per_day, world.clock.step_hours / 24);
  Reputations& all = world.reputations;
  const std::vector<diplomacy::HaltSeen> seen = diplomacy::halts_seen(world);
  for (auto* column : {&all.honest_good, &all.honest_bad, &all.neutral_good, &all.neutral_bad,
                       &all.delivers_good, &all.delivers_bad})
    for (double& value : *column) value *= kept;
  for (std::size_t row = 0; row < rows_of(all); ++row) {
    const std::int32_t party = world.leaders.party[all.decider[row]];
    if (party < 0) continue;
    if (bad_per_rise > 0) judge_aftermath(world, row, *this);
    const auto [quiet, broken] = seen[static_cast<std::size_t>(party)];
    if (quiet)
      judge_delivery(world, row, good_per_kept_day * world.clock.step_hours / 24, 0,
                     diplomacy::mutual_halt(world, party));
    if (broken >= 0) judge_delivery(world, row, 0, bad_per_collapse, broken);
  }
}

}  // namespace truce
