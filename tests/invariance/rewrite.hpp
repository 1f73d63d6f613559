// Walks every word, moment and list of a description by its key tables, so that tests can rename, shift or
// mirror it.
#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sim/base/key.hpp"

namespace truce::testing {

template <class T>
concept HasKeys = requires {
  T::keys;
};

template <class T>
struct IsEntries : std::false_type {};
template <class T>
struct IsEntries<std::vector<Entry<T>>> : std::true_type {};

// Calls word(std::string&) for every id and word, moment(Instant&) for every moment that is set.
template <class T, class Word, class Moment>
void rewrite(T& value, const Word& word, const Moment& moment) {
  if constexpr (std::is_same_v<T, std::string>) {
    word(value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    if (value.is_set()) moment(value);
  } else if constexpr (IsEntries<T>::value) {
    for (auto& [id, inside] : value) {
      word(id);
      rewrite(inside, word, moment);
    }
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    for (std::string& inside : value) word(inside);
  } else if constexpr (HasKeys<T>) {
    std::apply([&](const auto&... key) { (rewrite(value.*(key.member), word, moment), ...); }, T::keys);
  }
}

}  // namespace truce::testing
