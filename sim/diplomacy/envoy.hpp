// What a lead knows and drafts: perceived chances of a yes, the best draft within its bounds.
#pragma once

#include <optional>
#include <vector>

#include "sim/diplomacy/text_seen.hpp"
#include "sim/formula/reply_sum.hpp"

namespace truce::diplomacy {

// One effort as its lead has it before it in this step.
class Envoy {
 public:
  Envoy(const World& world, const Luck& luck, std::size_t effort);
  Envoy(const World& world, const Luck&& luck, std::size_t effort) = delete;  // it is kept by reference
  // The same effort as if its lead went another way (0 = the channels of its strategy).
  [[nodiscard]] Envoy on_way(std::int32_t way) const;

  [[nodiscard]] const StrategySetup& strategy() const { return *strategy_; }
  [[nodiscard]] const MediatorSetup& lead() const;
  [[nodiscard]] std::size_t effort() const { return effort_; }
  [[nodiscard]] std::size_t mediator() const { return mediator_; }  // row of the lead
  [[nodiscard]] std::int64_t leads() const;                         // bits of all who lead
  [[nodiscard]] double rival_share() const;
  // Largest rivalry of the lead towards any who leads with it or carries its texts, 0-1: they share the
  // credit.
  [[nodiscard]] double credit_shared() const;
  // What an agreement on a text is worth to the lead, utils: calm, and what the text gives its client
  // (model.md S11).
  [[nodiscard]] double worth_of_agreement(const formula::IssueText& text) const;

  // Perceived chance that all parties say yes if consultation is raised by `gain` of what is missing for
  // those of `raised` (bits of leaders): product over vetoes of clamp(Pr + optimism + error, .01, .99).
  [[nodiscard]] double chance(const formula::IssueText& text, std::int64_t raised, double gain) const;

  // Perceived chance that veto `v` (of vetoes()) says yes. What a text means to a veto is worked out once:
  // only how far it was consulted differs from act to act.
  [[nodiscard]] double yes(const formula::IssueText& text, std::size_t v, double consulted) const;

  // The strategy's text, moved within its freedom to where the least perceived chance x worth_of_agreement()
  // is largest (single text).
  [[nodiscard]] formula::IssueText draft() const;

  [[nodiscard]] const std::vector<std::size_t>& vetoes() const { return vetoes_; }
  [[nodiscard]] bool is_excluded(std::size_t leader) const;
  [[nodiscard]] bool is_at_table(std::size_t leader) const;
  // Own consultation, or what one with another leader of its party is worth to it, 0-1.
  [[nodiscard]] double consulted(std::size_t leader) const;
  [[nodiscard]] const ChannelSetup* channel(std::size_t leader) const;  // null: reached directly
  // Whether the lead has a line of its own to the leader: whom carriers reach is never visited.
  [[nodiscard]] bool speaks_to(std::size_t leader) const;
  // Whether the lead can speak to the leader now: not excluded, channel open, a line of its own or carriers.
  [[nodiscard]] bool reaches(std::size_t leader) const;

  // A text of this effort as a leader sees it who was consulted so far.
  [[nodiscard]] TextSeen seen(const formula::IssueText& text, double consulted) const;

 private:
  // Terms of a text for each veto, as if it had been consulted fully.
  struct Meaning {
    formula::IssueText text;
    std::vector<formula::ReplyTerms> terms;
  };
  const Meaning& meaning(const formula::IssueText& text) const;
  [[nodiscard]] std::int64_t on_the_way() const;  // bits of all who lead or carry

  const World& world_;
  const Luck& luck_;
  mutable std::optional<Meaning> last_;
  std::size_t effort_ = 0;
  const StrategySetup* strategy_ = nullptr;
  std::size_t mediator_ = 0;
  std::vector<std::size_t> vetoes_;
  std::vector<double> errors_;  // of perception, one a veto
  std::int32_t way_ = 0;
};

// How an effort's lead reaches a leader on a way of its strategy, null: directly.
[[nodiscard]] const ChannelSetup* channel_on(const StrategySetup& strategy, std::int32_t way,
                                             const std::string& leader);

// Row of the contact of an effort with a leader, -1 none.
[[nodiscard]] int contact_of(const World& world, std::size_t effort, std::size_t leader);

}  // namespace truce::diplomacy
