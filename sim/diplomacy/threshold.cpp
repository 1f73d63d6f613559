// A mixture keeps every leader's own chance exactly: only how often leaders of a party answer alike changes.
#include "sim/diplomacy/threshold.hpp"

#include "sim/diplomacy/actors.hpp"

namespace truce::diplomacy {
namespace {

constexpr std::uint32_t shared_kind = 7;

}  // namespace

double reply_threshold(const World& world, const Luck& luck, Stream own, std::size_t leader,
                       std::size_t text) {
  Draws alone = luck.at(own, reply_address(world, leader, text));
  const double threshold = alone.uniform();
  const std::int32_t party = world.leaders.party[leader];
  if (party < 0) return threshold;
  // Leaders answer a text at different hours: what they share is drawn as of step 0. Prolonging is decided
  // anew each time, in one hour.
  const Luck common_luck = own == Stream::reply ? Luck{luck.seed, luck.replicate, 0} : luck;
  Draws together = common_luck.at(Stream::shared_threshold,
                                  born_entity(world.luck_of(PartyId(static_cast<std::size_t>(party))),
                                              shared_kind, text_address(world, text)));
  const bool is_shared = together.chance(world.setup->decision.threshold_shared);
  const double common = together.uniform();
  return is_shared ? common : threshold;
}

double all_say_yes(double shared, double least, double product) {
  return shared * least + (1 - shared) * product;
}

}  // namespace truce::diplomacy
