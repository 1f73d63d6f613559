// Numbers, relations and addresses of actors.
#include "sim/diplomacy/actors.hpp"

#include "sim/base/random.hpp"

namespace truce::diplomacy {
namespace {

constexpr std::uint32_t leaders_of_a_party = 4096;
constexpr std::uint32_t stakeholder_addresses = 0x40000000;
constexpr std::uint32_t reply_kind = 1;
constexpr std::uint32_t text_kind = 2;

// The leader that an actor follows, -1 if it follows none.
int followed(const ScenarioSetup& setup, int actor) {
  if (actor < 0 || actor >= static_cast<int>(setup.leaders.size())) return -1;
  const std::string& id = setup.leaders[static_cast<std::size_t>(actor)].value.follows;
  return id.empty() ? -1 : row_of(setup.leaders, id);
}

}  // namespace

int actor_number(const ScenarioSetup& setup, std::string_view id) {
  if (const int leader = row_of(setup.leaders, id); leader >= 0) return leader;
  const int mediator = row_of(setup.mediators, id);
  return mediator < 0 ? -1 : static_cast<int>(setup.leaders.size()) + mediator;
}

int mediator_of(const ScenarioSetup& setup, int actor) {
  const int leaders = static_cast<int>(setup.leaders.size());
  return actor < leaders ? -1 : actor - leaders;
}

Regard regard(const World& world, int from, int to) {
  if (from < 0 || to < 0) return {};
  const std::size_t actors = rows_of(world.leaders) + rows_of(world.mediators);
  const std::int32_t found =
      world.relation_rows[static_cast<std::size_t>(from) * actors + static_cast<std::size_t>(to)];
  if (found < 0) return {};
  const auto row = static_cast<std::size_t>(found);
  return {world.relations.trust[row], world.relations.leverage[row], world.relations.rivalry[row]};
}

const StrategySetup* strategy_of(const ScenarioSetup& setup, std::size_t effort) {
  const int row = row_of(setup.strategies, setup.efforts[effort].value.strategy);
  return row < 0 ? nullptr : &setup.strategies[static_cast<std::size_t>(row)].value;
}

std::size_t answers_for(const World& world, std::size_t leader) {
  const int other = world.setup->leaders[leader].value.role == LeaderRole::minister
                        ? followed(*world.setup, static_cast<int>(leader))
                        : -1;
  return other < 0 ? leader : static_cast<std::size_t>(other);
}

std::int64_t bits_of(const ScenarioSetup& setup, const std::vector<std::string>& ids) {
  std::int64_t bits = 0;
  for (const std::string& id : ids)
    if (const int actor = actor_number(setup, id); actor >= 0) bits |= bit(actor);
  return bits;
}

std::uint32_t leader_address(const World& world, std::size_t leader) {
  const std::int32_t party = world.leaders.party[leader];
  std::uint32_t local = 0;
  for (std::size_t before = 0; before < leader; ++before)
    local += world.leaders.party[before] == party ? 1U : 0U;
  if (party < 0) return stakeholder_addresses + local;
  return world.luck_of(PartyId(static_cast<std::size_t>(party))) * leaders_of_a_party + local;
}

std::uint32_t text_address(const World& world, std::size_t text) {
  if (world.texts.setup[text] >= 0) return static_cast<std::uint32_t>(world.texts.setup[text]);
  const std::int32_t maker = world.texts.lead[text];
  std::uint32_t count = 0;
  for (std::size_t before = 0; before < text; ++before)
    count += world.texts.setup[before] < 0 && world.texts.lead[before] == maker ? 1U : 0U;
  return born_entity(static_cast<std::uint32_t>(maker + 1), text_kind, count);
}

std::uint32_t reply_address(const World& world, std::size_t leader, std::size_t text) {
  return born_entity(leader_address(world, leader), reply_kind, text_address(world, text));
}

}  // namespace truce::diplomacy
