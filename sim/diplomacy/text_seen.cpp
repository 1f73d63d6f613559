// Texts and copies.
#include "sim/diplomacy/text_seen.hpp"

#include <algorithm>

#include "sim/diplomacy/actors.hpp"
#include "sim/formula/reply_sum.hpp"

namespace truce::diplomacy {
namespace {

constexpr double silent_means_open = 1;  // a text silent on the issue of duration is read as open-ended

std::int64_t excluded_by(const ScenarioSetup& setup, std::int32_t effort) {
  if (effort == 0) return 0;
  const StrategySetup* strategy = strategy_of(setup, static_cast<std::size_t>(effort - 1));
  return strategy == nullptr ? 0 : bits_of(setup, strategy->excluded);
}

}  // namespace

double TextSeen::staked_hours() const {
  const std::optional<double> stated = duration_hours == 0 ? std::nullopt : std::optional(duration_hours);
  return formula::stated_duration_hours(
      stated, issues[static_cast<std::size_t>(formula::Issue::duration)].value_or(silent_means_open));
}

formula::IssueText issue_text(const IssueRow& row) {
  formula::IssueText text;
  for (std::size_t k = 0; k < issue_count; ++k)
    if (row[k] >= 0) text[k] = row[k];
  return text;
}

IssueRow issue_row(const formula::IssueText& text) {
  IssueRow row{};
  for (std::size_t k = 0; k < issue_count; ++k) row[k] = text[k].value_or(-1.0);
  return row;
}

TextSeen seen_text(const World& world, std::size_t text, double consulted) {
  const Texts& texts = world.texts;
  return {.issues = issue_text(texts.issues[text]),
          .duration_hours = texts.duration_hours[text],
          .kind = static_cast<TextClass>(texts.kind[text]),
          .rival_share = texts.rival_share[text],
          .consulted = consulted,
          .leads = texts.leads[text],
          .authors = texts.authors[text],
          .effort = texts.effort[text],
          .excluded = excluded_by(*world.setup, texts.effort[text]),
          .deferred = texts.deferred[text],
          .deferred_days = texts.deferred_days[text],
          .ambiguity = texts.ambiguity[text],
          .taken_for = texts.meant_as[text]};
}

TextSeen seen_copy(const World& world, std::size_t copy) {
  TextSeen seen = seen_text(world, world.copies.text[copy], world.copies.consulted[copy]);
  seen.issues = issue_text(world.copies.issues[copy]);
  seen.deferred = world.copies.deferred[copy];
  seen.turned_words = world.copies.turned_words[copy];
  seen.hands = world.copies.hands[copy];
  seen.taken_for = world.copies.taken_for[copy];
  return seen;
}

int copy_of(const World& world, std::size_t text, std::size_t leader) {
  for (std::size_t row = 0; row < rows_of(world.copies); ++row)
    if (world.copies.text[row] == text && world.copies.leader[row] == leader) return static_cast<int>(row);
  return -1;
}

namespace {

// Who has a text before its deadline answers by it; nobody hurries for one that came too late.
double before_deadline(const World& world, const Delivery& delivery) {
  constexpr double no_hurry = 1e9;
  const double left = world.texts.deadline_hour[delivery.text] - delivery.hour - world.clock.step_hours;
  return world.texts.deadline_hour[delivery.text] > 0 && left >= 0 ? left : no_hurry;
}

}  // namespace

void deliver(World& world, const Luck& luck, const Delivery& delivery) {
  Draws draws = luck.at(Stream::party_act, reply_address(world, delivery.leader, delivery.text));
  const double usual =
      world.setup->leaders[delivery.leader].value.reply_delay_hours * (0.5 + draws.uniform());
  const double soon =
      world.setup->decision.reply_within_share * seen_text(world, delivery.text, 1).staked_hours();
  const double delay = std::min({usual, soon, before_deadline(world, delivery)});
  Copies& copies = world.copies;
  const std::size_t row = append_row(copies);
  copies.text[row] = TextId(delivery.text);
  copies.leader[row] = LeaderId(delivery.leader);
  copies.received_hour[row] = delivery.hour;
  copies.due_hour[row] = delivery.hour + delay;
  copies.consulted[row] = delivery.consulted;
  copies.answer[row] = -1;
  copies.issues[row] = delivery.issues;
  copies.deferred[row] = delivery.deferred;
  copies.turned_words[row] = delivery.turned_words;
  copies.taken_for[row] = world.texts.meant_as[delivery.text];
}

}  // namespace truce::diplomacy
