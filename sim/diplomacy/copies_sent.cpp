// What each hop of a channel may change, and copies on their way.
#include "sim/diplomacy/copies_sent.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/envoy.hpp"

namespace truce::diplomacy {
namespace {

constexpr double notch = 0.25;  // one step of the issue scales

// A step put off changes places with one that is not, if the text has any.
void swap_stages(Delivery& copy, std::size_t step, double uniform) {
  std::vector<std::size_t> at_once;
  for (std::size_t k = 0; k < issue_count; ++k)
    if (copy.issues[k] >= 0 && !has_bit(copy.deferred, static_cast<int>(k))) at_once.push_back(k);
  if (at_once.empty()) return;
  const auto place = static_cast<std::size_t>(uniform * static_cast<double>(at_once.size()));
  copy.deferred ^= bit(static_cast<int>(step)) | bit(static_cast<int>(at_once[place]));
}

// On each hop a value may be passed on one notch off, two steps in each other's place, a contested word in
// the other wording (and back on the next). Silence stays silence, and a text of one stage has no order to
// get wrong.
void distort(Delivery& copy, const StrategySetup& strategy, const ChannelSetup& channel, Draws draws) {
  const double wrong = 1 - det::pow(1 - channel.distortion, static_cast<double>(channel.via.size() + 1));
  for (double& value : copy.issues) {
    const bool passed_on_wrongly = draws.chance(wrong);
    const bool upwards = draws.chance(0.5);
    if (value >= 0 && passed_on_wrongly) value = std::clamp(value + (upwards ? notch : -notch), 0.0, 1.0);
  }
  const std::int64_t put_off = copy.deferred;
  for (std::size_t k = 0; k < issue_count; ++k) {
    if (!has_bit(put_off, static_cast<int>(k))) continue;
    const bool misplaced = draws.chance(wrong);
    const double which = draws.uniform();
    if (misplaced) swap_stages(copy, k, which);
  }
  double turned = 0;
  for (std::size_t hop = 0; hop <= channel.via.size(); ++hop) turned += channel.distortion * (1 - 2 * turned);
  for (std::size_t k = 0; k < strategy.words.size(); ++k)
    if (draws.chance(turned)) copy.turned_words |= bit(static_cast<int>(k));
}

}  // namespace

void send_copies(World& world, const Luck& luck, std::size_t effort, std::size_t text) {
  static const ChannelSetup direct;
  const Envoy envoy(world, luck, effort);
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    if (!is_decider(world, leader) || envoy.is_excluded(leader)) continue;
    const ChannelSetup& channel = envoy.channel(leader) == nullptr ? direct : *envoy.channel(leader);
    Draws draws = luck.at(Stream::channel_distortion, reply_address(world, leader, text));
    Delivery copy{.text = text,
                  .leader = leader,
                  .hour = world.clock.hour() + channel.delay_hours,
                  .consulted = envoy.consulted(leader),
                  .issues = world.texts.issues[text],
                  .deferred = world.texts.deferred[text]};
    distort(copy, envoy.strategy(), channel, draws);
    deliver(world, luck, copy);
  }
}

}  // namespace truce::diplomacy
