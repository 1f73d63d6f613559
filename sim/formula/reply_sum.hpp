// The decision equation: what a decider adds up before it answers a text, and the chance of a yes (ruling
// M1).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace truce::formula {

// What a decider sees in a text and in the war, all numbers as the decider itself believes them.
struct ReplyInputs {
  double issue_value = 0;            // V of issue_value(), about -6 to 3
  double duration_hours = 1e6;       // T; open-ended is 1e6 (stated_duration_hours())
  double aim = 0.15;                 // utils of finishing the search for hidden sites
  double sites_left = 0;             // believed share left, 0-1; 0 when no forces are inside
  double work_allowed = 0;           // tw: work on the sites allowed during the halt, 0-1
  double support = 0.5;              // share of the own public against a stop, 0-1
  double monitoring = 0;             // mon: monitoring offered, 0-1
  double weariness = 0;              // q_pat, 0-1 (weariness.hpp)
  double own_deaths_per_day = 0;     // own fighters or soldiers killed a day
  double people_deaths_per_day = 0;  // deaths a day in the theatre the decider answers for
  double holiday = 0;                // a holiday gives cover, 0-1
  double mediation = 0;              // mediation gives cover, 0-1
  double leverage = 0;               // utils, from mean_leverage() of leverage.hpp
  double rival_share = 0;            // s: share of the text's way that ran through the rival channel, 0-1
  double relation_author = 0;        // r = -rivalry of the author, -1 to 1
  double relation_rival = 0;         // r = -rivalry of the rival channel's lead, -1 to 1
  double legitimacy_loss = 0;        // L in 0-1, from legitimacy_loss()
  double consulted = 1;              // share consulted before the text was fixed, 0-1
  double audience_cost = 0;          // utils (audience_cost.hpp)
  double momentum = 0;               // M in 0-1 (momentum.hpp)
  double words = 0;                  // utils of contested words, signed
};

// What a party brings to every reply. Utils unless said otherwise; defaults of ruling M1 (priors, not
// measurements).
struct ReplyWeights {
  double value = 0.113;        // w, per unit of V; the twin run sets it to 0
  double temperature = 0.087;  // tau
  double disposition = 0;      // b_p
  double duration_constant_hours = 72;
  double war_base = 0;            // what going on is worth whatever happens
  double war_aim = 0;             // times aim times sites left, when work on them is forbidden
  double war_support = 0;         // times (support - 1/2)
  double war_regrouping = 0;      // times (1 - monitoring): fear that the other side regroups
  double war_weariness = 0;       // times q_pat, lowers the worth of war
  double war_eagerness = 0;       // times (1 - q_pat)
  double cover_own_death = 0;     // per own death a day
  double cover_people_death = 0;  // per death a day among the people
  double cover_holiday = 0;
  double cover_mediation = 0;
  double author_credit = 0.15;  // psi
  double legitimacy = 0.10;     // w_legit, 0-0.2
  double consultation = 0.30;   // c
  double momentum = 0.15;       // w_M
};

enum class Term : std::size_t {
  value,
  war_base,
  war_aim,
  war_support,
  war_regrouping,
  war_weariness,
  war_eagerness,
  cover,
  leverage,
  author_credit,
  legitimacy,
  consultation,
  audience_cost,
  momentum,
  words,
  disposition
};
inline constexpr std::size_t term_count = 16;
inline constexpr std::array<std::string_view, term_count> term_names = {
    "value",         "war_base", "war_aim",  "war_support",   "war_regrouping", "war_weariness",
    "war_eagerness", "cover",    "leverage", "author_credit", "legitimacy",     "consultation",
    "audience_cost", "momentum", "words",    "disposition"};

// Every part of one reply, in utils, signed so that a positive number speaks for a yes. The first seven are
// written before the scale d(T) multiplies them; contribution() gives what enters the sum.
struct ReplyTerms {
  double value = 0;
  double war_base = 0;
  double war_aim = 0;
  double war_support = 0;
  double war_regrouping = 0;
  double war_weariness = 0;
  double war_eagerness = 0;
  double cover = 0;
  double leverage = 0;
  double author_credit = 0;
  double legitimacy = 0;
  double consultation = 0;
  double audience_cost = 0;
  double momentum = 0;
  double words = 0;
  double disposition = 0;
  double scale = 1;  // d(T), 0-1

  [[nodiscard]] double contribution(Term term) const;          // utils, scaled
  [[nodiscard]] double worth_of_war() const;                   // W_p in utils, before the scale
  [[nodiscard]] double sum() const;                            // dU in utils
  [[nodiscard]] double probability(double temperature) const;  // logistic(dU / tau), tau > 0
};

// dU = d(T) [w V - W] + cover + lev + psi - w_legit L - c (1 - cons) - AC + w_M M + words + b; utils (ruling
// M1).
[[nodiscard]] ReplyTerms reply_terms(const ReplyInputs& inputs, const ReplyWeights& weights);

// d(T) = 1 - exp(-T / T_c): the share of a permanent stop that T hours stake; T >= 0, T_c > 0 (model.md 3.2).
[[nodiscard]] double duration_scale(double hours, double constant_hours);

// Hours to put for T: as stated; 1e6 if open-ended (negative); a blank is 168 h if x_duration <= .7, else
// 1e6.
[[nodiscard]] double stated_duration_hours(std::optional<double> hours, double x_duration);

// L = s where the rival channel is disliked (r < 0), else 0: the text puts both sides on one level (ruling
// M1).
[[nodiscard]] double legitimacy_loss(double rival_share, double relation_rival);

// The term whose setting to its value in `reference` raises the probability most; none if no term does.
[[nodiscard]] std::optional<Term> binding_term(const ReplyTerms& terms, const ReplyTerms& reference);

// A change of one term, in utils before the scale, that brings the probability to 1/2.
struct Flip {
  Term term = Term::value;
  double change = 0;          // utils to add to the term
  double share_of_range = 0;  // |change| over the range given for that term
};

// Utils missing in the sum until the probability is 1/2: minus the sum.
[[nodiscard]] double missing_to_half(const ReplyTerms& terms);

// The flip that uses the smallest share of its term's range (utils >= 0, same fields; 0 = cannot change).
[[nodiscard]] std::optional<Flip> smallest_flip(const ReplyTerms& terms, const ReplyTerms& range);

}  // namespace truce::formula
