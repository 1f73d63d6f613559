// Copies that arrived in the last step, then leaks and denials that nobody has made anything of yet.
#include "sim/diplomacy/perceptions.hpp"

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/envoy.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce {
namespace {

constexpr std::uint32_t occasion_arrival = 0;
constexpr std::uint32_t occasion_leak = 1;
constexpr std::uint32_t occasion_denial = 2;

class Reader {
 public:
  Reader(World& world, const Luck& luck, const Perceptions& rules, std::size_t copy)
      : world_(world),
        luck_(luck),
        rules_(rules),
        copy_(copy),
        text_(world.copies.text[copy]),
        leader_(world.copies.leader[copy]) {}

  void receive() {
    Draws draws = luck(occasion_arrival);
    see_hands(carriers_to(world_.setup->leaders[leader_].id), draws);
    if (world_.texts.meant_as[text_] == TextStage::concept_)
      take_for(draws.chance(honesty()) ? TextStage::concept_ : TextStage::tabled);
  }

  void read_of_the_leak() {
    Draws draws = luck(occasion_leak);
    std::int64_t all = 0;
    for (const auto& leader : world_.setup->leaders) all |= carriers_to(leader.id);
    see_hands(all, draws);
    take_for(TextStage::tabled);
  }

  void hear_the_denial() {
    Draws draws = luck(occasion_denial);
    if (!draws.chance(honesty())) return;
    world_.copies.hands[copy_] = 0;
    take_for(world_.texts.meant_as[text_]);
  }

 private:
  [[nodiscard]] Draws luck(std::uint32_t occasion) const {
    return luck_.at(Stream::perception,
                    born_entity(diplomacy::reply_address(world_, leader_, text_), occasion, 0));
  }

  [[nodiscard]] const StrategySetup* strategy() const {
    const std::int32_t effort = world_.texts.effort[text_] - 1;
    return effort < 0 ? nullptr : diplomacy::strategy_of(*world_.setup, static_cast<std::size_t>(effort));
  }

  // Mediators on the way to a leader who do not lead the text themselves.
  [[nodiscard]] std::int64_t carriers_to(const std::string& leader) const {
    const StrategySetup* plan = strategy();
    const ChannelSetup* channel =
        plan == nullptr ? nullptr : diplomacy::channel_on(*plan, world_.texts.way[text_], leader);
    if (channel == nullptr) return 0;
    const std::int64_t leaders = diplomacy::bit(static_cast<int>(world_.setup->leaders.size())) - 1;
    return diplomacy::bits_of(*world_.setup, channel->via) & ~leaders & ~world_.texts.leads[text_];
  }

  // What the reader expects of the lead's word, 0-1.
  [[nodiscard]] double honesty() const {
    const int lead = diplomacy::mediator_of(*world_.setup, world_.texts.lead[text_]);
    return lead < 0 ? 1 : diplomacy::standing(world_, static_cast<std::size_t>(lead), leader_).honesty;
  }

  void see_hands(std::int64_t carriers, Draws& draws) {
    const int first = static_cast<int>(world_.setup->leaders.size());
    for (int actor = first; actor < first + static_cast<int>(world_.setup->mediators.size()); ++actor) {
      if (!diplomacy::has_bit(carriers, actor)) continue;
      const bool seen = draws.chance(rules_.carrier_hand);
      if (!seen || diplomacy::has_bit(world_.copies.hands[copy_], actor)) continue;
      world_.copies.hands[copy_] |= diplomacy::bit(actor);
      note(EventKind::hand_seen, actor);
    }
  }

  void take_for(TextStage stage) {
    const bool news = world_.copies.taken_for[copy_] != stage;
    world_.copies.taken_for[copy_] = stage;
    if (news) note(EventKind::taken_for, static_cast<double>(stage));
  }

  void note(EventKind kind, double value) {
    world_.note(kind, static_cast<std::int32_t>(leader_), static_cast<std::int32_t>(text_), value);
  }

  World& world_;
  const Luck& luck_;
  const Perceptions& rules_;
  std::size_t copy_;
  std::size_t text_;
  std::size_t leader_;
};

// Copies are made in a later phase than this one: those of the step before are read now.
bool arrived_last_step(const World& world, std::size_t copy) {
  const double received = world.copies.received_hour[copy];
  const double now = world.clock.hour();
  return received >= now - world.clock.step_hours && received < now;
}

// What has arrived and is neither refused nor dead: nothing hangs any more on how such a text was meant.
bool is_read_now(const World& world, std::size_t copy) {
  const TextStage stage = world.texts.stage[world.copies.text[copy]];
  return world.copies.received_hour[copy] < world.clock.hour() && stage != TextStage::refused &&
         stage != TextStage::dead;
}

}  // namespace

void Perceptions::apply(World& world, const Luck& luck) const {
  for (std::size_t copy = 0; copy < rows_of(world.copies); ++copy)
    if (arrived_last_step(world, copy)) Reader(world, luck, *this, copy).receive();
  for (std::size_t leak = 0; leak < rows_of(world.leak_records); ++leak) {
    std::int8_t& noted = world.leak_records.noted[leak];
    const bool fresh = noted == 0;
    const bool denied = noted < 2 && world.leak_records.denied[leak] != 0;
    if (!fresh && !denied) continue;
    noted = denied ? 2 : 1;
    for (std::size_t copy = 0; world.leak_records.text[leak] >= 0 && copy < rows_of(world.copies); ++copy) {
      if (world.copies.text[copy].row != world.leak_records.text[leak] || !is_read_now(world, copy)) continue;
      Reader reader(world, luck, *this, copy);
      if (fresh) reader.read_of_the_leak();
      if (denied) reader.hear_the_denial();
    }
  }
}

}  // namespace truce
