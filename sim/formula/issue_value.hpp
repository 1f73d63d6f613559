// How good a text looks to one decider on the thirteen issues: margins above the reservation point, weighted
// (ruling M1).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace truce::formula {

// The order is that of the columns x_duration to x_guarantees of proposals_2014.csv.
enum class Issue : std::size_t {
  duration,
  sequence,
  forces,
  tunnel_work,
  crossings,
  fishing,
  salaries,
  port_airport,
  prisoners,
  demilitarisation,
  pa_role,
  monitoring,
  guarantees
};
inline constexpr std::size_t issue_count = 13;
inline constexpr std::array<std::string_view, issue_count> issue_names = {
    "duration",     "sequence",  "forces",           "tunnel_work", "crossings",  "fishing",   "salaries",
    "port_airport", "prisoners", "demilitarisation", "pa_role",     "monitoring", "guarantees"};

// A text's values, each 0-1; nothing where the text is silent.
using IssueText = std::array<std::optional<double>, issue_count>;

// Where one decider stands on one issue.
struct IssueStance {
  double ideal = 0;        // 0-1
  double reservation = 0;  // R_k, 0-1; breached on the wrong side
  double salience = 0;     // s_k >= 0
  double active = 0;       // a_k: 0 = no say on this issue now, 1 = full say
  double direction = 1;    // g_k: +1 where more is acceptable, -1 where less
  double waiting = 1;      // trust x delta^delay, 0-1, for terms that must be waited for
};
using IssueStances = std::array<IssueStance, issue_count>;

// m_k = clamp(g (x - R) / max(|ideal - R|, .15), -1, 1), before doubling and waiting; -1 to 1.
[[nodiscard]] double issue_margin(double value, const IssueStance& stance);

// m'_k = (m_k, doubled where negative: losses loom larger) x waiting; -2 to 1; silent or inactive issues give
// 0.
[[nodiscard]] std::array<double, issue_count> issue_margins(const IssueText& text,
                                                            const IssueStances& stances);

inline constexpr double most_issue_value = 3;  // V of a text that meets every ideal

// V = 3 sum(a s m') / sum(a s) over active issues with a value in the text; -6 to 3, 0 if there are none.
[[nodiscard]] double issue_value(const IssueText& text, const IssueStances& stances);

// trust x delta^days: worth of a step promised for later against the same step first; delta per day in (0,
// 1].
[[nodiscard]] double waiting_discount(double trust, double delay_days, double delta_per_day);

}  // namespace truce::formula
