// The model: every mechanism of the list with its own values and its switch, as the scenario sets them.
#pragma once

#include <tuple>
#include <vector>

#include "sim/base/key.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/process/process.hpp"

namespace truce {

// A mechanism's values and whether it works in this run. Its YAML block is `mechanisms: {name: {on: true,
// ...}}`.
template <class M>
struct Switched : M {
  bool on = true;

  static const inline auto keys = std::tuple_cat(
      std::tuple{Key{"on", &Switched::on, {}, "", "whether the mechanism works in this run"}}, M::keys);
};

template <class M>
struct Holder {
  Switched<M> block;
};

template <class List>
struct ModelOf;

template <class... M>
struct ModelOf<std::tuple<M...>> : Holder<M>... {
  static const inline auto keys =
      std::tuple{Key<Holder<M>, Switched<M>>{M::card.name, &Holder<M>::block, {}, "", M::card.says}...};

  // The mechanisms that are on, in list order, each with its values copied in.
  [[nodiscard]] std::vector<Mechanism> bind_all() const {
    std::vector<Mechanism> bound;
    (bind_one(static_cast<const Holder<M>&>(*this).block, bound), ...);
    return bound;
  }

 private:
  template <class S>
  static void bind_one(const Switched<S>& block, std::vector<Mechanism>& bound) {
    if (block.on) bound.push_back(bind(static_cast<const S&>(block)));
  }
};

using Model = ModelOf<MechanismList>;

}  // namespace truce
