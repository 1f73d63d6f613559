// A poll is read off the state at the end of its hour and changes nothing.
#include "sim/people/polls.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "sim/people/crowd.hpp"
#include "sim/people/crowd_luck.hpp"

namespace truce {
namespace {

constexpr std::uint32_t polls_of_a_public = 65536;

// A poll at the very start is taken at the end of the first step.
bool is_due(const World& world, Instant date) {
  return world.clock.reaches(date) || (world.clock.step == 1 && world.clock.hours_to(date) == 0);
}

std::uint32_t poll_address(const World& world, std::size_t poll, std::size_t crowd) {
  std::uint32_t local = 0;
  for (std::size_t before = 0; before < poll; ++before)
    local += world.setup->polls[before].value.asks == world.setup->polls[poll].value.asks ? 1U : 0U;
  return people::crowd_number(world, crowd) * polls_of_a_public + local;
}

// Who says yes among `asked` citizens drawn at random, without replacement where there are more (Floyd's
// algorithm).
std::int64_t ask(std::span<const float> opinion, float cut, std::uint32_t asked, Draws draws) {
  const auto all = static_cast<std::uint32_t>(opinion.size());
  std::int64_t yes = 0;
  if (asked >= all) {
    for (std::uint32_t k = 0; k < asked; ++k) yes += opinion[draws.below(all)] > cut ? 1 : 0;
    return yes;
  }
  std::set<std::uint32_t> sample;
  for (std::uint32_t last = all - asked; last < all; ++last) {
    const std::uint32_t candidate = draws.below(last + 1);
    const std::uint32_t chosen = sample.contains(candidate) ? last : candidate;
    sample.insert(chosen);
    yes += opinion[chosen] > cut ? 1 : 0;
  }
  return yes;
}

void take(World& world, std::size_t poll, std::size_t crowd, const Luck& luck) {
  const PollSetup& setup = world.setup->polls[poll].value;
  const auto opinion = people::part_of(world, crowd, std::as_const(world.citizens.opinion));
  Draws draws = luck.at(Stream::poll_sample, poll_address(world, poll, crowd));
  double yes = 0;
  double truth = 0;
  if (setup.question == Question::approval) {
    truth = world.publics.approval[crowd];
    yes = static_cast<double>(draws.binomial(setup.sample, truth / 100));
  } else {
    if (opinion.empty()) return;
    truth = 100 * people::share_above(opinion, setup.cut);
    yes = static_cast<double>(
        ask(opinion, static_cast<float>(setup.cut), static_cast<std::uint32_t>(setup.sample), draws));
  }
  const double percent = std::clamp(100 * yes / setup.sample + setup.house_effect, 0.0, 100.0);
  world.journal.polls.push_back({world.clock.hour(), static_cast<std::int32_t>(poll), percent, truth});
  world.note(EventKind::poll, static_cast<std::int32_t>(poll), static_cast<std::int32_t>(crowd), percent);
}

}  // namespace

void Polls::apply(World& world, const Luck& luck) const {
  for (std::size_t poll = 0; poll < world.setup->polls.size(); ++poll) {
    const PollSetup& setup = world.setup->polls[poll].value;
    const int crowd = row_of(world.setup->publics, setup.asks);
    if (crowd >= 0 && is_due(world, setup.date)) take(world, poll, static_cast<std::size_t>(crowd), luck);
  }
}

}  // namespace truce
