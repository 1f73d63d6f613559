// Opinion kernel: one synchronous step of many citizens on plain columns; the same bits on any thread count
// and any lanes.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "sim/people/opinion_noise.hpp"
#include "sim/world/network.hpp"

namespace truce {

// One public's columns, all of network.agents() rows. Real is float (half the memory) or double.
template <class Real>
struct OpinionColumns {
  std::span<const Real> opinion;
  std::span<const Real> susceptibility;  // s, 0 (own anchor only) .. 1
  std::span<const Real> anchor;
  std::span<const Real> media;  // what the citizen's outlets say; empty: no media, media_share is not used
  std::span<Real> next;         // written; must not overlap the others
};

// x' = clamp( s [ (1 - eta) mean_j x_j + eta media ] + (1 - s) anchor + shock + noise_sd z, lowest, highest
// ), z normal. The mean is over neighbours with |x_j - x_i| < confidence, and the citizen itself where
// `hears_itself`; with nobody to hear it is the own opinion. Friedkin & Johnsen 1990 with bounded confidence
// (Hegselmann & Krause 2002); model.md 7.3. Sums run over neighbours in ascending order, the citizen itself
// first, all in Real.
struct OpinionRule {
  double confidence =
      std::numeric_limits<double>::infinity();  // epsilon, units of opinion; infinity: all are heard
  double media_share = 0.0;                     // eta of this step, 0..1
  double shock = 0.0;                           // of the whole public
  double noise_sd = 0.0;                        // 0: no noise is drawn
  double lowest = -1.0;
  double highest = 1.0;
  bool hears_itself = true;
};

// Writes columns.next. Throws BugError where lengths differ. float is exact to rounding; see docstrings of
// fill_noise for z.
void opinion_step(const Network& network, const OpinionColumns<float>& columns, const OpinionRule& rule,
                  const NoiseLuck& luck);
void opinion_step(const Network& network, const OpinionColumns<double>& columns, const OpinionRule& rule,
                  const NoiseLuck& luck);

}  // namespace truce
